"""A promise that is likely to break is made anew, and the customer told before it breaks."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter.flows.shop import Act
from counter.flows.untold import nothing_untold
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.queries import the_order
from counter.orders.rules import SLIP, check_can_be_made
from counter.promises.facts import PromiseGiven, PromiseReset, PromiseTakenBack
from counter.promises.queries import the_promise, the_wait
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
        if told:
            nothing_untold(act, order)
        return
    if not told:
        raise Refused(
            "Order {number} has no promise yet. Tell them the time, then say that you did.", number=order.called
        )
    longest = act.settings.promises.longest_minutes
    if minutes_off(minute, act.at) > longest:
        raise Refused("We stand for {longest} minutes at most. Choose an earlier time, or none yet.", longest=longest)
    act.record(PromiseGiven(order_id, minute))


def take_back_promise(act: Act, order_id: OrderId) -> None:
    """The first promise of an order that had none was a slip of the finger: it has none again, and its wait stands.

    Refused once it is not a slip any more: two minutes later, on the next trading day, where the order was promised
    anew, is due or not on the bar any more; and for what was promised as it was placed.
    """
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    promise, wait = act.read(the_promise, order_id), act.read(the_wait, order_id)
    if promise is None:
        raise Refused("Order {number} has no promise to take back.", number=order.called)
    trading_day = act.settings.trading_day
    until = min(promise.made_at + SLIP, promise.first_due)
    late = act.at > until or trading_day(act.at) != trading_day(promise.made_at)
    if wait is None or promise.resets or late:
        raise Refused(
            "The promise of order {number} stands: they were told. Tell them a new time instead.", number=order.called
        )
    act.record(PromiseTakenBack(order_id, promise.made_by_fact))
