"""Whoever hands over what was late or made again says it once more, in other words."""

from __future__ import annotations

from counter.flows.make import hand_over
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.queries import the_order
from counter.recovery.facts import GreetingGiven
from counter.recovery.queries import mishaps_of
from counter.recovery.rules import MISHAP


def say_and_hand_over(act: Act, order_id: OrderId) -> None:
    """They have it, and a person spoke to them as they gave it: both are of one act. A second tap changes nothing.

    The word answers what nobody answered of the order, and of the one it was made again for; else what went wrong last.
    Refused while it is not ready.
    """
    order = act.read(the_order, order_id)
    if order.handed_over_at is not None:
        return
    hand_over(act, order_id)
    about = [order_id, *([order.remake_of] if order.remake_of else [])]
    known = [mishap for mishaps in act.read(mishaps_of, about).values() for mishap in mishaps]
    spoken = [mishap for mishap in known if mishap.is_open] or sorted(known, key=lambda each: each.opened_at)[-1:]
    for mishap in spoken:
        act.record(GreetingGiven(MISHAP, mishap.order_id, mishap.mishap_id))
    if not spoken:
        act.record(GreetingGiven(MISHAP, order_id, None))
