"""The shape of luck: how far from expected a making time falls, in standard deviations.

Kept as one table from exponential levels (survival = exp(-level)) to standard deviations and back.
"""

from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats

# Quantiles of the normal at survival exp(-level); beyond it the tail is a little heavier than normal.
_LEVELS: Final = np.array(
    [0.002, 0.01, 0.025, 0.05, 0.105, 0.223, 0.357, 0.511, 0.693, 0.916, 1.204, 1.609, 2.303, 2.996, 3.689,
     4.605, 5.298, 6.908, 9.21, 40.0]
)  # fmt: skip
_NORMAL: Final = np.array(
    [-2.878, -2.328, -1.966, -1.651, -1.279, -0.842, -0.524, -0.253, 0.0, 0.253, 0.524, 0.842, 1.282, 1.645, 1.965,
     2.326, 2.576, 3.09, 3.719, 10.0]
)  # fmt: skip


class Shape:
    """A distribution of standardised luck, between levels and standard deviations."""

    def __init__(self) -> None:
        """Begin as a normal."""
        self.table = _NORMAL

    def deviations(self, levels: Floats) -> Floats:
        """Standard deviations at these levels."""
        return np.interp(levels, _LEVELS, self.table)

    def levels(self, deviations: Floats) -> Floats:
        """Levels at these standard deviations."""
        return np.interp(deviations, self.table, _LEVELS, left=0.0)
