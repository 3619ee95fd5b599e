"""Many possible courses of the work on the bar at once, one a path: when parts end on each.

All times are seconds from now; negative is past. Workers take the next part in the queue as soon as they are free;
an order is ready with its last part. What is known of a part in hand is that it did not finish yet.
"""

from collections.abc import Iterable
from math import exp, log
from typing import Final

import numpy as np

from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.orders import Part
from counter.promises.forecast.service_times import ServiceTimes

_TINY: Final = 1e-9
_NEARLY_ONE: Final = 0.999
_SECOND: Final = 1.0
_LONG_DONE: Final = 9.0  # from this level on nothing is still in hand, where its order may be open for another reason
_HARDLY: Final = 0.05  # that a part is done already is not reckoned with below this


def add_sorted(free: list[Floats], done: Floats) -> None:
    """Add a finishing time to `free`, the times at which workers get free, the earliest first on every path."""
    for row, earlier in enumerate(free):
        free[row], done = np.minimum(earlier, done), np.maximum(earlier, done)
    free.append(done)


class Paths:
    """The paths, with the pace that work goes at on each: when parts end there (seconds from now)."""

    def __init__(self, service: ServiceTimes, pace: Floats) -> None:
        """The paces (logs), one a path."""
        self._service, self._distribution, self._pace = service, service.distribution, pace
        self._speeds: dict[tuple[str | None, str], Floats] = {}

    def _speed(self, part: Part) -> Floats:
        """How much longer than usual a part takes, a factor a path; the same for parts that are alike."""
        key = part.barista, part.station
        if key not in self._speeds:
            self._speeds[key] = np.exp(self._pace + self._service.slowdown_to_expect(part))
        return self._speeds[key]

    def lasting(self, part: Part) -> Floats:
        """How long a part takes."""
        lasting: Floats = part.seconds * self._speed(part)
        return lasting

    def lasting_together(self, parts: Iterable[Part]) -> Floats:
        """How long parts take, one after another."""
        alike: dict[tuple[str | None, str], list[Part]] = {}
        for part in parts:
            alike.setdefault((part.barista, part.station), []).append(part)
        total = np.zeros(PATHS)
        for some in alike.values():
            total += np.sum([part.seconds for part in some], axis=0) * self._speed(some[0])
        return total

    def in_hand(self, part: Part, age: float, open_anyway: float) -> Floats:
        """When a part begun `age` seconds ago ends, given that its order is still open.

        `open_anyway` is the chance that something else keeps the order open: then the part may have ended already.
        """
        if age <= 0:
            return self.lasting(part) - age
        usual = exp(part.log_seconds) * self._speed(part)
        if self._distribution.level(log(age / usual.max()) / part.spread) > _LONG_DONE and open_anyway > _HARDLY:
            return np.zeros(PATHS)
        passed = self._distribution.levels(np.log(age / usual) / part.spread)
        levels = part.levels
        if open_anyway * exp(passed.max()) < _HARDLY:
            levels = levels + passed
        else:
            levels = _perhaps_done(levels, passed, open_anyway)
        ends: Floats = usual * np.exp(part.spread * self._distribution.deviations(levels)) - age
        return ends

    def maybe_begun(self, part: Part, start: Floats) -> Floats:
        """When a part that waits in the queue ends, begun at `start`; where that is past, it is not done yet."""
        usual = exp(part.log_seconds) * self._speed(part)
        age = np.maximum(-start, _SECOND)
        passed = self._distribution.levels(np.log(age / usual) / part.spread)
        levels = part.levels + passed
        later = start + usual * np.exp(part.spread * self._distribution.deviations(levels))
        ends: Floats = np.where(start < 0, later, start + self.lasting(part))
        return ends


def _perhaps_done(drawn: Floats, passed: Floats, open_anyway: float) -> Floats:
    """Levels of a part that has `passed` these already, or is done and its order open for another reason."""
    done = -np.expm1(-passed)
    past = done * open_anyway / np.maximum(1.0 - done * (1.0 - open_anyway), _TINY)
    chance = -np.expm1(-drawn)
    left = np.minimum(np.maximum(chance - past, 0.0) / np.maximum(1.0 - past, _TINY), _NEARLY_ONE)
    before = np.minimum(done * chance / np.maximum(past, _TINY), _NEARLY_ONE)
    levels: Floats = np.where(chance < past, -np.log1p(-before), passed - np.log1p(-left))
    return levels
