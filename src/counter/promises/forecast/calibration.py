"""Keeps what is shown honest: small corrections, by load and category, learned from promises kept and missed."""

from collections.abc import Mapping
from math import ceil, exp, log
from typing import Any

from counter.promises.forecast import priors

CHANCE_STEP, CENTRE, SLOPES = 0.006, 1.5, (0.25, 1.8)
LOADS = (0.5, 1.0, 2.0, 3.5)  # orders a worker
DEEP, DEEP_LOAD = "deep", priors.DEEP + 1
ROUNDING_UP = 1.6
AT_FIRST, SOON = 6.0, 100  # how much longer the first steps are; after so many half of that
IN_HAND, WAITING = "in hand", "waiting"


class Calibration:
    """Corrections (log of the wait) so that the displayed minute is kept as often as asked.

    A correction is a sum over everything, the load and the category: what few orders have shown is shared. Each promise
    kept or missed moves all three one step of the pinball loss, at first a longer one.
    """

    def __init__(self) -> None:
        """No corrections yet."""
        self.learned: dict[str, tuple[float, int]] = {}  # each correction, and how often it was moved

    def load(self, orders_a_worker: float, category: str) -> str:
        """The name of the load whose correction counts: of this one and the lighter ones, the longest.

        So more queue never shortens a promise; what comes of it teaches the load that was used. A deep line has the
        correction of the lighter ones and teaches none: an hour goes by until it is known whether it was right.
        """
        if orders_a_worker >= DEEP_LOAD:
            return DEEP
        reached = sum(orders_a_worker >= step for step in LOADS)
        return max(map(str, range(reached, -1, -1)), key=lambda load: self.correction(load, category))

    def correction(self, load: str, category: str) -> float:
        """How much longer (log) than forecast such an order needs."""
        if load == DEEP:
            return max(self.correction(str(lighter), category) for lighter in range(len(LOADS) + 1))
        return sum(self.learned.get(name, (0.0, 0))[0] for name in _names(load, category))

    def learn(self, load: str, category: str, *, missed: bool, target: float) -> None:
        """One promise was kept or missed."""
        if load == DEEP:
            return
        push = priors.CALIBRATION_STEP / 3 * ((1.0 if missed else 0.0) - (1.0 - target))
        for name in _names(load, category):
            shift, seen = self.learned.get(name, (0.0, 0))
            self.learned[name] = shift + push * (1 + AT_FIRST * SOON / (SOON + seen)), seen + 1

    def snapshot(self) -> dict[str, Any]:
        """Every correction, as JSON values."""
        return dict(self.learned)

    def restore(self, known: Mapping[str, Any]) -> None:
        """The corrections of the snapshot."""
        self.learned = {name: (shift, seen) for name, (shift, seen) in known.items()}


def _names(load: str, category: str) -> tuple[str, str, str]:
    return "all", f"load {load}", f"category {category}"


class MissChance:
    """Keeps the chance of missing honest: a logistic line through the simulation's chances, fitted as orders end.

    One line for orders in hand, whose end is near, and one for those that wait, whose turn is a guess as well.
    """

    def __init__(self) -> None:
        """Believe the simulation as it is."""
        self.lines = {IN_HAND: [0.0, 1.0], WAITING: [0.0, 1.0]}  # lift and slope

    def calibrated(self, stage: str, raw: float) -> float:
        """The chance of missing for the simulation's share of paths that miss."""
        lift, slope = self.lines[stage]
        return _logistic(lift + slope * _log_odds(raw))

    def learn(self, chances: list[tuple[str, float]], *, missed: bool) -> None:
        """An order ended; `chances` are the simulation's while it was open (one step of gradient descent)."""
        for stage, line in self.lines.items():
            lift = slope = 0.0
            for raw in (raw for at, raw in chances if at == stage):
                error = float(missed) - self.calibrated(stage, raw)
                lift, slope = lift + error, slope + error * (_log_odds(raw) + CENTRE)
            line[0] += CHANCE_STEP * lift
            line[1] = min(max(line[1] + CHANCE_STEP * slope / 4, SLOPES[0]), SLOPES[1])

    def snapshot(self) -> dict[str, Any]:
        """Lift and slope of each line, as JSON values."""
        return {stage: list(line) for stage, line in self.lines.items()}

    def restore(self, known: Mapping[str, Any]) -> None:
        """The lines of the snapshot."""
        self.lines = {stage: list(line) for stage, line in known.items()}


def _log_odds(chance: float) -> float:
    bound = min(max(chance, 0.002), 0.998)
    return log(bound / (1 - bound))


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def nominal(target: float) -> float:
    """The level of the simulation to begin with, so that rounding up to a minute keeps about `target`."""
    return 1 - (1 - target) * ROUNDING_UP


def whole_minute(moment: float) -> float:
    """The first whole minute at or after a moment (unix seconds)."""
    return float(ceil(moment / 60.0) * 60)
