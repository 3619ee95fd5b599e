"""A share of a bill: which part of which lines it pays, and what of their taxes. All shares add up to the order.

Each is reckoned of what the ones before left, and the last of a line takes its rest: no cent of one rate lands under
another, and none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TypeVar

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, PaymentId
from counter.kernel.money import Money, round_half_up, share_out
from counter.orders.model import Line, Order, Reduction
from counter.orders.taxed import ServiceCharge, Taxed

MOST_SHARES = 99
"""In how many shares a bill is split at most."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """So many pieces of a line: 2, or a third of one."""

    line_id: LineId
    pieces: Fraction


@dataclass(frozen=True, slots=True)
class ShareAsked:
    """What is paid now: these `lines`, or an `amount`, or else the next `of` so many even shares."""

    lines: tuple[LinePart, ...] = ()
    amount: Money | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class SharePart:
    """What of a line a share pays: so many `pieces` ("2", "1/3", "" where it is a part by price), and of each tax.

    Without a line it is of the service. `reductions` are its part of each of what lowered the line.
    """

    line_id: LineId | None
    pieces: str
    owed: Money
    taxes: tuple[Money, ...]
    reductions: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share and its parts; an even one is the `nth` of `of`, of what was left at the first (`base`).

    `payments` paid it: once all of them went back it is open again.
    """

    amount: Money
    parts: tuple[SharePart, ...]
    payments: tuple[PaymentId, ...] = ()
    nth: int = 0
    of: int = 0
    base: Money | None = None


def next_share(order: Order, paid: Sequence[Share], left: Money, asked: ShareAsked) -> Share:
    """The share that is asked for, of what the `paid` ones left; `left` is what is still to pay of the order.

    The last of them takes with it what costs nothing. Refused where a line has not as much left, more than is left
    would be paid, or a bill is split otherwise already.
    """
    share = _asked(order, paid, left, asked)
    rest = [each for each in _left(order, (*paid, share)) if each.is_open]
    if any(each.owed for each in rest):
        return share
    return replace(share, parts=(*share.parts, *(each.part(0, str(each.pieces)) for each in rest)))


def _asked(order: Order, paid: Sequence[Share], left: Money, asked: ShareAsked) -> Share:
    if asked.lines:
        parts = _parts_of_lines(order, paid, asked.lines)
        amount = Money(sum(part.owed.minor for part in parts), left.currency)
        _check(amount, left)
        return Share(amount=amount, parts=parts)
    if asked.amount is not None:
        _check(asked.amount, left)
        return Share(amount=asked.amount, parts=_parts_by_price(order, paid, asked.amount))
    return _even(order, paid, left, asked.of)


def even_amounts(whole: Money, of: int) -> tuple[Money, ...]:
    """A bill in so many even shares: they differ by a cent at most, the first ones carry it."""
    return tuple(Money(minor, whole.currency) for minor in share_out(whole.minor, [1] * of))


def rest_of(order: Order, paid: Sequence[Share]) -> Share:
    """Everything that is in no share."""
    rest = _left(order, paid)
    parts = tuple(each.part(each.owed.minor, "" if each.owed else str(each.pieces)) for each in rest if each.is_open)
    return Share(amount=Money(sum(part.owed.minor for part in parts), order.total.currency), parts=parts)


def part_of(order: Order, share: Share) -> Order:
    """The order as if it were the share alone: its lines and its service with the net and the taxes of their parts."""
    parts = {part.line_id: part for part in share.parts}
    lines = tuple(
        replace(line, sold=_lowered(_taxed(line.sold, parts[line.line_id]), parts[line.line_id]))
        for line in order.lines
        if line.line_id in parts
    )
    service = order.service
    if service is not None:
        part = parts.get(None)
        service = None if part is None else _taxed(service, part)
    if service is not None:
        service = replace(service, amount=service.owed if order.prices_include_tax else service.net)
    return replace(order, lines=lines, service=service, total=share.amount)


def pieces_left(order: Order, paid: Sequence[Share]) -> dict[LineId, Fraction]:
    """How many pieces of each line are in no share."""
    return {each.line_id: each.pieces for each in _left(order, paid) if each.line_id is not None}


def check_not_in_share(order: Order, paid: Sequence[Share], line_id: LineId, pieces: int) -> None:
    """Refused where part of so many pieces of a line is in a share that is paid, while others are to pay."""
    if not paid:
        return
    left = next(each for each in _left(order, paid) if each.line_id == line_id)
    sold = next(line for line in order.sold if line.line_id == line_id)
    if left.pieces < pieces or left.owed.minor * sold.quantity < sold.owed.minor * pieces:
        raise Refused("Part of {item} is in a share that is paid. Give that payment back first.", item=left.name)


def _check(amount: Money, left: Money) -> None:
    if amount.minor <= 0:
        raise Refused("A share pays something. Choose an amount above nothing.")
    if amount > left:
        raise Refused("Only {left} is left to pay. Choose a smaller share.", left=left)


