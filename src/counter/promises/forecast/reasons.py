"""Why an order is at risk, in a word and a figure."""

from math import expm1

from counter.promises.forecast.answers import Reason
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.priors import BAR_POOL
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.work_in_progress import WorkInProgress

_WORTH_A_WORD = 0.15
_QUEUE, _CREW = Reason("queue"), Reason("crew")


class Reasons:
    """The reasons at one moment."""

    def __init__(self, work: WorkInProgress, service: ServiceTimes) -> None:
        """Look at who is there."""
        self.work, self.service = work, service
        self._slow: dict[tuple[str, str], float] = {}
        self.workers = work.bar.likely.workers

    def of(self, order: OpenOrder) -> Reason:
        """The station if it is slow, else the crew if fewer make drinks than when it was placed, else the queue."""
        slower, station = 0.0, ""
        for part in order.parts.values():
            pace = self._slower(part)
            if pace > slower:
                slower, station = pace, part.station
        if slower >= _WORTH_A_WORD:
            return Reason("station", station, round(slower, 2))
        if self.workers < order.workers and BAR_POOL in order.parts:
            return _CREW
        return _QUEUE

    def _slower(self, part: Part) -> float:
        """How much longer than usual a part takes just now: +0.35 is 35% longer."""
        key = part.pool, part.station
        if key not in self._slow:
            reported = self.service.reported.get(part.station, 0.0)
            self._slow[key] = expm1(self.work.pool(part.pool).likely.pace.mean()[0] + reported)
        return self._slow[key]
