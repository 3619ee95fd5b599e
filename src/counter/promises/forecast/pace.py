"""How fast work goes just now: a pool's usual wandering, and now and then a machine in trouble.

Two filters on grids of log paces (0: this shop's usual; +0.35: 42% longer). A pool's pace relaxes towards 0 within
hours. Trouble (a grinder down, an oven cold) befalls the items of one category: it begins rarely, slows them a
lot, and ends within the hour. Finished work moves both by its likelihood; unfinished work by its survival.
"""

from collections.abc import Iterable
from math import exp
from typing import Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats

GRID: Final = np.arange(-0.6, 0.81, 0.05)
SLOWER: Final = np.append(0.0, np.arange(0.3, 1.41, 0.1))
_LEVELS: Final = (np.arange(PATHS) + 0.5) / PATHS
_FREEDOM: Final = 5.0  # Student t: an outlier is forgiven


def _bell(grid: Floats, mean: float, spread: float) -> Floats:
    bell = np.exp(-0.5 * ((grid - mean) / spread) ** 2)
    share: Floats = bell / bell.sum()
    return share


_USUAL: Final = _bell(GRID, 0.0, priors.PACE_SPREAD)
_ILL: Final = np.append(0.0, _bell(SLOWER[1:], priors.TROUBLE_PACE, priors.TROUBLE_SPREAD))
_WELL: Final = np.append(1.0, np.zeros(len(SLOWER) - 1))


def likely(away: Floats) -> Floats:
    """How likely work is that fell `away` from expected (standard deviations)."""
    share: Floats = (1.0 + away * away / _FREEDOM) ** (-(_FREEDOM + 1) / 2) + 1e-4
    return share


class Pace:
    """The pace of one pool of hands."""

    def __init__(self) -> None:
        """Begin as usual."""
        self.know(_USUAL)

    def know(self, share: Floats) -> None:
        """Believe each grid point this much."""
        self.share = share
        mean = float(share @ GRID)
        self._mean = mean, max(float(share @ (GRID - mean) ** 2), 1e-4) ** 0.5

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds): what was seen of the pace grows stale."""
        keep = exp(-seconds / priors.PACE_SECONDS)
        self.know(keep * self.share + (1 - keep) * _USUAL)

    def weigh(self, chances: Floats) -> None:
        """Take in how likely what was seen is at each grid point."""
        share = self.share * chances
        self.know(share / share.sum())

    def mean(self) -> tuple[float, float]:
        """Mean and standard deviation of the log pace."""
        return self._mean

    def paths(self, survivals: Iterable[Floats]) -> Floats:
        """Paces, one a path in rising order, given the chance at each grid point that work in hand is unfinished."""
        share = self.share
        for survival in survivals:
            share = share * survival
        reach = np.cumsum(share)
        paces: Floats = np.interp(_LEVELS * reach[-1], reach, GRID + 0.025)
        return paces


class Trouble:
    """Whether the items of one category are in trouble, and how much slower they are."""

    def __init__(self) -> None:
        """Begin well, most likely."""
        self.share: Floats = (1 - priors.TROUBLE_SHARE) * _WELL + priors.TROUBLE_SHARE * _ILL

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds): trouble begins, trouble ends."""
        begin = 1 - exp(-seconds / priors.TROUBLE_EVERY)
        end = 1 - exp(-seconds / priors.TROUBLE_SECONDS)
        well = float(self.share[0])
        self.share = self.share * (1 - end)
        self.share[0] = well * (1 - begin) + (1 - well) * end
        self.share = self.share + begin * well * _ILL

    def weigh(self, chances: Floats) -> None:
        """Take in how likely what was seen is at each grid point."""
        share = self.share * chances
        self.share = share / share.sum()

    def paths(self, survivals: Iterable[Floats], order: Floats) -> Floats | None:
        """How much slower (log), one a path, ranked as `order` (levels in 0 to 1); None if all is well."""
        share = self.share
        for survival in survivals:
            share = share * survival
        if share[0] > priors.WELL * share.sum():
            return None
        share = share / share.sum()
        index = np.searchsorted(np.cumsum(share), order)
        slower: Floats = SLOWER[np.minimum(index, len(SLOWER) - 1)]
        return slower
