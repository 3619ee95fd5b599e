"""Reads a menu from a file: the starter menu (TOML) or a price list (CSV)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, new_id
from counter.kernel.money import Money, from_decimal
from counter.kernel.table_file import read_table
from counter.menu.allergens import read_allergen
from counter.menu.facts import Amount, ComboAdded, ItemAdded, Modifier, ModifierGroupAdded, Size
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu
from counter.settings.stations import STATIONS

COLUMNS = ("item", "category", "price", "tax_class", "station")


@dataclass(frozen=True, slots=True)
class TaxClass:
    """A tax class as a menu file states it: (since, here, to go) in percent."""

    name: str
    rates: tuple[tuple[date, Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class MenuFile:
    """What a menu file holds, as facts to record."""

    currency: str
    groups: tuple[ModifierGroupAdded, ...]
    items: tuple[ItemAdded, ...]
    tax_classes: tuple[TaxClass, ...]
    combos: tuple[ComboAdded, ...] = ()

    def menu(self) -> Menu:
        """The menu as it will be once these facts are recorded."""
        groups = {added.group_id: Group(**_fields(added, Group)) for added in self.groups}
        items = (
            Item(**_fields(added, Item) | {"groups": tuple(groups[group_id] for group_id in added.groups)})
            for added in self.items
        )
        return Menu(tuple(items), tuple(Combo(**_fields(added, Combo)) for added in self.combos))


def _fields(fact: ModifierGroupAdded | ItemAdded | ComboAdded, kind: type) -> dict[str, Any]:
    """What a fact and a thing have in common."""
    return {each.name: getattr(fact, each.name) for each in fields(fact) if each.name in kind.__annotations__}


def read_toml(path: Path) -> MenuFile:
    """A menu with modifier groups and tax classes, as `resources/menu/starter.toml` shows. Refused where damaged."""
    try:
        whole = tomllib.loads(path.read_text("utf-8"))
        currency = whole["currency"]
        groups = {g["id"]: _group(g, currency) for g in whole.get("group", [])}
        items = tuple(_item(entry, i, currency, groups) for i, entry in enumerate(whole["item"]))
        taxes = tuple(_tax_class(entry) for entry in whole.get("tax_class", []))
        named = {item.name: item.item_id for item in items}
        combos = tuple(_combo(entry, place, currency, named) for place, entry in enumerate(whole.get("combo", [])))
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as fault:
        raise Refused(
            "The menu {path} cannot be read: {fault}. Mend it and try again.", path=path, fault=fault
        ) from fault
    return MenuFile(currency, tuple(groups.values()), items, taxes, combos)


def _group(entry: dict[str, Any], currency: str) -> ModifierGroupAdded:
    modifiers = tuple(
        Modifier(
            m["name"],
            from_decimal(m.get("price", "0"), currency),
            m.get("default", False),
            tuple(
                Amount(amount["name"], from_decimal(amount["price"], currency), _sizes(amount, currency, from_decimal))
                for amount in m.get("amounts", ())
            ),
            allergens=_allergens(m.get("allergens", ())),
            may_contain=_allergens(m.get("may_contain", ())),
            free_of=_allergens(m.get("free_of", ())),
            sizes=_sizes(m, currency, from_decimal),
        )
        for m in entry["options"]
    )
    fewest, most = entry["min"], entry["max"]
    if not 0 <= fewest <= most <= len(modifiers) or most == 0:
        raise ValueError(f"the group {entry['name']} asks for {fewest} to {most} of {len(modifiers)} options")
    return ModifierGroupAdded(
        group_id=GroupId(new_id()), name=entry["name"], fewest=fewest, most=most, modifiers=modifiers
    )


def _item(entry: dict[str, Any], position: int, currency: str, groups: dict[str, ModifierGroupAdded]) -> ItemAdded:
    return ItemAdded(
        item_id=ItemId(new_id()),
        name=entry["name"],
        category=entry["category"],
        price=_price(entry["price"], currency),
        tax_class=entry["tax_class"],
        station=_station(entry["station"]),
        position=position,
        sku=entry.get("sku", ""),
        icon=entry.get("icon", ""),
        allergens=_allergens(entry.get("allergens", ())),
        may_contain=_allergens(entry.get("may_contain", ())),
        groups=tuple(groups[name].group_id for name in entry.get("groups", ())),
        sizes=_sizes(entry, currency, _price),
        deposit=_price(entry["deposit"], currency) if "deposit" in entry else None,
    )


def _sizes(entry: Mapping[str, Any], currency: str, read: Callable[[str, str], Money]) -> tuple[Size, ...]:
    return tuple(Size(name, read(price, currency)) for name, price in entry.get("sizes", {}).items())


def _combo(entry: dict[str, Any], place: int, currency: str, named: Mapping[str, ItemId]) -> ComboAdded:
    return ComboAdded(
        combo_id=ComboId(new_id()),
        name=entry["name"],
        price=_price(entry["price"], currency),
        items=tuple(named[name] for name in entry["items"]),
        category=entry["category"],
        position=place,
        icon=entry.get("icon", ""),
    )


def _allergens(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(read_allergen(name) for name in names)


def _tax_class(entry: dict[str, Any]) -> TaxClass:
    rates = tuple((date.fromisoformat(str(r["from"])), Decimal(r["here"]), Decimal(r["to_go"])) for r in entry["rates"])
    return TaxClass(entry["name"], rates)


def read_csv(path: Path, currency: str) -> MenuFile:
    """A price list with the columns item, category, price, tax_class, station and perhaps sku.

    Prices are decimal, tax included. Refused with the line's number where a line cannot be used.
    """
    table = read_table(path, COLUMNS, ("sku",))
    items = []
    for position, row in enumerate(table.rows):
        with table.line(row.line):
            items.append(_item_of(row.fields, position, currency))
    if not items:
        raise Refused("The menu {path} has no items. Write one a line.", path=path)
    return MenuFile(currency, (), tuple(items), ())


def _item_of(field: Mapping[str, str], position: int, currency: str) -> ItemAdded:
    for column in COLUMNS:
        if not field[column]:
            raise Refused("The {column} is empty. Fill it in.", column=column)
    return ItemAdded(
        item_id=ItemId(new_id()),
        name=field["item"],
        category=field["category"],
        price=_price(field["price"], currency),
        tax_class=field["tax_class"],
        station=_station(field["station"].lower()),
        position=position,
        sku=field.get("sku", ""),
    )


def _price(text: str, currency: str) -> Money:
    price = from_decimal(text, currency)
    if price.minor < 0:
        raise Refused("“{amount}” is below nothing. Write what it costs.", amount=text)
    return price


def _station(name: str) -> str:
    if name not in STATIONS:
        raise Refused("“{name}” is no station. Write one of {known}.", name=name, known=", ".join(STATIONS))
    return name
