"""The clock of a scenario: it stands while the scene is set, then runs faster than the world's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from counter.kernel.clock import SetClock

SPEED = 4
"""How many seconds of a scenario pass in one second."""


class FasterClock(SetClock):
    """Stands where it was set until it is started; then `speed` times as fast as `elapsed` (seconds) says."""

    def __init__(self, at: datetime, elapsed: Callable[[], float], speed: float = SPEED) -> None:
        super().__init__(at)
        self._elapsed, self._speed = elapsed, speed
        self._since: float | None = None

    def start(self) -> None:
        """From now on it runs."""
        self._since = self._elapsed()

    def stop(self) -> None:
        """It stands where it is."""
        now = self.now()
        self._since = None
        self.set(now)

    def now(self) -> datetime:
        """The scenario's moment, in UTC."""
        if self._since is None:
            return super().now()
        return super().now() + timedelta(seconds=self._speed * (self._elapsed() - self._since))

    def set(self, at: datetime) -> None:
        """Goes on from the aware time `at`."""
        super().set(at)
        if self._since is not None:
            self._since = self._elapsed()
