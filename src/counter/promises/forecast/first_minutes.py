"""What can be promised, as a first promise, to those who were promised nothing as they ordered."""

from math import exp

from counter.promises.forecast.calibration import whole_minute
from counter.promises.forecast.engine import Engine
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.queue_simulation import QueueSimulation, surely


def first_minutes(engine: Engine, at: float) -> dict[str, float]:
    """For each open order without a promise the minute that it could get at `at` (unix seconds).

    It is as sure as a promise that is made anew: they waited for it long enough. What such orders were found to need
    beyond their forecasts is added, as it is to a promise.
    """
    waiting = {row: order for row, order in enumerate(engine.work.orders.values()) if order.due is None}
    if not waiting:
        return {}
    ends = QueueSimulation(engine.work, engine.service, engine.habits, at).all_ready()[list(waiting)]
    return {
        order.order: whole_minute(at + seconds * exp(_correction(engine, order)))
        for order, seconds in zip(waiting.values(), surely(ends), strict=True)
    }


def _correction(engine: Engine, order: OpenOrder) -> float:
    """How much longer (log) than forecast such an order needs; never less."""
    if order.promised is None:
        return 0.0
    _, load, category = order.promised
    return max(engine.calibration.correction(load, category), 0.0)
