"""Keeps what is shown honest: small corrections, by load and category, learned from promises kept and missed."""

from math import ceil

STEP = 0.02
SHARE_OF_CELL = 0.5


class Calibration:
    """Corrections (log of the wait) so that the displayed minute is kept as often as asked."""

    def __init__(self) -> None:
        """No corrections yet."""
        self.shift: dict[str, float] = {}

    def correction(self, cell: str) -> float:
        """How much longer (log) than forecast an order of this cell needs."""
        return self.shift.get("all", 0.0) + self.shift.get(cell, 0.0)

    def learn(self, cell: str, *, missed: bool, target: float) -> None:
        """One promise was kept or missed (the pinball loss's step)."""
        push = STEP * ((1.0 if missed else 0.0) - (1.0 - target))
        self.shift["all"] = self.shift.get("all", 0.0) + push * (1 - SHARE_OF_CELL)
        self.shift[cell] = self.shift.get(cell, 0.0) + push * SHARE_OF_CELL


def whole_minute(moment: float) -> float:
    """The first whole minute at or after a moment (unix seconds)."""
    return float(ceil(moment / 60.0) * 60)
