"""What a change of a placed order comes to: its lines with their taxes, the service, and what shifts by a cent.

Each document of an order is taxed as if it had been rung up as it is: rounded once per rate, or line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.money import Money, round_half_up, share_out, total
from counter.orders.change_facts import TaxShift
from counter.orders.model import Line, Order, OrderLine
from counter.orders.tax import reckon_taxes
from counter.orders.taxed import ServiceCharge, Taxed
from counter.settings.taxes import Tax

T = TypeVar("T", Line, ServiceCharge)


@dataclass(frozen=True, slots=True)
class Changed:
    """What comes on to an order, or goes: these lines, the service for them, and what that shifts of other lines."""

    lines: tuple[Line, ...]
    service: ServiceCharge | None
    shifts: tuple[TaxShift, ...]


def lines_on(order: Order, document: int) -> tuple[Line, ...]:
    """The lines of one document of an order."""
    return tuple(line.sold for line in order.lines if line.document == document)


def service_on(order: Order, document: int) -> ServiceCharge | None:
    """The service of one document of an order."""
    if document:
        return order.later_services.get(document)
    first = order.service
    for later in order.later_services.values():
        first = None if first is None else without(first, later)
    return first


def added(order: Order, lines: Sequence[Line], document: int, service: ServiceCharge | None) -> Changed:
    """What comes on with these lines, priced by themselves: `service` is what came on for them so."""
    if order.exempt:
        return Changed(tuple(lines), service, ())
    there, before = lines_on(order, document), service_on(order, document)
    all_of_it, after = _taxed(order, (*there, *lines), order.service)
    shifts = _shifts(there, all_of_it[: len(there)])
    return Changed(all_of_it[len(there) :], _between(before, after), shifts)


def taken_off(order: Order, line_id: LineId, quantity: int) -> Changed:
    """What goes with so many of a line. Refused where it has not as many."""
    line = next((each for each in order.lines if each.line_id == line_id), None)
    if line is None:
        raise Refused("That line is not on the order any more.")
    if not 1 <= quantity <= line.sold.quantity:
        raise Refused("Line {line} holds {most}. Take off no more.", line=line.place, most=line.sold.quantity)
    sold = line.sold
    there, before = lines_on(order, line.document), service_on(order, line.document)
    others = tuple(each for each in there if each.line_id != line_id)
    left = _fewer(sold, sold.quantity - quantity) if quantity < sold.quantity else None
    if order.exempt:
        return Changed((_less(sold, left),), _service_part(before, (*others, *([left] if left else []))), ())
    after_lines = tuple(left if each.line_id == line_id else each for each in there)
    taxed, after = _taxed(order, tuple(each for each in after_lines if each is not None), before)
    by_id = {each.line_id: each for each in taxed}
    shifts = _shifts(others, tuple(by_id[each.line_id] for each in others))
    return Changed((_less(sold, by_id.get(line_id)),), _between(after, before), shifts)


def with_added(order: Order, changed: Changed, document: int) -> Order:
    """An order with what comes on to it."""
    place = max((line.place for line in order.lines), default=0)
    place = max([place, *(each.place for each in order.taken_off)])
    new = tuple(OrderLine(sold=line, place=nth, document=document) for nth, line in enumerate(changed.lines, place + 1))
    return _changed(order, (*order.lines, *new), changed, document, 1)


def with_off(order: Order, changed: Changed) -> Order:
    """An order without what goes of it."""
    (piece,) = changed.lines
    line = next(each for each in order.lines if each.line_id == piece.line_id)
    left = _left(line.sold, piece)
    lines = (replace(each, sold=left) if each is line else each for each in order.lines)
    return _changed(order, tuple(each for each in lines if each.sold.quantity), changed, line.document, -1)


def _changed(order: Order, lines: tuple[OrderLine, ...], changed: Changed, document: int, sign: int) -> Order:
    shifts = {shift.line_id: shift.taxes for shift in changed.shifts}
    inside = order.prices_include_tax
    lines = tuple(
        replace(line, sold=_shifted(line.sold, shifts[line.line_id], inside=inside)) if line.line_id in shifts else line
        for line in lines
    )
    service, later = order.service, dict(order.later_services)
    if changed.service is not None:
        nothing = without(changed.service, changed.service)
        service = _sum(service or nothing, changed.service, sign)
        if document:
            later[document] = _sum(later.get(document, nothing), changed.service, sign)
    owed = [line.sold.owed for line in lines] + ([service.owed] if service else [])
    return replace(order, lines=lines, service=service, later_services=later, total=total(owed, order.total.currency))


def _left(line: Line, piece: Line) -> Line:
    """What is left of a line without a piece."""
    gone = {(each.kind, each.source, each.reason): each.amount for each in piece.reductions}
    nothing = line.unit_price * 0
    kept = (
        replace(each, amount=each.amount - gone.get((each.kind, each.source, each.reason), nothing))
        for each in line.reductions
    )
    reductions = tuple(each for each in kept if each.amount)
    return replace(without(line, piece), quantity=line.quantity - piece.quantity, reductions=reductions)


def _shifted(line: Line, taxes: Sequence[Money], *, inside: bool) -> Line:
    more = total(taxes, line.net.currency)
    parts = tuple(replace(part, tax=part.tax + by) for part, by in zip(line.tax_parts, taxes, strict=False))
    return replace(line, net=line.net - more if inside else line.net, tax=line.tax + more, tax_parts=parts)


def _taxed(
    order: Order, lines: tuple[Line, ...], service: ServiceCharge | None
) -> tuple[tuple[Line, ...], ServiceCharge | None]:
    """Lines and the service on them with their taxes, as one document of the order."""
    amounts = [line.total.minor for line in lines]
    taxes = [_taxes(line) for line in lines]
    charged = round_half_up(_served(lines) * service.share) if service else 0
    if service is not None:
        amounts.append(charged)
        taxes.append(_taxes(service))
    inside = order.prices_include_tax
    reckoned = reckon_taxes(amounts, taxes, order.tax_rounding, inside=inside)
    done = tuple(
        _with(line, line.total.minor, each, inside=inside) for line, each in zip(lines, reckoned, strict=False)
    )
    if service is None:
        return done, None
    amount = Money(charged, order.total.currency)
    return done, replace(_with(service, charged, reckoned[-1], inside=inside), amount=amount)


def _served(lines: Sequence[Line]) -> int:
    """What service comes on: not on deposits."""
    return sum(line.total.minor for line in lines if line.belongs_to is None)


def _taxes(of: Taxed) -> tuple[Tax, ...]:
    return tuple(Tax(each.rate, each.name, each.compound) for each in of.taxes)


def _with(of: T, amount: int, taxes: Sequence[int], *, inside: bool) -> T:
    currency = of.net.currency
    parts = tuple(replace(part, tax=Money(minor, currency)) for part, minor in zip(of.tax_parts, taxes, strict=False))
    net = amount - sum(taxes) if inside else amount
    return replace(of, net=Money(net, currency), tax=Money(sum(taxes), currency), tax_parts=parts)


def _shifts(before: Sequence[Line], after: Sequence[Line]) -> tuple[TaxShift, ...]:
    shifts = []
    for was, now in zip(before, after, strict=True):
        taxes = tuple(new.tax - old.tax for old, new in zip(was.taxes, now.taxes, strict=True))
        if any(taxes):
            shifts.append(TaxShift(was.line_id, taxes))
    return tuple(shifts)


def _fewer(line: Line, quantity: int) -> Line:
    """So many of a line, with their part of what lowered it; the pieces that stay carry the odd cents."""
    currency = line.unit_price.currency
    kept = (
        replace(each, amount=Money(sum(share_out(each.amount.minor, [1] * line.quantity)[:quantity]), currency))
        for each in line.reductions
    )
    nets = share_out(line.net.minor, [1] * line.quantity)
    return replace(
        line,
        quantity=quantity,
        reductions=tuple(each for each in kept if each.amount),
        net=Money(sum(nets[:quantity]), currency),
    )


def _less(line: Line, left: Line | None) -> Line:
    """What of a line is gone where `left` is left of it."""
    return line if left is None else _left(line, left)


def without(of: T, other: T) -> T:
    """What is taxed, less another's net and taxes."""
    return _sum(of, other, -1)


