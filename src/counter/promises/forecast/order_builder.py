"""Builds an open order out of what is wanted: which pool makes what, how long each part takes, its draws."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import exp, log, log1p

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import Floats, StratifiedDraws
from counter.promises.forecast.events import MenuItem, Wanted
from counter.promises.forecast.habits import SPLITS, Habits
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.priors import BAR_POOL, COUNTER_POOL
from counter.promises.forecast.time_distribution import TimeDistribution

_TAP_DRAW, _WAIT_DRAW, _JUMP_DRAW, _PICK_DRAW = -1, -2, -3, -4
"""Numbers of draws beside those of the parts."""


class OrderBuilder:
    """Makes open orders from wanted lines by what is known of times and habits."""

    def __init__(
        self, times: MakingTimes, habits: Habits, draws: StratifiedDraws, distribution: TimeDistribution
    ) -> None:
        """Holds what it reads from; changes none of it but for items nobody had heard of."""
        self.times, self.habits, self.draws, self.distribution = times, habits, draws, distribution

    def build(self, order: OpenOrder) -> OpenOrder:
        """Give an order its parts and its draws.

        They are keyed by when and what was ordered: the same order has the same ones whatever else is on the bar.
        """
        key = order.key = " ".join((f"{order.at:.1f}", *(f"{line.quantity}×{line.item}" for line in order.lines)))
        self.fill_parts(order)
        order.renewed = self.times.observations
        order.picked = self.draws.draw(key, _PICK_DRAW)
        order.tap_wait = priors.TAP_SECONDS * self.draws.draw(key, _WAIT_DRAW)
        order.late = np.where(self.draws.draw(key, _TAP_DRAW) > -log(self.habits.forgets), order.tap_wait, 0.0)
        return order

    def fill_parts(self, order: OpenOrder) -> None:
        """Make the parts of an order anew from its lines."""
        owners = {self._owner(line) for line in order.lines}
        order.parts = self._parts(order, self.habits.crew_does, split=self.habits.splits)
        if not order.parts:
            return
        order.kind = self._kind(order)
        chance = self.habits.jumps(order.kind) if BAR_POOL in order.parts else 0.0
        order.jumps = np.floor(self.draws.draw(order.key, _JUMP_DRAW) / -log1p(-chance)) if chance else None
        if len(owners) == 1 and owners != {BAR_POOL}:
            (order.alone,) = owners
        several = owners == {BAR_POOL} and sum(map(self._is_a_drink, order.lines)) > 1
        order.in_question = order.alone or (SPLITS if several else "")

    def _owner(self, line: Wanted) -> str:
        """The pool that makes a line in most shops."""
        return priors.of_station(self._item(line.item).station).pool

    def _is_a_drink(self, line: Wanted) -> bool:
        """Whether somebody can make a line by itself: not what is never sold alone, like a syrup."""
        return self._owner(line) == BAR_POOL and line.item in self.habits.sold_alone

    def _parts(self, order: OpenOrder, crew_does: Callable[[str], bool], *, split: bool) -> dict[str, Part]:
        """Parts by name: one a pool, and where several hands make one order, one for each further drink."""
        lines: dict[tuple[str, str], list[Wanted]] = {}
        drinks = 0
        for line in order.lines:
            owner = self._owner(line)
            name = pool = BAR_POOL if crew_does(owner) else owner
            if split and self._is_a_drink(line):
                drinks += 1
                name = pool if drinks == 1 else f"{pool} {drinks}"
            lines.setdefault((name, pool), []).append(line)
        return {
            name: self._part(pool, made, self.draws.draw(order.key, at))
            for at, ((name, pool), made) in enumerate(lines.items())
        }

    def either_way(self, order: OpenOrder) -> tuple[OpenOrder, OpenOrder]:
        """An order with something in question about it: as it is if that is not so, and if it is."""
        if order.in_question == SPLITS:
            either = [self._parts(order, self.habits.crew_does, split=split) for split in (False, True)]
        else:
            either = [self._parts(order, lambda _: False, split=False), self._parts(order, lambda _: True, split=False)]
        no, yes = (replace(order, order="", parts=parts) for parts in either)
        return no, yes

    def _item(self, name: str) -> MenuItem:
        if name not in self.times.menu:
            self.times.add_item(MenuItem(name, "unknown", priors.UNKNOWN_STATION))
        return self.times.menu[name]

    def _part(self, pool: str, lines: list[Wanted], levels: Floats) -> Part:
        station, shares = self.times.menu[lines[0].item].station, self._shares(lines)
        part = Part(pool=pool, lines=lines, levels=levels, station=station, shares=shares)
        self._set_times(part)
        return part

    def _set_times(self, part: Part) -> None:
        """Work out how long a part takes by what is known now."""
        part.log_seconds, part.loads = self.times.work(part.lines)
        noise = self.times.noise_of(part.station, part.shares[0][0])
        part.spread = (noise * noise + self.times.spread(part.loads)) ** 0.5
        part.seconds = np.exp(part.log_seconds + part.spread * self.distribution.deviations(part.levels))

    def renew(self, order: OpenOrder) -> None:
        """Work out the times of an open order again: much may have been learned since it was placed."""
        for part in order.parts.values():
            self._set_times(part)
        order.renewed = self.times.observations

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
        pools = {part.pool for part in order.parts.values()} - {COUNTER_POOL}
        return f"{self.times.menu[line.item].category} {'+'.join(sorted(pools))}"
