"""A promise that is likely to break is made anew, and the customer told before it breaks."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.queries import the_order
from counter.orders.rules import check_can_be_made
from counter.promises.facts import PromiseReset

FURTHEST = timedelta(days=1)
"""How far off a new promise may be: what is made at a bar is made today."""


def reset_promise(act: Act, order_id: OrderId, due: datetime, *, told: bool, why: str = "") -> None:
    """A new promise for an order on the bar: a whole minute that is not past, within a day.

    `told`: who taps told the customer.
    """
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    minute = due.replace(second=0, microsecond=0)
    if minute < act.at:
        raise Refused("That time is past already. Choose a later one.")
    if minute > act.at + FURTHEST:
        raise Refused("That is more than a day away. Choose an earlier time.")
    act.record(PromiseReset(order_id, minute, told, why))
