"""The menu as the facts so far have it: what is on it, and what it costs from which day on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from counter.journal.fact import Fact
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import (
    ChoiceOffered,
    ComboDescribed,
    ComboOffered,
    GroupDescribed,
    GroupFact,
    ItemAdded,
    ItemChanged,
    ItemOffered,
    ItemPlaced,
    PriceChanged,
)
from counter.menu.plans import with_price

Price = PriceChanged | ChoicePriceChanged | ComboPriceChanged
"""What something costs from a day on."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, a combo, a group or a choice at a time: its name, what it is, whether it is on the menu, its prices.

    A group's name has a colon behind it: what can be chosen of it is “Milk: oat”.
    """

    name: str
    described: ItemChanged | ComboDescribed | GroupDescribed | None = None
    on: bool = True
    prices: tuple[Price, ...] = ()
    position: int = 0

    def price_on(self, day: date) -> Price:
        """What it costs on a day: of what begins the same day what was said last."""
        return max((each for each in self.prices if each.since <= day), key=lambda each: each.since)


@dataclass
class MenuSoFar:
    """The menu as the facts so far have it, its things by what they are, and those of them that an act touched."""

    things: dict[str, Thing] = field(default_factory=dict)

    def take(self, fact: Fact) -> list[str]:
        """One more fact; which things it is about."""
        touched: list[str] = []
        match fact:
            case ItemAdded():
                began = PriceChanged(item_id=fact.item_id, since=date.min, price=fact.price, sizes=fact.sizes,
                                     to_go_price=fact.to_go_price)  # fmt: skip
                added = Thing(fact.name, _as_changed(fact), prices=(began,), position=fact.position)
                touched = self._put(str(fact.item_id), added)
            case ItemChanged():
                touched = self._change(str(fact.item_id), name=fact.name, described=fact)
            case ItemPlaced():
                touched = self._change(str(fact.item_id), position=fact.position)
            case ItemOffered():
                touched = self._change(str(fact.item_id), on=fact.on_menu)
            case PriceChanged() | ComboPriceChanged():
                touched = self._reprice(key_of_price(fact), fact)
            case ComboDescribed():
                known = self.things.get(str(fact.combo_id), Thing(fact.name))
                base = ComboPriceChanged(combo_id=fact.combo_id, since=date.min, price=fact.price)
                prices = with_price(known.prices, base)
                touched = self._put(str(fact.combo_id), Thing(fact.name, fact, known.on, prices))
            case ComboOffered():
                touched = self._change(str(fact.combo_id), on=fact.on_menu)
            case GroupFact():
                touched = self._take_group(fact)
        return touched

    def _take_group(self, fact: GroupFact) -> list[str]:
        if isinstance(fact, ChoicePriceChanged):
            return self._reprice(key_of_choice(fact), fact)
        if isinstance(fact, ChoiceOffered):
            group = self.things.get(str(fact.group_id))
            if group is None or not isinstance(group.described, GroupDescribed):
                return []
            fact = replace(group.described, modifiers=tuple(
                replace(each, off_menu=not fact.on_menu) if each.name == fact.name else each
                for each in group.described.modifiers
            ))  # fmt: skip
        if not isinstance(fact, GroupDescribed):
            return []
        touched = self._put(str(fact.group_id), Thing(f"{fact.name}:", fact))
        for each in fact.modifiers:
            base = ChoicePriceChanged(group_id=fact.group_id, name=each.name, since=date.min, price=each.price,
                                      sizes=each.sizes)  # fmt: skip
            known = self.things.get(key_of_choice(base))
            prices = with_price(known.prices if known else (), base)
            thing = Thing(f"{fact.name}: {each.name}", on=not each.off_menu, prices=prices)
            touched += self._put(key_of_choice(base), thing)
        return touched

    def _reprice(self, key: str, fact: Price) -> list[str]:
        return self._change(key, prices=with_price(self.things[key].prices, fact)) if key in self.things else []

    def _put(self, key: str, thing: Thing) -> list[str]:
        self.things[key] = thing
        return [key]

    def _change(self, key: str, **values: Any) -> list[str]:
        return self._put(key, replace(self.things[key], **values)) if key in self.things else []


def key_of_price(price: Price) -> str:
    """By what the thing is known that it is the price of."""
    if isinstance(price, ChoicePriceChanged):
        return key_of_choice(price)
    return str(price.item_id if isinstance(price, PriceChanged) else price.combo_id)


def key_of_choice(price: ChoicePriceChanged) -> str:
    """What a choice is known by."""
    return f"{price.group_id} {price.name}"


def _as_changed(added: ItemAdded) -> ItemChanged:
    return ItemChanged(**{name: getattr(added, name) for name in ItemChanged.__dataclass_fields__})
