"""Who has what in hand: parts of orders enter a pool of hands, wait in line, are made, and leave."""

from bisect import insort
from math import exp, log

from counter.promises.forecast import priors
from counter.promises.forecast.hands import Hands
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing

POOLS = {"espresso": "bar", "brew": "bar", "kitchen": "kitchen", "counter": "counter"}
MANY = 99


class Pool:
    """Hands that share one line: whoever is free takes the next part."""

    def __init__(self, name: str) -> None:
        """An empty line."""
        self.name = name
        self.in_hand: dict[str, Part] = {}
        self.line: list[str] = []

    def enter(self, order: OpenOrder, part: Part, at: float, hands: int, firsts: set[str]) -> None:
        """A part joins: taken up at once if a hand is free, else last in line (or of those that go first)."""
        if len(self.in_hand) < hands and not self.line:
            part.start, part.sure = at, True
            self.in_hand[order.order] = part
        else:
            self.line.insert(self.place_of(order, firsts), order.order)

    def place_of(self, order: OpenOrder, firsts: set[str]) -> int:
        """Where in line an order joins: a remake first of all, quick ones after quick ones, the rest last."""
        if order.remake:
            return 0
        if not order.first:
            return len(self.line)
        return next((at for at, name in enumerate(self.line) if name not in firsts), len(self.line))

    def leave(self, order: str) -> Part | None:
        """A part is gone from hand or line. Gives it if it was in hand."""
        if order in self.line:
            self.line.remove(order)
        return self.in_hand.pop(order, None)

    def lagging(self, at: float, pacing: Pacing) -> str | None:
        """The order in hand whose part here is most likely done already, if any likely is."""
        worst, name = 0.0, None
        for order, part in self.in_hand.items():
            age = max(at - (part.start or at), 0.1)
            deviation = (log(age) - pacing.expected(part)) / part.spread
            if deviation > worst:
                worst, name = deviation, order
        return name


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
        """How many work at a pool."""
        return max(self.known(pool) + self.belief[pool].offset, 1) if pool in self.belief else MANY

    def known(self, pool: str) -> int:
        """How many are known to work at a pool: who signed in, the usual number of cooks."""
        return (len(self.crew) or priors.CREW_WITHOUT_ROSTER) if pool == "bar" else priors.COOKS

    def pool(self, name: str) -> Pool:
        """A pool by name, made when first needed."""
        return self.pools.setdefault(name, Pool(name))

    def place(self, order: OpenOrder) -> None:
        """An order's parts join their pools."""
        self.orders[order.order] = order
        bar = self.pool("bar")
        order.behind = tuple((name, self.orders[name].parts["bar"].log_seconds) for name in bar.line)
        order.made_before = self.made
        order.full = len(bar.line) + 1 if len(bar.in_hand) >= self.hands("bar") else 0
        firsts = self.firsts()
        for part in order.parts.values():
            hands = 0 if part.pool == "bar" and self.starts_tapped else self.hands(part.pool)
            pool = self.pool(part.pool)
            part.ahead = {*pool.in_hand, *pool.line}
            pool.enter(order, part, order.at, hands, firsts)

    def firsts(self) -> set[str]:
        """The open orders that go before others."""
        return {name for name, order in self.orders.items() if order.first or order.remake}

    def begin(self, order: OpenOrder, at: float, barista: str | None) -> None:
        """Somebody says they began this order: whoever they had in hand before is done."""
        part = order.parts.get("bar")
        if part is None:
            return
        pool = self.pool("bar")
        for other, held in list(pool.in_hand.items()):
            if barista is not None and held.barista == barista and other != order.order and at > (held.start or at):
                held.ended, held.sure = at, held.sure and order.at < at - 1.0
                del pool.in_hand[other]
            elif barista is not None and held.barista == barista:
                held.together = part.together = True
        pool.leave(order.order)
        part.start, part.sure, part.barista = at, True, barista
        pool.in_hand[order.order] = part

    def finish(self, order: OpenOrder, at: float, pacing: Pacing) -> None:
        """An order is gone: its hands take the next in line."""
        del self.orders[order.order]
        self.made += "bar" in order.parts
        for part in order.parts.values():
            ended = at
            if len(order.parts) > 1 and part.start is not None:
                ended = min(at, part.start + exp(pacing.expected(part)))
            self._free_those_behind(order.order, part.pool, ended)
            pool = self.pool(part.pool)
            waiting = order.order in pool.line
            held = pool.leave(order.order)
            if waiting:
                self._someone_else(pool, part, at, pacing)
                self.take_next(pool, at, sure=False)
            elif held is not None:
                self.take_next(pool, at, sure=part.sure)

    def _free_those_behind(self, name: str, pool: str, at: float) -> None:
        for order in self.orders.values():
            part = order.parts.get(pool)
            if part is not None and name in part.ahead:
                part.ahead.discard(name)
                insort(part.freed, at)

    def _someone_else(self, pool: Pool, part: Part, at: float, pacing: Pacing) -> None:
        """An order came ready that nobody was known to make: someone was free earlier than known."""
        began = at - exp(pacing.expected(part))
        other = pool.lagging(began, pacing)
        if other is not None:
            pool.in_hand[other].ended = began
            del pool.in_hand[other]

    def take_next(self, pool: Pool, at: float, *, sure: bool) -> None:
        """Free hands take what is next in line."""
        if pool.name == "bar" and self.starts_tapped:
            return
        while pool.line and len(pool.in_hand) < self.hands(pool.name):
            name = pool.line.pop(0)
            part = self.orders[name].parts[pool.name]
            part.start, part.sure = at, sure
            pool.in_hand[name] = part

    def staff(self, crew: list[str], at: float) -> None:
        """The crew from now on."""
        change = len(crew) - len(self.crew)
        if self.crew and change:
            self.belief["bar"].changed(change)
        self.crew = crew
        self.take_next(self.pool("bar"), at, sure=True)

    def recount(self, pool: Pool, at: float) -> None:
        """Belief about the hands moved: put back what too few cannot have in hand, or take up what more can."""
        if self.starts_tapped and pool.name == "bar":
            return
        while len(pool.in_hand) > self.hands(pool.name):
            name = max(pool.in_hand, key=lambda order: pool.in_hand[order].start or 0.0)
            pool.in_hand.pop(name).start = None
            pool.line.insert(0, name)
        self.take_next(pool, at, sure=False)
