"""Hypotheses of how many workers a pool has: cooks do not sign in, baristas go without signing out.

Every hypothesis is played on by itself: who has what in hand since when, and who waits. How well what happens fits a
hypothesis moves its odds: work that takes as long as it should from when the hypothesis has it begun, work that is not
finished yet though by the hypothesis it should be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp
from typing import Any, Final

import numpy as np

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.pace_filter import PaceFilter

_LIMIT: Final = 8.0
_SURE: Final = 0.85
# Somebody signs out: had they long gone (where workers were missing), or had they been there all the same?
_LONG_GONE, _STILL_THERE = 0.6, 0.03


@dataclass(frozen=True, slots=True)
class InHand:
    """Work in hand: begun when (unix seconds), and whether that is more than a guess; `end` once it is done."""

    start: float
    sure: bool
    end: float | None = None


@dataclass(slots=True)
class Hypothesis:
    """A pool with so many workers: what is in hand, who queues, what was put down though its order is open still.

    `queue` holds names of orders, the next one first. `begun` is when work was begun that waits again, since there are
    fewer workers than when it was. `pace` is how fast work goes, if the hypothesis is right.
    """

    workers: int
    in_hand: dict[str, InHand] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    done: dict[str, InHand] = field(default_factory=dict)
    begun: dict[str, float] = field(default_factory=dict)
    pace: PaceFilter = field(default_factory=PaceFilter)

    def copy_from(self, other: "Hypothesis") -> None:
        """Take over what another hypothesis has in hand and in its queue, and its pace."""
        self.in_hand, self.queue = dict(other.in_hand), list(other.queue)
        self.done, self.begun = dict(other.done), dict(other.begun)
        self.pace.believe(other.pace.share)

    def enter(self, order: str, at: float, index: int, *, waits_for_tap: bool) -> None:
        """An order joins: taken up at once if a worker is free, else it queues at this index."""
        if len(self.in_hand) < self.workers and not self.queue and not waits_for_tap:
            self.in_hand[order] = InHand(at, sure=True)
        else:
            self.queue.insert(index, order)

    def take(self, order: str, at: float, *, sure: bool = True) -> None:
        """Somebody has an order in hand since `at` (unix seconds)."""
        self.leave(order)
        self.in_hand[order] = InHand(at, sure)

    def making_of(self, order: str) -> InHand | None:
        """What is known of an order's making; None if it queues."""
        return self.done.get(order) or self.in_hand.get(order)

    def leave(self, order: str) -> InHand | None:
        """An order is gone. Gives what is known of its making, or None if it was in the queue."""
        if order in self.queue:
            self.queue.remove(order)
        self.begun.pop(order, None)
        return self.done.pop(order, None) or self.in_hand.pop(order, None)

    def put_down(self, order: str, at: float, *, sure: bool) -> None:
        """A part was done at `at` though its order is not tapped as ready."""
        making = self.in_hand.pop(order)
        self.done[order] = InHand(making.start, making.sure and sure, at)

    def recount(self, at: float, *, sure: bool) -> None:
        """Workers came, went or got free: put back what too few cannot have in hand, take up what more can."""
        while len(self.in_hand) > self.workers:
            last = max(self.in_hand, key=lambda order: self.in_hand[order].start)
            self.begun[last] = self.in_hand.pop(last).start
            self.queue.insert(0, last)
        while self.queue and len(self.in_hand) < self.workers:
            self.in_hand[self.queue.pop(0)] = InHand(at, sure)

    def begin_no_earlier(self, order: str, at: float) -> None:
        """What an order has in hand was not begun before `at`."""
        making = self.in_hand.get(order)
        if making is not None and making.start < at:
            self.in_hand[order] = replace(making, start=at)

    def clear(self) -> None:
        """Nothing is in hand, nobody waits."""
        self.in_hand.clear()
        self.queue.clear()
        self.done.clear()
        self.begun.clear()


class CrewSizeBelief:
    """The hypotheses at one pool, and how much each is believed."""

    def __init__(
        self, known: int, offsets: Sequence[int], usual: Sequence[float], stale: float, *, evidence: float = 1.0
    ) -> None:
        """`known` workers are known of; `usual` are the chances of `offsets` to it; forgotten within `stale` seconds.

        What is seen counts to the power of `evidence`: less than 1 where the hypotheses err alike.
        """
        self.evidence = evidence
        self.known = known
        self.offsets = list(offsets)
        self.usual: Floats = np.array(usual)
        self.believe(np.log(self.usual))
        self.stale = stale
        self.hypotheses = [Hypothesis(max(known + offset, 1)) for offset in offsets]

    def believe(self, odds: Floats) -> None:
        """Believe each hypothesis this much (logs)."""
        self.odds = odds
        share = np.exp(odds)
        self.share: Floats = share / share.sum()
        best = int(np.argmax(self.share))
        self._best = best if self.share[best] > _SURE else int(np.argmax(self.usual))

    @property
    def likely(self) -> Hypothesis:
        """The likeliest hypothesis, the usual one unless another is rather sure."""
        return self.hypotheses[self._best]

    @property
    def sure(self) -> bool:
        """Whether one hypothesis is believed so much that it can be learned from."""
        return float(self.share.max()) > _SURE

    def pass_time(self, seconds: float) -> None:
        """Let time go by: what was seen grows stale."""
        for hypothesis in self.hypotheses:
            hypothesis.pace.pass_time(seconds)
        if len(self.hypotheses) > 1:
            keep = exp(-seconds / self.stale)
            self.believe(np.log(keep * self.share + (1 - keep) * self.usual))

    def weigh(self, log_chances: Sequence[float]) -> None:
        """Take in how likely what was seen is under each hypothesis (logs)."""
        odds = self.odds + self.evidence * np.array(log_chances)
        self.believe(np.maximum(odds - odds.max(), -_LIMIT))

    def staff(self, known: int, *, first: bool) -> None:
        """So many workers are known of from now on. Each hypothesis goes on from the one that most likely led to it."""
        by, self.known = known - self.known, known
        if not by:
            return
        before = self.hypotheses
        self.hypotheses = [Hypothesis(max(known + offset, 1)) for offset in self.offsets]
        moved = self._moved(by)
        for number, hypothesis in enumerate(self.hypotheses):
            hypothesis.copy_from(before[int(np.argmax(moved[number]))])
        if not first:
            share = moved.sum(axis=1)
            self.believe(np.log(share / share.sum()))

    def _moved(self, by: int) -> Floats:
        """What each hypothesis gets from each earlier one when `by` more workers are known of.

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

    def snapshot(self) -> dict[str, Any]:
        """The odds (logs) and the pace of every hypothesis, as JSON values."""
        return {
            "odds": self.odds.tolist(),
            "paces": [hypothesis.pace.share.tolist() for hypothesis in self.hypotheses],
        }

    def restore(self, known: Mapping[str, Any]) -> None:
        """Believe the hypotheses, and work at their paces, as when the snapshot was taken.

        ValueError where it had another number of hypotheses.
        """
        self.believe(np.array(known["odds"]))
        for hypothesis, share in zip(self.hypotheses, known["paces"], strict=True):
            hypothesis.pace.believe(np.array(share))
