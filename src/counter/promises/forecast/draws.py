"""Random draws that belong to an order: the same order has the same luck in every replay."""

from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PATHS: Final = 256
_CEILING: Final = 40.0


def _levels() -> Floats:
    """The chances to be longer, strictly inside (0, 1), one a path: a stratified sample."""
    levels: Floats = (np.arange(PATHS) + 0.5) / PATHS
    return levels


class Luck:
    """Stratified draws keyed by (seed, number): exponential levels, one a path.

    A level v stands for the quantile with survival exp(-v), so that knowing an order to be still unfinished
    at level e just adds e (no memory).
    """

    def __init__(self, seed: int) -> None:
        """`seed` tells shops (and replays) apart."""
        self.seed = seed
        self._sorted = -np.log(_levels())

    def draw(self, key: str, part: int) -> Floats:
        """Levels of one part of an order, in the order of the paths."""
        number = crc32(f"{self.seed}/{key}/{part}".encode())
        mixed: Floats = np.random.Generator(np.random.PCG64(number)).permutation(self._sorted)
        return mixed
