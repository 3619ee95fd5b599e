"""Asks about the orders that are on the bar."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from counter.kernel.ids import OrderId
from counter.orders.model import Order
from counter.orders.queries import HEADS, read_orders, with_lines
from counter.orders.rules import HANDED_OVER, PLACED, READY
from counter.orders.tables import OrderRow
from counter.store.prepared import Question

ON_BAR = and_(OrderRow.state == PLACED, or_(OrderRow.wanted_at.is_(None), OrderRow.came_at.is_not(None)))
"""What an order is that is to be made: one for later is not, until it is due."""
_LATER = and_(OrderRow.state == PLACED, OrderRow.wanted_at.is_not(None), OrderRow.came_at.is_(None))
_LAST = 200
"""How many orders say which tables are used."""
_SHELF = Question(
    select(OrderRow.order_id).where(
        OrderRow.state == READY,
        OrderRow.business_date == bindparam("day"),
        OrderRow.ready_at <= bindparam("at", type_=OrderRow.ready_at.type),
    )
)
_LAST_READY = Question(
    select(OrderRow.order_id, OrderRow.ready_at, OrderRow.handed_over_at)
    .where(
        OrderRow.ready_at <= bindparam("at", type_=OrderRow.ready_at.type),
        or_(
            OrderRow.state == READY,
            and_(OrderRow.state == HANDED_OVER, OrderRow.handed_over_at > OrderRow.ready_at),
        ),
    )
    .order_by(OrderRow.placed_at.desc())
    .limit(bindparam("most"))
)
_AHEAD = Question(select(func.count().label("orders")).where(ON_BAR))
_DUE = Question(HEADS.where(_LATER, OrderRow.wanted_at <= bindparam("by", type_=OrderRow.wanted_at.type)))
_NEXT = Question(select(func.min(OrderRow.wanted_at).label("at")).where(_LATER))


def open_orders(connection: Connection) -> tuple[Order, ...]:
    """Every order on the bar, remakes too, oldest first."""
    return read_orders(connection, HEADS.where(ON_BAR))


def orders_for_later(connection: Connection) -> tuple[Order, ...]:
    """The orders that are agreed for a time and not on the bar yet, the next one first."""
    return tuple(sorted(read_orders(connection, HEADS.where(_LATER)), key=lambda order: str(order.wanted_at)))


def wanted_by(connection: Connection, by: datetime) -> tuple[Order, ...]:
    """Of the orders for later those that are agreed for the aware time `by` or before it."""
    return with_lines(connection, _DUE.rows(connection, by=by))


def ready_before(connection: Connection, day: date, at: datetime) -> tuple[OrderId, ...]:
    """The orders of a trading day that are ready since the aware time `at` or before, and that nobody took yet."""
    return tuple(OrderId(row.order_id) for row in _SHELF.rows(connection, day=day, at=at))


def last_ready(connection: Connection, at: datetime, most: int) -> dict[OrderId, bool]:
    """The last orders that were ready at the aware time `at` or before, and whether somebody handed each over.

    What is not made, and so is handed over as it is sold, tells nothing. At most `most`, the newest first.
    """
    return {
        OrderId(row.order_id): row.handed_over_at is not None for row in _LAST_READY.rows(connection, at=at, most=most)
    }


def ready_times(connection: Connection, day: date) -> tuple[datetime, ...]:
    """Since when each order of a trading day is ready that nobody took yet."""
    wanted = select(OrderRow.ready_at).where(OrderRow.state == READY, OrderRow.business_date == day)
    return tuple(at for at in connection.execute(wanted).scalars() if at is not None)


def next_wanted(connection: Connection) -> datetime | None:
    """The first time that an order is agreed for which is not on the bar yet; None where there is none."""
    found: datetime | None = _NEXT.first(connection).at
    return found


def places_used(connection: Connection) -> tuple[str, ...]:
    """The places that the last orders were brought to most, two at most."""
    last = select(OrderRow.bring_to).order_by(OrderRow.placed_at.desc()).limit(_LAST).subquery()
    used = select(last.c.bring_to).where(last.c.bring_to != "").group_by(last.c.bring_to)
    found = connection.execute(used.order_by(func.count().desc(), last.c.bring_to).limit(2)).scalars().all()
    return tuple(sorted(found))


def count_ahead(connection: Connection) -> int:
    """Placed orders that are not ready yet."""
    return int(_AHEAD.first(connection).orders)
