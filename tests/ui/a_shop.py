"""A real shop for the presenters' tests: orders are placed through the flows, answers come at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from counter.bootstrap import new_shop
from counter.flows.pay import Payment, Sold, place
from counter.flows.ring import add_item, current, name_customer
from counter.flows.shop import Shop
from counter.flows.watch import tick
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId, new_id
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.menu.read_file import read_toml
from counter.people.facts import StaffAdded

R = TypeVar("R")

OPENING = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


class AtOnce:
    """Does the desk's work on this thread. `said` are the sentences of the strip."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock(OPENING)
        self.ana, self.dana = (StaffId(new_id()) for _ in range(2))
        people = (StaffAdded(self.ana, "Ana", "barista"), StaffAdded(self.dana, "Dana", "lead"))
        menu = read_toml(resource("menu", "starter.toml"))
        rates = [
            {"tax_class": tax.name, "since": since, "here": here / Decimal(100), "to_go": to_go / Decimal(100)}
            for tax in menu.tax_classes
            for since, here, to_go in tax.rates
        ]
        self._shop = new_shop(folder, menu, people, {"tax_rates": rates}, self.clock)
        self.by: StaffId | None = self.ana
        self.said: list[str] = []

    @property
    def shop(self) -> Shop:
        return self._shop

    @property
    def language(self) -> Language:
        return self._shop.language

    def do(
        self, flow: Callable[..., R], *args: object, then: Callable[[R], None] | None = None, **kwargs: object
    ) -> None:
        assert self.by is not None
        try:
            result = self._shop.do(self.by, flow, *args, **kwargs)
        except Refused as refusal:
            self.say(self.language.explain(refusal))
            return
        if then:
            then(result)

    def read(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        then(self._shop.read(query, *args, **kwargs))

    def report(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        then(self._shop.report(query, *args, **kwargs))

    def say(self, text: str) -> None:
        self.said.append(text)

    def sell(self, *names: str, customer: str = "") -> Sold:
        """Sells these items for exact cash."""
        assert self.by is not None
        order_id = self._shop.do(self.by, current).draft.order_id
        for name in names:
            item = next(item for item in self._shop.menu.items if item.name == name)
            self._shop.do(self.by, add_item, order_id, item.item_id)
        if customer:
            self._shop.do(self.by, name_customer, order_id, customer)
        return self._shop.do(self.by, place, order_id, Payment())

    def wait(self, minutes: float) -> None:
        """Time passes, and the app looks at the bar."""
        self.clock.forward(minutes * 60)
        self._shop.do(self._shop.itself, tick)

    def late_order(self, *names: str, customer: str = "") -> OrderId:
        """An order whose promise was missed by two minutes."""
        sold = self.sell(*names, customer=customer)
        self.wait((sold.due - self.clock.now()).total_seconds() / 60 + 2)
        return sold.order_id
