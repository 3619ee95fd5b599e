"""Everything that is being made: the pools of workers, the orders in them, and who is on the bar."""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any, Final

from counter.promises.forecast import priors
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pool import Pool
from counter.promises.forecast.pool_state import InHand
from counter.promises.forecast.priors import BAR_POOL, KITCHEN_POOL
from counter.promises.forecast.service_times import ServiceTimes

MANY: Final = 99  # workers who are never short: what is handed over the counter


Makings = Mapping[str, Sequence[InHand | None]]
"""What is known of an order's making: by part, for each number of workers there may be; None where it waits."""


class WorkInProgress:
    """All pools and the orders in them."""

    def __init__(self) -> None:
        """No orders, and nobody signed in."""
        self.pools = {
            BAR_POOL: Pool(BAR_POOL, {priors.CREW_WITHOUT_ROSTER: 1.0}),
            KITCHEN_POOL: Pool(KITCHEN_POOL, priors.COOKS),
        }
        self.orders: dict[str, OpenOrder] = {}
        self.crew: list[str] = []
        self.starts_tapped = False
        self._tapped = 0.0

    def workers(self, pool: str) -> int:
        """How many work at a pool, as far as can be seen."""
        return self.pool(pool).likely.workers

    @property
    def bar(self) -> Pool:
        """The pool that makes drinks."""
        return self.pools[BAR_POOL]

    def pool(self, name: str) -> Pool:
        """A pool by name; one that is neither bar nor kitchen has workers enough for everything at once."""
        if name not in self.pools:
            self.pools[name] = Pool(name, {MANY: 1.0})
        return self.pools[name]

    def waiting(self) -> set[str]:
        """The open orders of which some part is not begun yet, as far as can be seen."""
        return {job[0] for pool in self.pools.values() for job in pool.likely.queue}

    def add(self, order: OpenOrder) -> None:
        """An order's parts join their pools."""
        bar = self.bar.likely
        order.behind = tuple(dict.fromkeys(self.orders[name] for name, _ in bar.queue))
        order.workers = bar.workers
        order.full = len(bar.in_hand) >= bar.workers
        self.orders[order.order] = order
        for pool in {part.pool for part in order.parts.values()}:
            self.pool(pool).picking.joins(order.at)
        for name, part in order.parts.items():
            self.pool(part.pool).enter((order.order, name), order, taps=self.taps(part.pool))

    def taps(self, pool: str) -> bool:
        """Whether work at a pool is begun when somebody says so."""
        return pool == BAR_POOL and self.starts_tapped

    def begin(self, order: OpenOrder, at: float, barista: str | None) -> None:
        """Somebody says they began this order."""
        self._tapped = at
        if BAR_POOL in order.parts:
            self.bar.begin((order.order, BAR_POOL), at, barista)

    def finish(self, order: OpenOrder, at: float, service: ServiceTimes, last: Part | None) -> None:
        """An order is ready: its workers take the next in the queue. `last` is the part done just then, if known."""
        del self.orders[order.order]
        self._tapped = at
        for name, part in order.parts.items():
            pool, job, ended = self.pool(part.pool), (order.order, name), at
            state = pool.likely
            making = state.in_hand.get(job)
            if len(order.parts) > 1 and part is not last and making is not None:
                ended = min(at, making.start + exp(service.expected(part, state.pace)))
            pool.finish(job, ended, sure=part is last, taps=self.taps(part.pool))

    def makings_of(self, order: OpenOrder) -> Makings:
        """What is known of an open order's making at this moment."""
        return {name: self.pool(part.pool).makings_of((order.order, name)) for name, part in order.parts.items()}

    def bring_back(self, order: OpenOrder, makings: Makings, at: float) -> None:
        """An order is made on where it was when these were its `makings`."""
        self.orders[order.order] = order
        for name, part in order.parts.items():
            job, taps = (order.order, name), self.taps(part.pool)
            self.pool(part.pool).bring_back(job, order, makings.get(name, ()), at, taps=taps)

    def drop(self, order: OpenOrder, at: float) -> None:
        """An order is not wanted any more, or was given up."""
        del self.orders[order.order]
        for name, part in order.parts.items():
            self.pool(part.pool).finish((order.order, name), at, sure=False, taps=self.taps(part.pool))

    def exchange(self, order: OpenOrder, before: dict[str, Part], at: float, *, made: bool) -> None:
        """An order's parts changed from `before` to what they are now; they keep their places and their makers."""
        if made:
            self._tapped = at
        for name, part in before.items():
            if name not in order.parts:
                self.pool(part.pool).finish((order.order, name), at, sure=False, taps=self.taps(part.pool))
        for name, part in order.parts.items():
            if name in before:
                part.barista, part.together = before[name].barista, before[name].together
                self.pool(part.pool).change((order.order, name), at, made=made)
            else:
                self.pool(part.pool).enter((order.order, name), order, taps=self.taps(part.pool))

    def staff(self, crew: list[str], at: float) -> None:
        """The crew from now on. Where nobody is signed in, the usual hands are there, but no more than until now."""
        unsaid = min(self.bar.likely.workers, priors.CREW_WITHOUT_ROSTER)
        self.bar.staff(len(crew) or unsaid, at, taps=self.starts_tapped)
        self.crew = crew

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        for pool in self.pools.values():
            pool.pass_time(seconds)

    def freeze(self) -> None:
        """Nothing is learned from what is open now."""
        for order in self.orders.values():
            order.frozen = True

    def give_up(self, at: float) -> None:
        """Drop orders that were never tapped as ready and cannot be in the making any more.

        Where nobody tapped anything for as long, nobody taps here: then its promise does not keep an order open.
        """
        nobody_taps = at - self._tapped > priors.GIVEN_UP
        for order in list(self.orders.values()):
            due = order.due if order.due is not None else order.promised[0] if order.promised else order.at
            if at - order.at > priors.GIVEN_UP and (nobody_taps or at - due > priors.GIVEN_UP_AFTER_DUE):
                self.drop(order, at)

    def begin_no_earlier_than_placed(self) -> None:
        """Nothing in hand was begun before it was ordered: for when an order's end came to be known late."""
        for pool in self.pools.values():
            pool.begin_no_earlier_than_placed()

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for pool in self.pools.values():
            pool.clear()

    def snapshot(self) -> dict[str, Any]:
        """The crew, and what is believed of every pool, as JSON values; open orders are to be fed again."""
        return {"crew": list(self.crew), "pools": {name: pool.snapshot() for name, pool in self.pools.items()}}

    def restore(self, known: Mapping[str, Any], at: float, *, starts_tapped: bool) -> None:
        """Know the crew and the pools of the snapshot, as of `at` (unix seconds). KeyError or ValueError for none."""
        self.starts_tapped = starts_tapped
        self.staff(list(known["crew"]), at)
        for name, pool in known["pools"].items():
            self.pool(name).restore(pool)
