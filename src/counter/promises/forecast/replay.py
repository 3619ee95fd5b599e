"""Replays what is on the bar: every open order through its pools of hands, many paths at once.

All times are seconds from now; negative is past. Hands take the next part in line as soon as they are free;
an order is ready with its last part. What is known of a part in hand is that it did not finish yet.
"""

from math import exp
from typing import Final, NamedTuple

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


class Work(NamedTuple):
    """A part to replay on some of the paths, with how much longer than usual it takes there (a factor a path)."""

    part: Part
    paths: slice
    speed: Floats


def in_hand(work: Work, age: float, open_for: float, shape: Shape) -> Floats:
    """When a part begun `age` seconds ago ends, given that its order is still open.

    `open_for` is the chance that something else keeps the order open: then the part may have ended already.
    """
    part, paths, speed = work
    if age <= 0:
        fresh: Floats = part.seconds[paths] * speed - age
        return fresh
    usual = exp(part.log_seconds) * speed
    passed = shape.levels(np.log(age / usual) / part.spread)
    done = -np.expm1(-passed)
    past = done * open_for / np.maximum(1.0 - done * (1.0 - open_for), _TINY)
    chance = -np.expm1(-part.levels[paths])
    left = np.minimum(np.maximum(chance - past, 0.0) / np.maximum(1.0 - past, _TINY), _NEARLY_ONE)
    before = np.minimum(done * chance / np.maximum(past, _TINY), _NEARLY_ONE)
    level = np.where(chance < past, -np.log1p(-before), passed - np.log1p(-left))
    ends: Floats = usual * np.exp(part.spread * shape.deviations(level)) - age
    return ends


def from_line(work: Work, start: Floats, shape: Shape, *, past: bool) -> Floats:
    """When a part that waits in line ends, begun at `start`; `past` if that may be past: then it is not done yet."""
    part, paths, speed = work
    end: Floats = part.seconds[paths] * speed
    end += start
    if past:
        usual = exp(part.log_seconds) * speed
        age = np.maximum(-start, _SECOND)
        passed = shape.levels(np.log(age / usual) / part.spread)
        later = start + usual * np.exp(part.spread * shape.deviations(part.levels[paths] + passed))
        end = np.where(start < 0, later, end)
    return end
