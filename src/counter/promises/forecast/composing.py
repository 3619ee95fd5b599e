"""Composes an order out of what is wanted: which pool makes what, how long each part takes, its luck."""

from collections.abc import Iterable, Sequence
from math import exp, log

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import Floats, Luck
from counter.promises.forecast.events import MenuItem, Wanted
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.tail import Shape

POOLS = {"espresso": "bar", "brew": "bar", "kitchen": "kitchen", "counter": "counter"}
_LUCK_OF_TAP, _LUCK_OF_WAIT = 8, 9


class Composer:
    """Makes open orders from wanted lines by what is known of times and habits."""

    def __init__(self, times: MakingTimes, habits: Habits, luck: Luck, shape: Shape) -> None:
        """Holds what it reads from; changes none of it but for items nobody had heard of."""
        self.times, self.habits, self.luck, self.shape = times, habits, luck, shape

    def order(self, order: OpenOrder) -> OpenOrder:
        """Give an order its parts and its luck.

        The luck is keyed by when and what was ordered: the same order has the same luck whatever else is on the bar.
        """
        key = order.key = " ".join((f"{order.at:.1f}", *(f"{line.quantity}×{line.item}" for line in order.lines)))
        self.fill(order)
        order.renewed = self.times.lessons
        order.tap_wait = priors.TAP_SECONDS * self.luck.draw(key, _LUCK_OF_WAIT)
        order.late = np.where(self.luck.draw(key, _LUCK_OF_TAP) > -log(self.habits.forgets), order.tap_wait, 0.0)
        return order

    def fill(self, order: OpenOrder) -> None:
        """Make the parts of an order anew from its lines."""
        pools, owners = self._pools(order.lines)
        order.parts = {
            pool: self._part(pool, lines, self.luck.draw(order.key, at))
            for at, (pool, lines) in enumerate(pools.items())
        }
        if not order.parts:
            return
        order.kind = self._kind(order)
        order.first = self.habits.goes_first(order.kind)
        if len(owners) == 1 and owners != {"bar"}:
            (order.alone,) = owners
            (part,) = order.parts.values()
            order.own_seconds = part.log_seconds + part.spread

    def _pools(self, lines: Iterable[Wanted]) -> tuple[dict[str, list[Wanted]], set[str]]:
        """Lines by the pool that makes them here, and the pools that would elsewhere."""
        pools: dict[str, list[Wanted]] = {}
        owners = set()
        for line in lines:
            owner = POOLS.get(self._item(line.item).station, "bar")
            owners.add(owner)
            pools.setdefault("bar" if self.habits.crew_does(owner) else owner, []).append(line)
        return pools, owners

    def _item(self, name: str) -> MenuItem:
        if name not in self.times.menu:
            self.times.add_item(MenuItem(name, "unknown", priors.UNKNOWN_STATION))
        return self.times.menu[name]

    def _part(self, pool: str, lines: list[Wanted], levels: Floats) -> Part:
        station, shares = self.times.menu[lines[0].item].station, self._shares(lines)
        part = Part(pool, lines, levels, station, shares)
        self._reckon(part)
        return part

    def _reckon(self, part: Part) -> None:
        """Work out how long a part takes by what is known now."""
        part.log_seconds, part.loads = self.times.work(part.lines)
        noise = self.times.noise_of(part.station, part.shares[0][0])
        part.spread = (noise * noise + self.times.spread(part.loads)) ** 0.5
        part.seconds = np.exp(part.log_seconds + part.spread * self.shape.deviations(part.levels))

    def renew(self, order: OpenOrder) -> None:
        """Work out the times of an open order again: much may have been learned since it was placed."""
        for part in order.parts.values():
            self._reckon(part)
        order.renewed = self.times.lessons

    def _shares(self, lines: Sequence[Wanted]) -> tuple[tuple[str, float], ...]:
        """The categories of some lines with their share of the making time, the largest first."""
        categories = {self.times.menu[line.item].category for line in lines}
        if len(categories) == 1:
            return ((categories.pop(), 1.0),)
        seconds: dict[str, float] = {}
        for line in lines:
            category = self.times.menu[line.item].category
            seconds[category] = seconds.get(category, 0.0) + exp(self.times.work([line])[0])
        total = sum(seconds.values())
        return tuple(sorted(((name, part / total) for name, part in seconds.items()), key=lambda pair: -pair[1]))

    def _kind(self, order: OpenOrder) -> str:
        lines = order.slowest.lines
        line = lines[0] if len(lines) == 1 else max(lines, key=lambda line: self.times.work([line])[0])
        return f"{self.times.menu[line.item].category} {'+'.join(sorted(set(order.parts) - {'counter'}))}"
