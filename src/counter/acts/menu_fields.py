"""What a line says about the menu: its items, and the groups of modifiers they have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Protocol

import msgspec

from counter.acts.fields import Fields
from counter.acts.names import check_no_two, read_name, same_name, the_one
from counter.acts.values import read_day, read_decimal, read_money, shortened
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.money import Money, round_half_up
from counter.kernel.typed_text import tidy_text
from counter.menu.allergens import read_allergen
from counter.menu.checks import check_making_time, check_price
from counter.menu.facts import Amount, ItemAdded, Modifier, ModifierGroupAdded, Size
from counter.settings.rules import Settings
from counter.settings.stations import station_called

DRINKS = "drinks"
"""The tax class of an item that says none."""


class AmountOf(Fields, frozen=True, kw_only=True):
    """How much of an option there may be: at its own price, at so many times the option's, or at the option's.

    In `sizes` of an item it has the prices said there; a factor, and the option's own prices, count in each of those.
    """

    name: str
    price: str | None = None
    factor: str | None = None
    sizes: dict[str, str] = msgspec.field(default_factory=dict)


class Option(Fields, frozen=True, kw_only=True):
    """A modifier and what it adds to the price, or takes off it; in which amounts it comes.

    In `sizes` of an item it adds what is said there: {"S": "0.60", "L": "0.80"}; `price` in others, and where an item
    comes in none. It brings its allergens, and takes away those that it is free of.
    """

    name: str
    price: str = "0"
    default: bool = False
    amounts: tuple[str | AmountOf, ...] = ()
    allergens: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    free_of: tuple[str, ...] = ()
    sizes: dict[str, str] = msgspec.field(default_factory=dict)


class ModifierGroup(Fields, frozen=True, kw_only=True):
    """A group of modifiers, of which at least `min` and at most `max` are chosen."""

    name: str
    min: int = 0
    max: int = 1
    options: tuple[Option, ...]


class MenuItem(Fields, frozen=True, kw_only=True):
    """An item; its groups are called by their names. `sizes` are names with prices, times are local (HH:MM).

    `price` is a kilogram's where it is sold by weight; one with an open price needs none. It is on the menu from
    the day `from_date` on.
    """

    item: str
    price: str | None = None
    category: str = ""
    sizes: dict[str, str] = msgspec.field(default_factory=dict)
    tax_class: str = DRINKS
    station: str = "espresso"
    groups: tuple[str, ...] = ()
    barcode: str = ""
    to_go_price: str | None = None
    open_price: bool = False
    by_weight: bool = False
    deposit: str | None = None
    deposit_tax_class: str = ""
    allergens: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    cost: str | None = None
    sold_from: str | None = msgspec.field(name="from", default=None)
    sold_until: str | None = msgspec.field(name="until", default=None)
    page: str = ""
    favourite: bool = False
    making_seconds: int | None = None
    colour: str = ""
    from_date: str | None = None


class WithClasses(Protocol):
    """What says an item's tax classes and its barcode."""

    @property
    def tax_class(self) -> str:
        """Its own."""

    @property
    def deposit_tax_class(self) -> str:
        """Its deposit's."""

    @property
    def barcode(self) -> str:
        """Its barcode."""


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
        Modifier(
            name,
            read_money(option.price, currency),
            option.default,
            _amounts(option, currency),
            read_allergens(option.allergens),
            read_allergens(option.may_contain),
            read_allergens(option.free_of),
            _sizes(option.sizes, currency),
        )
        for name, option in zip(names, said.options, strict=True)
    )
    return ModifierGroupAdded(
        group_id=GroupId(new_id()), name=name, fewest=said.min, most=said.max, modifiers=tuple(modifiers)
    )


def groups_named(names: Sequence[str], groups: Sequence[tuple[str, GroupId]]) -> tuple[GroupId, ...]:
    """The groups of these names among those of the shop."""
    return tuple(the_one("group", name, (gid for known, gid in groups if same_name(known, name))) for name in names)


def _amounts(said: Option, currency: str) -> tuple[Amount, ...]:
    amounts = [AmountOf(name=each) if isinstance(each, str) else each for each in said.amounts]
    names = [read_name(each.name) for each in amounts]
    check_no_two("amount", names)
    return tuple(_amount(name, said, each, currency) for name, each in zip(names, amounts, strict=True))


def _amount(name: str, option: Option, said: AmountOf, currency: str) -> Amount:
    if said.factor is not None and (said.price is not None or said.sizes):
        raise Refused("“{name}” has a price or a factor, not both.", name=said.name)
    if said.price is not None:
        return Amount(name, read_money(said.price, currency), _sizes(said.sizes, currency))
    factor = Decimal(1) if said.factor is None else read_decimal(said.factor)

    def so_many_times(price: Money) -> Money:
        return Money(round_half_up(price.minor * factor), currency)

    prices = {size.name: size for size in _sizes(option.sizes, currency)}
    times = {name: Size(name, so_many_times(size.price)) for name, size in prices.items()}
    times |= {size.name: size for size in _sizes(said.sizes, currency)}
    return Amount(name, so_many_times(read_money(option.price, currency)), tuple(times.values()))


