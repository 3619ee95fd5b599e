"""How long work takes just now: the paces of pools and baristas, stations in trouble; learned from what is done."""

from collections.abc import Mapping
from math import exp, log
from typing import Any

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import Loads, Part
from counter.promises.forecast.pace_filter import GRID, PaceFilter, likely
from counter.promises.forecast.time_distribution import TimeDistribution
from counter.promises.stations import SLOW


class ServiceTimes:
    """What is known of speed just now."""

    def __init__(self, times: MakingTimes, distribution: TimeDistribution) -> None:
        """Everything as usual, nobody known yet."""
        self.times, self.distribution = times, distribution
        self.reported: dict[str, float] = {}  # stations somebody said are in trouble: log of how much slower
        self.crew: list[str] = []
        self._larger_crews: list[tuple[float, list[str]]] = []  # until when each was there

    def report(self, station: str, trouble: str | None) -> None:
        """Somebody says a station is in trouble (`DOWN` or `SLOW`) or fine again (None)."""
        self.reported.pop(station, None)
        if trouble is not None:
            self.reported[station] = priors.REPORTED.get(trouble, priors.REPORTED[SLOW])

    def staff(self, crew: list[str], at: float) -> None:
        """These are signed in from `at` (unix seconds) on."""
        self._larger_crews = [*self._larger_crews, (at, self.crew)] if set(crew) < set(self.crew) else []
        self.crew = crew

    def pass_to(self, at: float) -> None:
        """It is `at` (unix seconds): who left a while ago is forgotten."""
        if self._larger_crews:
            self._larger_crews = [(left, crew) for left, crew in self._larger_crews if at - left < priors.LEFT_SECONDS]

    def slowdown(self, part: Part) -> float:
        """How much slower (log) whoever makes this part is than this shop's usual, reported trouble included."""
        return self.times.mean_of(self._people(part, self.crew)) + self.reported.get(part.station, 0.0)

    def slowdown_to_expect(self, part: Part) -> float:
        """The same of what is not done yet: that a slow one just left makes nobody's promise earlier."""
        slowest = max(self.times.mean_of(self._people(part, crew)) for crew in self._crews)
        return slowest + self.reported.get(part.station, 0.0)

    @property
    def _crews(self) -> list[list[str]]:
        return [self.crew, *(crew for _, crew in self._larger_crews)]

    def _people(self, part: Part, crew: list[str]) -> Loads:
        if part.pool != priors.BAR_POOL:
            return []
        hands = [part.barista] if part.barista else crew
        return [(self.times.barista(name), 1.0 / len(hands)) for name in hands]

    def usual(self, part: Part) -> float:
        """Log seconds a part takes at the usual pace."""
        return part.log_seconds + self.slowdown(part)

    def expected(self, part: Part, pace: PaceFilter) -> float:
        """Log seconds a part takes just now."""
        return self.usual(part) + pace.mean()[0]

    def survival(self, part: Part, seconds: float, pace: PaceFilter) -> float:
        """The chance that a part takes longer than this."""
        away = (log(max(seconds, 0.1)) - self.expected(part, pace)) / part.spread
        return exp(-self.distribution.level(away))

    def log_chance(self, part: Part, seconds: float, pace: PaceFilter) -> float:
        """How likely it is that a part takes just so long (the log of a density, up to a constant)."""
        mean, unsure = pace.mean()
        spread = (part.spread**2 + unsure**2) ** 0.5
        away = (log(seconds) - self.usual(part) - mean) / spread
        return log(float(likely(np.array(away))) / spread) - log(seconds)

    def weigh(self, part: Part, seconds: float, pace: PaceFilter) -> None:
        """A part took this long: that says something of the pace."""
        pace.weigh(likely((log(max(seconds, 1.0)) - self.usual(part) - GRID) / part.spread))

    def learn(self, part: Part, seconds: float, pace: PaceFilter) -> None:
        """A part took this long at this pace: that says something of its items and whoever made it."""
        mean, unsure = pace.mean()
        noise = self.times.noise_of(part.station, part.shares[0][0])
        surprise = self.times.learn(
            self.usual(part) + mean,
            part.loads + self._people(part, self.crew),
            log(max(seconds, 1.0)),
            (noise**2 + unsure**2) ** 0.5,
        )
        self.times.tune_noise(part.station, part.shares[0][0], surprise)

    def snapshot(self) -> dict[str, Any]:
        """The stations in trouble, as JSON values; the crew is a part of the work in progress, the times are apart."""
        return {"reported": dict(self.reported)}

    def restore(self, known: Mapping[str, Any], crew: list[str]) -> None:
        """Know the stations of the snapshot, with this crew."""
        self.reported, self.crew = dict(known["reported"]), crew
