"""Reads a menu from a file: the starter menu (TOML) or a price list (CSV)."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.money import from_decimal
from counter.menu.facts import ItemAdded, Modifier, ModifierGroupAdded
from counter.menu.rules import STATIONS

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


def read_toml(path: Path) -> MenuFile:
    """A menu with modifier groups and tax classes, as `resources/menu/starter.toml` shows. Refused where damaged."""
    try:
        whole = tomllib.loads(path.read_text("utf-8"))
        currency = whole["currency"]
        groups = {g["id"]: _group(g, currency) for g in whole.get("group", [])}
        items = tuple(_item(entry, i, currency, groups) for i, entry in enumerate(whole["item"]))
        taxes = tuple(_tax_class(entry) for entry in whole.get("tax_class", []))
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as fault:
        raise Refused("The menu {path} cannot be read: {fault}. Mend it and try again.", path=path, fault=fault) from fault
    return MenuFile(currency, tuple(groups.values()), items, taxes)


def _group(entry: dict[str, Any], currency: str) -> ModifierGroupAdded:
    modifiers = tuple(
        Modifier(m["name"], from_decimal(m.get("price", "0"), currency), m.get("default", False))
        for m in entry["options"]
    )
    return ModifierGroupAdded(GroupId(new_id()), entry["name"], entry["min"], entry["max"], modifiers)


def _item(entry: dict[str, Any], position: int, currency: str, groups: dict[str, ModifierGroupAdded]) -> ItemAdded:
    return ItemAdded(
        ItemId(new_id()),
        entry["name"],
        entry["category"],
        from_decimal(entry["price"], currency),
        entry["tax_class"],
        _station(entry["station"]),
        position,
        entry.get("sku", ""),
        entry.get("icon", ""),
        tuple(entry.get("allergens", ())),
        tuple(groups[name].group_id for name in entry.get("groups", ())),
    )


def _tax_class(entry: dict[str, Any]) -> TaxClass:
    rates = tuple(
        (date.fromisoformat(str(r["from"])), Decimal(r["here"]), Decimal(r["to_go"])) for r in entry["rates"]
    )
    return TaxClass(entry["name"], rates)


def read_csv(path: Path, currency: str) -> MenuFile:
    """A price list with the columns item, category, price, tax_class, station and perhaps sku.

    Prices are decimal, tax included. Refused with the line's number where a line cannot be used.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise Refused("The menu {path} cannot be read: {fault}.", path=path, fault=fault) from fault
    missing = [c for c in COLUMNS if rows and c not in rows[0]]
    if not rows or missing:
        raise Refused(
            "The menu {path} needs a first line with {columns}.", path=path, columns=", ".join(missing or COLUMNS)
        )
    return MenuFile(currency, (), tuple(_row(row, i, currency, path) for i, row in enumerate(rows)), ())


def _row(row: dict[str, str], index: int, currency: str, path: Path) -> ItemAdded:
    try:
        if not row["item"]:
            raise Refused("an item has no name")
        return ItemAdded(
            ItemId(new_id()),
            row["item"].strip(),
            row["category"].strip(),
            from_decimal((row["price"] or "").strip(), currency),
            row["tax_class"].strip(),
            _station(row["station"].strip()),
            index,
            (row.get("sku") or "").strip(),
        )
    except (Refused, AttributeError) as fault:
        raise Refused("Line {line} of {path}: {fault}", line=index + 2, path=path, fault=fault) from fault


def _station(name: str) -> str:
    if name not in STATIONS:
        raise Refused("“{name}” is no station. Write one of {known}.", name=name, known=", ".join(STATIONS))
    return name
