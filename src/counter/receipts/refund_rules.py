"""What the receipt of a refund says: the same kinds of rows as that of the sale, every amount below nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.kernel.language import Language
from counter.kernel.money import Money, share_out
from counter.orders.model import Line, Order, Reduction
from counter.receipts.content import ReceiptContent, RefundOf, below_nothing
from counter.receipts.model import Receipt
from counter.receipts.refund_parts import PartRefunded
from counter.receipts.rules import receipt_lines, share_lines, whole_reductions
from counter.receipts.shares import part_of
from counter.till.model import RefundMade


def part_sold(order: Order, back: PartRefunded) -> Order:
    """The order as if it were only what goes back: a line that goes back by the piece with what lowered its price."""
    part = part_of(order, back.share)
    pieces = {each.line_id: each.pieces for each in back.share.parts}
    lines = tuple(replace(each, sold=_by_the_piece(each.sold, pieces[each.line_id], order)) for each in part.lines)
    return replace(part, lines=lines)


def as_refund(
    content: ReceiptContent,
    part: Order,
    back: PartRefunded,
    refund: RefundMade,
    receipts: Sequence[Receipt],
    good_again: Sequence[str],
    language: Language,
) -> ReceiptContent:
    """The receipt of a refund, made of that of its `part` of the sale; `receipts` are those of the sale.

    By what it went back is not in it.
    """
    plain = {line.line_id: row for line, row in zip(part.sold, share_lines(part, back.share, language), strict=True)}
    whole = {line.line_id: row for line, row in zip(part.sold, receipt_lines(part, language), strict=True)}
    lines = tuple(whole[line.line_id] if _adds_up(line, part) else plain[line.line_id] for line in part.sold)
    return replace(
        below_nothing(replace(content, lines=lines, reductions=whole_reductions(part))),
        total=-(back.share.amount + back.too_much),
        rounding=-back.rounding if back.rounding else None,
        refund_of=RefundOf(
            receipts=tuple(receipt.content.number for receipt in receipts),
            sold_at=receipts[0].content.sold_at if receipts else None,
            reason=language.say(refund.reason),
            goods=refund.goods,
            good_again=tuple(good_again),
            too_much=-back.too_much if back.too_much else None,
        ),
    )


def _by_the_piece(line: Line, pieces: str, order: Order) -> Line:
    """So many of a line, with their part of what lowered it; without where something of its price went back before."""
    left = line.owed if order.prices_include_tax else line.net
    if not pieces:
        return replace(line, reductions=())
    quantity, sold = int(pieces), next(each for each in order.sold if each.line_id == line.line_id)
    off = (line.unit_price * quantity - left).minor
    usual = sold.reduced.minor * quantity // sold.quantity
    if order.exempt or not 0 <= off - usual <= quantity:
        return replace(line, quantity=quantity, reductions=())
    shares = share_out(off, [each.amount.minor for each in line.reductions])
    reductions = (_worth(each, share) for each, share in zip(line.reductions, shares, strict=True))
    return replace(line, quantity=quantity, reductions=tuple(each for each in reductions if each.amount))


def _worth(reduction: Reduction, minor: int) -> Reduction:
    return replace(reduction, amount=Money(minor, reduction.amount.currency))


def _adds_up(line: Line, part: Order) -> bool:
    """Whether its price less what lowered it is what goes back for it."""
    return line.total == (line.owed if part.prices_include_tax else line.net)
