"""The clock is handed in; stored times are aware UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set: for demos, rehearsals and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it was last set to, in UTC."""
        return self._at

    def set(self, at: datetime) -> None:
        """Stands at the aware time `at` from now on."""
        self._at = at.astimezone(UTC)

    def forward(self, seconds: float) -> None:
        """Moves on by `seconds`."""
        self._at += timedelta(seconds=seconds)


def business_date(at: datetime, zone: ZoneInfo, day_starts: time) -> date:
    """The trading day an aware time belongs to: before `day_starts` (local) it is still yesterday's."""
    today = at.astimezone(zone).date()
    begin, _ = business_day(today, zone, day_starts)
    return today if at >= begin else today - timedelta(days=1)


def business_day(day: date, zone: ZoneInfo, day_starts: time) -> tuple[datetime, datetime]:
    """The first moment of a trading day and the first moment after it, in UTC."""
    begin = datetime.combine(day, day_starts, zone)
    end = datetime.combine(day + timedelta(days=1), day_starts, zone)
    return begin.astimezone(UTC), end.astimezone(UTC)
