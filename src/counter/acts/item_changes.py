"""What a line says that changes about an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from counter.acts.fields import Fields
from counter.acts.menu_fields import (
    groups_named,
    only_prices,
    read_allergens,
    read_hour,
    read_price,
    read_since,
    read_sizes,
)
from counter.acts.names import read_name
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.checks import check_making_time
from counter.menu.facts import ItemChanged, PriceChanged
from counter.menu.rules import Item, as_it_is
from counter.settings.stations import Stations, station_called

_NEVER_EMPTY = ("name", "tax_class", "deposit_tax_class", "barcode")


class ItemChange(Fields, frozen=True, kw_only=True):
    """An item, and of its fields those that change; its prices from the day `from_date` on, else at once.

    One that is `off_menu` is rung up no more, until it is not.
    """

    item: str
    price: str | UnsetType = UNSET
    sizes: dict[str, str] | UnsetType = UNSET
    to_go_price: str | UnsetType | None = UNSET
    from_date: str | None = None
    category: str | UnsetType = UNSET
    tax_class: str = ""
    station: str | UnsetType = UNSET
    groups: tuple[str, ...] | UnsetType = UNSET
    barcode: str = ""
    open_price: bool | UnsetType = UNSET
    by_weight: bool | UnsetType = UNSET
    deposit: str | UnsetType | None = UNSET
    deposit_tax_class: str = ""
    allergens: tuple[str, ...] | UnsetType = UNSET
    may_contain: tuple[str, ...] | UnsetType = UNSET
    cost: str | UnsetType | None = UNSET
    sold_from: str | UnsetType | None = msgspec.field(name="from", default=UNSET)
    sold_until: str | UnsetType | None = msgspec.field(name="until", default=UNSET)
    page: str | UnsetType = UNSET
    favourite: bool | UnsetType = UNSET
    making_seconds: int | UnsetType | None = UNSET
    colour: str | UnsetType = UNSET
    name: str = ""
    off_menu: bool | None = None


def changes_of(
    said: ItemChange, item: Item, groups: Sequence[tuple[str, GroupId]], today: date, stations: Stations
) -> tuple[ItemChanged | None, PriceChanged | None]:
    """What changes about an item: what it is, and what it costs from which day on. Refused where nothing would."""
    described, price = _described(said, item, groups, stations), _price(said, item, today)
    if described is None and price is None and said.off_menu is None:
        raise Refused("Say what changes about {item}.", item=item.name)
    if price is None and said.from_date is not None:
        raise only_prices()
    return described, price


def _described(
    said: ItemChange, item: Item, groups: Sequence[tuple[str, GroupId]], stations: Stations
) -> ItemChanged | None:
    currency = item.price.currency

    def amount(text: str | None) -> Money | None:
        return None if text is None else read_price(text, currency)

    read: dict[str, Callable[[Any], object]] = {
        **dict.fromkeys(("category", "page", "tax_class", "deposit_tax_class", "barcode", "colour"), tidy_text),
        **dict.fromkeys(("cost", "deposit"), amount),
        **dict.fromkeys(("sold_from", "sold_until"), read_hour),
        **dict.fromkeys(("open_price", "by_weight", "favourite"), bool),
        **dict.fromkeys(("allergens", "may_contain"), read_allergens),
        "name": read_name,
        "station": partial(station_called, stations),
        "making_seconds": check_making_time,
        "groups": lambda names: groups_named(names, groups),
    }
    values = {name: getattr(said, name) for name in read}
    changed = {
        name: read[name](value)
        for name, value in values.items()
        if value is not UNSET and not (name in _NEVER_EMPTY and not value)
    }
    if not changed:
        return None
    return replace(as_it_is(item), **changed)  # type: ignore[arg-type]


def _price(said: ItemChange, item: Item, today: date) -> PriceChanged | None:
    if said.price is UNSET and said.sizes is UNSET and said.to_go_price is UNSET:
        return None
    since = read_since(said.from_date) or today
    before, currency = item.on(since), item.price.currency
    return PriceChanged(
        item_id=item.item_id,
        since=since,
        price=before.price if said.price is UNSET else read_price(said.price, currency),
        sizes=before.sizes if said.sizes is UNSET else read_sizes(said.sizes, currency),
        to_go_price=before.to_go_price if said.to_go_price is UNSET else _or_none(said.to_go_price, currency),
    )


def _or_none(text: str | None, currency: str) -> Money | None:
    return None if text is None else read_price(text, currency)
