"""How far from expected a making time falls, in standard deviations.

Kept as one table from exponential levels (survival = exp(-level)) to standard deviations and back.
"""

from bisect import bisect_left
from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats

# Like a normal on the quick side, heavier on the slow one: some jobs are spilled, interrupted, forgotten.
_LEVELS: Final = np.array(
    [0.002, 0.01, 0.025, 0.05, 0.105, 0.223, 0.357, 0.511, 0.693, 0.916, 1.204, 1.609, 2.303, 2.996, 3.689,
     4.605, 5.298, 6.908, 9.21, 40.0]
)  # fmt: skip
_PRIOR: Final = np.array(
    [-2.9, -2.35, -1.98, -1.66, -1.28, -0.84, -0.52, -0.25, 0.0, 0.26, 0.53, 0.86, 1.36, 1.80, 2.22,
     2.72, 3.08, 3.9, 5.0, 14.0]
)  # fmt: skip


class TimeDistribution:
    """A standardised distribution, between exponential levels and standard deviations."""

    def __init__(self) -> None:
        """Begin with what is usual of making times."""
        self.table = _PRIOR
        self._levels: list[float] = _LEVELS.tolist()
        self._table: list[float] = self.table.tolist()

    def deviations(self, levels: Floats) -> Floats:
        """Standard deviations at these levels."""
        deviations: Floats = np.interp(levels, _LEVELS, self.table)
        return deviations

    def levels(self, deviations: Floats) -> Floats:
        """Levels at these standard deviations."""
        levels: Floats = np.interp(deviations, self.table, _LEVELS, left=0.0)
        return levels

    def level(self, deviation: float) -> float:
        """The level at one number of standard deviations."""
        table, levels = self._table, self._levels
        at = bisect_left(table, deviation)
        if at in (0, len(table)):
            return 0.0 if at == 0 else levels[-1]
        share = (deviation - table[at - 1]) / (table[at] - table[at - 1])
        return levels[at - 1] + share * (levels[at] - levels[at - 1])
