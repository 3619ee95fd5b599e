"""How fast a pool of workers works just now: a filter on a grid of log paces (0: this shop's usual; +0.35: 42% longer).

The pace relaxes towards 0 within hours. Finished work moves it by its likelihood.
"""

from math import exp
from typing import Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats

GRID: Final = np.arange(-0.6, 0.81, 0.05)
# In no order: paces and making times have nothing to do with each other.
_LEVELS: Final = (np.random.Generator(np.random.PCG64(PATHS)).permutation(PATHS) + 0.5) / PATHS
_FREEDOM: Final = 5.0  # Student t: an outlier is forgiven


def likely(away: Floats) -> Floats:
    """How likely work is that fell `away` from expected (standard deviations)."""
    share: Floats = (1.0 + away * away / _FREEDOM) ** (-(_FREEDOM + 1) / 2) + 1e-4
    return share


class PaceFilter:
    """The pace of one pool of workers."""

    def __init__(self) -> None:
        """Begin as usual."""
        bell = np.exp(-0.5 * (GRID / priors.PACE_SPREAD) ** 2)
        self._usual: Floats = bell / bell.sum()
        self.believe(self._usual)

    def believe(self, share: Floats) -> None:
        """Believe each grid point this much."""
        self._share, self._gone = share, 0.0
        self._mean: tuple[float, float] | None = None

    @property
    def share(self) -> Floats:
        """How much each grid point is believed."""
        if self._gone:
            keep = exp(-self._gone / priors.PACE_SECONDS)
            self.believe(keep * self._share + (1 - keep) * self._usual)
        return self._share

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds): what was seen of the pace grows stale, once somebody asks."""
        self._gone += seconds
        self._mean = None

    def weigh(self, chances: Floats) -> None:
        """Take in how likely what was seen is at each grid point."""
        share = self.share * chances
        self.believe(share / share.sum())

    def mean(self) -> tuple[float, float]:
        """Mean and standard deviation of the log pace."""
        if self._mean is None:
            share = self.share
            mean = float(share @ GRID)
            self._mean = mean, max(float(share @ (GRID - mean) ** 2), 1e-4) ** 0.5
        return self._mean

    def paths(self) -> Floats:
        """Paces, one a path."""
        reach = np.cumsum(self.share)
        paces: Floats = np.interp(_LEVELS * reach[-1], reach, GRID + 0.025)
        return paces
