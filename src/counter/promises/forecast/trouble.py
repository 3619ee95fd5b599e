"""Now and then a machine is in trouble (a grinder down, an oven cold): the items of one category take much longer.

A hidden chain for each category: well, or slower by one of a few factors. Trouble begins rarely and ends within the
hour; what counts is how it was when a piece of work was begun. Finished work moves the chain by its likelihood,
unfinished work by its survival, both at the moment they were begun (forward filter; paths are drawn backwards from
it: Särkkä, Bayesian Filtering and Smoothing, 2013).
"""

from bisect import insort
from collections.abc import Iterable
from math import exp
from typing import Any, Final, NamedTuple

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.pace import bell

SLOWER: Final = np.append(0.0, np.arange(0.3, 1.41, 0.1))
FACTOR: Final = np.expm1(SLOWER)
_ILL: Final = np.append(0.0, bell(SLOWER[1:], priors.TROUBLE_PACE, priors.TROUBLE_SPREAD))
_WELL: Final = np.append(1.0, np.zeros(len(SLOWER) - 1))
_REMEMBERED: Final = 5400.0


class Seen(NamedTuple):
    """Work begun at `at` (unix seconds): how likely what was seen of it is with each factor, and the belief after it."""

    at: float
    chances: Floats


class Drawn(NamedTuple):
    """One course of things a path: how much slower (a factor less 1) work begun at these moments is, by its order.

    `now` is of work begun from now on until `ends` (seconds from now).
    """

    held: dict[str, Floats]
    now: Floats
    ends: Floats


class Trouble:
    """Whether the items of one category are in trouble, and how much slower they are."""

    def __init__(self, at: float) -> None:
        """Begin well, most likely, at `at` (unix seconds)."""
        self.at = at
        self.share: Floats = (1 - priors.TROUBLE_SHARE) * _WELL + priors.TROUBLE_SHARE * _ILL
        self._first = (at, self.share)
        self._seen: list[Seen] = []

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds): trouble begins, trouble ends."""
        self.at += seconds
        self.share = _later(self.share, seconds)

    def before(self, at: float) -> Floats:
        """How it stood at a moment, by work begun earlier."""
        when, share = self._first
        for seen in self._seen:
            if seen.at > at:
                break
            share = _later(share, seen.at - when) * seen.chances
            when, share = seen.at, share / share.sum()
        return _later(share, at - when)

    def weigh(self, at: float, chances: Floats) -> None:
        """Take in how likely what was seen of work begun at `at` (unix seconds) is at each grid point."""
        insort(self._seen, Seen(at, chances), key=lambda seen: seen.at)
        while self._seen[0].at < self.at - _REMEMBERED:
            old = self._seen.pop(0)
            share = _later(self._first[1], old.at - self._first[0]) * old.chances
            self._first = old.at, share / share.sum()
        self.share = self.before(self.at)

    def suspicious(self, survivals: Iterable[Floats]) -> bool:
        """Whether trouble must be reckoned with, given the survival at each grid point of work that is not finished."""
        share = self.share
        for survival in survivals:
            share = share * survival
        return bool(share[0] <= priors.WELL * share.sum())

    def draw(self, held: list[tuple[str, float, Floats]], ranks: Floats, ends: Floats) -> Drawn:
        """Draw one course a path; `held` are orders with when they were begun and the survival of their work.

        `ranks` are the paths' luck (rows of levels in 0 to 1), `ends` how long trouble lasts from now on (seconds).
        """
        steps = [(seen.at, seen.chances, "") for seen in self._seen]
        steps += [(at, survival, name) for name, at, survival in held]
        steps.sort(key=lambda step: step[0])
        shares = self._forward(steps)
        share = _later(shares[-1], self.at - steps[-1][0]) if steps else self.share
        state = np.minimum(np.searchsorted(np.cumsum(share), ranks[0]), len(SLOWER) - 1)
        now = FACTOR[state]
        slower: dict[str, Floats] = {}
        later = self.at
        earliest = min((at for _, at, _ in held), default=self.at)
        for row, ((at, _, name), share) in enumerate(zip(reversed(steps), reversed(shares), strict=True)):
            if at < earliest:
                break
            state = _earlier(share, state, later - at, ranks[row % len(ranks)])
            later = at
            if name:
                slower[name] = FACTOR[state]
        return Drawn(slower, now, ends)

    def _forward(self, steps: list[tuple[float, Floats, str]]) -> list[Floats]:
        when, share = self._first
        shares = []
        for at, chances, _ in steps:
            share = _later(share, at - when) * chances
            when, share = at, share / share.sum()
            shares.append(share)
        return shares

    def kept(self) -> dict[str, Any]:
        """What is believed, as JSON values."""
        return {
            "at": self.at,
            "first": [self._first[0], self._first[1].tolist()],
            "seen": [[seen.at, seen.chances.tolist()] for seen in self._seen],
        }

    def recall(self, known: dict[str, Any]) -> None:
        """Believe what another believed."""
        self.at = float(known["at"])
        self._first = float(known["first"][0]), np.array(known["first"][1])
        self._seen = [Seen(float(at), np.array(chances)) for at, chances in known["seen"]]
        self.share = self.before(self.at)


def _later(share: Floats, seconds: float) -> Floats:
    """What becomes of a belief as time goes by."""
    if seconds <= 0:
        return share
    begin = 1 - exp(-seconds / priors.TROUBLE_EVERY)
    end = 1 - exp(-seconds / priors.TROUBLE_SECONDS)
    well = float(share[0])
    later = share * (1 - end) + (begin * well) * _ILL
    later[0] = well * (1 - begin) + (float(share.sum()) - well) * end
    return later


def _earlier(share: Floats, state: "np.ndarray[Any, np.dtype[np.intp]]", seconds: float, ranks: Floats) -> Any:
    """Draw the state some seconds before `state`, of which `share` was believed then."""
    begin = 1 - exp(-max(seconds, 0.0) / priors.TROUBLE_EVERY)
    end = 1 - exp(-max(seconds, 0.0) / priors.TROUBLE_SECONDS)
    ill = share[1:].sum()
    stayed = share * (1 - end) / np.maximum(share * (1 - end) + share[0] * begin * _ILL, 1e-12)
    stayed[0] = share[0] * (1 - begin) / max(share[0] * (1 - begin) + ill * end, 1e-12)
    same = ranks < stayed[state]
    over = (ranks - stayed[0]) / max(1 - stayed[0], 1e-9)
    other = np.minimum(np.searchsorted(np.cumsum(share[1:]) / max(ill, 1e-12), over) + 1, len(SLOWER) - 1)
    return np.where(same, state, np.where(state == 0, other, 0))
