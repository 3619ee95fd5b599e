"""Everything that is being made: the pools of hands, the orders in them, and who works there."""

from bisect import insort
from math import exp

from counter.promises.forecast import priors
from counter.promises.forecast.hands import Hands
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.pool import Pool

MANY = 99  # hands that are never short: what is handed over the counter


class Bar:
    """All pools and the orders in them."""

    def __init__(self) -> None:
        """An empty bar with nobody at it."""
        self.pools: dict[str, Pool] = {}
        self.orders: dict[str, OpenOrder] = {}
        self.crew: list[str] = []
        self.made = 0
        self.starts_tapped = False
        self.belief = {
            "bar": Hands((-2, -1, 0, 1), priors.CREW_OFF, priors.CREW_OFF_SECONDS),
            "kitchen": Hands((-1, 0, 1, 2), priors.COOKS_OFF, priors.COOKS_OFF_SECONDS),
        }

    def hands(self, pool: str) -> int:
        """How many work at a pool, as far as can be seen."""
        return max(self.known(pool) + self.belief[pool].offset, 1) if pool in self.belief else MANY

    def known(self, pool: str) -> int:
        """How many are known to work at a pool: who signed in, the usual number of cooks."""
        return (len(self.crew) or priors.CREW_WITHOUT_ROSTER) if pool == "bar" else priors.COOKS

    def pool(self, name: str) -> Pool:
        """A pool by name, made when first needed."""
        if name not in self.pools:
            self.pools[name] = Pool(name)
        return self.pools[name]

    def firsts(self) -> set[str]:
        """The open orders that go before others."""
        return {name for name, order in self.orders.items() if order.first or order.remake}

    def place(self, order: OpenOrder) -> None:
        """An order's parts join their pools."""
        bar, firsts = self.pool("bar"), self.firsts()
        order.behind = tuple((name, self.orders[name].parts["bar"].log_seconds) for name in bar.line)
        order.made_before = self.made
        order.full = len(bar.line) + 1 if len(bar.in_hand) >= self.hands("bar") else 0
        self.orders[order.order] = order
        for part in order.parts.values():
            self._enter(order, part, firsts)

    def _enter(self, order: OpenOrder, part: Part, firsts: set[str]) -> None:
        waits_for_tap = part.pool == "bar" and self.starts_tapped
        self.pool(part.pool).enter(order, part, 0 if waits_for_tap else self.hands(part.pool), firsts)

    def begin(self, order: OpenOrder, at: float, barista: str | None) -> None:
        """Somebody says they began this order: what they had in hand before is done, or is made with it."""
        part, pool = order.parts.get("bar"), self.pool("bar")
        if part is None:
            return
        for name, held in list(pool.in_hand.items()):
            if barista is None or held.barista != barista or name == order.order:
                continue
            if at > (held.start or at):
                held.ended, held.sure = at, held.sure and order.at < at - 1.0
                del pool.in_hand[name]
            else:
                held.together = part.together = True
        pool.leave(order.order)
        part.barista = barista
        pool.take_up(order.order, part, at, sure=True)

    def finish(self, order: OpenOrder, at: float, pacing: Pacing) -> None:
        """An order is ready: its hands take the next in line."""
        del self.orders[order.order]
        self.made += "bar" in order.parts
        for part in order.parts.values():
            ended = at
            if len(order.parts) > 1 and part.start is not None:
                ended = min(at, part.start + exp(pacing.expected(part)))
            self._free_those_behind(order.order, part.pool, ended)
            pool = self.pool(part.pool)
            waited = order.order in pool.line
            pool.leave(order.order)
            if waited:
                self._someone_else(pool, at - exp(pacing.expected(part)), pacing)
            self.recount(pool, at, sure=part.sure and not waited)

    def drop(self, order: OpenOrder, at: float) -> None:
        """An order is not wanted any more, or was given up."""
        del self.orders[order.order]
        for part in order.parts.values():
            self._free_those_behind(order.order, part.pool, at)
            self.pool(part.pool).leave(order.order)
            self.recount(self.pool(part.pool), at, sure=False)

    def exchange(self, order: OpenOrder, before: dict[str, Part], at: float, *, made: bool) -> None:
        """An order's parts changed from `before` to what they are now; they keep their places."""
        for pool in before.keys() | order.parts.keys():
            old, new = before.get(pool), order.parts.get(pool)
            if new is None:
                self.pool(pool).leave(order.order)
                self.recount(self.pool(pool), at, sure=False)
            elif old is None:
                self._enter(order, new, self.firsts())
            else:
                new.barista, new.ahead, new.freed = old.barista, old.ahead, old.freed
                held = self.pool(pool).leave(order.order) if made else self.pool(pool).in_hand.get(order.order)
                if held is not None or made:
                    self.pool(pool).take_up(order.order, new, at if made else (old.start or at), sure=False)

    def _free_those_behind(self, name: str, pool: str, at: float) -> None:
        for order in self.orders.values():
            part = order.parts.get(pool)
            if part is not None and name in part.ahead:
                part.ahead.discard(name)
                insort(part.freed, at)

    def _someone_else(self, pool: Pool, began: float, pacing: Pacing) -> None:
        """An order came ready that nobody was known to make: someone was free earlier than known."""
        other = pool.lagging(began, pacing)
        if other is not None:
            pool.in_hand.pop(other).ended = began

    def recount(self, pool: Pool, at: float, *, sure: bool) -> None:
        """Hands came or went: put back what too few cannot have in hand, take up what more can."""
        if pool.name == "bar" and self.starts_tapped:
            return
        hands = self.hands(pool.name)
        while len(pool.in_hand) > hands:
            pool.put_back()
        while pool.line and len(pool.in_hand) < hands:
            name = pool.line.pop(0)
            pool.take_up(name, self.orders[name].parts[pool.name], at, sure=sure)

    def staff(self, crew: list[str], at: float) -> None:
        """The crew from now on."""
        change = len(crew) - len(self.crew)
        if self.crew and change:
            self.belief["bar"].changed(change)
        self.crew = crew
        if change > 0:
            self.recount(self.pool("bar"), at, sure=True)

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        for belief in self.belief.values():
            belief.pass_time(seconds)

    def freeze(self) -> None:
        """Nothing is learned from what is open now."""
        for order in self.orders.values():
            order.frozen = True

    def give_up(self, at: float) -> None:
        """Drop orders that were never tapped as ready and cannot be in the making any more."""
        for order in list(self.orders.values()):
            due = order.due if order.due is not None else order.at
            if at - order.at > priors.GIVEN_UP and at - due > priors.GIVEN_UP_AFTER_DUE:
                self.drop(order, at)

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for pool in self.pools.values():
            pool.in_hand.clear()
            pool.line.clear()
