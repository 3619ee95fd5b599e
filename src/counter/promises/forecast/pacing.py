"""Every pace at once: of the pools of hands, of the baristas, of categories in trouble; learned from finished parts."""

from collections.abc import Iterable
from math import exp, log

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats, Luck
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import Loads, Part
from counter.promises.forecast.pace import GRID, SLOWER, Pace, Trouble, likely
from counter.promises.forecast.tail import Shape


class Pacing:
    """What is known of speed just now."""

    def __init__(self, times: MakingTimes, shape: Shape, luck: Luck) -> None:
        """Everything as usual, nobody known yet."""
        self.times, self.shape, self.luck = times, shape, luck
        self.pools: dict[str, Pace] = {}
        self.troubles: dict[str, Trouble] = {}
        self.told: dict[str, float] = {}  # stations somebody reported: log of how much slower
        self.crew: list[str] = []
        self._ranks: dict[str, Floats] = {}

    def pool(self, name: str) -> Pace:
        """A pool's pace, as usual when first asked."""
        if name not in self.pools:
            self.pools[name] = Pace()
        return self.pools[name]

    def trouble(self, category: str) -> Trouble:
        """A category's trouble, none when first asked."""
        if category not in self.troubles:
            self.troubles[category] = Trouble()
        return self.troubles[category]

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        self.times.drift(seconds)
        for pace in self.pools.values():
            pace.pass_time(seconds)
        for trouble in self.troubles.values():
            trouble.pass_time(seconds)

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
        return part.log_seconds + self.lean(part) + self.pool(part.pool).mean()[0] + self._slower(part)

    def away(self, part: Part, seconds: float) -> float:
        """How far from expected it is that a part takes so long, in standard deviations of its log."""
        return (log(max(seconds, 0.1)) - self.expected(part)) / part.spread

    def survival(self, part: Part, seconds: float) -> float:
        """The chance that a part takes longer than this."""
        return exp(-float(self.shape.levels(self.away(part, seconds))))

    def log_chance(self, part: Part, seconds: float) -> float:
        """How likely it is that a part takes just so long (the log of a density, up to a constant)."""
        return log(float(likely(self.away(part, seconds)))) - log(seconds)

    def _slower(self, part: Part) -> float:
        slower = 1.0
        for category, share in part.shares:
            trouble = self.troubles.get(category)
            if trouble is not None and trouble.share[0] < priors.WELL:
                slower += share * (exp(float(trouble.share @ SLOWER)) - 1)
        return log(slower)

    def learn(self, part: Part, seconds: float) -> None:
        """A part took this long, and it is sure when it began and ended."""
        seen = log(max(seconds, 1.0))
        pace, (category, share) = self.pool(part.pool), part.shares[0]
        trouble = self.trouble(category)
        mean, spread = pace.mean()
        before = part.log_seconds + self.lean(part)
        slower = np.log1p(share * np.expm1(SLOWER))
        chances = likely((seen - before - GRID[:, None] - slower[None, :]) / part.spread)
        pace_chances = chances @ trouble.share
        trouble.weigh(pace.share @ chances)
        pace.weigh(pace_chances)
        hurt = float(trouble.share @ slower)
        unsure = float(trouble.share @ (slower - hurt) ** 2)
        noise = self.times.noise_of(part.station, category)
        surprise = self.times.learn(
            before + mean + hurt, part.loads + self._people(part), seen, (noise**2 + spread**2 + unsure) ** 0.5
        )
        self.times.tune_noise(part.station, category, surprise)

    def paths(self, pool: str, hands: Iterable[tuple[Part, float, float]]) -> Floats:
        """The pool's log pace, one a path; `hands` are parts in hand, their age, their chance of being kept open."""
        survivals = [
            kept + (1 - kept) * np.exp(-self.shape.levels((log(age) - self._usual(part) - GRID) / part.spread))
            for part, age, kept in hands
            if age > priors.FRESH
        ]
        return self.pool(pool).paths(survivals)

    def _usual(self, part: Part) -> float:
        return part.log_seconds + self.lean(part) + self._slower(part)

    def troubled(self, hands: Iterable[tuple[Part, float, float]]) -> dict[str, Floats]:
        """Categories that may be in trouble: how much slower (a factor less 1), one a path."""
        survivals: dict[str, list[Floats]] = {}
        for part, age, kept in hands:
            if age > priors.FRESH:
                category, share = part.shares[0]
                expected = part.log_seconds + self.lean(part) + self.pool(part.pool).mean()[0]
                away = (log(age) - expected - np.log1p(share * np.expm1(SLOWER))) / part.spread
                survivals.setdefault(category, []).append(kept + (1 - kept) * np.exp(-self.shape.levels(away)))
        found = {}
        for category in self.troubles.keys() | survivals.keys():
            paths = self.trouble(category).paths(survivals.get(category, ()), self._rank(category))
            if paths is not None:
                found[category] = np.expm1(paths)
        return found

    def _rank(self, category: str) -> Floats:
        if category not in self._ranks:
            levels = self.luck.draw(f"trouble {category}", 0)
            self._ranks[category] = 1 - np.exp(-levels)
        return self._ranks[category]


def with_trouble(part: Part, pace: Floats, troubled: dict[str, Floats]) -> Floats:
    """A part's log pace, one a path: the pool's, slower where one of its categories is in trouble."""
    if not troubled:
        return pace
    slower = np.zeros(PATHS)
    for category, share in part.shares:
        if category in troubled:
            slower += share * troubled[category]
    return pace + np.log1p(slower)
