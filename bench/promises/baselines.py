"""Three simple ways to promise, to see what the engine is worth. Each is asked for a wait and learns how it went."""

from collections import deque
from math import ceil
from typing import Protocol

TARGET = 0.9
WINDOW = 300
FIXED_SECONDS = 300.0
FIRST_GUESS = 150.0
STEP = 0.05


class Promiser(Protocol):
    """Something that promises."""

    def promise(self, at: float, ahead: int) -> float:
        """The whole minute (unix seconds) to promise an order placed at `at` with so many open before it."""

    def ended(self, wait: float, ahead: int, *, missed: bool) -> None:
        """An order was ready after so many seconds."""


def whole_minute(moment: float) -> float:
    """The first whole minute at or after a moment."""
    return ceil(moment / 60.0) * 60.0


class FixedTime:
    """Always the same few minutes."""

    def promise(self, at: float, ahead: int) -> float:
        """The same wait, however many are ahead."""
        return whole_minute(at + FIXED_SECONDS)

    def ended(self, wait: float, ahead: int, *, missed: bool) -> None:
        """Learns nothing."""


class QueueTimesMean:
    """Queue length times the mean time an order adds, times a factor that is moved until enough are kept.

    The factor is an online conformal one: up after a miss, down after a promise kept (Gibbs and Candès 2021).
    """

    def __init__(self) -> None:
        self.mean, self.factor = FIRST_GUESS, 1.5

    def promise(self, at: float, ahead: int) -> float:
        """Mean seconds an order, for those ahead and this one."""
        return whole_minute(at + (1 + ahead) * self.mean * self.factor)

    def ended(self, wait: float, ahead: int, *, missed: bool) -> None:
        """Moves the mean and the factor."""
        self.mean += 0.02 * (wait / (1 + ahead) - self.mean)
        self.factor *= 1 + STEP * ((1.0 if missed else 0.0) - (1 - TARGET))


class RollingQuantile:
    """The 90th percentile of the last waits."""

    def __init__(self) -> None:
        self.waits: deque[float] = deque(maxlen=WINDOW)

    def promise(self, at: float, ahead: int) -> float:
        """What nine of ten of the last orders waited at most."""
        waits = sorted(self.waits)
        return whole_minute(at + (waits[int(TARGET * len(waits))] if waits else 2 * FIRST_GUESS))

    def ended(self, wait: float, ahead: int, *, missed: bool) -> None:
        """Remembers a wait."""
        self.waits.append(wait)
