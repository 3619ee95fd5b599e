"""How many cooks a kitchen has: they do not sign in, so it is seen from how long things wait."""

from math import log
from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.pace import likely

_USUAL: Final = np.log([0.30, 0.45, 0.20, 0.05])
_FLOOR: Final = -5.0


class Cooks:
    """Belief about the number of cooks, 1 to 4."""

    def __init__(self) -> None:
        """Two, most likely."""
        self.odds: Floats = _USUAL.copy()

    @property
    def number(self) -> int:
        """The likeliest number of cooks."""
        return int(np.argmax(self.odds)) + 1

    def learn(self, at: float, ahead: int, freed: list[float], ready: float, expected: float, spread: float) -> None:
        """An order placed at `at` behind `ahead` others was ready; `freed` is when those ahead ended.

        With k cooks it was begun when fewer than k were ahead; `expected` and `spread` are of the log making time.
        """
        if ahead == 0:
            return
        for cooks in range(1, len(self.odds) + 1):
            waits = ahead - cooks + 1
            if waits > len(freed):
                self.odds[cooks - 1] += _FLOOR
                continue
            began = at if waits <= 0 else freed[waits - 1]
            seconds = max(ready - began, 1.0)
            away = np.array([(log(seconds) - expected) / spread])
            self.odds[cooks - 1] += max(log(float(likely(away)[0])) - log(seconds), _FLOOR - log(100.0))
        self.odds = np.clip(self.odds - self.odds.max(), -8.0, 0.0)
