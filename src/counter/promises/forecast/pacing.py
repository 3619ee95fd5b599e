"""Every pace at once: of the pools of hands, of the baristas, of stations reported slow; learned from what is done."""

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
        self.told: dict[str, float] = {}  # stations somebody reported: log of how much slower
        self.crew: list[str] = []

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

    def usual(self, part: Part) -> float:
        """Log seconds a part takes at the usual pace."""
        return part.log_seconds + self.lean(part)

    def expected(self, part: Part, pace: Pace) -> float:
        """Log seconds a part takes just now."""
        return self.usual(part) + pace.mean()[0]

    def survival(self, part: Part, seconds: float, pace: Pace) -> float:
        """The chance that a part takes longer than this."""
        away = (log(max(seconds, 0.1)) - self.expected(part, pace)) / part.spread
        return exp(-self.shape.level(away))

    def log_chance(self, part: Part, seconds: float, pace: Pace) -> float:
        """How likely it is that a part takes just so long (the log of a density, up to a constant)."""
        mean, unsure = pace.mean()
        spread = (part.spread**2 + unsure**2) ** 0.5
        away = (log(seconds) - self.usual(part) - mean) / spread
        return log(float(likely(np.array(away))) / spread) - log(seconds)

    def weigh(self, part: Part, seconds: float, pace: Pace) -> None:
        """A part took this long: that says something of the pace."""
        pace.weigh(likely((log(max(seconds, 1.0)) - self.usual(part) - GRID) / part.spread))

    def learn(self, part: Part, seconds: float, pace: Pace) -> None:
        """A part took this long at this pace: that says something of its items and whoever made it."""
        mean, unsure = pace.mean()
        noise = self.times.noise_of(part.station, part.shares[0][0])
        surprise = self.times.learn(
            self.usual(part) + mean,
            part.loads + self._people(part),
            log(max(seconds, 1.0)),
            (noise**2 + unsure**2) ** 0.5,
        )
        self.times.tune_noise(part.station, part.shares[0][0], surprise)

    def unfinished(self, part: Part, age: float, kept: float) -> Floats:
        """The chance, at each pace of the grid, that a part is in hand still; `kept`: its order is open anyway."""
        away = (log(max(age, 0.1)) - self.usual(part) - GRID) / part.spread
        return kept + (1 - kept) * np.exp(-self.shape.levels(away))
