"""A menu that somebody changes at random, and how it reads."""

from __future__ import annotations

from collections.abc import Iterator
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
from counter.menu.model import Combo
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
    said = replace(
        as_it_is(item), item_id=ItemId(_NOBODY), tax_class="", deposit_tax_class="", station="", groups=()
    )
    return said, item.price, item.sizes, item.to_go_price, [_group(group) for group in item.groups]


_NOBODY = new_id()


def _group(group: Group) -> object:
    return group.name, group.fewest, group.most, group.offered


class Owner:
    """Somebody who changes a menu at random; no two of their new things have one name."""

    def __init__(self, cafe: Cafe, seed: int) -> None:
        self._cafe, self._random, self._numbers = cafe, Random(seed), count(1)  # noqa: S311 - a test
        self._word = f"of {seed}"

    def change(self, times: int) -> None:
        """So many changes; what is refused is none."""
        done = 0
        while done < times:
            facts = list(self._facts())
            try:
                self._cafe.shop.do(self._cafe.ana, change_menu, facts)
            except Refused:
                continue
            done += bool(facts)

    def _facts(self) -> Iterator[MenuFact]:
        menu, random = the_menu(self._cafe), self._random
        item, combo = random.choice(menu.items), random.choice(menu.every_combo)
        groups = self._cafe.shop.read(read_groups)
        group = random.choice(groups)
        what = random.randrange(14)
        match what:
            case 0:
                yield replace(as_it_is(item), name=self._new("Cup"))
            case 1 | 2:
                yield self._price(item)
            case 3:
                yield replace(
                    as_it_is(item), allergens=random.choice([(), ("milk",), ("nuts", "milk")]), favourite=random.random() < 0.5,
                    colour=random.choice(["", "sage"]), groups=tuple(each.group_id for each in random.sample(groups, 2)),
                )  # fmt: skip
            case 4:
                yield ItemOffered(item_id=item.item_id, on_menu=False)
            case 5:
                yield from (ItemOffered(item_id=each.item_id, on_menu=True) for each in menu.items_off[:1])
            case 6:
                yield self._added(item, groups)
            case 7:
                yield from moved(menu, item.item_id, random.choice([-2, 1, 3]))
            case 8:
                choice = Modifier(self._new("with"), self._money(100), amounts=(), sizes=())
                yield replace(group_as_said(group.on(today(self._cafe))), modifiers=(*group.offered, choice))
            case 9:
                said = group_as_said(group)
                yield replace(said, modifiers=tuple(random.sample(group.offered, max(1, len(group.offered) - 1))), fewest=0)
            case 10:
                choice = random.choice(group.modifiers)
                yield ChoicePriceChanged(group_id=group.group_id, name=choice.name, since=self._day(), price=self._money(90))
            case 11:
                new = ModifierGroupAdded(group_id=GroupId(new_id()), name=self._new("Sugar"), fewest=0, most=1,
                                         modifiers=(Modifier("one", self._money(40)), Modifier("two", self._money(60))))  # fmt: skip
                yield new
                yield replace(as_it_is(item), groups=(new.group_id,))
            case 12:
                yield from self._of_combo(combo)
            case 13:
                pair = random.sample(menu.on(today(self._cafe)).items, 2)
                yield ComboAdded(combo_id=ComboId(new_id()), name=self._new("Both"), price=self._money(200),
                                 items=tuple(each.item_id for each in pair), category="Combos", position=99)  # fmt: skip

    def _of_combo(self, combo: Combo) -> Iterator[MenuFact]:
        if self._random.random() < 0.5:
            yield ComboOffered(combo_id=combo.combo_id, on_menu=combo.off_menu)
        else:
            yield ComboPriceChanged(combo_id=combo.combo_id, since=self._day(), price=self._money(200))

    def _price(self, item: Item) -> PriceChanged:
        sizes = (Size("small", self._money(500)), Size("large", self._money(700)))
        return PriceChanged(
            item_id=item.item_id, since=self._day(), price=self._money(900), sizes=self._random.choice([(), sizes]),
            to_go_price=self._random.choice([None, self._money(800)]),
        )  # fmt: skip

    def _added(self, like: Item, groups: tuple[Group, ...]) -> ItemAdded:
        said = as_it_is(like)
        whole = {name: getattr(said, name) for name in type(said).__dataclass_fields__}
        whole |= {"item_id": ItemId(new_id()), "name": self._new("Glass"), "barcode": "", "sku": ""}
        whole["groups"] = tuple(each.group_id for each in groups[:1])
        return ItemAdded(**whole, price=self._money(600), position=self._random.randrange(90))

    def _day(self) -> date:
        return today(self._cafe) + timedelta(days=self._random.choice([0, 0, 2, 5, 9]))

    def _money(self, most: int) -> Money:
        return Money(self._random.randrange(10, most), "EUR")

    def _new(self, what: str) -> str:
        return f"{what} {next(self._numbers)} {self._word}"
