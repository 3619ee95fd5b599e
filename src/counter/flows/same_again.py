"""The same again: the last order at this terminal, or the last one of the regular on the ticket, rung up anew."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.numbers import order_series
from counter.flows.ring_up import OpenTicket, change_ticket, price_draft, stored_ticket
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.kernel.money import Money
from counter.orders.again import lines_again
from counter.orders.deposits import with_deposits
from counter.orders.draft import Draft, add_line
from counter.orders.model import Order
from counter.orders.queries import find_order, last_placed
from counter.regulars.queries import the_regular


def same_again(act: Act, order_id: OrderId, of: OrderId | None = None) -> OpenTicket:
    """What was ordered last, or in the order `of`, once more, at what it costs now; it waits for payment.

    Refused where there is none yet, and where something of it cannot be had any more.
    """
    order = act.read(find_order, of) if of else order_to_repeat(act, stored_ticket(act, order_id).draft)
    if order is None:
        raise Refused("There is no order to repeat yet. Ring it up.")
    return change_ticket(act, order_id, lambda draft: _with_order(act, draft, order))


def order_to_repeat(act: Act, draft: Draft) -> Order | None:
    """The order that would be repeated on a ticket; None where there is none, or nothing is on it any more."""
    if draft.regular_id is not None:
        last = act.read(the_regular, draft.regular_id).last_order
    else:
        last = act.read(last_placed, act.settings.trading_day(act.at), order_series(act))
    order = act.read(find_order, last) if last is not None else None
    return order if order is not None and order.lines else None


def cost_again(act: Act, order_id: OrderId) -> tuple[Order, Money] | None:
    """The order that would be repeated on a ticket, and what it costs now; None where it cannot be had as it was."""
    draft = stored_ticket(act, order_id).draft
    order = order_to_repeat(act, draft)
    if order is None:
        return None
    try:
        return order, price_draft(act, with_deposits(_with_order(act, draft, order), act.menu)).total
    except Refused:
        return None


def _with_order(act: Act, draft: Draft, order: Order) -> Draft:
    if not draft.lines:
        draft = replace(draft, to_go=order.to_go, delivery=order.delivery)
    for line in lines_again(order, act.menu, new_id):
        draft = add_line(draft, line)
    return draft
