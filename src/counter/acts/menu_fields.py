"""What a line says about the menu: its items, and the groups of modifiers they have."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import time

import msgspec

from counter.acts.fields import Fields
from counter.acts.names import check_no_two, read_name, same_name, the_one
from counter.acts.values import read_money, shortened
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.facts import ItemAdded, Modifier, ModifierGroupAdded, Size
from counter.menu.rules import STATIONS

DRINKS = "drinks"
"""The tax class of an item that says none."""
LATER = ("combos",)
"""Of a shop's decisions, what is not there yet."""
ITEM_LATER = ("to_go_price", "open_price", "by_weight", "deposit")
GROUP_LATER = ("options.amounts",)
"""Of an item and of a group, the same."""


class Option(Fields, frozen=True, kw_only=True):
    """A modifier and what it adds to the price."""

    name: str
    price: str = "0"
    default: bool = False


class ModifierGroup(Fields, frozen=True, kw_only=True):
    """A group of modifiers, of which at least `min` and at most `max` are chosen."""

    name: str
    min: int = 0
    max: int = 1
    options: tuple[Option, ...]


class MenuItem(Fields, frozen=True, kw_only=True):
    """An item; its groups are called by their names. `sizes` are names with prices, times are local (HH:MM)."""

    item: str
    price: str
    category: str = ""
    sizes: dict[str, str] = msgspec.field(default_factory=dict)
    tax_class: str = DRINKS
    station: str = "espresso"
    groups: tuple[str, ...] = ()
    barcode: str = ""
    allergens: tuple[str, ...] = ()
    cost: str | None = None
    sold_from: str | None = msgspec.field(name="from", default=None)
    sold_until: str | None = msgspec.field(name="until", default=None)
    page: str = ""
    favourite: bool = False


def groups_of(said: Sequence[ModifierGroup], currency: str) -> tuple[ModifierGroupAdded, ...]:
    """These groups as facts."""
    return tuple(_group(group, currency) for group in said)


def _group(said: ModifierGroup, currency: str) -> ModifierGroupAdded:
    name, many = read_name(said.name), len(said.options)
    if not 0 <= said.min <= said.max <= many or said.max == 0:
        raise Refused(
            "“{name}” asks for {fewest} to {most} of {many} options.",
            name=name, fewest=said.min, most=said.max, many=many,
        )  # fmt: skip
    names = tuple(read_name(option.name) for option in said.options)
    check_no_two("option", names)
    modifiers = (
        Modifier(name, read_money(option.price, currency), option.default)
        for name, option in zip(names, said.options, strict=True)
    )
    return ModifierGroupAdded(
        group_id=GroupId(new_id()), name=name, fewest=said.min, most=said.max, modifiers=tuple(modifiers)
    )


def item_of(said: MenuItem, place: int, groups: Sequence[tuple[str, GroupId]], currency: str) -> ItemAdded:
    """An item as a fact; `place` orders its tile, `groups` are those of the shop by name."""
    if said.station not in STATIONS:
        raise Refused("There is no station “{name}”. There are {known}.", name=said.station, known=", ".join(STATIONS))
    return ItemAdded(
        item_id=ItemId(new_id()),
        name=read_name(said.item),
        category=tidy_text(said.category),
        price=_price(said.price, currency),
        tax_class=said.tax_class,
        station=said.station,
        position=place,
        allergens=tuple(said.allergens),
        groups=tuple(
            the_one("group", name, (gid for known, gid in groups if same_name(known, name))) for name in said.groups
        ),
        sizes=_sizes(said.sizes, currency),
        barcode=tidy_text(said.barcode),
        cost=_price(said.cost, currency) if said.cost is not None else None,
        sold_from=_hour(said.sold_from),
        sold_until=_hour(said.sold_until),
        page=tidy_text(said.page),
        favourite=said.favourite,
    )


def _price(text: str, currency: str) -> Money:
    price = read_money(text, currency)
    if price.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=text)
    return price


def _sizes(said: Mapping[str, str], currency: str) -> tuple[Size, ...]:
    names = [read_name(name) for name in said]
    check_no_two("size", names)
    return tuple(Size(name, _price(price, currency)) for name, price in zip(names, said.values(), strict=True))


def _hour(text: str | None) -> time | None:
    if text is None:
        return None
    try:
        at = time.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None:
        raise Refused("“{time}” is no time of day. Write it like 07:30.", time=shortened(text))
    return at


def check_tax_classes(items: Sequence[MenuItem], known: Collection[str]) -> None:
    """Refused where an item has a tax class that is none of `known`: nobody could ring it up."""
    for item in items:
        if item.tax_class not in known:
            raise Refused(
                "There is no tax class “{name}”. There are {known}.",
                name=item.tax_class, known=", ".join(sorted(known)) or "none",
            )  # fmt: skip
