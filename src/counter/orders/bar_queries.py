"""Asks about the orders that are on the bar."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from counter.orders.model import Order
from counter.orders.queries import HEADS, read_orders
from counter.orders.rules import PLACED
from counter.orders.tables import OrderRow

_AHEAD = select(func.count()).where(OrderRow.state == PLACED)  # asked at every tick: put together once


def open_orders(connection: Connection) -> tuple[Order, ...]:
    """Every order on the bar, remakes too, oldest first."""
    return read_orders(connection, HEADS.where(OrderRow.state == PLACED))


def count_ahead(connection: Connection) -> int:
    """Placed orders that are not ready yet."""
    return connection.execute(_AHEAD).scalar_one()
