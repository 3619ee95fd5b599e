"""Keeps what is shown honest: small corrections, by load and category, learned from promises kept and missed."""

from math import ceil, exp, log

STEP = 0.02
SHARE_OF_CELL = 0.5
CHANCE_STEP, CENTRE = 0.002, 1.5


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


class MissChance:
    """Keeps the chance of missing honest: a logistic line through the replay's chances, fitted as orders end."""

    def __init__(self) -> None:
        """Believe the replay as it is."""
        self.lift, self.slope = 0.0, 1.0

    def honest(self, raw: float) -> float:
        """The chance to tell for the replay's share of paths that miss."""
        return _logistic(self.lift + self.slope * _log_odds(raw))

    def learn(self, raws: list[float], *, missed: bool) -> None:
        """An order ended; `raws` are the replay's chances while it was open (one step of gradient descent)."""
        lift = slope = 0.0
        for raw in raws:
            odds = _log_odds(raw)
            error = float(missed) - _logistic(self.lift + self.slope * odds)
            lift, slope = lift + error, slope + error * (odds + CENTRE)
        self.lift += CHANCE_STEP * lift
        self.slope = min(max(self.slope + CHANCE_STEP * slope / 4, 0.5), 1.8)


def _log_odds(chance: float) -> float:
    bound = min(max(chance, 0.002), 0.998)
    return log(bound / (1 - bound))


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def whole_minute(moment: float) -> float:
    """The first whole minute at or after a moment (unix seconds)."""
    return float(ceil(moment / 60.0) * 60)