def _even(order: Order, paid: Sequence[Share], left: Money, of: int) -> Share:
    if not 1 <= of <= MOST_SHARES:
        raise Refused("A bill is split in 1 to {most} shares. Choose a number between.", most=MOST_SHARES)
    before = [share for share in paid if share.of]
    if before and before[0].of != of:
        raise Refused("This bill is split in {count} already. Pay the next of them.", count=before[0].of)
    base = before[0].base if before and before[0].base is not None else left
    open_ones = [nth for nth in range(1, of + 1) if nth not in {share.nth for share in before}]
    if not open_ones:
        raise Refused("All {count} shares are paid. Pay what is left without a share.", count=of)
    amount = left if len(open_ones) == 1 else min(even_amounts(base, of)[open_ones[0] - 1], left)
    _check(amount, left)
    return Share(amount=amount, parts=_parts_by_price(order, paid, amount), nth=open_ones[0], of=of, base=base)


@dataclass(frozen=True, slots=True)
class _Left:
    line_id: LineId | None
    name: str
    pieces: Fraction
    owed: Money
    taxes: tuple[Money, ...]
    reductions: tuple[Money, ...]

    @property
    def is_open(self) -> bool:
        """Whether something of it is in no share: what it costs, or what it cost before that was taken off."""
        return bool(self.owed) or any(self.reductions)

    def part(self, owed: int, pieces: str) -> SharePart:
        """So many minor units of it, with their part of each tax and of what lowered it."""
        if owed == self.owed.minor:
            return SharePart(self.line_id, pieces, self.owed, self.taxes, self.reductions)
        of_taxes, of_reductions = (self._part(owed, amounts) for amounts in (self.taxes, self.reductions))
        return SharePart(self.line_id, pieces, Money(owed, self.owed.currency), of_taxes, of_reductions)

    def _part(self, owed: int, amounts: Sequence[Money]) -> tuple[Money, ...]:
        whole, currency = self.owed.minor, self.owed.currency
        return tuple(Money(round_half_up(Decimal(each.minor * owed) / whole), currency) for each in amounts)


def _left(order: Order, paid: Sequence[Share]) -> list[_Left]:
    parts = [part for share in paid for part in share.parts]
    left = [_left_of(line, line.line_id, line.name, line.quantity, parts, line.reductions) for line in order.sold]
    return [*left, _left_of(order.service, None, "", 1, parts)] if order.service else left


def _left_of(
    of: Taxed,
    line_id: LineId | None,
    name: str,
    quantity: int,
    parts: Sequence[SharePart],
    lowered: Sequence[Reduction] = (),
) -> _Left:
    pieces, owed, taxes = Fraction(quantity), of.owed, tuple(tax.tax for tax in of.taxes)
    reductions = tuple(each.amount for each in lowered)
    for part in parts:
        if part.line_id == line_id:
            pieces -= Fraction(part.pieces) if part.pieces else 0
            owed -= part.owed
            taxes = tuple(tax - of_part for tax, of_part in zip(taxes, part.taxes, strict=True))
            if part.reductions:
                reductions = tuple(each - of_part for each, of_part in zip(reductions, part.reductions, strict=True))
    return _Left(line_id, name, pieces, owed, taxes, reductions)


def _parts_of_lines(order: Order, paid: Sequence[Share], wanted: Sequence[LinePart]) -> tuple[SharePart, ...]:
    left = {each.line_id: each for each in _left(order, paid)}
    if len({each.line_id for each in wanted}) < len(wanted):
        raise Refused("Choose lines of this order, each once.")
    parts = []
    for each in wanted:
        of_line = left[each.line_id]
        if not 0 < each.pieces <= of_line.pieces:
            raise Refused("Of {item} {left} is left to pay.", item=of_line.name, left=str(of_line.pieces))
        owed = ceil(of_line.owed.minor * each.pieces / of_line.pieces)
        parts.append(of_line.part(owed, str(each.pieces)))
    service = left.pop(None, None)
    if service is not None and service.owed:
        whole, owed = sum(each.owed.minor for each in left.values()), sum(part.owed.minor for part in parts)
        parts.append(service.part(ceil(Fraction(service.owed.minor * owed, whole)) if whole else 0, ""))
    return tuple(parts)


def _parts_by_price(order: Order, paid: Sequence[Share], amount: Money) -> tuple[SharePart, ...]:
    left = _left(order, paid)
    owed = [each.owed.minor for each in left]
    shares = share_out(min(amount.minor, sum(owed)), owed)
    return tuple(each.part(minor, "") for each, minor in zip(left, shares, strict=True) if minor)


T = TypeVar("T", Line, ServiceCharge)


def _taxed(of: T, part: SharePart) -> T:
    tax = Money(sum(each.minor for each in part.taxes), part.owed.currency)
    taxes = tuple(replace(each, tax=of_part) for each, of_part in zip(of.tax_parts, part.taxes, strict=False))
    return replace(of, net=part.owed - tax, tax=tax, tax_parts=taxes)


def _lowered(line: Line, part: SharePart) -> Line:
    """A line with its part of what lowered it, where that is known."""
    if not part.reductions:
        return line
    pairs = zip(line.reductions, part.reductions, strict=True)
    return replace(line, reductions=tuple(replace(each, amount=amount) for each, amount in pairs if amount))
