"""Reductions on the ticket: a discount or a comp, of a line or of the whole of it, each for a reason."""

from __future__ import annotations

from decimal import Decimal

from counter.flows.ring_up import OpenTicket, change_ticket, price_draft
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.orders.draft import (
    Draft,
    Wish,
    charge_line,
    charge_order,
    comp,
    discount,
    reduce_line,
    reduce_order,
)
from counter.orders.pricing import left_to_reduce
from counter.till.rules import read_reason


def discount_line(
    act: Act,
    order_id: OrderId,
    line_id: LineId,
    *,
    percent: Decimal | None = None,
    amount: Money | None = None,
    reason: str,
) -> OpenTicket:
    """A percentage or an amount off one line. Refused without a reason, beyond what the line costs, or off nothing."""
    wish = discount(read_reason(reason), act.by, percent=percent, amount=amount)

    def reduced(draft: Draft) -> Draft:
        _check(act, charge_line(draft, line_id), wish, line_id)
        return reduce_line(draft, line_id, wish)

    return change_ticket(act, order_id, reduced)


def discount_order(
    act: Act, order_id: OrderId, *, percent: Decimal | None = None, amount: Money | None = None, reason: str
) -> OpenTicket:
    """A percentage or an amount off the whole ticket. Refused without a reason, or beyond what its lines cost."""
    wish = discount(read_reason(reason), act.by, percent=percent, amount=amount)

    def reduced(draft: Draft) -> Draft:
        _check(act, draft, wish)
        return reduce_order(draft, wish)

    return change_ticket(act, order_id, reduced)


def comp_line(act: Act, order_id: OrderId, line_id: LineId, *, reason: str) -> OpenTicket:
    """One line is on us. Refused without a reason."""
    wish = comp(read_reason(reason), act.by)
    return change_ticket(act, order_id, lambda draft: reduce_line(draft, line_id, wish))


def comp_order(act: Act, order_id: OrderId, *, reason: str) -> OpenTicket:
    """The whole ticket is on us. Refused without a reason."""
    wish = comp(read_reason(reason), act.by)
    return change_ticket(act, order_id, lambda draft: reduce_order(draft, wish))


def take_back_line(act: Act, order_id: OrderId, line_id: LineId) -> OpenTicket:
    """One line at its price again."""
    return change_ticket(act, order_id, lambda draft: charge_line(draft, line_id))


def take_back_order(act: Act, order_id: OrderId) -> OpenTicket:
    """What was taken off the whole ticket is charged again; reductions of its lines stay."""
    return change_ticket(act, order_id, charge_order)


def _check(act: Act, draft: Draft, wish: Wish, line_id: LineId | None = None) -> None:
    """Refused where an amount is more than can be taken off, or a percentage of it is no coin."""
    left = left_to_reduce(price_draft(act, draft), line_id)
    if wish.amount is not None and wish.amount > left:
        raise Refused("{amount} is more than the {left} it costs. Take off less.", amount=wish.amount, left=left)
    if left and not wish.off(left.minor):
        raise Refused("{percent}% of {left} takes nothing off. Take off more.", percent=wish.percent, left=left)
