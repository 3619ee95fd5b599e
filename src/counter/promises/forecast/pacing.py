"""Every pace at once: of the pools of hands, of the baristas, of stations reported slow; learned from what is done."""

from collections.abc import Iterable
from math import exp, log

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import Floats
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import Loads, Part
from counter.promises.forecast.pace import GRID, Pace, likely
from counter.promises.forecast.tail import Shape


class Pacing:
    """What is known of speed just now."""

    def __init__(self, times: MakingTimes, shape: Shape) -> None:
        """Everything as usual, nobody known yet."""
        self.times, self.shape = times, shape
        self.pools: dict[str, Pace] = {}
        self.told: dict[str, float] = {}  # stations somebody reported: log of how much slower
        self.crew: list[str] = []

    def pool(self, name: str) -> Pace:
        """A pool's pace, as usual when first asked."""
        if name not in self.pools:
            self.pools[name] = Pace()
        return self.pools[name]

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        self.times.drift(seconds)
        for pace in self.pools.values():
            pace.pass_time(seconds)

    def report(self, station: str, trouble: str | None) -> None:
        """Somebody says a station is in trouble ("down", "slow") or fine again (None)."""
        self.told.pop(station, None)
        if trouble is not None:
            self.told[station] = priors.REPORTED.get(trouble, priors.REPORTED["slow"])

    def lean(self, part: Part) -> float:
        """How much slower (log) whoever makes this part is than this shop's usual, reported trouble included."""
        people = self.times.mean_of(self._people(part)) if part.pool == "bar" else 0.0
        return people + (self.told.get(part.station, 0.0) if self.told else 0.0)

    def _people(self, part: Part) -> Loads:
        if part.pool != "bar":
            return []
        crew = [part.barista] if part.barista else self.crew
        return [(self.times.barista(name), 1.0 / len(crew)) for name in crew]

    def expected(self, part: Part) -> float:
        """Log seconds a part takes just now."""
        return part.log_seconds + self.lean(part) + self.pool(part.pool).mean()[0]

    def away(self, part: Part, seconds: float) -> float:
        """How far from expected it is that a part takes so long, in standard deviations of its log."""
        return (log(max(seconds, 0.1)) - self.expected(part)) / part.spread

    def survival(self, part: Part, seconds: float) -> float:
        """The chance that a part takes longer than this."""
        return exp(-float(self.shape.levels(np.array(self.away(part, seconds)))))

    def log_chance(self, part: Part, seconds: float) -> float:
        """How likely it is that a part takes just so long (the log of a density, up to a constant)."""
        return log(float(likely(np.array(self.away(part, seconds))))) - log(seconds)

    def learn(self, part: Part, seconds: float) -> None:
        """A part took this long, and it is sure when it began and ended."""
        seen = log(max(seconds, 1.0))
        pace, category = self.pool(part.pool), part.shares[0][0]
        mean, spread = pace.mean()
        before = part.log_seconds + self.lean(part)
        pace.weigh(likely((seen - before - GRID) / part.spread))
        noise = self.times.noise_of(part.station, category)
        loads = part.loads + self._people(part)
        surprise = self.times.learn(before + mean, loads, seen, (noise**2 + spread**2) ** 0.5)
        self.times.tune_noise(part.station, category, surprise)

    def paths(self, pool: str, hands: Iterable[tuple[Part, float, float]]) -> Floats:
        """The pool's log pace, one a path; `hands` are parts in hand, their age, their chance of being kept open."""
        survivals = [
            kept + (1 - kept) * np.exp(-self.shape.levels((log(age) - self._usual(part) - GRID) / part.spread))
            for part, age, kept in hands
        ]
        return self.pool(pool).paths(survivals)

    def _usual(self, part: Part) -> float:
        return part.log_seconds + self.lean(part)
