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
    """A pool with so many hands: what is in hand, what waits, what was put down though its order is open still."""

    hands: int
    in_hand: dict[str, Held] = field(default_factory=dict)
    line: list[str] = field(default_factory=list)
    done: dict[str, Held] = field(default_factory=dict)

    def like(self, other: "Guess") -> None:
        """Take over what another guess believes to be in hand and in line."""
        self.in_hand, self.line, self.done = dict(other.in_hand), list(other.line), dict(other.done)

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

    def leave(self, order: str) -> Held | None:
        """An order is gone. Gives what is known of its making, or None if it waited in line."""
        if order in self.line:
            self.line.remove(order)
        return self.done.pop(order, None) or self.in_hand.pop(order, None)

    def put_down(self, order: str, at: float, *, sure: bool) -> None:
        """A part was done at `at` though its order is not tapped as ready."""
        held = self.in_hand.pop(order)
        self.done[order] = Held(held.start, held.sure and sure, at)

    def recount(self, at: float, *, sure: bool) -> None:
        """Hands came or went: put back what too few cannot have in hand, take up what more can."""
        while len(self.in_hand) > self.hands:
            last = max(self.in_hand, key=lambda order: self.in_hand[order].start)
            del self.in_hand[last]
            self.line.insert(0, last)
        while self.line and len(self.in_hand) < self.hands:
            self.in_hand[self.line.pop(0)] = Held(at, sure)

    def clear(self) -> None:
        """Nothing is in hand, nobody waits."""
        self.in_hand.clear()
        self.line.clear()
        self.done.clear()


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
        self.odds: Floats = np.log(self.usual)
        self.stale = stale
        self.guesses = [Guess(max(known + offset, 1)) for offset in offsets]

    @property
    def likely(self) -> Guess:
        """The likeliest guess, the usual one unless another is rather sure."""
        share = self.share()
        best = int(np.argmax(share))
        return self.guesses[best] if share[best] > _SURE else self.guesses[int(np.argmax(self.usual))]

    def share(self) -> Floats:
        """How much each guess is believed, for what was finished."""
        share = np.exp(self.odds)
        shares: Floats = share / share.sum()
        return shares

    def pass_time(self, seconds: float) -> None:
        """Let time go by: what was seen grows stale."""
        if len(self.guesses) > 1:
            keep = exp(-seconds / self.stale)
            self.odds = np.log(keep * self.share() + (1 - keep) * self.usual)

    def weigh(self, log_chances: Sequence[float]) -> None:
        """Take in how likely what was seen is under each guess (logs)."""
        self.odds = self.odds + self.salt * np.array(log_chances)
        self.odds = np.maximum(self.odds - self.odds.max(), -_LIMIT)

    def staff(self, known: int, *, first: bool) -> None:
        """So many hands are known of from now on. A guess of as many as before goes on as it was."""
        by, self.known = known - self.known, known
        if not by:
            return
        before = self.guesses
        self.guesses = [Guess(max(known + offset, 1)) for offset in self.offsets]
        for guess in self.guesses:
            guess.like(min(before, key=lambda other: abs(other.hands - guess.hands)))
        if not first:
            self.odds = np.log(self._moved(by))

    def _moved(self, by: int) -> Floats:
        """The shares after `by` more hands are known of: an absence, or a helping hand, may just have become known."""
        moved = np.full(len(self.offsets), 1e-4)
        for share, offset in zip(self.share(), self.offsets, strict=True):
            toward = offset - by if abs(by) < abs(offset) or offset * by <= 0 else 0
            away = self.offsets.index(toward if toward in self.offsets else offset)
            explained = _LONG_GONE if offset * by > 0 else _STILL_THERE
            moved[away] += share * explained
            moved[self.offsets.index(offset)] += share * (1 - explained)
        shares: Floats = moved / moved.sum()
        return shares
