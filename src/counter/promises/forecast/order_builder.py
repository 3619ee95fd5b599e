"""Builds an open order out of what is wanted: which pool makes what, how long each part takes, its draws."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp, log, log1p

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import Floats, StratifiedDraws
from counter.promises.forecast.events import MenuItem, Wanted
from counter.promises.forecast.habits import MOSTLY, Habits
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.time_distribution import TimeDistribution

_TAP_DRAW, _WAIT_DRAW, _JUMP_DRAW = 8, 9, 10
"""Numbers of draws beyond those of the parts."""


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
        order.tap_wait = priors.TAP_SECONDS * self.draws.draw(key, _WAIT_DRAW)
        order.late = np.where(self.draws.draw(key, _TAP_DRAW) > -log(self.habits.forgets), order.tap_wait, 0.0)
        return order

    def fill_parts(self, order: OpenOrder) -> None:
        """Make the parts of an order anew from its lines."""
        pools, owners = self._pools(order.lines)
        order.parts = self._parts(order.key, pools)
        if not order.parts:
            return
        order.kind = self._kind(order)
        chance = self.habits.jumps(order.kind) if priors.BAR_POOL in order.parts else 0.0
        order.first = chance > MOSTLY
        order.jumps = np.floor(self.draws.draw(order.key, _JUMP_DRAW) / -log1p(-chance)) if chance else None
        if len(owners) == 1 and owners != {priors.BAR_POOL}:
            (order.alone,) = owners

    def _parts(self, key: str, pools: dict[str, list[Wanted]]) -> dict[str, Part]:
        return {
            pool: self._part(pool, lines, self.draws.draw(key, at)) for at, (pool, lines) in enumerate(pools.items())
        }

    def made_by(self, order: OpenOrder, *, crew: bool) -> OpenOrder:
        """An order whose maker is to be found out, as it is if the bar's crew makes it, or if others do."""
        parts = self._parts(order.key, {priors.BAR_POOL if crew else order.alone: order.lines})
        return replace(order, order="", parts=parts)

    def _pools(self, lines: Iterable[Wanted]) -> tuple[dict[str, list[Wanted]], set[str]]:
        """Lines by the pool that makes them here, and the pools that would elsewhere."""
        pools: dict[str, list[Wanted]] = {}
        owners = set()
        for line in lines:
            owner = priors.of_station(self._item(line.item).station).pool
            owners.add(owner)
            pools.setdefault(priors.BAR_POOL if self.habits.crew_does(owner) else owner, []).append(line)
        return pools, owners

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
        return f"{self.times.menu[line.item].category} {'+'.join(sorted(set(order.parts) - {priors.COUNTER_POOL}))}"
