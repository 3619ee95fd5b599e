"""A promise that is likely to break is made anew, and the customer told before it breaks."""

from __future__ import annotations

from datetime import datetime

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.queries import the_order
from counter.orders.rules import check_can_be_made
from counter.promises.facts import PromiseReset


def reset_promise(act: Act, order_id: OrderId, due: datetime, *, told: bool, why: str = "") -> None:
    """A new promise for an order on the bar: the minute that `due` (aware) is in. `told`: who taps told the customer.

    Refused where the order is not on the bar, or that minute began before now.
    """
    order = act.read(the_order, order_id)
    check_can_be_made(order.state, order.called)
    minute = due.replace(second=0, microsecond=0)
    if minute < act.at:
        raise Refused("That time is past already. Choose a later one.")
    act.record(PromiseReset(order_id, minute, told, why))
