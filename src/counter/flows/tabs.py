"""Tabs, which are placed orders: in another name, for another table, put together and apart. Undo takes each back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from counter.flows.approve import check_typed
from counter.flows.join_tab import join_tab
from counter.flows.move_lines import due_on_bar, leave_empty, movable, move_lines, place_apart
from counter.flows.past_day import carry_over
from counter.flows.ring_up import OpenTicket, current
from counter.flows.shop import Act
from counter.flows.ticket_steps import keep_move, keep_naming
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.typed_text import tidy_text
from counter.orders.customer import read_place
from counter.orders.facts import TabNamed
from counter.orders.model import Order
from counter.orders.moves import all_leaving
from counter.orders.queries import find_order, the_order
from counter.orders.rules import HANDED_OVER, PLACED, check_can_be_changed
from counter.promises.facts import PromiseReset
from counter.promises.queries import the_promise
from counter.recovery.queries import mishaps_of


def rename(act: Act, order_id: OrderId, name: str) -> OpenTicket:
    """A placed order in another name; gives the ticket in work.

    Refused where it is cancelled, and where the name looks like a card number or a PIN.
    """
    check_typed(act, name)
    return _name(act, order_id, lambda tab: replace(tab, customer=tidy_text(name)))


def move(act: Act, order_id: OrderId, place: str) -> OpenTicket:
    """A placed order for another table or person. Gives the ticket in work. Refused as `rename`."""
    check_typed(act, place)
    return _name(act, order_id, lambda tab: replace(tab, bring_to=read_place(place)))


def split(act: Act, order_id: OrderId, leaving: Mapping[LineId, int], name: str = "") -> OpenTicket:
    """So many of these lines leave a tab for a new one in that `name`, as far as it is itself.

    Gives the ticket in work. Refused where none or all would leave, where anything is paid, and as `movable`.
    """
    check_typed(act, name)
    order = movable(act, order_id).order
    wanted = all_leaving(order, leaving)
    if all(wanted.get(line.line_id) == line.quantity for line in order.sold):
        raise Refused("Everything would leave. Leave a line on it.")
    parted, lines = place_apart(act, order, wanted, tidy_text(name))
    keep_move(act, order_id, parted, lines)
    return current(act)


def merge(act: Act, order_id: OrderId, other: OrderId) -> OpenTicket:
    """All that is on the tab `other` joins another tab, to be paid with it; what is to be made is made for that.

    Where one of them is only a ticket, in work or held, that joins the tab (`join_tab`). One of a day that is over goes
    on as one of today. Gives the ticket in work.
    Refused where anything is paid, they are not taxed alike, or something that is still to be made could be forgotten.
    """
    if order_id == other:
        raise Refused("That is the same one. Choose another one.")
    if act.read(find_order, other) is None:
        return join_tab(act, order_id, other)
    if act.read(find_order, order_id) is None:
        return join_tab(act, other, order_id)
    joining = movable(act, other).order
    order_id, _lines_of_today = carry_over(act, order_id)
    one = movable(act, order_id).order
    due = _due_together(act, one, joining)
    lines = move_lines(act, joining, one, {line.line_id: line.quantity for line in joining.sold})
    leave_empty(act, other, one.called)
    promise = act.read(the_promise, order_id) if due is not None else None
    if due is not None and promise is not None:
        in_time = (one.ready_at or act.at) <= promise.first_due
        act.record(PromiseReset(order_id, due, told=True, asked=in_time))
    keep_move(act, other, order_id, lines, promise.due if promise else None)
    return current(act)


def _due_together(act: Act, one: Order, joining: Order) -> datetime | None:
    """What a tab is promised for once another one joins it, where that is later than it was; else None."""
    if joining.state == HANDED_OVER:
        return None
    if any(mishap.is_open for mishap in act.read(mishaps_of, [joining.order_id]).get(joining.order_id, ())):
        raise Refused(
            "Something went wrong with order {number}. Make it right first, then put them together.",
            number=joining.called,
        )
    if joining.state != PLACED:
        return None
    if not set(joining.allergies) <= set(one.allergies):
        raise Refused(
            "Order {number} is made with care for an allergy. Put it together once it is handed over.",
            number=joining.called,
        )
    due, promise = due_on_bar(act, joining), act.read(the_promise, one.order_id)
    if promise is None:
        raise Refused(
            "Nothing is promised for order {number}. Put them together once both are handed over.", number=one.called
        )
    return due if due > promise.due else None


def _name(act: Act, order_id: OrderId, change: Callable[[Order], Order]) -> OpenTicket:
    before = act.read(the_order, order_id)
    after = change(_that_stands(before))
    if after != before:
        act.record(TabNamed(order_id=order_id, customer=after.customer, bring_to=after.bring_to))
        keep_naming(act, before, after)
    return current(act)


def _that_stands(order: Order) -> Order:
    """Refused where it was cancelled, or is a remake."""
    check_can_be_changed(order.state, order.called, is_remake=order.remake_of is not None)
    return order
