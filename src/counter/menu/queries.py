"""Reads the menu."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counter.kernel.ids import GroupId, ItemId
from counter.kernel.money import Money
from counter.menu.facts import Modifier
from counter.menu.rules import Group, Item, Menu
from counter.menu.tables import GroupRow, ItemRow


def read_menu(connection: Connection) -> Menu:
    """The whole menu, in tile order."""
    groups = {str(row.group_id): _group(row) for row in connection.execute(select(GroupRow.__table__))}
    rows = connection.execute(select(ItemRow.__table__).order_by(ItemRow.position))
    return Menu(
        tuple(
            Item(
                item_id=ItemId(row.item_id),
                name=row.name,
                category=row.category,
                price=Money(row.price_minor, row.currency),
                tax_class=row.tax_class,
                station=row.station,
                sku=row.sku,
                icon=row.icon,
                allergens=tuple(row.allergens),
                groups=tuple(groups[group] for group in row.groups),
            )
            for row in rows
        )
    )


def _group(row: Any) -> Group:
    modifiers = msgspec.convert(row.modifiers, tuple[Modifier, ...])
    return Group(group_id=GroupId(row.group_id), name=row.name, fewest=row.fewest, most=row.most, modifiers=modifiers)
