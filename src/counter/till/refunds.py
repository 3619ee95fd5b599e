"""What goes back on a refund: how much, by which tenders, and for which lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.money import Money, share_out, total
from counter.orders.model import Line, Order
from counter.till.model import LineBack, MoneyBack, Paid
from counter.till.rules import check_tender


@dataclass(frozen=True, slots=True)
class LineWanted:
    """So many of a line; None: all that was not refunded yet."""

    line_id: LineId
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """What is to go back: these lines, or an amount for none in particular, or else everything that is left.

    `tender` is how; "" goes back the way it came.
    """

    lines: tuple[LineWanted, ...] = ()
    amount: Money | None = None
    tender: str = ""


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """What a refund gives back: so much in all, by these tenders, for these lines."""

    amount: Money
    back: tuple[MoneyBack, ...]
    lines: tuple[LineBack, ...]


def plan_refund(order: Order, paid: Paid, asked: RefundRequest) -> RefundPlan:
    """What goes back of an order that was `paid` so.

    What a line cost is shared out over its pieces, the first ones carry the odd cents, so that all of them come to
    what was paid for it. Money goes back by the tenders it came by, in proportion to what each has left.
    Refused where nothing or more than is left would go back, and where a line has not as many left.
    """
    if asked.lines and asked.amount is not None:
        raise Refused("Refund lines or an amount, not both at once.")
    if asked.lines:
        lines = _lines(order, paid, asked.lines)
        amount = total((line.amount for line in lines), paid.currency)
    elif asked.amount is not None:
        if asked.amount.minor <= 0:
            raise Refused("Say how much goes back, above zero.")
        lines, amount = (), asked.amount
    else:
        amount = paid.left
        lines = _all_lines(order, paid, amount)
    _check(amount, paid.left)
    return RefundPlan(amount, _back(paid, amount, asked.tender), lines)


def lines_left(order: Order, paid: Paid) -> tuple[LineBack, ...]:
    """What was not refunded yet of each line: how many, and what was paid for them."""
    return tuple(line for sold in order.sold if (line := _line(sold, paid, None)).quantity)


def _check(amount: Money, left: Money) -> None:
    if amount.minor <= 0:
        raise Refused("That was refunded already, or cost nothing.")
    if amount > left:
        raise Refused("Only {left} is left to refund on this order.", left=left)


def _lines(order: Order, paid: Paid, wanted: Sequence[LineWanted]) -> tuple[LineBack, ...]:
    sold = {line.line_id: line for line in order.sold}
    if any(line.line_id not in sold for line in wanted) or len({line.line_id for line in wanted}) < len(wanted):
        raise Refused("Choose lines of this order, each once.")
    lines = [_line(sold[line.line_id], paid, line.quantity) for line in wanted]
    return tuple(line for line in lines if line.quantity)


def _line(sold: Line, paid: Paid, quantity: int | None) -> LineBack:
    back = [line for refund in paid.refunds for line in refund.lines if line.line_id == sold.line_id]
    before = sum(line.quantity for line in back)
    left = sold.quantity - before
    if quantity is None or quantity == left:
        given = total((line.amount for line in back), paid.currency)
        return LineBack(sold.line_id, left, sold.owed - given)
    if not 0 < quantity < left:
        raise Refused("Of {item} {left} can be refunded. Choose so many.", item=sold.name, left=left)
    pieces = share_out(sold.owed.minor, [1] * sold.quantity)
    return LineBack(sold.line_id, quantity, Money(sum(pieces[before : before + quantity]), paid.currency))


def _all_lines(order: Order, paid: Paid, amount: Money) -> tuple[LineBack, ...]:
    """Every piece not refunded yet; where an amount went back for no line in particular, less of each."""
    left = lines_left(order, paid)
    prices = [line.amount.minor for line in left]
    shares = share_out(min(amount.minor, sum(prices)), prices)
    return tuple(
        LineBack(line.line_id, line.quantity, Money(share, paid.currency))
        for line, share in zip(left, shares, strict=True)
    )


def _back(paid: Paid, amount: Money, tender: str) -> tuple[MoneyBack, ...]:
    if tender:
        check_tender(tender)
        return (MoneyBack(tender, amount),)
    left: Counter[str] = Counter()
    for payment in paid.payments:
        left[payment.tender] += payment.amount.minor
    for refund in paid.refunds:
        for back in refund.back:
            left[back.tender] -= back.amount.minor
    shares = share_out(amount.minor, [max(0, minor) for minor in left.values()])
    backs = (MoneyBack(name, Money(share, amount.currency)) for name, share in zip(left, shares, strict=True))
    return tuple(back for back in backs if back.amount)
