"""What an order teaches when it is tapped as ready: times, paces, habits, and how honest its promise was."""

from collections.abc import Mapping
from math import exp, log
from statistics import median
from typing import Any

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.calibration import Calibration, MissChance
from counter.promises.forecast.draws import Floats
from counter.promises.forecast.habits import SPLITS, Habits
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pace_filter import likely
from counter.promises.forecast.pool_state import orders_in
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.work_in_progress import MANY, WorkInProgress

_QUICK_POOLS = (priors.BAR_POOL, priors.COUNTER_POOL)
_TOGETHER = 1.2  # seconds between two taps of one hand
_SLOWER = 1.1
_NO_EVIDENCE = 0.1  # where more than this share of the picks is mixed, nobody jumps the line for being quick
_PASSED_BESIDE = 0.4  # of those in other hands, whose turn it was before the one that jumped but who end after it


class Learning:
    """Takes in finished orders. Ready taps that may be late teach nothing of making times."""

    def __init__(
        self,
        work: WorkInProgress,
        service: ServiceTimes,
        habits: Habits,
        calibration: Calibration,
        chance: MissChance,
    ) -> None:
        """Holds what it teaches."""
        self.work, self.service, self.habits = work, service, habits
        self.calibration, self.chance = calibration, chance
        self.last_ready = 0.0
        self._doubtful: tuple[Part, float] | None = None

    def ready(self, order: OpenOrder, at: float, target: float) -> Part | None:
        """An order was tapped as ready at `at` (unix seconds), still on the bar.

        Gives the part that was done just then; None where the tap may be late, or where any part may have been last.
        """
        together = abs(at - self.last_ready) < _TOGETHER
        self._learn_doubtful(together=together)
        last = None if together else self._last_by_far(order)
        if not order.frozen:
            self._judge_promise(order, at, target)
            self.habits.observe_ready_tap(together=together)
            if last is not None and not self._in_question(order):
                self._learn_times(order, last, at)
            if not together:
                self._observe_picking(order)
            self._observe_ways(order)
            self._observe_way(order, at, together=together)
            if len(order.lines) == 1:
                self.habits.sold_alone.add(order.lines[0].item)
        order.behind = ()
        self.last_ready = at
        return last

    def _judge_promise(self, order: OpenOrder, at: float, target: float) -> None:
        if order.promised is not None:
            due, load, category = order.promised
            self.chance.learn(order.chances, missed=at > due)
            self.calibration.learn(load, category, missed=at > due, target=target)

    def _learn_times(self, order: OpenOrder, part: Part, at: float) -> None:
        pool = self.work.pool(part.pool)
        (name,) = (name for name, each in order.parts.items() if each is part)
        job = order.order, name
        pool.learn(job, at, self.service)
        if not self.work.taps(part.pool):
            pool.weigh_numbers(job, at, self.service)
            swapped = pool.out_of_turn(job, at, self.service)
            if swapped is not None and swapped.sure:
                self._doubtful = part, at - swapped.start

    def _learn_doubtful(self, *, together: bool) -> None:
        """What came out of turn was not just the last of two taps that came late at once: it is learned from now."""
        if self._doubtful is not None and not together:
            part, seconds = self._doubtful
            pace = self.work.pool(part.pool).likely.pace
            self.service.learn(part, seconds, pace)
            self.service.weigh(part, seconds, pace)
        self._doubtful = None

    def _last_by_far(self, order: OpenOrder) -> Part | None:
        """The part that was bound to end last, judged before the outcome was known; None if it was a close run."""
        ends = []
        for name, part in order.parts.items():
            state = self.work.pool(part.pool).likely
            making = state.in_hand.get((order.order, name))
            start = making.start if making is not None else order.at + priors.WAIT_SECONDS
            seconds = self.service.expected(part, state.pace)
            ends.append((start + exp(seconds), start + exp(seconds + part.spread), part))
        ends.sort(key=lambda end: end[0])
        if len(ends) > 1 and max(end[1] for end in ends[:-1]) > ends[-1][0]:
            return None
        return ends[-1][2] if ends else None

    def _observe_picking(self, order: OpenOrder) -> None:
        """See whether an order was picked in its turn from a deep line. Quick ones may have been for that reason."""
        parts = [part for part in order.parts.values() if self.work.workers(part.pool) < MANY]
        if len(parts) != 1:
            return
        pool, hands = self.work.pool(parts[0].pool), self.work.workers(parts[0].pool)
        if len(pool.orders) <= priors.DEEP * hands:
            return
        others = {other.order: other.at < order.at for other in pool.orders.values() if other is not order}
        usual = median(pool.part(job).log_seconds for job in pool.orders if job[0] != order.order)
        if parts[0].log_seconds >= usual:
            pool.picking.observe(in_turn=sum(others.values()) < hands, waiting=len(others) + 2 - hands, hands=hands)

    def _observe_ways(self, order: OpenOrder) -> None:
        """See whether starts are tapped, and whether orders of this kind overtake."""
        if priors.BAR_POOL not in order.parts:
            return
        self.habits.observe_start_tap(started=order.tapped)
        self.work.starts_tapped = self.habits.taps_starts
        bar, own = self.work.bar, order.bar_seconds * _SLOWER
        if bar.picking.mixed(orders_in(bar.likely.queue), bar.likely.workers) > _NO_EVIDENCE:
            return
        slower = [other for other in order.behind if other.jumps is None and other.bar_seconds > own]
        others = bar.likely.workers - 1
        if len(slower) > others + 1 and all(part.pool in _QUICK_POOLS for part in order.parts.values()):
            passed = sum(other.order not in self.work.orders for other in slower) + _PASSED_BESIDE * others
            before = sum(other.jumps is not None and other.order not in self.work.orders for other in order.behind)
            jumped = passed < len(slower) - 1
            self.habits.observe_turn(order.kind, (before + 1) * jumped, min(passed, len(slower)))

    def _in_question(self, order: OpenOrder) -> bool:
        """Whether how long an order took may be for want of knowing how it is made here."""
        question = order.in_question
        return bool(question) and (question == SPLITS or order.full) and self.habits.undecided(question)

    def _observe_way(self, order: OpenOrder, at: float, *, together: bool) -> None:
        """See how an order is made here: whether the crew makes it, whether several hands do."""
        if order.alone and self.habits.taps_starts and not order.tapped:
            self.habits.observe_start(order.alone, tapped=False)
        elif order.waits is not None and not together:
            no, yes = (_log_chance(waits, at - order.at) for waits in order.waits)
            self.habits.observe_way(order.in_question, yes - no)

    def snapshot(self) -> dict[str, Any]:
        """When the last ready tap came (unix seconds), as a JSON value; what it taught stands in the other parts."""
        return {"last_ready": self.last_ready}

    def restore(self, known: Mapping[str, Any]) -> None:
        """Go on after the ready tap of the snapshot."""
        self.last_ready = float(known["last_ready"])


def _log_chance(waits: Floats, seen: float) -> float:
    """How likely a wait of so many seconds is (the log of a density, up to a constant) where such are expected."""
    low, middle, high = np.log(np.maximum(np.quantile(waits, (0.16, 0.5, 0.84)), 1.0)).tolist()
    spread = max((high - low) / 2, 0.1)
    return log(float(likely(np.array((log(max(seen, 1.0)) - middle) / spread))) / spread)
