"""The clock is handed in; stored times are aware UTC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from time import monotonic
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a machine's clock says and what it is held against: the last that was recorded. Both aware UTC."""

    says: datetime
    known: datetime

    @property
    def is_behind(self) -> bool:
        """Whether the clock is before what was recorded, which cannot be; else it is long after it."""
        return self.says < self.known


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""

    def doubt(self) -> Doubt | None:
        """Why somebody should look at the machine's clock, or None."""

    def trust(self) -> None:
        """Somebody looked: the machine's clock is right, whatever was recorded."""

    def recorded(self, at: datetime) -> None:
        """Something was recorded at the aware time `at`, as it told it: nothing comes before it any more."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def doubt(self) -> None:
        """Nothing is known to hold it against."""

    def trust(self) -> None:
        """It is trusted."""

    def recorded(self, at: datetime) -> None:
        """It goes where it is set."""


_JITTER = timedelta(minutes=1)
"""A machine's clock that is put right by its network steps back by less."""
_LEAP = timedelta(days=45)
"""No shop is closed for longer without somebody who can say so."""


class SteadyClock:
    """A clock that never goes back: where the machine's is behind, time goes on from the last that was known.

    So nothing is dated before what came before it, and what is over stays over. As soon as the machine's clock is
    ahead again, it counts again, and so it does once somebody says that it is right. From weeks ahead it comes back
    where it is put right before anything was recorded there. Any thread may ask.
    """

    def __init__(self, machine: Clock, known: datetime | None = None, elapsed: Callable[[], float] = monotonic) -> None:
        """`known` is when something was recorded last (aware); `elapsed` gives seconds that nobody can set."""
        self._machine, self._elapsed = machine, elapsed
        self._told = self._recorded = known.astimezone(UTC) if known else None
        self._leapt_from: datetime | None = None
        self._since = elapsed()
        self._lock = Lock()

    def now(self) -> datetime:
        """This moment, aware, in UTC; never before what was recorded."""
        reading, since = self._machine.now(), self._elapsed()
        with self._lock:
            self._told = self._after(self._told, reading, since)
            self._since = since
            return self._told

    def _after(self, told: datetime | None, reading: datetime, since: float) -> datetime:
        if told is None:
            return reading
        if reading - told > _LEAP:
            self._leapt_from = self._leapt_from or told
        elif reading < told and self._leapt_from and (self._recorded or self._leapt_from) <= reading:
            self._leapt_from = None
            return reading
        if reading >= told:
            return reading
        return told + timedelta(seconds=max(since - self._since, 0.0)) if told - reading > _JITTER else told

    def recorded(self, at: datetime) -> None:
        """From now on nothing comes before `at`."""
        with self._lock:
            self._recorded = at

    def doubt(self) -> Doubt | None:
        """Where the machine's clock is a minute or more before `now`, or was weeks after what was known, both."""
        now, reading = self.now(), self._machine.now()
        if now - reading > _JITTER:
            return Doubt(reading, now)
        return Doubt(reading, self._leapt_from) if self._leapt_from else None

    def trust(self) -> None:
        """Time goes on from what the machine's clock says, though it may go back once."""
        with self._lock:
            self._told, self._leapt_from, self._recorded = self._machine.now(), None, None


class SetClock:
    """A clock that stands where it was set: for demos, rehearsals and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it was last set to, in UTC."""
        return self._at

    def doubt(self) -> None:
        """It is where it was set."""

    def trust(self) -> None:
        """It is trusted."""

    def recorded(self, at: datetime) -> None:
        """It goes where it is set."""

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
