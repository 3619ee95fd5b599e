"""What an order teaches when it is tapped as ready: times, paces, habits, and how honest its promise was."""

from math import exp, log

from counter.promises.forecast import priors
from counter.promises.forecast.bar import Bar
from counter.promises.forecast.calibration import Calibration, MissChance
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing

_TOGETHER = 1.2  # seconds between two taps of one hand
_LINE_THAT_TELLS = 3
_SLOWER = 0.1


class Lessons:
    """Takes in finished orders. Ready taps that may be late teach nothing of making times."""

    def __init__(self, bar: Bar, pacing: Pacing, habits: Habits, calibration: Calibration, chance: MissChance) -> None:
        """Holds what it teaches."""
        self.bar, self.pacing, self.habits = bar, pacing, habits
        self.calibration, self.chance = calibration, chance
        self.last_ready = 0.0
        self._doubtful: tuple[Part, float] | None = None

    def ready(self, order: OpenOrder, at: float, target: float) -> Part | None:
        """An order was tapped as ready at `at` (unix seconds), still on the bar.

        Gives the part that was done just then; None where the tap may be late, or where any part may have been last.
        """
        together = abs(at - self.last_ready) < _TOGETHER
        self._no_late_tap(together=together)
        last = None if together else self._last_by_far(order)
        if not order.frozen:
            self._promise(order, at, target)
            self.habits.saw_ready(together=together)
            if last is not None:
                self._times(order, last, at)
            self._ways(order)
            self._alone(order, at)
        self.last_ready = at
        return last

    def _promise(self, order: OpenOrder, at: float, target: float) -> None:
        if order.told is not None:
            due, load, category = order.told
            self.chance.learn(order.chances, missed=at > due)
            self.calibration.learn(load, category, missed=at > due, target=target)

    def _times(self, order: OpenOrder, part: Part, at: float) -> None:
        pool = self.bar.pool(part.pool)
        pool.learn(order.order, at, self.pacing)
        if not self.bar.taps(part.pool):
            pool.saw_ready(order.order, at, self.pacing)
            swapped = pool.out_of_turn(order.order, at, self.pacing)
            if swapped is not None and swapped.sure and pool.hands.sure:
                self._doubtful = part, at - swapped.start

    def _no_late_tap(self, *, together: bool) -> None:
        """What came out of turn was not just the last of two taps that came late at once: it is learned from now."""
        if self._doubtful is not None and not together:
            part, seconds = self._doubtful
            pace = self.bar.pool(part.pool).likely.pace
            self.pacing.learn(part, seconds, pace)
            self.pacing.weigh(part, seconds, pace)
        self._doubtful = None

    def _last_by_far(self, order: OpenOrder) -> Part | None:
        """The part that was bound to end last, judged before the outcome was known; None if it was a close run."""
        ends = []
        for name, part in order.parts.items():
            guess = self.bar.pool(name).likely
            held = guess.in_hand.get(order.order)
            start = held.start if held is not None else order.at + priors.WAIT_SECONDS
            seconds = self.pacing.expected(part, guess.pace)
            ends.append((start + exp(seconds), start + exp(seconds + part.spread), part))
        ends.sort(key=lambda end: end[0])
        if len(ends) > 1 and max(end[1] for end in ends[:-1]) > ends[-1][0]:
            return None
        return ends[-1][2] if ends else None

    def _ways(self, order: OpenOrder) -> None:
        """See whether starts are tapped, and whether orders of this kind overtake."""
        if "bar" not in order.parts:
            return
        self.habits.saw_tap(started=order.tapped)
        self.bar.starts_tapped = self.habits.taps_starts
        slower = [name for name, seconds in order.behind if seconds > order.parts["bar"].log_seconds + _SLOWER]
        if len(slower) >= _LINE_THAT_TELLS and order.parts.keys() <= {"bar", "counter"}:
            open_still = sum(name in self.bar.orders for name in slower)
            self.habits.saw_turn(order.kind, jumped=2 * open_still > len(slower))

    def _alone(self, order: OpenOrder, at: float) -> None:
        """See whether the bar's crew makes what has a pool of its own in other shops."""
        if order.alone and self.habits.taps_starts and not order.tapped:
            self.habits.saw_alone(order.alone, waited=False)
        elif order.alone and order.full:
            waited = self.bar.made - order.made_before >= order.full
            busy = any(part.crowded for name, part in order.parts.items() if name != "bar")
            long = log(max(at - order.at, 1.0)) > order.own_seconds
            if not waited or (long and not busy):
                self.habits.saw_alone(order.alone, waited=waited)
