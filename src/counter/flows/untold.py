"""Whoever is likely to wait past their promise and is told nothing: that is a mishap before the promise breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from counter.flows.apologise import judging_margin, open_late
from counter.flows.open_by_itself import was_nothing
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.promises.queries import the_promise

UNTOLD = "untold"
"""What such a mishap's id hangs on, with its order."""
TIME_TO_TELL = timedelta(seconds=30)
"""So long somebody has to go and tell them, from the bar's cue on."""


def find_untold(act: Act, to_tell: Iterable[OrderId], before: Mapping[OrderId, datetime]) -> dict[OrderId, datetime]:
    """Opens a mishap for everyone whom nobody told in time that their promise is likely to break.

    Gives since when each of those `to_tell` is. `before` is the same of a moment ago: who is not among them any more,
    though their promise has not passed, has nothing to be told. A missed promise goes on with the same mishap.
    """
    since = {order_id: before.get(order_id, act.at) for order_id in to_tell}
    if judging_margin(act) is None:
        return since
    for order_id in before.keys() - since.keys():
        nothing_untold(act, act.read(the_order, order_id))
    for order_id, at in since.items():
        if act.at - at >= TIME_TO_TELL:
            open_late(act, order_id, UNTOLD)
    return since


def nothing_untold(act: Act, order: Order) -> None:
    """They were told, or their order is ready or not made at all, before the promise broke: it did not come to it."""
    promise = act.read(the_promise, order.order_id)
    if promise is not None and act.at <= promise.first_due + act.settings.grace:
        was_nothing(act, order, UNTOLD)
