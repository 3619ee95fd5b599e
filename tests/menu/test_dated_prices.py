"""Whatever was decided on whatever day: a choice and a combo cost what was said last of those whose day has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from cafe import Cafe
from counter.flows.menu import MenuFact, change_menu, take_menu_back
from counter.flows.ring_up import add_tile
from counter.kernel.ids import OrderId, new_id
from counter.kernel.money import Money
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import Size
from counter.menu.groups import group_as_said
from counter.reports.menu_changes import menu_changes

STEPS, AHEAD = 40, 12
Cost = tuple[int, int]
"""What a choice adds, and what it does in the size L; of a combo its price twice."""


@dataclass
class Said:
    """What was said of one thing: by the day from which on, its cost; `began` is what it cost before all of them."""

    began: Cost
    days: dict[date, Cost] = field(default_factory=dict)

    def decide(self, day: date, cost: Cost) -> None:
        """What it costs before that day anyway takes back what was decided for it."""
        if cost == self.on(day - timedelta(days=1)):
            self.days.pop(day, None)
        else:
            self.days[day] = cost

    def on(self, day: date) -> Cost:
        begun = [each for each in self.days if each <= day]
        return self.days[max(begun)] if begun else self.began


@dataclass
class Prices:
    """A shop in which somebody says prices at random; the last thing said can be taken back."""

    cafe: Cafe
    luck: Random
    oat: Said
    combo: Said
    last: tuple[Said, date, Cost] | None = None

    @property
    def today(self) -> date:
        return self.cafe.shop.settings.trading_day(self.cafe.clock.now())

    def read(self, day: date) -> tuple[Cost, Cost]:
        """What both cost on a day, as the shop has it."""
        menu = self.cafe.shop.configuration.menu.on(day)
        oat = menu.item(self.cafe.item("Latte")).groups[0].modifier("Oat")
        price = menu.every_combo[0].price.minor
        return (oat.price_of("", "M").minor, oat.price_of("", "L").minor), (price, price)

    def step(self) -> None:
        kind = self.luck.choice(("choice", "choice at once", "combo", "combo at once", "undo", "tomorrow"))
        day = self.today + timedelta(days=self.luck.randrange(5))
        cost = self.luck.randrange(10, 90), self.luck.randrange(10, 90)
        if kind == "tomorrow":
            self.cafe.forward(24 * 60)
            self.last = None
        elif kind == "undo":
            self._undo()
        elif kind.startswith("choice"):
            self._choice(self.today if "once" in kind else day, cost, at_once="once" in kind)
        else:
            self._combo(self.today if "once" in kind else day, 300 + cost[0], at_once="once" in kind)

    def _remember(self, said: Said, day: date, cost: Cost) -> None:
        self.last = said, day, said.on(day)
        said.decide(day, cost)

    def _choice(self, day: date, cost: Cost, *, at_once: bool) -> None:
        group = self.cafe.shop.menu.item(self.cafe.item("Latte")).groups[0]
        price, sizes = Money(cost[0], "EUR"), (Size("L", Money(cost[1], "EUR")),)
        if at_once:
            now = tuple(replace(m, price=price, sizes=sizes) if m.name == "Oat" else m for m in group.modifiers)
            self._decide(group_as_said(replace(group, modifiers=now)))
        else:
            self._decide(ChoicePriceChanged(group_id=group.group_id, name="Oat", since=day, price=price, sizes=sizes))
        self._remember(self.oat, day, cost)

    def _combo(self, day: date, minor: int, *, at_once: bool) -> None:
        combo, price = self.cafe.shop.menu.every_combo[0], Money(minor, "EUR")
        said = replace(combo_as_said(combo), price=price)
        dated = ComboPriceChanged(combo_id=combo.combo_id, since=day, price=price)
        self._decide(said if at_once else dated)
        self._remember(self.combo, day, (minor, minor))

    def _decide(self, fact: MenuFact) -> None:
        self.cafe.shop.do(self.cafe.staff("Rosa"), change_menu, [fact])

    def _undo(self) -> None:
        if self.last is not None:
            said, day, before = self.last
            change = self.cafe.shop.read(menu_changes)[-1]
            self.cafe.shop.do(self.cafe.staff("Rosa"), take_menu_back, change.fact_id)
            said.decide(day, before)
            self.last = None

    def sell(self) -> None:
        """A combo is paid at its price of today: the menu is held against its sealed facts."""
        combo, order_id = self.cafe.shop.menu.combos[0], OrderId(new_id())
        self.cafe.shop.do(self.cafe.ana, add_tile, order_id, combo.combo_id)
        self.cafe.pay(order_id)
        assert self.cafe.order(order_id).total.minor == self.combo.on(self.today)[0]


@pytest.fixture
def prices(tmp_path: Path) -> Iterator[Prices]:
    cafe = Cafe.made_in(tmp_path / "shop")
    made = Prices(cafe, Random(11), Said((0, 0)), Said((0, 0)))
    made.oat.began, made.combo.began = made.read(made.today)
    yield made
    cafe.close()


def test_what_is_paid_is_the_last_price_whose_day_has_come(prices: Prices) -> None:
    first = prices.today
    for _ in range(STEPS):
        before = [prices.read(first + timedelta(days=n)) for n in range((prices.today - first).days)]
        prices.step()
        past = len(before)
        days = [first + timedelta(days=n) for n in range(past + AHEAD)]
        read = [prices.read(day) for day in days]
        assert read[:past] == before
        assert read == [(prices.oat.on(day), prices.combo.on(day)) for day in days]
    prices.sell()
