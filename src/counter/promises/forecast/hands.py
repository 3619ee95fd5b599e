"""How many hands a pool really has: cooks do not sign in, baristas go without signing out.

Seen from how long orders take behind others: with k hands an order is begun when fewer than k are ahead of it.
"""

from collections.abc import Sequence
from math import exp, log
from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.pace import likely

_FLOOR: Final = -9.0
_LIMIT: Final = -8.0
_SURE: Final = 0.85
_KEPT_AT_CHANGE: Final = 0.4


class Hands:
    """Belief about the number of hands, as a difference to the number that is known of."""

    def __init__(self, offsets: Sequence[int], usual: Sequence[float], stale: float) -> None:
        """`usual` are the chances of `offsets`; what was seen is forgotten within `stale` seconds."""
        self.offsets = list(offsets)
        self.usual: Floats = np.array(usual)
        self.odds: Floats = np.log(self.usual)
        self.stale = stale

    @property
    def offset(self) -> int:
        """The likeliest difference, 0 unless another is rather sure."""
        share = self._shares()
        best = int(np.argmax(share))
        return self.offsets[best] if share[best] > _SURE else self.offsets[int(np.argmax(self.usual))]

    def _shares(self) -> Floats:
        share = np.exp(self.odds)
        shares: Floats = share / share.sum()
        return shares

    def pass_time(self, seconds: float) -> None:
        """Let time go by."""
        keep = exp(-seconds / self.stale)
        self.odds = np.log(keep * self._shares() + (1 - keep) * self.usual)

    def changed(self, by: int) -> None:
        """The number that is known of changed `by` so many: an absence may just have become known."""
        shifted = np.zeros(len(self.offsets))
        for share, offset in zip(self._shares(), self.offsets, strict=True):
            if offset - by in self.offsets:
                shifted[self.offsets.index(offset - by)] += share
        mixed = (1 - _KEPT_AT_CHANGE) * self.usual + _KEPT_AT_CHANGE * shifted
        self.odds = np.log(mixed / mixed.sum())

    def learn(
        self, known: int, span: tuple[float, float], ahead: int, freed: list[float], expected: tuple[float, float]
    ) -> None:
        """An order placed and ready at `span` was behind `ahead` others; `freed` is when those ahead were done.

        `known` hands are known of; `expected` are mean and deviation of the log of its own making time.
        """
        if ahead == 0:
            return
        placed, ready = span
        for number, offset in enumerate(self.offsets):
            waits = ahead - (known + offset) + 1
            if known + offset < 1 or waits > len(freed):
                self.odds[number] += _FLOOR
                continue
            seconds = max(ready - (placed if waits <= 0 else freed[waits - 1]), 1.0)
            away = np.array([(log(seconds) - expected[0]) / expected[1]])
            self.odds[number] += max(log(float(likely(away)[0])) - log(seconds), _FLOOR)
        self.odds = np.maximum(self.odds - self.odds.max(), _LIMIT)
