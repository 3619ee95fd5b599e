"""A line in which many wait a hand is not first-come: tired hands pick tickets partly as they lie.

So later orders overtake, those still to come as well, and the longest wait falls on whoever is unlucky. Such a line is
not played order by order but as a fluid: how many picks until an order is taken. What is to be known of it, the share
of picks that fall on anybody, is learned from who comes ready while how many older ones wait.
"""

from collections import deque
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats

_SHARES: Final = np.array(list(priors.MIXED))
_USUAL: Final = np.array(list(priors.MIXED.values()))
_SEEMS: Final = 0.12  # that an order seems picked out of turn though it was not: who has what in hand is a guess
_FORGET: Final = 0.005
_MOST_COUNTED: Final = 400
_GRID: Final = 96


def _shuffled(seed: int) -> Floats:
    levels: Floats = (np.random.Generator(np.random.PCG64(seed)).permutation(PATHS) + 0.5) / PATHS
    return levels


_WHICH: Final = _shuffled(PATHS + 1)
_LOGISTIC: Final = np.sqrt(3.0) / np.pi * np.log(1 / _shuffled(PATHS + 2) - 1)  # of standard deviation one


class Picking:
    """What is known of how the workers of one pool pick from their line, and of how many orders join it."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.believed: Floats = _USUAL
        self._joined: deque[float] = deque(maxlen=_MOST_COUNTED)

    def joins(self, at: float) -> None:
        """An order joins the line at `at` (unix seconds)."""
        self._joined.append(at)

    def coming(self, at: float) -> float:
        """How many orders come in a second, of late."""
        return sum(joined > at - priors.COMING_COUNTED for joined in self._joined) / priors.COMING_COUNTED

    def observe(self, *, in_turn: bool, waiting: int, hands: int) -> None:
        """Of so many `waiting` one was picked, by one of so many `hands`: the first of them, or another."""
        if waiting > priors.DEEP * hands:
            turn = (1 - _SHARES) * (1 - _SEEMS) + _SHARES * hands / waiting
            believed = self.believed * (turn if in_turn else 1 - turn)
            self.believed = (1 - _FORGET) * believed / believed.sum() + _FORGET * _USUAL

    def mixed(self, waiting: int, hands: int) -> float:
        """What share of the picks falls on anybody where so many wait, in the mean."""
        return float(_SHARES @ self.believed) if waiting > priors.DEEP * hands else 0.0

    def line(self, waiting: int, hands: int, seconds: float, at: float) -> "DeepLine":
        """How a line of so many is worked off from `at` on by so many hands, if one order takes so many seconds."""
        shares = _SHARES if waiting > priors.DEEP * hands else np.zeros_like(_SHARES)
        which = np.searchsorted(np.cumsum(self.believed)[:-1], _WHICH)
        return DeepLine(waiting, hands, shares, which, self.coming(at) * seconds / hands, hands / seconds)

    def snapshot(self) -> list[float]:
        """How much each share is believed, as JSON values."""
        beliefs: list[float] = self.believed.tolist()
        return beliefs

    def restore(self, known: Sequence[Any]) -> None:
        """Believe what the snapshot did. ValueError where it had other shares."""
        if len(known) != len(_SHARES):
            raise ValueError(known)
        self.believed = np.array(known, dtype=float)


class DeepLine:
    """A line worked off, on every path with the share of mixed picks that is drawn for it.

    Let a share s of all picks fall on anybody of the n who wait just then. The chance not to be picked so until pick r
    is exp(-c(r)) with c' = s / n; picks in turn pass those who still wait there, at a rate of (1 - s) exp(c). So an
    order is taken once c reaches its own exponential draw, or the picks in turn its place: whichever comes first.
    """

    def __init__(
        self, waiting: int, hands: int, shares: Floats, which: NDArray[np.intp], coming: float, a_second: float
    ) -> None:
        """So many wait. `which` of the shares holds on each path; `coming` orders join with each pick for a while."""
        go_on = priors.COMING_SECONDS * a_second
        most = waiting + min(coming * go_on, priors.MOST_COMING * waiting)
        self._picks = np.linspace(0.0, 1.02 * most + 1.0, _GRID)
        step = self._picks[1]
        left = waiting - self._picks + coming * np.minimum(self._picks, go_on)
        share = shares[:, None] * (left > priors.DEEP * hands)
        self._chance = _summed(share / np.maximum(left, 1.0) * step)
        self._in_turn = _summed((1 - share) * np.exp(self._chance) * step)
        self._which = which

    def picks(self, places: Sequence[int], levels: Floats, every: int = 1) -> Floats:
        """After how many picks the orders at these places are taken, on `every` so manieth path: a row an order.

        `levels` are their exponential draws, as many as there are paths then.
        """
        taken, which = np.empty_like(levels), self._which[::every]
        for case in np.unique(which).tolist():
            on = np.flatnonzero(which == case)
            in_turn = np.interp(places, self._in_turn[case], self._picks)
            by_chance = np.interp(levels[:, on], self._chance[case], self._picks, right=np.inf)
            taken[:, on] = np.minimum(by_chance, in_turn[:, None])
        return taken

    @staticmethod
    def unsteady(every: int = 1) -> Floats:
        """How much longer such a line takes than its work, a factor a path: nobody knows how steadily it moves."""
        factors: Floats = np.exp(priors.UNSTEADY * _LOGISTIC[::every])
        return factors


def _summed(steps: Floats) -> Floats:
    """Running sums along rows, from 0 on."""
    sums: Floats = np.cumsum(steps, axis=1)
    return np.concatenate((np.zeros((len(sums), 1)), sums[:, :-1]), axis=1)
