"""What happens next: one line of moments, each with what is to be done then."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from counter.kernel.clock import SetClock


class Agenda:
    """Does what was put on it in the order of time; what falls on one moment, in the order in which it came."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self._turn = count()
        self._waiting: list[tuple[datetime, int, Callable[[], None]]] = []

    @property
    def now(self) -> datetime:
        """This moment of the day."""
        return self.clock.now()

    def at(self, moment: datetime, deed: Callable[[], None]) -> None:
        """Puts a deed on the agenda; one for the past is done next."""
        heapq.heappush(self._waiting, (max(moment, self.now), next(self._turn), deed))

    def after(self, seconds: float, deed: Callable[[], None]) -> None:
        """Puts a deed on the agenda `seconds` from now."""
        self.at(self.now + timedelta(seconds=seconds), deed)

    def run(self) -> None:
        """Does everything there is to do, and what comes of it, until nothing is left."""
        while self._waiting:
            moment, _, deed = heapq.heappop(self._waiting)
            self.clock.set(moment)
            deed()
