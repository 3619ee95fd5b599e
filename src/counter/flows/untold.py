"""Whoever is likely to wait past their promise and is told nothing: that is a mishap before the promise breaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from counter.flows.apologise import judging_margin, open_late
from counter.flows.open_by_itself import was_nothing
from counter.flows.shop import Act
from counter.journal.fact import subject_of
from counter.kernel.ids import OrderId
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.promises.queries import the_promise

UNTOLD = "untold"
"""What such a mishap's id hangs on, with its order."""
TIME_TO_TELL = timedelta(seconds=30)
"""So long somebody has to go and tell them, from the bar's cue on."""


def find_untold(act: Act, to_tell: Collection[OrderId], before: Mapping[OrderId, datetime]) -> dict[OrderId, datetime]:
    """Opens a mishap for everyone whom nobody told in time that their promise is likely to break.

    Gives since when each of those `to_tell` is, as far as this terminal is the one to say so. `before` is the same of a
    moment ago: who is not among them any more, though their promise has not passed, has nothing to be told. A missed
    promise goes on with the same mishap.
    """
    margin = judging_margin(act)
    if margin is None:
        return {}
    since = {order_id: before.get(order_id, act.at) for order_id in to_tell}
    for order_id in before.keys() - since.keys():
        nothing_untold(act, act.read(the_order, order_id))
    for order_id, at in since.items():
        if act.at - at >= TIME_TO_TELL + margin and _was_known_in_time(act, order_id):
            open_late(act, order_id, UNTOLD)
    return since


def _was_known_in_time(act: Act, order_id: OrderId) -> bool:
    """Whether the bar heard of an order as it was placed, and of all that was done to it since.

    Of several terminals one can have sold for a while without the others, and what then comes at once was called out,
    made and told by hand: only that a promise was missed is said of it.
    """
    hearing = act.shop.hearing
    if hearing.since is None:
        return True
    in_time = act.read(the_order, order_id).placed_at >= hearing.since
    return in_time and subject_of("order", order_id) not in hearing.late


def nothing_untold(act: Act, order: Order) -> None:
    """They were told, or their order is ready or not made at all, before the promise broke: it did not come to it."""
    promise = act.read(the_promise, order.order_id)
    if promise is not None and act.at <= promise.first_due + act.settings.grace:
        was_nothing(act, order, UNTOLD)
