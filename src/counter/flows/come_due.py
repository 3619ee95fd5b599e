"""Orders for later come to the bar when they are due."""

from __future__ import annotations

from datetime import timedelta

from counter.flows.print_tickets import print_tickets
from counter.flows.shop import Act
from counter.orders.bar_queries import wanted_by
from counter.orders.facts import OrderCameToBar
from counter.orders.model import Order
from counter.promises.queries import the_promise


def come_due(act: Act) -> None:
    """Each order for later comes to the bar once it would be ready no sooner than agreed; said by who shows the bar."""
    if act.settings.bar_terminal != act.terminal:
        return
    ahead = timedelta(minutes=act.settings.promises.longest_minutes)
    for order in act.read(wanted_by, act.at + ahead):
        if _is_due(act, order):
            bring_to_bar(act, order)


def bring_to_bar(act: Act, order: Order) -> None:
    """An order for later is made from now on; one that is on the bar already stays as it is."""
    if order.is_for_later and order.wanted_at is not None:
        promise = act.read(the_promise, order.order_id)
        due = promise.due if promise else order.wanted_at
        act.record(OrderCameToBar(order.order_id, due, tuple(line.sold for line in order.to_make)))
        print_tickets(act, order)


def _is_due(act: Act, order: Order) -> bool:
    items = [(line.sold.item_id, line.sold.quantity) for line in order.to_make]
    return order.wanted_at is None or act.forecaster.quote(items, act.at).due >= order.wanted_at
