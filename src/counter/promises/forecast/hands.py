"""Guesses of how many hands a pool has: cooks do not sign in, baristas go without signing out.

Every guess is played on by itself: who has what in hand since when, and who waits. How well what happens fits a
guess moves its odds: work that takes as long as it should from when the guess says it was begun, work that is
not finished yet though the guess says it should be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Final

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.pace import Pace

_LIMIT: Final = 8.0
_SURE: Final = 0.85
# Somebody signs out: had they long gone (where hands were missing), or had they been there all the same?
_LONG_GONE, _STILL_THERE = 0.6, 0.03


@dataclass(frozen=True, slots=True)
class Held:
    """Work in hand: begun when (unix seconds), and whether that is more than a guess; `end` once it is done."""

    start: float
    sure: bool
    end: float | None = None


@dataclass(slots=True)
class Guess:
    """A pool with so many hands: what is in hand, what waits, what was put down though its order is open still.

    `begun` is when work was begun that waits again, since there are fewer hands than when it was. `pace` is how fast
    work goes, if the guess is right.
    """

    hands: int
    in_hand: dict[str, Held] = field(default_factory=dict)
    line: list[str] = field(default_factory=list)
    done: dict[str, Held] = field(default_factory=dict)
    begun: dict[str, float] = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace)

    def like(self, other: "Guess") -> None:
        """Take over what another guess believes to be in hand and in line."""
        self.in_hand, self.line = dict(other.in_hand), list(other.line)
        self.done, self.begun = dict(other.done), dict(other.begun)
        self.pace.know(other.pace.share)

    def enter(self, order: str, at: float, place: int, *, waits_for_tap: bool) -> None:
        """An order joins: taken up at once if a hand is free, else in line."""
        if len(self.in_hand) < self.hands and not self.line and not waits_for_tap:
            self.in_hand[order] = Held(at, sure=True)
        else:
            self.line.insert(place, order)

    def take(self, order: str, at: float, *, sure: bool = True) -> None:
        """Somebody has an order in hand since `at` (unix seconds)."""
        self.leave(order)
        self.in_hand[order] = Held(at, sure)

    def made(self, order: str) -> Held | None:
        """What is known of an order's making; None if it waits."""
        return self.done.get(order) or self.in_hand.get(order)

    def leave(self, order: str) -> Held | None:
        """An order is gone. Gives what is known of its making, or None if it waited in line."""
        if order in self.line:
            self.line.remove(order)
        self.begun.pop(order, None)
        return self.done.pop(order, None) or self.in_hand.pop(order, None)

    def put_down(self, order: str, at: float, *, sure: bool) -> None:
        """A part was done at `at` though its order is not tapped as ready."""
        held = self.in_hand.pop(order)
        self.done[order] = Held(held.start, held.sure and sure, at)

    def recount(self, at: float, *, sure: bool) -> None:
        """Hands came or went: put back what too few cannot have in hand, take up what more can."""
        while len(self.in_hand) > self.hands:
            last = max(self.in_hand, key=lambda order: self.in_hand[order].start)
            self.begun[last] = self.in_hand.pop(last).start
            self.line.insert(0, last)
        while self.line and len(self.in_hand) < self.hands:
            self.in_hand[self.line.pop(0)] = Held(at, sure)

    def clear(self) -> None:
        """Nothing is in hand, nobody waits."""
        self.in_hand.clear()
        self.line.clear()
        self.done.clear()
        self.begun.clear()


class Hands:
    """The guesses at one pool, and how much each is believed."""

    def __init__(
        self, known: int, offsets: Sequence[int], usual: Sequence[float], stale: float, *, salt: float = 1.0
    ) -> None:
        """`known` hands are known of; `usual` are the chances of `offsets` to it; forgotten within `stale` seconds.

        What is seen counts to the power of `salt`: less than 1 where the guesses err alike.
        """
        self.salt = salt
        self.known = known
        self.offsets = list(offsets)
        self.usual: Floats = np.array(usual)
        self.believe(np.log(self.usual))
        self.stale = stale
        self.guesses = [Guess(max(known + offset, 1)) for offset in offsets]

    def believe(self, odds: Floats) -> None:
        """Believe each guess this much (logs)."""
        self.odds = odds
        share = np.exp(odds)
        self.share: Floats = share / share.sum()
        best = int(np.argmax(self.share))
        self._best = best if self.share[best] > _SURE else int(np.argmax(self.usual))

    @property
    def likely(self) -> Guess:
        """The likeliest guess, the usual one unless another is rather sure."""
        return self.guesses[self._best]

    @property
    def sure(self) -> bool:
        """Whether one guess is believed so much that what it says can be learned from."""
        return float(self.share.max()) > _SURE

    def pass_time(self, seconds: float) -> None:
        """Let time go by: what was seen grows stale."""
        for guess in self.guesses:
            guess.pace.pass_time(seconds)
        if len(self.guesses) > 1:
            keep = exp(-seconds / self.stale)
            self.believe(np.log(keep * self.share + (1 - keep) * self.usual))

    def weigh(self, log_chances: Sequence[float]) -> None:
        """Take in how likely what was seen is under each guess (logs)."""
        odds = self.odds + self.salt * np.array(log_chances)
        self.believe(np.maximum(odds - odds.max(), -_LIMIT))

    def staff(self, known: int, *, first: bool) -> None:
        """So many hands are known of from now on. Every guess goes on from the one that most likely led to it."""
        by, self.known = known - self.known, known
        if not by:
            return
        before = self.guesses
        self.guesses = [Guess(max(known + offset, 1)) for offset in self.offsets]
        moved = self._moved(by)
        for number, guess in enumerate(self.guesses):
            guess.like(before[int(np.argmax(moved[number]))])
        if not first:
            share = moved.sum(axis=1)
            self.believe(np.log(share / share.sum()))

    def _moved(self, by: int) -> Floats:
        """What each guess gets from each earlier one when `by` more hands are known of.

        Mostly the difference stays. But an absence, or a helping hand, may just have become known.
        """
        moved = np.diag(np.full(len(self.offsets), 1e-4))
        for number, (share, offset) in enumerate(zip(self.share, self.offsets, strict=True)):
            toward = offset - by if abs(by) < abs(offset) or offset * by <= 0 else 0
            away = self.offsets.index(toward if toward in self.offsets else offset)
            explained = _LONG_GONE if offset * by > 0 else _STILL_THERE
            moved[away, number] += share * explained
            moved[number, number] += share * (1 - explained)
        return moved
