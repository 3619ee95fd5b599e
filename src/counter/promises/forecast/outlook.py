"""The outlook: when every open order, and one more, will be tapped as ready, one guess a path."""

from typing import Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.bar import MANY, Bar
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.hands import Guess
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.pool import Pool, place_of
from counter.promises.forecast.replay import Work, from_line, in_hand, seat, take

NEW: Final = ""
Seen = tuple[Part, float, float]
"""A part in hand, its age (seconds), the chance that something else keeps its order open."""


class Outlook:
    """One replay of the bar as it stands at a moment."""

    def __init__(self, bar: Bar, pacing: Pacing, habits: Habits, at: float) -> None:
        """Look at the bar at `at` (unix seconds)."""
        self.bar, self.pacing, self.habits, self.at = bar, pacing, habits, at
        self.orders = bar.orders
        self.done: dict[str, list[Floats]] = {}

    def all_ready(self) -> dict[str, Floats]:
        """Seconds until each open order is tapped ready, one a path."""
        self.done = {name: [] for name in self.orders}
        for pool in {pool for order in self.orders.values() for pool in order.parts}:
            self._work_off(self.bar.pool(pool))
        ends = np.array([_ended(self.done[name]) for name in self.orders])
        ready = ends + np.array([order.late for order in self.orders.values()])
        surely = (ends.min(axis=1) > 0).tolist()
        return {
            name: ready[row] if surely[row] else _tapped(order, ends[row])
            for row, (name, order) in enumerate(self.orders.items())
        }

    def ready(self, new: OpenOrder) -> Floats:
        """Seconds until one more order is tapped ready, one a path."""
        self.orders = {**self.bar.orders, NEW: new}
        self.done = {name: [] for name in self.orders}
        for pool in new.parts:
            self._work_off(self.bar.pool(pool))
        return _tapped(new, _ended(self.done[NEW]))

    def _work_off(self, pool: Pool) -> None:
        """Every guess of how many hands there are gets its share of the paths."""
        seen = [
            (pool.part(name), self.at - held.start, max(self._kept_open(self.orders[name], pool.name), priors.OUTLIERS))
            for name, held in pool.likely.in_hand.items()
            if not self.orders[name].frozen
        ]
        speed = _Speed(self.pacing, pool.name, seen)
        believed = pool.shares(self.at, self.pacing)
        if len(believed) == 1:
            self._play(pool, believed[0][0], speed, slice(None))
            return
        for name in self.orders:
            if pool.name in self.orders[name].parts:
                self.done[name].append(np.empty(PATHS))
        first, reached = 0, 0.0
        for guess, share in believed:
            reached += share
            last = round(reached * PATHS)
            if last > first:
                self._play(pool, guess, speed, slice(first, last))
            first = last

    def _play(self, pool: Pool, guess: Guess, speed: "_Speed", paths: slice) -> None:
        """Work off what one guess has in hand and in line, on some of the paths."""
        free: list[Floats] = []
        together: dict[str | None, Floats] = {}
        for name, held in guess.in_hand.items():
            part, age = pool.part(name), self.at - held.start
            kept = self._kept_open(self.orders[name], pool.name)
            end = in_hand(Work(part, paths, speed.of(part)[paths]), age, kept, self.pacing.shape)
            self._end(name, end, paths)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            else:
                together[part.barista] = end = end.copy()
                seat(free, end)
        for name, held in guess.done.items():
            self._end(name, np.full(PATHS, held.end)[paths] - self.at, paths)
        self._work_off_line(pool, guess, free, speed, paths)

    def _work_off_line(self, pool: Pool, guess: Guess, free: list[Floats], speed: "_Speed", paths: slice) -> None:
        line, hands = list(guess.line), guess.hands
        if NEW in self.orders and pool.name in self.orders[NEW].parts:
            line.insert(place_of(self.orders[NEW], line, self.bar.firsts()), NEW)
        if hands >= MANY:
            free, hands = [], len(line)
        del free[: max(len(free) - hands, 0)]
        free[:0] = [np.zeros(PATHS)[paths]] * (hands - len(free))
        past = True
        for name in line:
            part = self.orders[name].parts[pool.name]
            past = past and bool(free[0].min() < 0)
            start = np.maximum(free[0], 0.0) if name == NEW else free[0]
            end = from_line(Work(part, paths, speed.of(part)[paths]), start, self.pacing.shape, past=past)
            self._end(name, end, paths)
            take(free, end)

    def _end(self, name: str, end: Floats, paths: slice) -> None:
        if paths.start is None:
            self.done[name].append(end)
        else:
            self.done[name][-1][paths] = end

    def _kept_open(self, order: OpenOrder, pool: str) -> float:
        """The chance that something but the part in this pool keeps its order open: a forgotten tap, another part."""
        done = 1.0 - self.habits.forgets
        for other in order.parts:
            if other != pool:
                done *= 1.0 - self._unfinished(order, other)
        return 1.0 - done

    def _unfinished(self, order: OpenOrder, pool: str) -> float:
        guess = self.bar.pool(pool).likely
        if order.order in guess.done:
            return 0.0
        held = guess.in_hand.get(order.order)
        if held is None or self.at <= held.start:
            return 1.0
        return self.pacing.survival(order.parts[pool], self.at - held.start)


class _Speed:
    """How much longer (a factor, one a path) parts of a pool take than usual; the same for parts that are alike."""

    def __init__(self, pacing: Pacing, pool: str, seen: list[Seen]) -> None:
        self.pacing = pacing
        self.pace = pacing.paths(pool, seen)
        self._known: dict[float, Floats] = {}

    def of(self, part: Part) -> Floats:
        """The factor for this part."""
        lean = self.pacing.lean(part)
        if lean not in self._known:
            self._known[lean] = np.exp(self.pace + lean)
        return self._known[lean]


def _ended(done: list[Floats]) -> Floats:
    """When the last of an order's parts ends; now where it has none."""
    if len(done) == 1:
        return done[0]
    last: Floats = np.maximum.reduce([np.zeros(PATHS), *done])
    return last


def _tapped(order: OpenOrder, end: Floats) -> Floats:
    """When an order is tapped, given when its last part ends: then, or later where the tap is forgotten."""
    if not order.parts:
        return np.zeros(PATHS)
    tapped: Floats = np.where(end > 0, end + order.late, order.tap_wait)
    return tapped
