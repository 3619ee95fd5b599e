"""What came off orders of days that were over by then: it is still of their day, and off the day on which it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, select

from counter.orders.change_tables import RemovalRow, read_piece
from counter.orders.model import Line, ReductionKind
from counter.orders.tables import OrderRow
from counter.reports.day.counted import count, counted_on


def sales_moved(connection: Connection, day: date, until: date) -> int:
    """By how much a day sold for more than is left of its orders, less what came off earlier ones on it.

    In minor units; orders cancelled by the end of the trading day `until` count for nothing.
    """
    left, went = _sides(day, until)
    later: ColumnElement[int] = func.coalesce(RemovalRow.later_minor, 0)
    minor = select(func.sum(later)).join(OrderRow, OrderRow.order_id == RemovalRow.order_id)
    return count(connection, minor.where(left)) - count(connection, minor.where(went))


def reductions_moved(connection: Connection, day: date, until: date) -> Counter[ReductionKind]:
    """The same of what each kind of reduction took off them, in minor units."""
    moved: Counter[ReductionKind] = Counter()
    for piece, sign in _pieces(connection, day, until):
        for reduction in piece.reductions:
            moved[reduction.kind] += sign * reduction.amount.minor
    return moved


def raised_moved(connection: Connection, day: date, until: date) -> int:
    """The same of what they were raised by above the menu's prices, in minor units."""
    return sum(sign * piece.more.minor for piece, sign in _pieces(connection, day, until))


def _pieces(connection: Connection, day: date, until: date) -> Iterator[tuple[Line, int]]:
    """What came off later, and with -1 what came off earlier orders."""
    for side, sign in zip(_sides(day, until), (1, -1), strict=True):
        pieces = select(RemovalRow.piece).join(OrderRow, OrderRow.order_id == RemovalRow.order_id)
        for stored in connection.execute(pieces.where(side, RemovalRow.later_minor.is_not(None))).scalars():
            yield read_piece(stored), sign


def _sides(day: date, until: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of orders of the day what came off later; of orders of earlier days what came off on it."""
    return and_(*counted_on(day, until)), RemovalRow.business_date == day
