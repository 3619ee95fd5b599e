"""How many there are left of what somebody counts: what was said of it, less what was sold since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from counter.kernel.ids import ItemId
from counter.menu.queries import counted_on
from counter.orders.line_rows import LineRow
from counter.orders.rules import CANCELLED
from counter.orders.tables import OrderRow

# Asked at every tap on an item that is counted: put together once.
_SOLD = (
    select(LineRow.item_id, func.sum(LineRow.quantity + LineRow.lost).label("quantity"))
    .join(OrderRow, OrderRow.order_id == LineRow.order_id)
    .where(
        OrderRow.business_date == bindparam("day"),
        OrderRow.state != CANCELLED,
        LineRow.item_id.in_(bindparam("items", expanding=True)),
    )
    .group_by(LineRow.item_id)
)

_SOLD_SINCE = (
    select(LineRow.item_id, func.sum(LineRow.quantity).label("quantity"))
    .join(OrderRow, OrderRow.order_id == LineRow.order_id)
    .where(OrderRow.business_date >= bindparam("since"))
    .group_by(LineRow.item_id)
)


def sold_on(connection: Connection, day: date, items: Collection[ItemId]) -> dict[ItemId, int]:
    """How many of each of these items the orders of a trading day have, remakes too and cancelled ones not.

    What was made and taken off is gone as well.
    """
    if not items:
        return {}
    rows = connection.execute(_SOLD, {"day": day, "items": list(items)})
    return {ItemId(row.item_id): int(row.quantity) for row in rows}


def best_sellers(connection: Connection, since: date) -> dict[ItemId, int]:
    """How many of each item the orders since a trading day have; of cancelled ones too."""
    rows = connection.execute(_SOLD_SINCE, {"since": since})
    return {ItemId(row.item_id): int(row.quantity) for row in rows}


def left_on(connection: Connection, day: date) -> Mapping[ItemId, int]:
    """How many there are left on a trading day of each item that is out or counted: 0 and up."""
    counted = counted_on(connection, day)
    sold = sold_on(connection, day, [item_id for item_id, said in counted.items() if said.left])
    return {item_id: said.left_after(sold.get(item_id, 0)) for item_id, said in counted.items()}
