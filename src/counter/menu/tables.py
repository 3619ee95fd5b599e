"""The menu as it stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.menu.facts import ItemAdded, ModifierGroupAdded
from counter.store.base import Base, JsonText


class GroupRow(Base):
    """A group of modifiers."""

    __tablename__ = "modifier_groups"

    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    fewest: Mapped[int]
    most: Mapped[int]
    modifiers: Mapped[Any] = mapped_column(JsonText)


class ItemRow(Base):
    """An item with its price in minor units, tax included."""

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


def _group_added(connection: Connection, fact: ModifierGroupAdded, _entry: Entry) -> Outcome:
    return insert_once(connection, GroupRow, msgspec.to_builtins(fact) | {"group_id": fact.group_id})


def _item_added(connection: Connection, fact: ItemAdded, _entry: Entry) -> Outcome:
    row = msgspec.to_builtins(fact) | {"item_id": fact.item_id}
    del row["price"]
    return insert_once(connection, ItemRow, row | {"price_minor": fact.price.minor, "currency": fact.price.currency})


APPLY = {ModifierGroupAdded: _group_added, ItemAdded: _item_added}
ROWS = {"group": ((GroupRow.group_id,),), "item": ((ItemRow.item_id,),)}