def item_of(said: MenuItem, place: int, groups: Sequence[tuple[str, GroupId]], decided: Settings) -> ItemAdded:
    """An item as a fact; `place` orders its tile, `groups` are those of the shop by name."""
    currency = decided.currency
    return ItemAdded(
        item_id=ItemId(new_id()),
        name=read_name(said.item),
        category=tidy_text(said.category),
        price=_price_of(said, currency),
        tax_class=said.tax_class,
        station=station_called(decided.stations, said.station),
        position=place,
        allergens=read_allergens(said.allergens),
        may_contain=read_allergens(said.may_contain),
        groups=groups_named(said.groups, groups),
        sizes=read_sizes(said.sizes, currency),
        barcode=tidy_text(said.barcode),
        open_price=said.open_price,
        by_weight=said.by_weight,
        to_go_price=read_price(said.to_go_price, currency) if said.to_go_price is not None else None,
        deposit=read_price(said.deposit, currency) if said.deposit is not None else None,
        deposit_tax_class=said.deposit_tax_class,
        since=read_since(said.from_date),
        cost=read_price(said.cost, currency) if said.cost is not None else None,
        sold_from=read_hour(said.sold_from),
        sold_until=read_hour(said.sold_until),
        page=tidy_text(said.page),
        favourite=said.favourite,
        making_seconds=check_making_time(said.making_seconds),
        colour=said.colour,
    )


def _price_of(said: MenuItem, currency: str) -> Money:
    if said.price is None and not said.open_price:
        raise Refused("“{item}” needs a price. Write what it costs.", item=said.item)
    if said.open_price and (said.by_weight or said.sizes):
        raise Refused("“{item}” has an open price: it has no weight and no sizes.", item=said.item)
    return read_price(said.price or "0", currency)


def read_allergens(names: Sequence[str]) -> tuple[str, ...]:
    """Allergens by their names, each once. Refused where one is none of the fourteen."""
    return tuple(dict.fromkeys(read_allergen(name) for name in names))


def read_price(text: str, currency: str) -> Money:
    """What something costs. Refused where it is no amount, or as `check_price` says."""
    return check_price(read_money(text, currency), text)


def read_since(day: str | None) -> date | None:
    """The day from which on a price counts; None: at once. Refused where it is no day."""
    return None if day is None else read_day(day)


def only_prices() -> Refused:
    """Why a day is said where nothing begins on it."""
    return Refused("Only a price begins on a day. Leave “from_date” out: the rest changes at once.")


def read_sizes(said: Mapping[str, str], currency: str) -> tuple[Size, ...]:
    """The sizes with their prices. Refused where two have one name, or a price is below nothing."""
    return _sizes(said, currency, read_price)


def read_sizes_of_choice(said: Mapping[str, str], currency: str) -> tuple[Size, ...]:
    """What a choice adds in some sizes, or takes off. Refused where two have one name."""
    return _sizes(said, currency)


def _sizes(said: Mapping[str, str], currency: str, read: Callable[[str, str], Money] = read_money) -> tuple[Size, ...]:
    names = [read_name(name) for name in said]
    check_no_two("size", names)
    return tuple(Size(name, read(price, currency)) for name, price in zip(names, said.values(), strict=True))


def read_hour(text: str | None) -> time | None:
    """A local time of day ("07:30"); None: none is said. Refused where it is no time."""
    if text is None:
        return None
    try:
        at = time.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None:
        raise Refused("“{time}” is no time of day. Write it like 07:30.", time=shortened(text))
    return at


def check_barcodes(items: Sequence[WithClasses], known: Iterable[str] = ()) -> None:
    """Refused where two things would have one barcode: nobody could scan either."""
    seen = set(known)
    for code in (code for item in items if (code := tidy_text(item.barcode))):
        if code in seen:
            raise Refused("Two things would have the barcode {code}. Give one of them another.", code=shortened(code))
        seen.add(code)


def check_tax_classes(items: Sequence[WithClasses], known: Collection[str]) -> None:
    """Refused where an item has a tax class that is none of `known`: nobody could ring it up."""
    for name in (name for item in items for name in (item.tax_class, item.deposit_tax_class) if name):
        if name not in known:
            raise Refused(
                "There is no tax class “{name}”. There are {known}.",
                name=name, known=", ".join(sorted(known)) or "none",
            )  # fmt: skip
