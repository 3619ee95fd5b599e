"""What goes back on a refund: how much, by which tenders, and for which lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.money import Money, share_out, total
from counter.orders.model import Line, Order
from counter.settings.cash import CashRounding, round_cash
from counter.till.model import LineBack, MoneyBack, Paid
from counter.till.rules import CASH, KEPT, check_tender


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
    """What a refund gives back: so much in all, by these tenders, for these lines.

    Where they come off the order, so much of what was paid is `undone`.
    """

    amount: Money
    back: tuple[MoneyBack, ...]
    lines: tuple[LineBack, ...]
    undone: Money | None = None


def plan_refund(
    order: Order,
    paid: Paid,
    asked: RefundRequest,
    rounding: CashRounding | None = None,
    own: Sequence[str] = (),
) -> RefundPlan:
    """What goes back of an order that was `paid` so.

    What was really paid, service, cash rounding and all, is shared out over the lines and over their pieces, the first
    ones carry the odd cents, so that all of them come to what was paid. Money goes back by the tenders it came by, in
    proportion to what each has left; what goes back in cash is rounded as cash is (`rounding`), but for the last of it,
    and the others take up what that makes.
    `own` are the shop's own tenders. Refused where nothing or more than is left would go back, and where a line has not
    as many left.
    """
    if asked.lines and asked.amount is not None:
        raise Refused("Refund lines or an amount, not both at once.")
    if asked.lines:
        lines = _lines(order, paid, asked.lines)
        amount = _with_the_last_cents(order, paid, lines, rounding)
    elif asked.amount is not None:
        if asked.amount.minor <= 0:
            raise Refused("Say how much goes back, above zero.")
        lines, amount = (), asked.amount
    else:
        amount = paid.left
        lines = _all_lines(order, paid, amount)
    _check(amount, paid.left)
    back = _in_coins(_back(paid, amount, asked.tender, own), paid, rounding)
    really = total((each.amount for each in back), paid.currency)
    _check(really, paid.left)
    of_lines = total((line.amount for line in lines), paid.currency)
    return RefundPlan(really, back, _coming_to(lines, min(of_lines, amount) + really - amount))


def comes_otherwise(paid: Paid, back: Sequence[MoneyBack]) -> bool:
    """Whether money would go back by a tender by which not as much came in, less what went back by it."""
    return any(each.amount > paid.left_by(each.tender, each.source) for each in back)


def lines_left(order: Order, paid: Paid) -> tuple[LineBack, ...]:
    """What was not refunded yet of each line: how many, and what was paid for them."""
    worth = worth_of_lines(order, paid)
    return tuple(line for sold in order.sold if (line := _line(sold, worth[sold.line_id], paid, None)).quantity)


def worth_of_lines(order: Order, paid: Paid) -> dict[LineId, Money]:
    """What is paid for each line in the end: its price, with its part of the service and of cash rounding.

    No service is for a deposit.
    """
    served = [0 if line.belongs_to else line.owed.minor for line in order.sold]
    service = share_out(order.service.owed.minor if order.service else 0, served)
    prices = [line.owed.minor + part for line, part in zip(order.sold, service, strict=True)]
    shares = share_out(order.total.minor + paid.rounding.minor, prices)
    return {line.line_id: Money(share, paid.currency) for line, share in zip(order.sold, shares, strict=True)}


def _with_the_last_cents(order: Order, paid: Paid, lines: Sequence[LineBack], rounding: CashRounding | None) -> Money:
    """What goes back for lines; with the last of them also what rounding what went back before left over."""
    amount = total((line.amount for line in lines), paid.currency)
    back = total((refund.amount for refund in paid.given_back), paid.currency)
    left = order.total + paid.rounding - back
    if rounding is None or not paid.given_back or sum(line.quantity for line in lines) < _pieces_left(order, paid):
        return amount
    most = rounding.step_in(paid.currency).minor * len(paid.given_back)
    return min(left, paid.left) if abs(left.minor - amount.minor) <= most else amount


def _pieces_left(order: Order, paid: Paid) -> int:
    return sum(line.quantity for line in lines_left(order, paid))


def _in_coins(back: tuple[MoneyBack, ...], paid: Paid, rounding: CashRounding | None) -> tuple[MoneyBack, ...]:
    """What goes back in cash in coins that there are; the last of what came in cash as it came."""
    left, nothing = paid.left, paid.left * 0
    rounded = []
    for each in back:
        amount = each.amount
        if each.tender == CASH and amount not in (paid.left_by(CASH), left):
            amount = min(round_cash(amount, rounding), left)
        rounded.append(replace(each, amount=amount))
        left = max(left - amount, nothing)
    return tuple(each for each in _evened(back, rounded, paid) if each.amount)


def _evened(back: Sequence[MoneyBack], rounded: Sequence[MoneyBack], paid: Paid) -> Iterator[MoneyBack]:
    """What rounding cash left over, or took, goes by the other tenders, as far as they have it."""
    nothing = paid.left * 0
    off = total((each.amount for each in back), paid.currency) - total((each.amount for each in rounded), paid.currency)
    for each in rounded:
        part = nothing
        if each.tender != CASH:
            more = max(paid.left_by(each.tender, each.source) - each.amount, nothing)
            part = max(min(off, more), -each.amount)
            off -= part
        yield replace(each, amount=each.amount + part)


def _coming_to(lines: tuple[LineBack, ...], amount: Money) -> tuple[LineBack, ...]:
    """Lines whose amounts come to that, in proportion."""
    shares = share_out(amount.minor, [line.amount.minor for line in lines])
    return tuple(replace(line, amount=Money(share, amount.currency)) for line, share in zip(lines, shares, strict=True))


def _check(amount: Money, left: Money) -> None:
    if amount.minor <= 0:
        raise Refused("That was refunded already, or cost nothing.")
    if amount > left:
        raise Refused("Only {left} is left to refund on this order.", left=left)


def _lines(order: Order, paid: Paid, wanted: Sequence[LineWanted]) -> tuple[LineBack, ...]:
    sold = {line.line_id: line for line in order.sold}
    if any(line.line_id not in sold for line in wanted) or len({line.line_id for line in wanted}) < len(wanted):
        raise Refused("Choose lines of this order, each once.")
    worth = worth_of_lines(order, paid)
    wanted = [*wanted, *_deposits(order, paid, wanted)]
    lines = [_line(sold[line.line_id], worth[line.line_id], paid, line.quantity) for line in wanted]
    return tuple(line for line in lines if line.quantity)


def _deposits(order: Order, paid: Paid, wanted: Sequence[LineWanted]) -> Iterator[LineWanted]:
    """The deposits of lines that go back, unless they are asked for themselves, or were given back before."""
    asked, left = (
        {line.line_id: line for line in wanted},
        {line.line_id: line.quantity for line in lines_left(order, paid)},
    )
    for line in order.sold:
        if line.belongs_to in asked and line.line_id not in asked and line.line_id in left:
            quantity = asked[line.belongs_to].quantity
            yield LineWanted(line.line_id, None if quantity is None else min(quantity, left[line.line_id]))


def _line(sold: Line, worth: Money, paid: Paid, quantity: int | None) -> LineBack:
    back = [line for refund in paid.given_back for line in refund.lines if line.line_id == sold.line_id]
    before = sum(line.quantity for line in back)
    left = sold.quantity - before
    if quantity is None or quantity == left:
        given = total((line.amount for line in back), paid.currency)
        return LineBack(sold.line_id, left, worth - given)
    if not 0 < quantity < left:
        raise Refused("Of {item} {left} can be refunded. Choose so many.", item=sold.name, left=left)
    pieces = share_out(worth.minor, [1] * sold.quantity)
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


def _back(paid: Paid, amount: Money, tender: str, own: Sequence[str]) -> tuple[MoneyBack, ...]:
    if tender:
        check_tender(tender, own)
    if tender and tender not in KEPT:
        return (MoneyBack(tender, amount),)
    ways = [way for way in paid.ways if tender in ("", way[0])]
    left = [max(0, paid.left_by(*way).minor) for way in ways]
    if tender and amount.minor > sum(left):
        most = Money(sum(left), amount.currency)
        raise Refused("Only {left} can go back by {tender}: what it paid.", left=most, tender=tender)
    backs = (
        MoneyBack(name, Money(share, amount.currency), source)
        for (name, source), share in zip(ways, share_out(amount.minor, left), strict=True)
    )
    return tuple(back for back in backs if back.amount)
