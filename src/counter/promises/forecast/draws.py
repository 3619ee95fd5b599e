"""Random draws that belong to an order: the same order has the same ones in every simulation."""

from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PATHS: Final = 256
_ROWS: Final = 97


def _levels() -> Floats:
    """The chances to be longer, strictly inside (0, 1), one a path: a stratified sample."""
    levels: Floats = (np.arange(PATHS) + 0.5) / PATHS
    return levels


@lru_cache(maxsize=4)
def _shuffled(seed: int) -> Floats:
    """A seed’s rows, each twice in a row; not to be written to, for whoever asks again has the same."""
    levels = -np.log(_levels())
    shuffle = np.random.Generator(np.random.PCG64(seed))
    rows = np.array([shuffle.permutation(levels) for _ in range(_ROWS)])
    both: Floats = np.concatenate((rows, rows), axis=1)
    both.flags.writeable = False
    return both


class StratifiedDraws:
    """Stratified draws keyed by (seed, name): exponential levels, one a path.

    A level v stands for the quantile with survival exp(-v), so that knowing an order to be still unfinished
    at level e just adds e (no memory). A draw is a window into one of a few long shuffled rows: cheap, and the
    same for the same name.
    """

    def __init__(self, seed: int) -> None:
        """`seed` tells shops (and simulations) apart."""
        self.seed = seed
        self._rows = _shuffled(seed)

    def draw(self, name: str, part: int) -> Floats:
        """Levels of one part of an order, one a path (not to be written to)."""
        number = crc32(f"{self.seed}/{name}/{part}".encode())
        start = number // _ROWS % PATHS
        window: Floats = self._rows[number % _ROWS, start : start + PATHS]
        return window
