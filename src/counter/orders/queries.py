"""Asks about orders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, LineId, OrderId, StaffId
from counter.kernel.money import Money, total
from counter.orders.rules import PLACED
from counter.orders.tables import LineRow, OrderRow

# GestureRequest at every tick: put together once.
_AHEAD = select(func.count()).where(OrderRow.state == PLACED)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of a placed order."""

    line_id: LineId
    item_id: ItemId
    name: str
    category: str
    station: str
    quantity: int
    modifiers: tuple[str, ...]
    note: str
    unit_price: Money
    discount: Money
    tax_class: str
    tax_rate: Decimal
    net: Money
    tax: Money
    made_at: datetime | None

    @property
    def total(self) -> Money:
        """What the customer paid for it."""
        return self.unit_price * self.quantity - self.discount


@dataclass(frozen=True, slots=True)
class Order:
    """A placed order, or a remake of one. Times are aware UTC."""

    order_id: OrderId
    remake_of: OrderId | None
    number: int
    business_date: date
    to_go: bool
    customer: str
    total: Money
    state: str
    first: bool
    placed_at: datetime
    placed_by: StaffId
    ready_at: datetime | None
    handed_over_at: datetime | None
    lines: tuple[OrderLine, ...]

    @property
    def gross(self) -> Money:
        """The lines as sold, before discounts."""
        return total((line.unit_price * line.quantity for line in self.lines), self.total.currency)

    @property
    def made(self) -> int:
        """How many lines are made."""
        return sum(line.made_at is not None for line in self.lines)

    @property
    def what(self) -> str:
        """Its items in a few words: Cappuccino, ham & cheese."""
        return ", ".join(dict.fromkeys(line.name for line in self.lines))


def next_number(connection: Connection, day: date) -> int:
    """The number to call out for the next order of a trading day: 1 and up."""
    last = select(func.max(OrderRow.number)).where(OrderRow.business_date == day)
    return (connection.execute(last).scalar_one() or 0) + 1


def order_numbered(connection: Connection, day: date, number: int) -> OrderId:
    """The order with that number on a trading day. Refused where there is none."""
    wanted = select(OrderRow.order_id).where(
        OrderRow.business_date == day, OrderRow.number == number, OrderRow.remake_of.is_(None)
    )
    order_id = connection.execute(wanted).scalar_one_or_none()
    if order_id is None:
        raise Refused("There is no order {number} on {day}.", number=number, day=day)
    return OrderId(order_id)


def find_order(connection: Connection, order_id: OrderId) -> Order | None:
    """The order of that id, or None."""
    found = orders_by(connection, [order_id])
    return found[0] if found else None


def the_order(connection: Connection, order_id: OrderId) -> Order:
    """The order of that id. Refused where there is none."""
    order = find_order(connection, order_id)
    if order is None:
        raise Refused("That order is not known here.")
    return order


def orders_by(connection: Connection, order_ids: Iterable[UUID]) -> tuple[Order, ...]:
    """The orders of these ids with their lines, oldest first."""
    return _orders(connection, OrderRow.order_id.in_(list(order_ids)))


def open_orders(connection: Connection) -> tuple[Order, ...]:
    """Every order on the bar, remakes too, oldest first."""
    return _orders(connection, OrderRow.state == PLACED)


def orders_of(connection: Connection, day: date, limit: int = 100) -> tuple[Order, ...]:
    """The newest orders of a trading day, oldest first, remakes left out."""
    newest = (
        select(OrderRow.order_id)
        .where(OrderRow.business_date == day, OrderRow.remake_of.is_(None))
        .order_by(OrderRow.number.desc())
        .limit(limit)
    )
    return _orders(connection, OrderRow.order_id.in_(newest))


def remakes_of(connection: Connection, order_id: OrderId) -> tuple[Order, ...]:
    """The remakes of an order."""
    return _orders(connection, OrderRow.remake_of == order_id)


def count_ahead(connection: Connection) -> int:
    """Placed orders that are not ready yet."""
    return connection.execute(_AHEAD).scalar_one()


def _orders(connection: Connection, condition: Any) -> tuple[Order, ...]:
    heads = connection.execute(
        select(OrderRow.__table__).where(condition).order_by(OrderRow.placed_at, OrderRow.number)
    ).all()
    if not heads:
        return ()
    lines: dict[UUID, list[OrderLine]] = {row.order_id: [] for row in heads}
    wanted = select(LineRow.__table__).where(LineRow.order_id.in_(lines)).order_by(LineRow.order_id, LineRow.position)
    currency = heads[0].currency
    for row in connection.execute(wanted):
        lines[row.order_id].append(_line(row, currency))
    return tuple(_order(row, tuple(lines[row.order_id])) for row in heads)


def _order(row: Any, lines: tuple[OrderLine, ...]) -> Order:
    return Order(
        row.order_id,
        row.remake_of,
        row.number,
        row.business_date,
        row.to_go,
        row.customer,
        Money(row.total_minor, row.currency),
        row.state,
        row.first,
        row.placed_at,
        row.placed_by,
        row.ready_at,
        row.handed_over_at,
        lines,
    )


def _line(row: Any, currency: str) -> OrderLine:
    return OrderLine(
        row.line_id,
        row.item_id,
        row.name,
        row.category,
        row.station,
        row.quantity,
        tuple(row.modifiers),
        row.note,
        Money(row.unit_minor, currency),
        Money(row.discount_minor, currency),
        row.tax_class,
        row.tax_rate,
        Money(row.net_minor, currency),
        Money(row.tax_minor, currency),
        row.made_at,
    )
