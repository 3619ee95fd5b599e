"""What a line says about combos and favourites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from msgspec import UNSET, UnsetType

from counter.acts.fields import Fields
from counter.acts.menu_fields import only_prices, read_price, read_since
from counter.acts.names import amount_named, modifier_named, read_name, same_name, size_named, the_one
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, ItemId, new_id
from counter.kernel.typed_text import tidy_text
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboAdded, ComboChanged
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu
from counter.settings.favourites import Favourite

Modified = str | dict[str, str]
"""A modifier by its name, or how much of it: {"vanilla": "light"}."""
COMBOS = "Combos"
"""The category of a combo that says none."""


class ComboSaid(Fields, frozen=True, kw_only=True):
    """Items by their names that are sold together at one price."""

    combo: str
    price: str
    items: tuple[str, ...]
    category: str = COMBOS
    favourite: bool = False


class ComboChange(Fields, frozen=True, kw_only=True):
    """A combo, and of its fields those that change; its price from the day `from_date` on, else at once.

    One that is `off_menu` is rung up no more, until it is not.
    """

    combo: str
    name: str = ""
    price: str | UnsetType = UNSET
    from_date: str | None = None
    items: tuple[str, ...] | UnsetType = UNSET
    category: str = ""
    favourite: bool | UnsetType = UNSET
    off_menu: bool | UnsetType = UNSET


class FavouriteSaid(Fields, frozen=True, kw_only=True):
    """A tile of the first page: an item or a combo; an item in a size, with modifiers, under a name of its own."""

    item: str | None = None
    combo: str | None = None
    name: str = ""
    size: str | None = None
    modifiers: tuple[Modified, ...] = ()


def combos_of(
    said: Sequence[ComboSaid], find: Callable[[str], ItemId], first: int, currency: str
) -> tuple[ComboAdded, ...]:
    """These combos as facts; `find` finds an item by its name, `first` is the place of the first tile."""
    return tuple(
        ComboAdded(
            combo_id=ComboId(new_id()),
            name=read_name(combo.combo),
            price=read_price(combo.price, currency),
            items=tuple(find(name) for name in combo.items),
            category=tidy_text(combo.category),
            position=place,
            favourite=combo.favourite,
        )
        for place, combo in enumerate(said, start=first)
    )


def find_item(named: Sequence[tuple[str, ItemId]], name: str) -> ItemId:
    """The item of that name among these."""
    return the_one("item", name, (item_id for known, item_id in named if same_name(known, name)))


def combo_named(menu: Menu, name: str) -> Combo:
    """The combo with that name, which may be off the menu."""
    return the_one("combo", name, (combo for combo in menu.every_combo if same_name(combo.name, name)))


def combo_changes(said: ComboChange, combo: Combo, menu: Menu) -> tuple[ComboChanged | ComboPriceChanged, ...]:
    """The combo as it is then, and what it costs from a day on; none where only whether it is on the menu is said.

    `combo` is as it is today. Refused where nothing is said.
    """
    named = [(item.name, item.item_id) for item in menu.items]
    changed: dict[str, Any] = {}
    if said.name:
        changed["name"] = read_name(said.name)
    prices = tuple[ComboPriceChanged, ...]()
    if said.price is not UNSET:
        price, since = read_price(said.price, combo.price.currency), read_since(said.from_date)
        if since is None:
            changed["price"] = price
        else:
            prices = (ComboPriceChanged(combo_id=combo.combo_id, since=since, price=price),)
    elif said.from_date is not None:
        raise only_prices()
    if said.items is not UNSET:
        changed["items"] = tuple(find_item(named, name) for name in said.items)
    if said.category:
        changed["category"] = tidy_text(said.category)
    if said.favourite is not UNSET:
        changed["favourite"] = said.favourite
    if not changed and not prices and said.off_menu is UNSET:
        raise Refused("Say what changes about {item}.", item=combo.name)
    return (replace(combo_as_said(combo), **changed), *prices) if changed else prices


def favourites_of(said: Sequence[str | FavouriteSaid], menu: Menu) -> tuple[Favourite, ...]:
    """These tiles as the shop's decision; a bare name is an item or a combo as it comes."""
    return tuple(_favourite(each, menu) for each in said)


def _favourite(said: str | FavouriteSaid, menu: Menu) -> Favourite:
    if isinstance(said, str):
        known = [(each.item_id, each.name) for each in menu.items] + [
            (each.combo_id, each.name) for each in menu.combos
        ]
        return Favourite(the_one("item", said, (of for of, name in known if same_name(name, said))))
    if (said.item is None) == (said.combo is None):
        raise Refused("Say which: the item or the combo.")
    if said.combo is not None:
        if said.size is not None or said.modifiers:
            raise Refused("A combo comes as it is: a favourite of it has no size and no modifiers.")
        return Favourite(combo_named(menu, said.combo).combo_id, tidy_text(said.name))
    item = the_one("item", said.item or "", (each for each in menu.items if same_name(each.name, said.item or "")))
    choices = tuple(
        (*modifier_named(item, name), amount_named(item, modifier_named(item, name)[1], amount) if amount else "")
        for each in said.modifiers
        for name, amount in said_amounts(each)
    )
    return Favourite(item.item_id, tidy_text(said.name), size_named(item, said.size) if said.size else "", choices)


def said_amounts(said: Modified) -> tuple[tuple[str, str], ...]:
    """Names of modifiers with how much of each; empty: as it comes."""
    return ((said, ""),) if isinstance(said, str) else tuple(said.items())


def item_with(items: Sequence[Item], modifier: str) -> Item:
    """The one of these items that has a modifier of that name. Refused where none or two have it."""
    having = (item for item in items for group in item.groups for m in group.modifiers if same_name(m.name, modifier))
    return the_one("modifier", modifier, having)
