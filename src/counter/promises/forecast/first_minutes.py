"""What can be promised to those who were promised nothing as they ordered, and anew to those whose promise is past."""

from collections.abc import Sequence

from counter.promises.forecast.calibration import whole_minute
from counter.promises.forecast.engine import Engine
from counter.promises.forecast.queue_simulation import QueueSimulation, surely


def first_minutes(engine: Engine, at: float) -> dict[str, float]:
    """For each open order without a promise the minute that it could get at `at` (unix seconds).

    It is as sure as a promise that is made anew: they waited for it long enough.
    """
    return _minutes(engine, at, [row for row, order in enumerate(engine.work.orders.values()) if order.due is None])


def minutes_anew(engine: Engine, at: float) -> dict[str, float]:
    """For each open order whose promise is past at `at` (unix seconds) the minute that it could be promised anew."""
    orders = enumerate(engine.work.orders.values())
    return _minutes(engine, at, [row for row, order in orders if order.due is not None and order.due < at])


def _minutes(engine: Engine, at: float, rows: Sequence[int]) -> dict[str, float]:
    if not rows:
        return {}
    names = list(engine.work.orders)
    ends = QueueSimulation(engine.work, engine.service, engine.habits, at).all_ready()[rows]
    return {names[row]: whole_minute(at + seconds) for row, seconds in zip(rows, surely(ends), strict=True)}
