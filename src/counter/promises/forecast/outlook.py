"""The outlook: when every open order, and one more, will be tapped as ready, one guess a path."""

from math import log

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.bar import MANY, Bar
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing, with_trouble
from counter.promises.forecast.replay import from_line, in_hand, seat, take

NEW = ""
Held = tuple[str, Part, float, float]
"""An order with its part in hand, the part's age (seconds), the chance that something else keeps the order open."""


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
            self._work_off(pool)
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
            self._work_off(pool)
        return _tapped(new, _ended(self.done[NEW]))

    def _work_off(self, name: str) -> None:
        pool, hands = self.bar.pool(name), self.bar.hands(name)
        held = [
            (order, part, self.at - (part.start or self.at), self._kept_open(self.orders[order], part))
            for order, part in pool.in_hand.items()
        ]
        speed = _Speed(self.pacing, name, [each for each in held if not self.orders[each[0]].frozen])
        free = self._in_hand(held, speed)
        line = list(pool.line)
        if NEW in self.orders and name in self.orders[NEW].parts:
            line.insert(pool.place_of(self.orders[NEW], self.bar.firsts()), NEW)
        if hands >= MANY:
            free, hands = [], len(line)
        del free[: max(len(free) - hands, 0)]
        free[:0] = [np.zeros(PATHS)] * (hands - len(free))
        past = True
        for order in line:
            part = self.orders[order].parts[name]
            past = past and bool(free[0].min() < 0)
            end = from_line(part, free[0], speed.of(part), self.pacing.shape, past=past)
            self.done[order].append(end)
            take(free, end)

    def _in_hand(self, held: list[Held], speed: "_Speed") -> list[Floats]:
        """When the parts in hand end, in rising order on every path: that is when hands get free."""
        free: list[Floats] = []
        together: dict[str | None, Floats] = {}
        for order, part, age, kept in held:
            end = in_hand(part, age, speed.of(part), kept, self.pacing.shape)
            self.done[order].append(end)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            else:
                together[part.barista] = end = end.copy()
                seat(free, end)
        return free

    def _kept_open(self, order: OpenOrder, part: Part) -> float:
        """The chance that something but this part keeps its order open: a forgotten tap, another part."""
        done = 1.0 - self.habits.forgets
        for other in order.parts.values():
            if other is not part:
                done *= 1.0 - self._unfinished(other)
        return 1.0 - done

    def _unfinished(self, part: Part) -> float:
        if part.ended is not None:
            return 0.0
        if part.start is None or self.at <= part.start:
            return 1.0
        away = (log(self.at - part.start) - self.pacing.expected(part)) / part.spread
        return float(np.exp(-self.pacing.shape.levels(np.array([away])))[0])


class _Speed:
    """How much longer (a factor, one a path) parts of a pool take than usual; the same for parts that are alike."""

    def __init__(self, pacing: Pacing, pool: str, held: list[Held]) -> None:
        self.pacing = pacing
        seen = [(part, age, max(kept, priors.OUTLIERS)) for _, part, age, kept in held]
        self.pace, self.troubled = pacing.paths(pool, seen), pacing.troubled(seen)
        self._known: dict[tuple[object, ...], Floats] = {}

    def of(self, part: Part) -> Floats:
        """The factor for this part."""
        key = (part.barista, part.station, part.shares if self.troubled else ())
        if key not in self._known:
            pace = with_trouble(part, self.pace + self.pacing.lean(part), self.troubled)
            self._known[key] = np.exp(pace)
        return self._known[key]


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
