"""When a shop is open, by the days of its week, and when it opens next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from counter.kernel.errors import Refused

DAYS: Final = 7
_A_DAY = timedelta(days=1)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when on one day, in local time; where it closes at the time it opens or before, on the day after."""

    opens: time
    closes: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """The first moment of that day's hours and the first one after them, by the wall clock."""
        closes = day + _A_DAY if self.closes <= self.opens else day
        return datetime.combine(day, self.opens), datetime.combine(closes, self.closes)


Week = tuple[Hours | None, ...]
"""The hours from Monday on, None on a day when it is closed; empty where nobody said when it is open."""


def opens_next(week: Week, now: datetime) -> datetime | None:
    """When a shop opens after `now`, both by its wall clock; None while it is open, or where nobody said when it is."""
    after: list[datetime] = []
    for ahead in range(-1, DAYS + 1) if week else ():
        day = now.date() + _A_DAY * ahead
        hours = week[day.weekday()]
        if hours is None:
            continue
        opens, closes = hours.on(day)
        if opens <= now < closes:
            return None
        if opens > now:
            after.append(opens)
    return min(after, default=None)


def check_hours(week: Week) -> None:
    """Refused where it is no week."""
    if len(week) not in (0, DAYS):
        raise Refused("A week has seven days. Say the hours of each from Monday on, or of none.")


def read_hours(typed: str) -> Hours | None:
    """What somebody writes as a day's hours, like 7–17 or 7:00-17:30; nothing is closed. Refused if neither."""
    if not typed.strip():
        return None
    found = _TYPED.fullmatch(typed.strip())
    try:
        if found:
            opens, opens_minute, closes, closes_minute = (int(part or 0) for part in found.groups())
            return Hours(time(opens, opens_minute), time(closes % 24, closes_minute))
    except ValueError:
        pass
    raise Refused("“{typed}” are no hours. Write them like 7:00–17:00, and nothing where it is closed.", typed=typed)


def read_time(typed: str) -> time:
    """A time of the day as somebody writes it, 4 or 4:30. Refused where it is none."""
    found = _TIME.fullmatch(typed.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise Refused("“{typed}” is no time. Write one like 4:00.", typed=typed)


def hours_words(hours: Hours | None) -> str:
    """A day's hours as people write them: 7:00–17:00; "" where it is closed."""
    return f"{_clock(hours.opens)}–{_clock(hours.closes)}" if hours else ""


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
