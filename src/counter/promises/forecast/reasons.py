"""Why an order is at risk, in a word and a figure."""

from math import expm1

from counter.promises.forecast.bar import Bar
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.trouble import SLOWER

_LIKELY = 0.5
_WORTH_A_WORD = 0.15
Reason = tuple[str, str | None, float]


class Reasons:
    """The reasons at one moment."""

    def __init__(self, bar: Bar, pacing: Pacing) -> None:
        """Look at who is there; the paces are looked up when asked for."""
        self.pacing = pacing
        self.fewer = bar.hands("bar") < bar.pools["bar"].hands.known
        self._slower: dict[tuple[str, str, str], float] = {}

    def of(self, order: OpenOrder) -> Reason:
        """("station", which, how much slower: +0.35 is 35% longer), ("crew", None, 0) or ("queue", None, 0)."""
        slower, station = 0.0, ""
        for part in order.parts.values():
            pace = self._slow(part)
            if pace > slower:
                slower, station = pace, part.station
        if slower >= _WORTH_A_WORD:
            return "station", station, round(slower, 2)
        if self.fewer and "bar" in order.parts:
            return "crew", None, 0.0
        return "queue", None, 0.0

    def _slow(self, part: Part) -> float:
        key = (part.pool, part.station, part.shares[0][0])
        if key not in self._slower:
            self._slower[key] = self._look_up(*key)
        return self._slower[key]

    def _look_up(self, pool: str, station: str, category: str) -> float:
        pace = self.pacing.pool(pool).mean()[0] + self.pacing.told.get(station, 0.0)
        trouble = self.pacing.troubles.get(category)
        if trouble is not None and trouble.share[0] < _LIKELY:
            pace += float(trouble.share @ SLOWER) / (1 - float(trouble.share[0]))
        return expm1(pace)
