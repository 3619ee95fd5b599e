"""The one thing to do that a day showed is done, or it is not after all."""

from __future__ import annotations

from datetime import date

from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.recovery.facts import OneThingDone
from counter.reports.day.one_thing_query import OneThingSaid, one_thing_of


def one_thing_done(act: Act, day: date, *, done: bool = True) -> OneThingSaid:
    """Says that what a trading day showed was done, or was not; gives it. A second tap changes nothing.

    Refused where that day shows nothing to do.
    """
    thing = act.read(one_thing_of, day, act.settings, act.language, act.playbook.pages)
    if thing is None:
        raise Refused("Nothing is to do from {day}. Choose another day.", day=act.shop.language.short_date(day))
    if (thing.done_at is not None) != done:
        act.record(OneThingDone(day, thing.key, done))
    return thing
