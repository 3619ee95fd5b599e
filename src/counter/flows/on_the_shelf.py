"""What is ready and nobody took: after a while it is not what they ordered any more."""

from __future__ import annotations

from datetime import date, timedelta

from counter.flows.apologise import judging_margin
from counter.flows.open_by_itself import open_by_itself, was_nothing
from counter.flows.shop import Act
from counter.kernel.ids import OrderId, derived_id
from counter.orders.bar_queries import last_ready, ready_before
from counter.orders.queries import orders_of, the_order
from counter.orders.rules import CANCELLED
from counter.recovery.queries import known_of
from counter.recovery.rules import NOT_GOOD
from counter.settings.first_start import COFFEE

SHELF = "shelf"
"""What such a mishap's id hangs on, with its order."""
ENOUGH = 10
"""A shop that handed over none of so many orders does not tap Handed over: what is ready there is no mishap."""


def find_on_shelf(act: Act) -> None:
    """Opens a mishap for every order of the day that stands ready longer than the shop says, unless it says never.

    Where nobody tapped Handed over for the last `ENOUGH` of them, nobody does: those that were opened are closed as
    nothing. The terminal that finds a missed promise finds this too, when it would. The coffee that a first start ends
    with is the owner's own, and none.
    """
    margin = judging_margin(act)
    if margin is None or not act.settings.shelf_minutes:
        return
    since = act.at - timedelta(minutes=act.settings.shelf_minutes) - margin
    today = act.settings.trading_day(act.at)
    own = _own_coffee(act, today)
    there = {derived_id(each, SHELF): each for each in act.read(ready_before, today, since) if each != own}
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


def _own_coffee(act: Act, today: date) -> OrderId | None:
    """What a new owner sold to see how it goes: the day's first order, while their first start still asks for it."""
    if act.settings.first_start.step != COFFEE:
        return None
    return next((each.order_id for each in act.read(orders_of, today) if each.state != CANCELLED), None)
