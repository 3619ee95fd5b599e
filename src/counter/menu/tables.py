"""The menu as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, false, select, text, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Outcome, change, insert_once
from counter.kernel.money import Money
from counter.kernel.typed_json import read_plain
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboChanged,
    ComboDescribed,
    ComboOffered,
    GroupDescribed,
    ItemAdded,
    ItemBack,
    ItemChanged,
    ItemCounted,
    ItemDescribed,
    ItemOfADay,
    ItemOffered,
    ItemPlaced,
    ItemSoldOut,
    Modifier,
    ModifierGroupAdded,
    ModifierGroupChanged,
    PriceChanged,
)
from counter.store.base import Base, JsonText, Mapped, mapped_column


class GroupRow(Base):
    """A group of modifiers."""

    __tablename__ = "modifier_groups"

    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    fewest: Mapped[int]
    most: Mapped[int]
    modifiers: Mapped[Any] = mapped_column(JsonText)


class ItemRow(Base):
    """An item with its price, what it costs the shop and its deposit in minor units, tax included."""

    __tablename__ = "items"

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    category: Mapped[str]
    price_minor: Mapped[int]
    currency: Mapped[str]
    tax_class: Mapped[str]
    station: Mapped[str]
    position: Mapped[int]
    sku: Mapped[str]
    icon: Mapped[str]
    allergens: Mapped[Any] = mapped_column(JsonText)
    groups: Mapped[Any] = mapped_column(JsonText)
    sizes: Mapped[Any] = mapped_column(JsonText)
    barcode: Mapped[str]
    open_price: Mapped[bool]
    by_weight: Mapped[bool]
    cost_minor: Mapped[int | None]
    deposit_minor: Mapped[int | None]
    sold_from: Mapped[time | None]
    sold_until: Mapped[time | None]
    page: Mapped[str]
    favourite: Mapped[bool]
    to_go_minor: Mapped[int | None]
    deposit_tax_class: Mapped[str] = mapped_column(server_default=text("''"))
    may_contain: Mapped[Any] = mapped_column(JsonText, server_default=text("'[]'"))
    since: Mapped[date | None]
    off_menu: Mapped[bool] = mapped_column(server_default=false())
    making_seconds: Mapped[int | None]
    colour: Mapped[str] = mapped_column(server_default="")


class PriceRow(Base):
    """What an item costs from a trading day on, in minor units; of what begins the same day the last said holds."""

    __tablename__ = "item_prices"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[date]
    price_minor: Mapped[int]
    sizes: Mapped[Any] = mapped_column(JsonText)
    to_go_minor: Mapped[int | None]
    at: Mapped[datetime]


class ComboRow(Base):
    """Some items together at one price, in minor units."""

    __tablename__ = "combos"

    combo_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    price_minor: Mapped[int]
    currency: Mapped[str]
    items: Mapped[Any] = mapped_column(JsonText)
    category: Mapped[str]
    position: Mapped[int]
    icon: Mapped[str]
    favourite: Mapped[bool]
    off_menu: Mapped[bool] = mapped_column(server_default=false())


class CountRow(Base):
    """What somebody said on a trading day of how much of an item there is; what was said last holds.

    `left`: so many when `sold` of it had been sold that day; 0: it is out; None: nobody counts.
    """

    __tablename__ = "item_counts"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]
    business_date: Mapped[date] = mapped_column(index=True)
    left: Mapped[int | None]
    sold: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[UUID]


def _group_added(connection: Connection, fact: ModifierGroupAdded, _entry: Entry) -> Outcome:
    return insert_once(connection, GroupRow, _group(fact))


def _group_changed(connection: Connection, fact: ModifierGroupChanged, _entry: Entry) -> Outcome:
    changed = update(GroupRow).where(GroupRow.group_id == fact.group_id).values(_group(fact))
    return change(connection, changed, DidNotFit("that group is not on the menu"))


def _group(fact: GroupDescribed) -> dict[str, Any]:
    modifiers = [_modifier(each) for each in fact.modifiers]
    row: dict[str, Any] = msgspec.to_builtins(fact)
    return row | {"group_id": fact.group_id, "modifiers": modifiers}


def _modifier(modifier: Modifier) -> dict[str, Any]:
    """As it is kept. What costs the same in every size says nothing of them, and what is on the menu not that it is.

    So it was kept before there was either, and the tables of an older file are what its replay makes.
    """
    kept: dict[str, Any] = msgspec.to_builtins(modifier)
    if not modifier.off_menu:
        del kept["off_menu"]
    for each in (kept, *kept["amounts"]):
        if not each["sizes"]:
            del each["sizes"]
    return kept


def _choice_offered(connection: Connection, fact: ChoiceOffered, _entry: Entry) -> Outcome:
    of_group = GroupRow.group_id == fact.group_id
    kept = connection.execute(select(GroupRow.modifiers).where(of_group)).scalar()
    modifiers = read_plain(kept or [], tuple[Modifier, ...])
    if not any(each.name == fact.name for each in modifiers):
        return DidNotFit("that choice is not on the menu")
    now = [replace(each, off_menu=not fact.on_menu) if each.name == fact.name else each for each in modifiers]
    changed = update(GroupRow).where(of_group).values(modifiers=[_modifier(each) for each in now])
    return change(connection, changed, DidNotFit("that choice is not on the menu"))


def _item_added(connection: Connection, fact: ItemAdded, _entry: Entry) -> Outcome:
    row = _described(fact) | {"price_minor": fact.price.minor, "currency": fact.price.currency}
    row["to_go_minor"] = _minor(fact.to_go_price)
    for name in ("price", "to_go_price"):
        del row[name]
    return insert_once(connection, ItemRow, row)


def _item_changed(connection: Connection, fact: ItemChanged, _entry: Entry) -> Outcome:
    changed = update(ItemRow).where(ItemRow.item_id == fact.item_id).values(_described(fact))
    return change(connection, changed, DidNotFit("that item is not on the menu"))


def _item_placed(connection: Connection, fact: ItemPlaced, _entry: Entry) -> Outcome:
    changed = update(ItemRow).where(ItemRow.item_id == fact.item_id).values(position=fact.position)
    return change(connection, changed, DidNotFit("that item is not on the menu"))


def _item_offered(connection: Connection, fact: ItemOffered, _entry: Entry) -> Outcome:
    changed = update(ItemRow).where(ItemRow.item_id == fact.item_id).values(off_menu=not fact.on_menu)
    return change(connection, changed, DidNotFit("that item is not on the menu"))


def _described(fact: ItemDescribed) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(fact, builtin_types=(time, date)) | {"item_id": fact.item_id}
    for name, amount in (("cost", fact.cost), ("deposit", fact.deposit)):
        row[f"{name}_minor"] = _minor(amount)
        del row[name]
    return row


def _minor(amount: Money | None) -> int | None:
    return amount.minor if amount is not None else None


def _price_changed(connection: Connection, fact: PriceChanged, entry: Entry) -> Outcome:
    row = {
        "fact_id": entry.id,
        "item_id": fact.item_id,
        "since": fact.since,
        "price_minor": fact.price.minor,
        "sizes": msgspec.to_builtins(fact.sizes),
        "to_go_minor": _minor(fact.to_go_price),
        "at": entry.at,
    }
    return insert_once(connection, PriceRow, row)


def _combo_added(connection: Connection, fact: ComboAdded, _entry: Entry) -> Outcome:
    return insert_once(connection, ComboRow, _combo(fact))


def _combo_changed(connection: Connection, fact: ComboChanged, _entry: Entry) -> Outcome:
    changed = update(ComboRow).where(ComboRow.combo_id == fact.combo_id).values(_combo(fact))
    return change(connection, changed, DidNotFit("that combo is not on the menu"))


def _combo(fact: ComboDescribed) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(fact) | {"combo_id": fact.combo_id, "currency": fact.price.currency}
    row["price_minor"] = fact.price.minor
    del row["price"]
    return row


def _combo_offered(connection: Connection, fact: ComboOffered, _entry: Entry) -> Outcome:
    changed = update(ComboRow).where(ComboRow.combo_id == fact.combo_id).values(off_menu=not fact.on_menu)
    return change(connection, changed, DidNotFit("that combo is not on the menu"))


def _sold_out(connection: Connection, fact: ItemSoldOut, entry: Entry) -> Outcome:
    return _said(connection, fact, entry, 0)


def _counted(connection: Connection, fact: ItemCounted, entry: Entry) -> Outcome:
    return _said(connection, fact, entry, fact.left, fact.sold)


def _back(connection: Connection, fact: ItemBack, entry: Entry) -> Outcome:
    return _said(connection, fact, entry, None)


def _said(connection: Connection, fact: ItemOfADay, entry: Entry, left: int | None, sold: int = 0) -> Outcome:
    row = {
        "fact_id": entry.id,
        "item_id": fact.item_id,
        "business_date": fact.day(entry.at),
        "left": left,
        "sold": sold,
        "at": entry.at,
        "by": entry.by,
    }
    return insert_once(connection, CountRow, row)


APPLY = {
    ModifierGroupAdded: _group_added,
    ModifierGroupChanged: _group_changed,
    ChoiceOffered: _choice_offered,
    ItemAdded: _item_added,
    ItemChanged: _item_changed,
    ItemPlaced: _item_placed,
    ItemOffered: _item_offered,
    PriceChanged: _price_changed,
    ComboAdded: _combo_added,
    ComboChanged: _combo_changed,
    ComboOffered: _combo_offered,
    ItemSoldOut: _sold_out,
    ItemCounted: _counted,
    ItemBack: _back,
}
ROWS = {
    "group": ((GroupRow.group_id,),),
    "item": ((ItemRow.item_id,), (PriceRow.item_id,), (CountRow.item_id,)),
    "combo": ((ComboRow.combo_id,),),
}
