"""A discrete-event queue: what happens in a simulated day, in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from counter.kernel.clock import SetClock


class EventQueue:
    """Runs actions in the order of time, those of one moment as they were added, and sets the clock to each."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self._added = count()
        self._waiting: list[tuple[datetime, int, Callable[[], None]]] = []

    @property
    def now(self) -> datetime:
        """This moment of the day."""
        return self.clock.now()

    def at(self, moment: datetime, action: Callable[[], None]) -> None:
        """Adds an action at an aware time; one for the past runs next."""
        heapq.heappush(self._waiting, (max(moment, self.now), next(self._added), action))

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Adds an action `seconds` from now."""
        self.at(self.now + timedelta(seconds=seconds), action)

    def run(self) -> None:
        """Runs every action, and those that they add, until none is left."""
        while self._waiting:
            moment, _, action = heapq.heappop(self._waiting)
            self.clock.set(moment)
            action()
