"""Replays what is on the bar: every open order through its pools of hands, many paths at once.

All times are seconds from now; negative is past. Hands take the next part in line as soon as they are free;
an order is ready with its last part. What is known of a part in hand is that it did not finish yet.
"""

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.orders import Part
from counter.promises.forecast.tail import Shape


def seat(free: list[Floats], done: Floats) -> None:
    """Put a finishing time among the times hands get free, keeping every path's row sorted."""
    for row in range(len(free)):
        free[row], done = np.minimum(free[row], done), np.maximum(free[row], done)
    free.append(done)


def take(free: list[Floats], done: Floats) -> None:
    """The first free hands are busy until `done`."""
    free.pop(0)
    seat(free, done)


def in_hand(part: Part, age: float, pace: Floats, open_for: float, shape: Shape) -> Floats:
    """When a part begun `age` seconds ago ends, given that its order is still open.

    `open_for` is the chance that something else keeps the order open: then the part may have ended already.
    """
    if age <= 0:
        return np.exp(part.log_seconds + pace) * part.factor - age
    deviation = (np.log(age) - part.log_seconds - pace) / part.spread
    passed = shape.levels(deviation)
    done = -np.expm1(-passed)
    past = done * open_for / np.maximum(1.0 - done * (1.0 - open_for), 1e-9)
    chance = -np.expm1(-part.levels)
    ended = chance < past
    left = np.maximum(chance - past, 0.0) / np.maximum(1.0 - past, 1e-9)
    level = np.where(
        ended,
        -np.log1p(-np.minimum(done * chance / np.maximum(past, 1e-9), 0.999999)),
        passed - np.log1p(-np.minimum(left, 0.999)),
    )
    seconds = np.exp(part.log_seconds + pace + part.spread * shape.deviations(level))
    ends: Floats = seconds - age
    return ends


def from_line(part: Part, start: Floats, pace: Floats, shape: Shape) -> Floats:
    """When a part that waits in line ends, begun at `start` (in the past, too: then it is not finished yet)."""
    end = start + np.exp(part.log_seconds + pace) * part.factor
    if start[0] < 0 or start.min() < 0:
        age = np.maximum(-start, 1e-3)
        passed = shape.levels((np.log(age) - part.log_seconds - pace) / part.spread)
        later = start + np.exp(part.log_seconds + pace + part.spread * shape.deviations(part.levels + passed))
        end = np.where(start < 0, later, end)
    return end