def lowers_by(order: Order, gone: Changed) -> Money:
    """By how much an order costs less without what goes of it; tax on top shifts with it."""
    shifted = total((tax for shift in gone.shifts for tax in shift.taxes), order.total.currency)
    owed = [each.owed for each in gone.lines] + ([gone.service.owed] if gone.service else [])
    less = total(owed, order.total.currency)
    return less if order.prices_include_tax else less - shifted


def plus(of: T, other: T) -> T:
    """What is taxed, with another's net and taxes."""
    return _sum(of, other, 1)


def _sum(of: T, other: T, sign: int) -> T:
    parts = tuple(
        replace(mine, tax=mine.tax + theirs.tax * sign)
        for mine, theirs in zip(of.tax_parts, other.tax_parts, strict=False)
    )
    summed = replace(of, net=of.net + other.net * sign, tax=of.tax + other.tax * sign, tax_parts=parts)
    if isinstance(of, ServiceCharge):
        return replace(summed, amount=of.amount + other.amount * sign)
    return summed


def _between(before: ServiceCharge | None, after: ServiceCharge | None) -> ServiceCharge | None:
    """What comes on to a service to make it another."""
    return after if after is None or before is None else without(after, before)


def _service_part(service: ServiceCharge | None, after: Sequence[Line]) -> ServiceCharge | None:
    """What goes of the service on an order without tax."""
    if service is None or not service.amount:
        return None
    amount = service.amount.minor - round_half_up(_served(after) * service.share)
    net = round_half_up(Decimal(service.net.minor) * amount / service.amount.minor) if after else service.net.minor
    currency = service.net.currency
    return replace(service, amount=Money(amount, currency), net=Money(net, currency))
