"""What is ready and nobody took: after a while it is not what they ordered any more."""

from __future__ import annotations

from datetime import timedelta

from counter.flows.apologise import judging_margin
from counter.flows.open_by_itself import open_by_itself, was_nothing
from counter.flows.shop import Act
from counter.kernel.ids import derived_id
from counter.orders.bar_queries import last_ready, ready_before
from counter.orders.queries import the_order
from counter.recovery.queries import known_of
from counter.recovery.rules import NOT_GOOD

SHELF = "shelf"
"""What such a mishap's id hangs on, with its order."""
ENOUGH = 10
"""A shop that handed over none of so many orders does not tap Handed over: what is ready there is no mishap."""


def find_on_shelf(act: Act) -> None:
    """Opens a mishap for every order of the day that stands ready longer than the shop says, unless it says never.

    Where nobody tapped Handed over for the last `ENOUGH` of them, nobody does: those that were opened are closed as
    nothing. The terminal that finds a missed promise finds this too, when it would.
    """
    margin = judging_margin(act)
    if margin is None or not act.settings.shelf_minutes:
        return
    since = act.at - timedelta(minutes=act.settings.shelf_minutes) - margin
    there = {derived_id(each, SHELF): each for each in act.read(ready_before, act.settings.trading_day(act.at), since)}
    if not there:
        return
    last = act.read(last_ready, since, ENOUGH)
    known = act.read(known_of, there)
    if len(last) == ENOUGH and not any(last.values()):
        for order_id in last:
            if derived_id(order_id, SHELF) in known:
                was_nothing(act, act.read(the_order, order_id), SHELF)
        return
    for mishap_id, order_id in there.items():
        if mishap_id not in known:
            open_by_itself(act, act.read(the_order, order_id), NOT_GOOD, SHELF)
