"""Reductions on the ticket: a discount or a comp, of a line or of the whole of it, each for a reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from counter.flows.override import TOO_MUCH_BY_NOW, check_price_still_theirs
from counter.flows.rights import Ask, allow, is_theirs
from counter.flows.ring_up import OpenTicket, change_ticket, price_draft
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.orders.draft import (
    ALL,
    Draft,
    Wish,
    charge_line,
    charge_order,
    comp,
    discount,
    only_priced,
    reduce_line,
    reduce_order,
)
from counter.orders.model import COMP, PRICE
from counter.orders.pricing import PricedTicket, left_to_reduce, worth_on_us
from counter.settings.rights import Right
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
        left = _left(act, only_priced(draft, line_id), wish, line_id)
        return reduce_line(draft, line_id, _allowed(act, wish, left, order_id))

    return change_ticket(act, order_id, reduced)


def discount_order(
    act: Act, order_id: OrderId, *, percent: Decimal | None = None, amount: Money | None = None, reason: str
) -> OpenTicket:
    """A percentage or an amount off the whole ticket. Refused without a reason, or beyond what its lines cost."""
    wish = discount(read_reason(reason), act.by, percent=percent, amount=amount)

    def reduced(draft: Draft) -> Draft:
        return reduce_order(draft, _allowed(act, wish, _left(act, draft, wish), order_id))

    return change_ticket(act, order_id, reduced)


def comp_line(act: Act, order_id: OrderId, line_id: LineId, *, reason: str) -> OpenTicket:
    """One line is on us, at its cost. Refused without a reason, or where it is not theirs to give."""
    wish = comp(read_reason(reason), act.by)

    def reduced(draft: Draft) -> Draft:
        worth = worth_on_us(price_draft(act, only_priced(draft, line_id)), line_id)
        yes = allow(act, Ask(Right.COMP, amount=worth), order_id=order_id)
        return reduce_line(draft, line_id, replace(wish, approved_by=yes))

    return change_ticket(act, order_id, reduced)


def comp_order(act: Act, order_id: OrderId, *, reason: str) -> OpenTicket:
    """The whole ticket is on us. Refused without a reason, or where it is not theirs to give."""
    wish = comp(read_reason(reason), act.by)

    def reduced(draft: Draft) -> Draft:
        worth = worth_on_us(price_draft(act, draft))
        yes = allow(act, Ask(Right.WHOLE_ORDER, amount=worth), order_id=order_id)
        return reduce_order(draft, replace(wish, approved_by=yes))

    return change_ticket(act, order_id, reduced)


def take_back_line(act: Act, order_id: OrderId, line_id: LineId) -> OpenTicket:
    """One line at its price again."""
    return change_ticket(act, order_id, lambda draft: charge_line(draft, line_id))


def take_back_order(act: Act, order_id: OrderId) -> OpenTicket:
    """What was taken off the whole ticket is charged again; reductions of its lines stay."""
    return change_ticket(act, order_id, charge_order)


def check_still_theirs(act: Act, draft: Draft) -> None:
    """Refused where what was taken off a ticket is by now more than whoever gave it, or said yes to it, may give.

    Its lines changed since: an amount off ten coffees is another share of one, and a line on us may hold more.
    """
    if not (draft.wishes or any(line.wishes for line in draft.lines)):
        return
    for line in draft.lines:
        for wish in line.wishes:
            if wish.kind == PRICE:
                check_price_still_theirs(act, draft, line, wish)
                continue
            _check_still(act, wish, Right.COMP, price_draft(act, only_priced(draft, line.line_id)), line.line_id)
    for wish in draft.wishes:
        _check_still(act, wish, Right.WHOLE_ORDER, price_draft(act, draft))


def _check_still(act: Act, wish: Wish, comp_right: Right, ticket: PricedTicket, line_id: LineId | None = None) -> None:
    if wish.kind == COMP:
        asked = Ask(comp_right, amount=worth_on_us(ticket, line_id))
    else:
        asked = Ask(Right.DISCOUNT, percent=_share(wish, left_to_reduce(ticket, line_id)))
    is_said_yes_to = wish.approved_by is not None and wish.amount is not None
    if not is_said_yes_to and not is_theirs(act, wish.approved_by or wish.by, asked):
        raise Refused(TOO_MUCH_BY_NOW)


def _allowed(act: Act, wish: Wish, left: Money, order_id: OrderId) -> Wish:
    """A discount as it may be given; `left` is what it comes off."""
    yes = allow(act, Ask(Right.DISCOUNT, percent=_share(wish, left)), order_id=order_id)
    return replace(wish, approved_by=yes)


def _share(wish: Wish, left: Money) -> Decimal:
    """The share of a price that a discount takes off it, in percent."""
    if wish.percent is not None or wish.amount is None:
        return wish.percent or ALL
    return min(ALL, ALL * wish.amount.minor / left.minor) if left.minor else ALL


def _left(act: Act, draft: Draft, wish: Wish, line_id: LineId | None = None) -> Money:
    """What can be taken off. Refused where an amount is more, or a percentage of it is no coin."""
    left = left_to_reduce(price_draft(act, draft), line_id)
    if wish.amount is not None and wish.amount > left:
        raise Refused("{amount} is more than the {left} it costs. Take off less.", amount=wish.amount, left=left)
    if left and not wish.off(left.minor):
        raise Refused("{percent}% of {left} takes nothing off. Take off more.", percent=wish.percent, left=left)
    return left
