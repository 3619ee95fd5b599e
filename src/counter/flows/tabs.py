"""Tabs, which are placed orders: in another name, for another table. Undo takes each back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.approve import check_typed
from counter.flows.ring_up import OpenTicket, current
from counter.flows.shop import Act
from counter.flows.ticket_steps import keep_naming
from counter.kernel.ids import OrderId
from counter.kernel.typed_text import tidy_text
from counter.orders.customer import read_place
from counter.orders.facts import TabNamed
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.orders.rules import check_can_be_changed
from counter.till.rules import check_no_card_number


def rename(act: Act, order_id: OrderId, name: str) -> OpenTicket:
    """A placed order in another name; gives the ticket in work.

    Refused where it is cancelled, and where the name looks like a card number or a PIN.
    """
    check_typed(act, name)
    return _name(act, order_id, lambda tab: replace(tab, customer=tidy_text(name)))


def move(act: Act, order_id: OrderId, place: str) -> OpenTicket:
    """A placed order for another table or person. Gives the ticket in work. Refused as `rename`."""
    check_no_card_number(place)
    return _name(act, order_id, lambda tab: replace(tab, bring_to=read_place(place)))


def _name(act: Act, order_id: OrderId, change: Callable[[Order], Order]) -> OpenTicket:
    before = act.read(the_order, order_id)
    after = change(_that_stands(before))
    if after != before:
        act.record(TabNamed(order_id=order_id, customer=after.customer, bring_to=after.bring_to))
        keep_naming(act, before, after)
    return current(act)


def _that_stands(order: Order) -> Order:
    """Refused where it was cancelled, or is a remake."""
    check_can_be_changed(order.state, order.called, is_remake=order.remake_of is not None, is_of_today=True)
    return order
