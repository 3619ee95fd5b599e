"""Replays what is on the bar: every open order through its pools of hands, many paths at once.

All times are seconds from now; negative is past. Hands take the next part in line as soon as they are free;
an order is ready with its last part. What is known of a part in hand is that it did not finish yet.
"""

from math import exp
from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.orders import Part
from counter.promises.forecast.tail import Shape

_TINY: Final = 1e-9
_NEARLY_ONE: Final = 0.999
_SECOND: Final = 1.0


def seat(free: list[Floats], done: Floats) -> None:
    """Put a finishing time among the times hands get free, keeping every path's row sorted."""
    for row, earlier in enumerate(free):
        free[row], done = np.minimum(earlier, done), np.maximum(earlier, done)
    free.append(done)


def take(free: list[Floats], done: Floats) -> None:
    """The first free hands are busy until `done`."""
    free.pop(0)
    seat(free, done)


def in_hand(part: Part, age: float, speed: Floats, open_for: float, shape: Shape) -> Floats:
    """When a part begun `age` seconds ago ends, given that its order is still open.

    `speed` is how much longer than usual work takes, a factor a path; `open_for` the chance that something else
    keeps the order open: then the part may have ended already.
    """
    usual = exp(part.log_seconds) * speed
    if age <= 0:
        fresh: Floats = usual * part.factor - age
        return fresh
    passed = shape.levels(np.log(age / usual) / part.spread)
    done = -np.expm1(-passed)
    past = done * open_for / np.maximum(1.0 - done * (1.0 - open_for), _TINY)
    chance = -np.expm1(-part.levels)
    left = np.minimum(np.maximum(chance - past, 0.0) / np.maximum(1.0 - past, _TINY), _NEARLY_ONE)
    before = np.minimum(done * chance / np.maximum(past, _TINY), _NEARLY_ONE)
    level = np.where(chance < past, -np.log1p(-before), passed - np.log1p(-left))
    ends: Floats = usual * np.exp(part.spread * shape.deviations(level)) - age
    return ends


def from_line(part: Part, start: Floats, speed: Floats, shape: Shape, *, past: bool) -> Floats:
    """When a part that waits in line ends, begun at `start`; `past` if that may be past: then it is not done yet."""
    usual = exp(part.log_seconds) * speed
    end: Floats = usual * part.factor
    end += start
    if past:
        age = np.maximum(-start, _SECOND)
        passed = shape.levels(np.log(age / usual) / part.spread)
        later = start + usual * np.exp(part.spread * shape.deviations(part.levels + passed))
        end = np.where(start < 0, later, end)
    return end
