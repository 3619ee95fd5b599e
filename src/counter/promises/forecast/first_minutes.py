"""What can be promised, as a first promise, to those who were promised nothing as they ordered."""

from counter.promises.forecast.calibration import whole_minute
from counter.promises.forecast.engine import Engine
from counter.promises.forecast.queue_simulation import QueueSimulation, surely


def first_minutes(engine: Engine, at: float) -> dict[str, float]:
    """For each open order without a promise the minute that it could get at `at` (unix seconds).

    It is as sure as a promise that is made anew: they waited for it long enough.
    """
    rows = [row for row, order in enumerate(engine.work.orders.values()) if order.due is None]
    if not rows:
        return {}
    names = list(engine.work.orders)
    ends = QueueSimulation(engine.work, engine.service, engine.habits, at).all_ready()[rows]
    return {names[row]: whole_minute(at + seconds) for row, seconds in zip(rows, surely(ends), strict=True)}
