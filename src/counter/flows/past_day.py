"""An order of a day that is over and that nothing is paid of yet: it goes on, and that day's figures do not move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from counter.flows.move_lines import leave_empty, movable, place_apart
from counter.flows.shop import Act
from counter.kernel.ids import LineId, OrderId
from counter.orders.draft import Draft
from counter.orders.queries import the_order
from counter.promises.facts import PromiseGiven
from counter.settings.stations import COUNTER


def first_promise(act: Act, order_id: OrderId, lines: Draft, shown: datetime | None) -> datetime | None:
    """When what is to be made for an order that has no promise since it was carried over is ready; None: nothing is.

    That is the promise on the screen, `shown`, or what we would promise now.
    """
    wanted = [(line.item_id, line.quantity) for line in lines.lines]
    if not any(act.menu.item(item_id).station != COUNTER for item_id, _ in wanted):
        return None
    due = shown if shown is not None and shown >= act.at else act.forecaster.quote(wanted, act.at).due
    act.record(PromiseGiven(order_id, due, act.settings.trading_day(act.at)))
    return due


def carry_over(act: Act, order_id: OrderId) -> tuple[OrderId, Mapping[LineId, LineId]]:
    """An order of a day that is over goes on as one of today, in the same name, as far as it is.

    Gives the order that goes on, and what each of its lines is called there: nothing where it is of today itself.
    Refused as `movable`.
    """
    order = act.read(the_order, order_id)
    if order.business_date >= act.settings.trading_day(act.at):
        return order_id, {}
    order = movable(act, order_id).order
    today, lines = place_apart(act, order, {line.line_id: line.quantity for line in order.sold}, order.customer)
    leave_empty(act, order_id, act.read(the_order, today).called)
    return today, {line.before: line.now for line in lines}
