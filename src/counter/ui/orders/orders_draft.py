"""The list of orders while somebody looks through it: what they look for, and which order they look at. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter.kernel.ids import OrderId
from counter.orders.search import read_search
from counter.reports.placed import KnownOrder, OrderList, OrdersWanted, Which

DAYS_OFFERED = 31
"""How many earlier days are offered at once."""


@dataclass(frozen=True, slots=True)
class OrdersDraft:
    """`day` is an earlier trading day that somebody chose, None today; `most` is how many rows there is room for.

    While `asks_day` the question is open which of these `days`. `money_first`: in a narrow window the money is seen.
    """

    which: Which = Which.DAY
    day: date | None = None
    typed: str = ""
    begin: int = 0
    most: int = 8
    shown: OrderList | None = None
    chosen: OrderId | None = None
    known: KnownOrder | None = None
    money_first: bool = False
    done: str = ""
    days: tuple[date, ...] = ()
    asks_day: bool = False

    def wanted(self, today: date, currency: str) -> OrdersWanted:
        """What is asked of the shop: without a chosen day a search goes through every one."""
        search = read_search(self.typed, currency)
        return OrdersWanted(self.day or today, self.which, search, self.day is None, self.begin, self.most)

    def look_for(self, typed: str) -> OrdersDraft:
        """Other letters to look for, from the first row on."""
        return replace(self, typed=typed, begin=0)

    def narrow(self, which: Which, day: date | None = None) -> OrdersDraft:
        """Other orders, from the first row on; what was typed is forgotten."""
        return replace(self, which=which, day=day, typed="", begin=0, asks_day=False)

    def turn(self, by: int) -> OrdersDraft:
        """So many pages on, never before the first."""
        return replace(self, begin=max(0, self.begin + by * self.most))

    def choose(self, order_id: OrderId | None) -> OrdersDraft:
        """Looks at another order; what was known of the one before is forgotten."""
        if order_id == self.chosen:
            return self
        return replace(self, chosen=order_id, known=None, done="")
