"""Everything that is being made: the pools of hands, the orders in them, and who works there."""

from math import exp
from typing import Final

from counter.promises.forecast import priors
from counter.promises.forecast.hands import Hands
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.pool import Pool

_SALT: Final = 0.45  # a crew's order of work is a guess too
MANY: Final = 99  # hands that are never short: what is handed over the counter


class Bar:
    """All pools and the orders in them."""

    def __init__(self) -> None:
        """An empty bar with nobody at it."""
        crew = Hands(priors.CREW_WITHOUT_ROSTER, (-2, -1, 0, 1), priors.CREW_OFF, priors.CREW_OFF_SECONDS, salt=_SALT)
        cooks = Hands(priors.COOKS, (-1, 0, 1, 2), priors.COOKS_OFF, priors.COOKS_OFF_SECONDS)
        self.pools = {"bar": Pool("bar", crew), "kitchen": Pool("kitchen", cooks)}
        self.orders: dict[str, OpenOrder] = {}
        self.crew: list[str] = []
        self.made = 0
        self.starts_tapped = False

    def hands(self, pool: str) -> int:
        """How many work at a pool, as far as can be seen."""
        return self.pool(pool).likely.hands

    def pool(self, name: str) -> Pool:
        """A pool by name; one that is neither bar nor kitchen has hands enough for everything at once."""
        if name not in self.pools:
            self.pools[name] = Pool(name, Hands(MANY, (0,), (1.0,), 1.0))
        return self.pools[name]

    def waiting(self) -> set[str]:
        """The open orders of which some part is not begun yet, as far as can be seen."""
        return {name for pool in self.pools.values() for name in pool.likely.line}

    def firsts(self) -> set[str]:
        """The open orders that go before others."""
        return {name for name, order in self.orders.items() if order.first or order.remake}

    def place(self, order: OpenOrder) -> None:
        """An order's parts join their pools."""
        bar, firsts = self.pools["bar"].likely, self.firsts()
        order.behind = tuple((name, self.orders[name].parts["bar"].log_seconds) for name in bar.line)
        order.made_before = self.made
        order.full = len(bar.line) + 1 if len(bar.in_hand) >= bar.hands else 0
        self.orders[order.order] = order
        for pool in order.parts:
            self.pool(pool).enter(order, firsts, taps=self.taps(pool))

    def taps(self, pool: str) -> bool:
        """Whether work at a pool is begun when somebody says so."""
        return pool == "bar" and self.starts_tapped

    def begin(self, order: OpenOrder, at: float, barista: str | None) -> None:
        """Somebody says they began this order."""
        if "bar" in order.parts:
            self.pools["bar"].begin(order.order, at, barista)

    def finish(self, order: OpenOrder, at: float, pacing: Pacing, last: Part | None) -> None:
        """An order is ready: its hands take the next in line. `last` is the part that was done just then, if known."""
        del self.orders[order.order]
        self.made += "bar" in order.parts
        for name, part in order.parts.items():
            pool, ended = self.pool(name), at
            guess = pool.likely
            held = guess.in_hand.get(order.order)
            if len(order.parts) > 1 and part is not last and held is not None:
                ended = min(at, held.start + exp(pacing.expected(part, guess.pace)))
            pool.finish(order.order, ended, sure=part is last, taps=self.taps(name))

    def drop(self, order: OpenOrder, at: float) -> None:
        """An order is not wanted any more, or was given up."""
        del self.orders[order.order]
        for name in order.parts:
            self.pool(name).drop(order.order, at, taps=self.taps(name))

    def exchange(self, order: OpenOrder, before: dict[str, Part], at: float, *, made: bool) -> None:
        """An order's parts changed from `before` to what they are now; they keep their places and their makers."""
        for name in before.keys() - order.parts.keys():
            self.pool(name).drop(order.order, at, taps=self.taps(name))
        for name in order.parts:
            if name in before:
                part, old = order.parts[name], before[name]
                part.barista, part.together, part.crowded = old.barista, old.together, old.crowded
                self.pool(name).change(order.order, at, made=made)
            else:
                self.pool(name).enter(order, self.firsts(), taps=self.taps(name))

    def staff(self, crew: list[str], at: float) -> None:
        """The crew from now on."""
        known = len(crew) or priors.CREW_WITHOUT_ROSTER
        self.pools["bar"].staff(known, at, first=not self.crew, taps=self.starts_tapped)
        self.crew = crew

    def pass_time(self, seconds: float) -> None:
        """Let time go by (seconds)."""
        for pool in self.pools.values():
            pool.hands.pass_time(seconds)

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
            pool.clear()
