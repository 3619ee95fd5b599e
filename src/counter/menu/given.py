"""The menu as one shop gives it to others of the same owner. No database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import ComboChanged, ItemChanged, ModifierGroupChanged, PriceChanged
from counter.menu.groups import Group, choice_on, group_as_said
from counter.menu.model import Combo
from counter.menu.plans import P, planned
from counter.menu.rules import Item, Menu, as_it_is
from counter.settings.stations import Stations, own_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGiven:
    """An item that is on the menu, by the id of the shop that gives it; where it is made stands in words.

    `prices` are what it costs, the first from the beginning; `since` is the day from which it is on the menu, None
    where it is already.
    """

    said: ItemChanged
    since: date | None
    prices: tuple[PriceChanged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuGiven:
    """What is on the menu of a shop, in the order of its tiles, with the groups of choices that its items have.

    Groups and combos are as they cost on a day; `choice_prices` and `combo_prices` are what is decided for later ones.
    """

    currency: str
    groups: tuple[ModifierGroupChanged, ...]
    items: tuple[ItemGiven, ...]
    combos: tuple[ComboChanged, ...]
    choice_prices: tuple[ChoicePriceChanged, ...]
    combo_prices: tuple[ComboPriceChanged, ...]

    def on(self, today: date) -> MenuGiven:
        """It as it is read on a later day: what was to come by then is so."""
        choices = _by(self.choice_prices, lambda each: (each.group_id, each.name))
        combos = _by(self.combo_prices, lambda each: each.combo_id)
        return replace(
            self,
            groups=tuple(_group_on(each, choices, today) for each in self.groups),
            items=tuple(
                replace(
                    each,
                    since=each.since if each.since and each.since > today else None,
                    prices=_since(each.prices, today),
                )
                for each in self.items
            ),
            combos=tuple(
                replace(each, price=prices[-1].price)
                if (prices := [price for price in combos.get(each.combo_id, ()) if price.since <= today])
                else each
                for each in self.combos
            ),
            choice_prices=tuple(each for each in self.choice_prices if each.since > today),
            combo_prices=tuple(each for each in self.combo_prices if each.since > today),
        )


def menu_given(menu: Menu, groups: Iterable[Group], currency: str, stations: Stations, today: date) -> MenuGiven:
    """What a shop gives of its whole `menu` and its `groups` on a trading day, priced in its `currency`."""
    used = {group.group_id for item in menu.items for group in item.groups}
    ours = [group for group in groups if group.group_id in used]
    return MenuGiven(
        currency=currency,
        groups=tuple(replace(group_as_said(group), modifiers=group.on(today).offered) for group in ours),
        items=tuple(_item(item, stations, today) for item in menu.items),
        combos=tuple(combo_as_said(combo.on(today)) for combo in menu.combos),
        choice_prices=tuple(price for group in ours for price in _choices_later(group, today)),
        combo_prices=tuple(price for combo in menu.combos for price in _combo_later(combo, today)),
    )


def _item(item: Item, stations: Stations, today: date) -> ItemGiven:
    said = as_it_is(item)
    later = planned(partial(price_of, item), (each.since for each in item.prices), today)
    return ItemGiven(
        said=replace(said, station=own_name(stations, said.station)),
        since=item.since if item.since and item.since > today else None,
        prices=(replace(price_of(item, today), since=date.min), *later),
    )


def price_of(item: Item, day: date) -> PriceChanged:
    """What an item costs on a day, as if it did from then on."""
    now = item.on(day)
    return PriceChanged(item_id=item.item_id, since=day, price=now.price, sizes=now.sizes, to_go_price=now.to_go_price)


def _choices_later(group: Group, today: date) -> Iterable[ChoicePriceChanged]:
    for choice in group.offered:
        days = (each.since for each in group.prices if each.name == choice.name)
        yield from planned(partial(choice_on, group, choice.name), days, today)


def _combo_later(combo: Combo, today: date) -> Iterable[ComboPriceChanged]:
    def on(day: date) -> ComboPriceChanged:
        return ComboPriceChanged(combo_id=combo.combo_id, since=day, price=combo.on(day).price)

    return planned(on, (each.since for each in combo.prices), today)


def _group_on(
    group: ModifierGroupChanged, prices: dict[object, list[ChoicePriceChanged]], today: date
) -> ModifierGroupChanged:
    begun = {
        each.name: price
        for each in group.modifiers
        for price in prices.get((group.group_id, each.name), ())
        if price.since <= today
    }
    return replace(group, modifiers=tuple(
        replace(each, price=begun[each.name].price, sizes=begun[each.name].sizes) if each.name in begun else each
        for each in group.modifiers
    ))  # fmt: skip


def _since(prices: tuple[PriceChanged, ...], today: date) -> tuple[PriceChanged, ...]:
    """The last that has begun by then, as if it always was, and those that come."""
    begun = [each for each in prices if each.since <= today]
    return (replace(begun[-1], since=date.min), *prices[len(begun) :])


def _by(prices: Iterable[P], key: Callable[[P], object]) -> dict[object, list[P]]:
    found: dict[object, list[P]] = {}
    for each in prices:
        found.setdefault(key(each), []).append(each)
    return found
