"""Hands that share one line: what they have in hand, what waits."""

from collections.abc import Container
from math import log

from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing


class Pool:
    """One line of orders and those in hand; whoever is free takes the next."""

    def __init__(self, name: str) -> None:
        """An empty line."""
        self.name = name
        self.in_hand: dict[str, Part] = {}
        self.line: list[str] = []

    def enter(self, order: OpenOrder, part: Part, hands: int, firsts: Container[str]) -> None:
        """A part joins: taken up at once if a hand is free, else in line. `firsts` are orders that go first."""
        part.ahead = {*self.in_hand, *self.line}
        if len(self.in_hand) < hands and not self.line:
            self.take_up(order.order, part, order.at, sure=True)
        else:
            self.line.insert(self.place_of(order, firsts), order.order)

    def take_up(self, order: str, part: Part, at: float, *, sure: bool) -> None:
        """Somebody begins a part at `at` (unix seconds)."""
        part.start, part.sure = at, sure
        self.in_hand[order] = part

    def place_of(self, order: OpenOrder, firsts: Container[str]) -> int:
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

    def put_back(self) -> None:
        """The part begun last was not begun after all: it waits again, first in line."""
        name = max(self.in_hand, key=lambda order: self.in_hand[order].start or 0.0)
        self.in_hand.pop(name).start = None
        self.line.insert(0, name)

    def lagging(self, at: float, pacing: Pacing) -> str | None:
        """The order in hand whose part here was most likely done by `at`, if any likely was."""
        worst, name = 0.0, None
        for order, part in self.in_hand.items():
            age = max(at - (part.start or at), 0.1)
            away = (log(age) - pacing.expected(part)) / part.spread
            if away > worst:
                worst, name = away, order
        return name
