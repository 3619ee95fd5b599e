"""What an order teaches when it is tapped as ready: times, paces, habits, and how honest its promise was."""

from collections.abc import Mapping
from math import exp, log
from typing import Any

from counter.promises.forecast import priors
from counter.promises.forecast.calibration import Calibration, MissChance
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.work_in_progress import WorkInProgress

_TOGETHER = 1.2  # seconds between two taps of one hand
_ENOUGH_BEHIND = 3
_SLOWER = 0.1


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
            if last is not None:
                self._learn_times(order, last, at)
            self._observe_ways(order)
            self._observe_alone(order, at)
        self.last_ready = at
        return last

    def _judge_promise(self, order: OpenOrder, at: float, target: float) -> None:
        if order.promised is not None:
            due, load, category = order.promised
            self.chance.learn(order.chances, missed=at > due)
            self.calibration.learn(load, category, missed=at > due, target=target)

    def _learn_times(self, order: OpenOrder, part: Part, at: float) -> None:
        pool = self.work.pool(part.pool)
        pool.learn(order.order, at, self.service)
        if not self.work.taps(part.pool):
            pool.weigh_sizes(order.order, at, self.service)
            swapped = pool.out_of_turn(order.order, at, self.service)
            if swapped is not None and swapped.sure and pool.size.sure:
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
            hypothesis = self.work.pool(name).likely
            making = hypothesis.in_hand.get(order.order)
            start = making.start if making is not None else order.at + priors.WAIT_SECONDS
            seconds = self.service.expected(part, hypothesis.pace)
            ends.append((start + exp(seconds), start + exp(seconds + part.spread), part))
        ends.sort(key=lambda end: end[0])
        if len(ends) > 1 and max(end[1] for end in ends[:-1]) > ends[-1][0]:
            return None
        return ends[-1][2] if ends else None

    def _observe_ways(self, order: OpenOrder) -> None:
        """See whether starts are tapped, and whether orders of this kind overtake."""
        if priors.BAR_POOL not in order.parts:
            return
        self.habits.observe_start_tap(started=order.tapped)
        self.work.starts_tapped = self.habits.taps_starts
        slower = [
            name for name, seconds in order.behind if seconds > order.parts[priors.BAR_POOL].log_seconds + _SLOWER
        ]
        if len(slower) >= _ENOUGH_BEHIND and order.parts.keys() <= {priors.BAR_POOL, priors.COUNTER_POOL}:
            open_still = sum(name in self.work.orders for name in slower)
            self.habits.observe_turn(order.kind, jumped=2 * open_still > len(slower))

    def _observe_alone(self, order: OpenOrder, at: float) -> None:
        """See whether the bar's crew makes what has a pool of its own in other shops."""
        if order.alone and self.habits.taps_starts and not order.tapped:
            self.habits.observe_alone(order.alone, waited=False)
        elif order.alone and order.full:
            waited = self.work.finished - order.finished_before >= order.full
            busy = any(part.crowded for name, part in order.parts.items() if name != priors.BAR_POOL)
            long = log(max(at - order.at, 1.0)) > order.own_seconds
            if not waited or (long and not busy):
                self.habits.observe_alone(order.alone, waited=waited)

    def snapshot(self) -> dict[str, Any]:
        """When the last ready tap came (unix seconds), as a JSON value; what it taught stands in the other parts."""
        return {"last_ready": self.last_ready}

    def restore(self, known: Mapping[str, Any]) -> None:
        """Go on after the ready tap of the snapshot."""
        self.last_ready = float(known["last_ready"])
