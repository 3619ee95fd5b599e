"""A menu that somebody changes at random, and how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random

from cafe import Cafe
from counter.flows.menu import MenuFact, change_menu
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, new_id
from counter.kernel.money import Money
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import (
    ComboAdded,
    ComboOffered,
    ItemAdded,
    ItemOffered,
    Modifier,
    ModifierGroupAdded,
    PriceChanged,
    Size,
)
from counter.menu.groups import Group, group_as_said
from counter.menu.places import moved
from counter.menu.queries import read_groups, read_menu
from counter.menu.rules import Item, Menu, as_it_is


def the_menu(cafe: Cafe) -> Menu:
    return cafe.shop.read(read_menu)


def today(cafe: Cafe) -> date:
    return cafe.shop.settings.trading_day(cafe.clock.now())


def reads(cafe: Cafe, days: int = 12) -> list[object]:
    """What is on the menu today and on days to come, without ids, tax classes, stations and numbers of places.

    A combo of which something is off the menu is none of it.
    """
    menu, first = the_menu(cafe), today(cafe)
    return [_on(menu, first + timedelta(days=day)) for day in range(days)]


def _on(menu: Menu, day: date) -> object:
    names = {each.item_id: each.name for each in menu.items}
    items = [_item(each) for each in menu.on(day).items]
    combos = {
        each.name: (each.price, [names[item_id] for item_id in each.items], each.category, each.favourite)
        for each in menu.on(day).combos
        if names.keys() >= set(each.items)
    }
    return items, combos


def _item(item: Item) -> object:
    said = replace(as_it_is(item), item_id=ItemId(_NOBODY), tax_class="", deposit_tax_class="", station="", groups=())
    return said, item.price, item.sizes, item.to_go_price, [_group(group) for group in item.groups]


_NOBODY = new_id()


def _group(group: Group) -> object:
    return group.name, group.fewest, group.most, group.offered


class Owner:
    """Somebody who changes a menu at random; no two of their new things have one name."""

    def __init__(self, cafe: Cafe, seed: int) -> None:
        self._cafe, self._random, self._numbers = cafe, Random(seed), count(1)
        self._word = f"of {seed}"

    def change(self, times: int) -> None:
        """So many changes; what is refused is none."""
        done = 0
        while done < times:
            facts = self._facts()
            try:
                self._cafe.shop.do(self._cafe.ana, change_menu, facts)
            except Refused:
                continue
            done += bool(facts)

    def _facts(self) -> list[MenuFact]:
        ways: list[Callable[[Menu, Item], Iterable[MenuFact]]] = [
            *(self._renamed, self._priced, self._priced, self._described, self._off, self._back, self._added),
            *(self._moved, self._choice_added, self._choice_gone, self._choice_priced, self._group_added),
            *(self._combo_offered, self._combo_priced, self._combo_added),
        ]
        menu = the_menu(self._cafe)
        return list(self._random.choice(ways)(menu, self._random.choice(menu.items)))

    def _renamed(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        yield replace(as_it_is(item), name=self._new("Cup"))

    def _priced(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        sizes = (Size("small", self._money(500)), Size("large", self._money(700)))
        yield PriceChanged(
            item_id=item.item_id, since=self._day(), price=self._money(900), sizes=self._random.choice([(), sizes]),
            to_go_price=self._random.choice([None, self._money(800)]),
        )  # fmt: skip

    def _described(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        allergens = self._random.choice([(), ("milk",), ("nuts", "milk")])
        groups = tuple(each.group_id for each in self._random.sample(self._groups(), 2))
        favourite, colour = self._random.random() < 0.5, self._random.choice(["", "sage"])
        yield replace(as_it_is(item), allergens=allergens, favourite=favourite, colour=colour, groups=groups)

    def _off(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        yield ItemOffered(item_id=item.item_id, on_menu=False)

    def _back(self, menu: Menu, _item: Item) -> Iterator[MenuFact]:
        yield from (ItemOffered(item_id=each.item_id, on_menu=True) for each in menu.items_off[:1])

    def _added(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        said = as_it_is(item)
        whole = {name: getattr(said, name) for name in type(said).__dataclass_fields__}
        whole |= {"item_id": ItemId(new_id()), "name": self._new("Glass"), "barcode": "", "sku": ""}
        whole["groups"] = tuple(each.group_id for each in self._groups()[:1])
        yield ItemAdded(**whole, price=self._money(600), position=self._random.randrange(90))

    def _moved(self, menu: Menu, item: Item) -> Iterable[MenuFact]:
        return moved(menu, item.item_id, self._random.choice([-2, 1, 3]))

    def _choice_added(self, _menu: Menu, _item: Item) -> Iterator[MenuFact]:
        group, choice = self._group(), Modifier(self._new("with"), self._money(100))
        yield replace(group_as_said(group.on(today(self._cafe))), modifiers=(*group.offered, choice))

    def _choice_gone(self, _menu: Menu, _item: Item) -> Iterator[MenuFact]:
        group = self._group()
        left = self._random.sample(group.offered, max(1, len(group.offered) - 1))
        yield replace(group_as_said(group), modifiers=tuple(left), fewest=0)

    def _choice_priced(self, _menu: Menu, _item: Item) -> Iterator[MenuFact]:
        group = self._group()
        name = self._random.choice(group.modifiers).name
        yield ChoicePriceChanged(group_id=group.group_id, name=name, since=self._day(), price=self._money(90))

    def _group_added(self, _menu: Menu, item: Item) -> Iterator[MenuFact]:
        choices = (Modifier("one", self._money(40)), Modifier("two", self._money(60)))
        new = ModifierGroupAdded(
            group_id=GroupId(new_id()), name=self._new("Sugar"), fewest=0, most=1, modifiers=choices
        )
        yield new
        yield replace(as_it_is(item), groups=(new.group_id,))

    def _combo_offered(self, menu: Menu, _item: Item) -> Iterator[MenuFact]:
        combo = self._random.choice(menu.every_combo)
        yield ComboOffered(combo_id=combo.combo_id, on_menu=combo.off_menu)

    def _combo_priced(self, menu: Menu, _item: Item) -> Iterator[MenuFact]:
        combo_id = self._random.choice(menu.every_combo).combo_id
        yield ComboPriceChanged(combo_id=combo_id, since=self._day(), price=self._money(200))

    def _combo_added(self, menu: Menu, _item: Item) -> Iterator[MenuFact]:
        items = tuple(each.item_id for each in self._random.sample(menu.on(today(self._cafe)).items, 2))
        yield ComboAdded(
            combo_id=ComboId(new_id()), name=self._new("Both"), price=self._money(200), items=items,
            category="Combos", position=99,
        )  # fmt: skip

    def _groups(self) -> tuple[Group, ...]:
        return self._cafe.shop.read(read_groups)

    def _group(self) -> Group:
        return self._random.choice(self._groups())

    def _day(self) -> date:
        return today(self._cafe) + timedelta(days=self._random.choice([0, 0, 2, 5, 9]))

    def _money(self, most: int) -> Money:
        return Money(self._random.randrange(10, most), "EUR")

    def _new(self, what: str) -> str:
        return f"{what} {next(self._numbers)} {self._word}"
