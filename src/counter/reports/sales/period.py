"""Trading days in a row: a week, a month, or any from one to another, and which they are compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from counter.kernel.errors import Refused

LONGEST = 3660
"""The most days in a row that are looked at in one go: ten years."""


@dataclass(frozen=True, slots=True)
class Period:
    """The trading days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them, in order."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def back(self, days: int) -> Period:
        """As many days, that many days before."""
        return Period(self.first - timedelta(days=days), self.last - timedelta(days=days))

    def until(self, day: date) -> Period:
        """Those of them up to `day`; the first one at least."""
        return Period(self.first, max(self.first, min(self.last, day)))


def period(first: date, last: date) -> Period:
    """The days from one to another. Refused where they end before they begin, or are more than ten years."""
    if last < first:
        raise Refused("{last} is before {first}. Say the earlier day first.", first=first, last=last)
    if (last - first).days >= LONGEST:
        raise Refused("From {first} to {last} is more than ten years. Say fewer days.", first=first, last=last)
    return Period(first, last)


def chosen(first: date | None, last: date | None, usual: Callable[[date], Period], today: date) -> Period:
    """The days that were said; what was not said is as in the `usual` days of the first, the last, or of today.

    Refused where they end before they begin.
    """
    known = usual(first or last or today)
    return period(first or known.first, last or known.last)


def compared_with(said: str, of: Period) -> Period:
    """The days that are compared: as many as there are from a day on ("2026-11-16"), or from one day to another.

    Refused where they are no days.
    """
    begin, _, end = said.partition("..")
    try:
        first = date.fromisoformat(begin)
        last = date.fromisoformat(end) if end else first + (of.last - of.first)
    except (ValueError, OverflowError) as fault:
        raise Refused("{said} is no day. Write it as 2026-11-16, or as 2026-11-16..2026-11-22.", said=said) from fault
    return period(first, last)


def one_day(day: date) -> Period:
    """That day alone."""
    return Period(day, day)


def week_of(day: date) -> Period:
    """The week that a day is in, Monday to Sunday (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """The calendar month that a day is in."""
    first = day.replace(day=1)
    return Period(first, _next_month(first) - timedelta(days=1))


def month_before(of: Period) -> Period:
    """The calendar month before the one that a period begins in."""
    return month_of(of.first.replace(day=1) - timedelta(days=1))


def before(of: Period) -> Period:
    """What it is usually compared with: the month before a month, else the same weekdays before."""
    if of == month_of(of.first):
        return month_before(of)
    weeks = (of.last - of.first).days // 7 + 1
    return of.back(weeks * 7)


def year_before(of: Period) -> Period:
    """A month of the year before as that month; other days 52 weeks before, so that weekdays stand side by side."""
    if of == month_of(of.first):
        return month_of(of.first.replace(day=1, year=of.first.year - 1))
    return of.back(364)


def weeks_in(of: Period) -> tuple[Period, ...]:
    """Its weeks, in order; the first and the last have only the days that are in it."""
    starts = [day for day in of.days if day == of.first or day.weekday() == 0]
    return tuple(Period(start, min(of.last, week_of(start).last)) for start in starts)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
