"""When the trading day of some orders begins, so that all of them are of one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from counter.kernel.clock import business_date
from counter.settings.rules import Settings


def day_starts(moments: Sequence[datetime], zone: ZoneInfo) -> time:
    """The local time at which the day of these aware times (in order, less than a day apart) begins.

    The usual one where it keeps them together, else the hour or the minute of the first.
    """
    first = moments[0].astimezone(zone).time()
    hour, minute = first.replace(minute=0, second=0, microsecond=0), first.replace(second=0, microsecond=0)
    for begins in (Settings.day_starts, hour):
        if len({business_date(at, zone, begins) for at in moments}) == 1:
            return begins
    return minute
