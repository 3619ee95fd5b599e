"""What a receipt says of a sale's lines, reductions, money and tax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from string import ascii_uppercase
from uuid import UUID

from counter.kernel.ids import VoucherId
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.orders.model import VOUCHER, Line, Order, Reduction, spent_by_voucher
from counter.orders.tax import tax_by_rate
from counter.orders.taxed import Taxed
from counter.orders.words import line_name, line_words
from counter.receipts.content import ReceiptLine, Reduced, ServiceLine, TaxLine, Tendered, VoucherUsed
from counter.receipts.shares import Share
from counter.till.model import MoneyBack, Paid
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE

TENDER_NAMES = {CASH: _("Cash"), CARD: _("Card"), GIFT_CARD: _("Gift card"), HOUSE: _("House account")}
_LETTERS = (*ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2)))


@dataclass(frozen=True, slots=True)
class CodeKnown:
    """Of a voucher or a gift card: the last five of its code, and what is left on it."""

    end: str
    left: Money


def tender_within(tender: str, language: Language) -> str:
    """A tender as it stands within a phrase: “cash”, “gift card”; the shop's own (TWINT) as the shop writes it."""
    return language.within(language.say(TENDER_NAMES[tender])) if tender in TENDER_NAMES else tender


def receipt_lines(order: Order, language: Language) -> tuple[ReceiptLine, ...]:
    """The lines as sold, each with the reductions that were given on it."""
    return tuple(_line(line, _letters_of(line, order), language) for line in order.sold)


def service_line(order: Order) -> ServiceLine | None:
    """The service on an order, where there is one."""
    service = order.service
    return ServiceLine(service.share, service.amount, _letters_of(service, order)) if service else None


def _letters_of(sold: Taxed, order: Order) -> str:
    letters = {(tax.name, tax.rate): tax.letter for tax in tax_lines(order)}
    return "".join(letters[tax.name, tax.rate] for tax in sold.taxes)


def whole_reductions(order: Order) -> tuple[Reduced, ...]:
    """What was taken off the whole order, vouchers apart: a share of it stands in each line."""
    shares = (
        reduction
        for line in order.sold
        for reduction in line.reductions
        if reduction.source is not None and reduction.kind != VOUCHER
    )
    return _together(shares)


def vouchers_used(order: Order, known: Mapping[VoucherId, CodeKnown]) -> tuple[VoucherUsed, ...]:
    """What each voucher took off; `known` are the ends of their codes, and what is left on them."""
    return tuple(
        VoucherUsed(known[voucher].end, amount, known[voucher].left or None)
        for voucher, amount in spent_by_voucher(order.sold).items()
    )


def tendered(paid: Paid, language: Language, cards: Mapping[UUID, CodeKnown]) -> tuple[Tendered, ...]:
    """What was handed over, a line for each payment; below nothing what went back for lines that were taken off.

    `cards` are the gift cards that paid.
    """
    came = []
    for payment in paid.payments:
        card = cards.get(payment.source) if payment.source else None
        by = tendered_by(payment.tender, payment.tendered, language, card.end if card else "")
        came.append(replace(by, left=card.left if card else None))
    undone = (refund for refund in paid.refunds if refund.undone is not None)
    return (*came, *(back for refund in undone for back in gone_back(refund.back, language, cards)))


def gone_back(
    amounts: Iterable[MoneyBack], language: Language, cards: Mapping[UUID, CodeKnown]
) -> tuple[Tendered, ...]:
    """What went back, below nothing, by its tenders; `cards` are the gift cards that had paid."""
    went = []
    for back in amounts:
        card = cards.get(back.source) if back.source else None
        went.append(tendered_by(back.tender, -back.amount, language, card.end if card else ""))
    return tuple(went)


def tendered_by(tender: str, amount: Money, language: Language, end: str = "") -> Tendered:
    """An amount that came in by a tender, with its name in a language; `end` is that of a gift card's code."""
    return Tendered(_way(tender, end, language), amount, tender, end)


def tender_words(tendered: Tendered, language: Language) -> str:
    """By what an amount came in, in a language; as it was sold where only that is known."""
    return _way(tendered.tender, tendered.end, language) if tendered.tender else tendered.label


def _way(tender: str, end: str, language: Language) -> str:
    name = language.say(TENDER_NAMES.get(tender, tender))
    return language.say("{tender} …{end}", tender=name, end=end) if end else name


def share_lines(part: Order, share: Share, language: Language) -> tuple[ReceiptLine, ...]:
    """What of each line a share pays, with its part of the line's reductions; `part` is the order as if it were it all.

    What was taken off the whole order is in none of the amounts.
    """
    pieces = {each.line_id: each.pieces for each in share.parts}
    return tuple(
        ReceiptLine(
            quantity=line.quantity,
            name=line_name(line, language),
            modifiers=", ".join(map(language.within, line_words(line, language))),
            unit=line.unit_price,
            amount=_before_reductions(line, part),
            tax=_letters_of(line, part),
            reductions=_of_line(line),
            part=pieces[line.line_id] or _even_pieces(line, share.of, part) or language.say("part of"),
        )
        for line in part.sold
    )


def _before_reductions(line: Line, part: Order) -> Money:
    return (line.owed if part.prices_include_tax else line.net) + line.reduced


def _even_pieces(line: Line, of: int, part: Order) -> str:
    """How many pieces are one of so many even shares ("1/3", "2"); "" where it is another part, as of a rest."""
    whole, share = line.gross.minor, _before_reductions(line, part).minor
    return str(Fraction(line.quantity, of)) if of and abs(share * of - whole) <= 2 * of else ""


def tax_lines(order: Order) -> tuple[TaxLine, ...]:
    """What was taxed at each rate, the lowest first, under a letter of its own."""
    taxes = tax_by_rate(order.taxed, order.total.currency)
    return tuple(
        TaxLine(letter, tax.rate, tax.net, tax.tax, tax.name, None if tax.base == tax.net else tax.base)
        for letter, tax in zip(_LETTERS, taxes, strict=False)
    )  # fmt: skip


def _line(line: Line, letter: str, language: Language) -> ReceiptLine:
    return ReceiptLine(
        quantity=line.quantity,
        name=line_name(line, language),
        modifiers=", ".join(map(language.within, line_words(line, language))),
        unit=line.unit_price,
        amount=line.gross,
        tax=letter,
        reductions=_of_line(line),
    )


def _of_line(line: Line) -> tuple[Reduced, ...]:
    return _together(reduction for reduction in line.reductions if reduction.source is None)


def _together(reductions: Iterable[Reduction]) -> tuple[Reduced, ...]:
    """One of each kind and reason, in the order in which they come."""
    sums: dict[tuple[str, str], Money] = {}
    for reduction in reductions:
        named = (reduction.kind, reduction.reason)
        sums[named] = reduction.amount + sums.get(named, reduction.amount * 0)
    return tuple(Reduced(kind, reason, amount) for (kind, reason), amount in sums.items())
