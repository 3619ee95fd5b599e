"""What a shop's line says: its decisions, its taxes, its menu, its people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import msgspec

from counter.acts.fields import Fields
from counter.acts.names import folded, same_name, the_one
from counter.acts.values import read_day, read_money, read_percent
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, StaffId, new_id
from counter.kernel.typed_text import tidy_text
from counter.menu.facts import ItemAdded, Modifier, ModifierGroupAdded
from counter.menu.rules import STATIONS
from counter.people.facts import StaffAdded
from counter.settings.rules import PromisePolicy
from counter.till.rules import check_no_card_number

DRINKS = "drinks"
"""The tax class of an item that says none."""


class Rate(Fields, frozen=True, kw_only=True):
    """What a tax class is taxed `from` a date on, in percent of the net price. Delivery is taxed as to go."""

    since: str = msgspec.field(name="from")
    here: str
    to_go: str
    delivery: str | None = None


class StaffMember(Fields, frozen=True, kw_only=True):
    """Somebody who works here."""

    name: str
    role: Literal["barista", "lead", "owner"] = "barista"


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
    """An item; its groups are called by their names."""

    item: str
    price: str
    category: str = ""
    tax_class: str = DRINKS
    station: str = "espresso"
    groups: tuple[str, ...] = ()
    allergens: tuple[str, ...] = ()


class Decisions(Fields, frozen=True, kw_only=True):
    """What a shop decides, each as it is unless said otherwise."""

    name: str | None = None
    zone: str | None = None
    locale: str | None = None
    prices: Literal["include tax"] | None = None
    tax_rounding: Literal["document", "line"] | None = None
    cash_rounding: None = None
    service: None = None
    longest_promise_minutes: int | None = None
    tax_classes: dict[str, tuple[Rate, ...]] | None = None

    def settings(self, promises: PromisePolicy) -> dict[str, object]:
        """These decisions as settings, by their names; `promises` is what the shop decided about those before."""
        named = {
            "shop_name": self.name,
            "zone_name": self.zone,
            "locale": self.locale,
            "tax_rounding": self.tax_rounding,
        }
        settings: dict[str, object] = {name: value for name, value in named.items() if value is not None}
        if self.longest_promise_minutes is not None:
            settings["promises"] = msgspec.to_builtins(replace(promises, longest_minutes=self.longest_promise_minutes))
        if self.tax_classes is not None:
            settings["tax_rates"] = list(_rates(self.tax_classes))
        return settings


def _rates(classes: Mapping[str, Sequence[Rate]]) -> Iterator[dict[str, object]]:
    for tax_class, rates in classes.items():
        for rate in rates:
            if rate.delivery not in (None, rate.to_go):
                raise Refused("“delivery” has no rate of its own yet: leave it out of “{name}”.", name=tax_class)
            yield {
                "tax_class": tax_class,
                "since": read_day(rate.since),
                "here": _share(rate.here),
                "to_go": _share(rate.to_go),
            }


def _share(text: str) -> Decimal:
    percent = read_percent(text)
    if percent < 0:
        raise Refused("“{percent}” is no tax rate: it is below nothing.", percent=text)
    return percent / 100


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
    price = read_money(said.price, currency)
    if price.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=said.price)
    return ItemAdded(
        item_id=ItemId(new_id()),
        name=read_name(said.item),
        category=tidy_text(said.category),
        price=price,
        tax_class=said.tax_class,
        station=said.station,
        position=place,
        allergens=tuple(said.allergens),
        groups=tuple(
            the_one("group", name, (gid for known, gid in groups if same_name(known, name))) for name in said.groups
        ),
    )


def check_tax_classes(items: Sequence[MenuItem], known: Collection[str]) -> None:
    """Refused where an item has a tax class that is none of `known`: nobody could ring it up."""
    for item in items:
        if item.tax_class not in known:
            raise Refused(
                "There is no tax class “{name}”. There are {known}.",
                name=item.tax_class, known=", ".join(sorted(known)) or "none",
            )  # fmt: skip


def staff_of(said: Sequence[StaffMember]) -> tuple[StaffAdded, ...]:
    """These people as facts."""
    if not said:
        raise Refused("Somebody has to work here: name one at least.")
    return tuple(StaffAdded(StaffId(new_id()), read_name(person.name), person.role) for person in said)


def read_name(text: str) -> str:
    """A name as it is kept, on one line. Refused where it is empty or looks like a card number."""
    check_no_card_number(text)
    name = tidy_text(text)
    if not name:
        raise Refused("A name is empty. Fill it in.")
    return name


def check_no_two(what: str, names: Sequence[str]) -> None:
    """Refused where one name stands for two things."""
    known: set[str] = set()
    for name in names:
        if (same := folded(name)) in known:
            raise Refused("There are two of the {what} “{name}”. Give one another name.", what=what, name=name)
        known.add(same)
