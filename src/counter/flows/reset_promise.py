"""A promise that is likely to break is made anew, and the customer told before it breaks."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.queries import the_order
from counter.orders.rules import check_can_be_made
from counter.promises.facts import PromiseGiven, PromiseReset
from counter.promises.queries import the_promise
from counter.promises.rules import minutes_off

FURTHEST = timedelta(days=1)
"""How far off a new promise may be: what is made at a bar is made today."""


def reset_promise(act: Act, order_id: OrderId, due: datetime, *, told: bool, why: str = "") -> None:
    """A new promise for an order on the bar: a whole minute that is not past, within a day.

    `told`: who taps told the customer. One that was promised nothing gets its first promise so, and only so: within the
    longest time the shop stands for, and by a person who told them.
    """
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    minute = due.replace(second=0, microsecond=0)
    if minute < act.at:
        raise Refused("That time is past already. Choose a later one.")
    if minute > act.at + FURTHEST:
        raise Refused("That is more than a day away. Choose an earlier time.")
    if act.read(the_promise, order_id) is not None:
        act.record(PromiseReset(order_id, minute, told, why))
        return
    if not told:
        raise Refused(
            "Order {number} has no promise yet. Tell them the time, then tap that you did.", number=order.called
        )
    longest = act.settings.promises.longest_minutes
    if minutes_off(minute, act.at) > longest:
        raise Refused("We stand for {longest} minutes at most. Choose an earlier time, or none yet.", longest=longest)
    act.record(PromiseGiven(order_id, minute))
