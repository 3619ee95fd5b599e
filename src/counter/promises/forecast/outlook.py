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


class Outlook:
    """One replay of the bar as it stands at a moment."""

    def __init__(self, bar: Bar, pacing: Pacing, habits: Habits, at: float) -> None:
        """Look at the bar at `at` (unix seconds)."""
        self.bar, self.pacing, self.habits, self.at = bar, pacing, habits, at
        self.done: dict[str, list[Floats]] = {}

    def ready(self, extra: OpenOrder | None = None) -> dict[str, Floats]:
        """Seconds until each open order (and `extra`, under the name NEW) is tapped ready, one a path."""
        orders = {**self.bar.orders, NEW: extra} if extra is not None else self.bar.orders
        self.done = {name: [] for name in orders}
        for pool in {pool for order in orders.values() for pool in order.parts}:
            self._work_off(pool, orders)
        return {name: self._tapped(order, self.done[name]) for name, order in orders.items()}

    def _tapped(self, order: OpenOrder, done: list[Floats]) -> Floats:
        if not order.parts:
            return np.zeros(PATHS)
        end = np.maximum.reduce(done) if done else np.zeros(PATHS)
        late = np.where((order.luck > order.forgotten) | (end <= 0), order.tap_wait, 0.0)
        return np.maximum(end, 0.0) + late

    def _work_off(self, name: str, orders: dict[str, OpenOrder]) -> None:
        pool, hands = self.bar.pool(name), self.bar.hands(name)
        held = [
            (order, part, self.at - (part.start or self.at), self._kept_open(orders[order], part))
            for order, part in pool.in_hand.items()
        ]
        facts = [(part, age, max(kept, priors.OUTLIERS)) for order, part, age, kept in held if not orders[order].frozen]
        pace, troubled = self.pacing.paths(name, facts), self.pacing.troubled(facts)
        free: list[Floats] = []
        together: dict[str | None, Floats] = {}
        for order, part, age, kept in held:
            paths = with_trouble(part, pace + self.pacing.lean(part), troubled)
            end = in_hand(part, age, paths, kept, self.pacing.shape)
            self.done[order].append(end)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            else:
                together[part.barista] = end = end.copy()
                seat(free, end)
        line = list(pool.line)
        if NEW in orders and name in orders[NEW].parts:
            line.insert(pool.place_of(orders[NEW], self.bar.firsts()), NEW)
        if hands >= MANY:
            free, hands = [], len(line)
        while len(free) > hands:
            free.pop(0)
        while len(free) < hands:
            free.insert(0, np.zeros(PATHS))
        for order in line:
            part = orders[order].parts[name]
            paths = with_trouble(part, pace + self.pacing.lean(part), troubled)
            end = from_line(part, free[0], paths, self.pacing.shape)
            self.done[order].append(end)
            take(free, end)

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
