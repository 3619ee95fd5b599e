"""The risk of every open order to miss its promise, and the minute to promise instead."""

from typing import Final

import numpy as np

from counter.promises.forecast.answers import Risk
from counter.promises.forecast.calibration import IN_HAND, WAITING, MissChance, whole_minute
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.queue_simulation import QueueSimulation, surely
from counter.promises.forecast.reasons import Reasons

_MOST_CHANCES: Final = 40


def risks_at(queue: QueueSimulation, chance: MissChance) -> tuple[Risk, ...]:
    """The risks as a simulation has them, of all orders whose promise is not past; `chance` makes them honest."""
    pending = [
        (row, order, order.due - queue.at)
        for row, order in enumerate(queue.work.orders.values())
        if order.due is not None and order.due >= queue.at
    ]
    if not pending:
        return ()
    ends = queue.all_ready()[[row for row, _, _ in pending]]
    late = np.mean(ends > np.array([[left] for _, _, left in pending]), axis=1).tolist()
    resets = [whole_minute(queue.at + seconds) for seconds in surely(ends)]
    reasons, waiting = Reasons(queue.work, queue.service), queue.work.waiting()
    return tuple(
        Risk(
            order=order.order,
            miss_probability=_honest(chance, order, WAITING if order.order in waiting else IN_HAND, missing),
            left=left,
            reset_to=reset,
            reason=reasons.of(order),
        )
        for (_, order, left), missing, reset in zip(pending, late, resets, strict=True)
    )


def _honest(chance: MissChance, order: OpenOrder, stage: str, raw: float) -> float:
    """The honest chance for the simulation's, which the order takes along to be learned from."""
    if len(order.chances) >= _MOST_CHANCES:
        del order.chances[0]
    order.chances.append((stage, raw))
    return chance.calibrated(stage, raw)
