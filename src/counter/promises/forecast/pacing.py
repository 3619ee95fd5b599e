"""Every pace at once: of the pools of hands, of the baristas, of categories in trouble; learned from finished parts."""

from collections.abc import Iterable
from math import exp, log

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats, Luck
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import Loads, Part
from counter.promises.forecast.pace import GRID, Pace, likely
from counter.promises.forecast.tail import Shape
from counter.promises.forecast.trouble import FACTOR, SLOWER, Drawn, Trouble

_RANKS = 6


class Pacing:
    """What is known of speed just now."""

    def __init__(self, times: MakingTimes, shape: Shape, luck: Luck) -> None:
        """Everything as usual, nobody known yet."""
        self.times, self.shape, self.luck = times, shape, luck
        self.pools: dict[str, Pace] = {}
        self.troubles: dict[str, Trouble] = {}
        self.told: dict[str, float] = {}  # stations somebody reported: log of how much slower
        self.crew: list[str] = []
        self.now = 0.0
        self._ranks: dict[str, tuple[Floats, Floats]] = {}

    def pool(self, name: str) -> Pace:
        """A pool's pace, as usual when first asked."""
        if name not in self.pools:
            self.pools[name] = Pace()
        return self.pools[name]

    def trouble(self, category: str) -> Trouble:
        """A category's trouble, none when first asked."""
        if category not in self.troubles:
            self.troubles[category] = Trouble(self.now)
        return self.troubles[category]

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        self.now += seconds
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

    def learn(self, part: Part, start: float, end: float) -> None:
        """A part took from `start` to `end` (unix seconds), and both are sure."""
        seen = log(max(end - start, 1.0))
        pace, (category, share) = self.pool(part.pool), part.shares[0]
        trouble = self.trouble(category)
        mean, spread = pace.mean()
        before = part.log_seconds + self.lean(part)
        slower = np.log1p(share * FACTOR)
        chances = likely((seen - before - GRID[:, None] - slower[None, :]) / part.spread)
        ill = trouble.before(start)
        pace_chances, trouble_chances = chances @ ill, pace.share @ chances
        trouble.weigh(start, trouble_chances)
        pace.weigh(pace_chances)
        ill = ill * trouble_chances
        ill = ill / ill.sum()
        hurt = float(ill @ slower)
        unsure = float(ill @ (slower - hurt) ** 2)
        noise = self.times.noise_of(part.station, category)
        surprise = self.times.learn(
            before + mean + hurt, part.loads + self._people(part), seen, (noise**2 + spread**2 + unsure) ** 0.5
        )
        self.times.tune_noise(part.station, category, surprise)

    def paths(self, pool: str, hands: Iterable[tuple[str, Part, float, float]]) -> Floats:
        """The pool's log pace, one a path; `hands` as in `troubled`."""
        survivals = [
            kept + (1 - kept) * np.exp(-self.shape.levels((log(age) - self._usual(part) - GRID) / part.spread))
            for _, part, age, kept in hands
            if age > priors.FRESH
        ]
        return self.pool(pool).paths(survivals)

    def _usual(self, part: Part) -> float:
        return part.log_seconds + self.lean(part) + self._slower(part)

    def troubled(self, hands: Iterable[tuple[str, Part, float, float]]) -> dict[str, Drawn]:
        """What trouble there may be in a category, one course a path.

        `hands` are orders with their parts in hand, their age, their chance of being kept open.
        """
        held: dict[str, list[tuple[str, float, Floats]]] = {}
        for name, part, age, kept in hands:
            category, share = part.shares[0]
            survival = np.ones(len(SLOWER))
            if age > priors.FRESH:
                expected = part.log_seconds + self.lean(part) + self.pool(part.pool).mean()[0]
                away = (log(age) - expected - np.log1p(share * FACTOR)) / part.spread
                survival = kept + (1 - kept) * np.exp(-self.shape.levels(away))
            held.setdefault(category, []).append((name, self.now - age, survival))
        found = {}
        for category in self.troubles.keys() | held.keys():
            trouble, here = self.trouble(category), held.get(category, [])
            if trouble.suspicious(survival for _, _, survival in here):
                found[category] = trouble.draw(here, *self._luck(category))
        return found

    def _luck(self, category: str) -> tuple[Floats, Floats]:
        """Luck of the paths in a category's trouble: ranks in 0 to 1, and how long it lasts (seconds)."""
        if category not in self._ranks:
            rows = np.array([self.luck.draw(f"trouble {category}", row) for row in range(_RANKS)])
            lasts = priors.TROUBLE_SECONDS * self.luck.draw(f"trouble {category}", _RANKS)
            self._ranks[category] = 1 - np.exp(-rows), lasts
        return self._ranks[category]
