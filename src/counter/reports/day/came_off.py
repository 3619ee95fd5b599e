"""What came off orders of days that were over by then: it is still of their day, and off the day on which it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, select

from counter.orders.change_tables import RemovalRow, read_piece
from counter.orders.model import Line, ReductionKind
from counter.orders.tables import OrderRow
from counter.reports.day.counted import COUNTED_ON, DAY, count
from counter.store.prepared import Question


def sales_moved(connection: Connection, day: date, until: date) -> int:
    """By how much a day sold for more than is left of its orders, less what came off earlier ones on it.

    In minor units; orders cancelled by the end of the trading day `until` count for nothing.
    """
    left, went = (count(connection, side, day=day, until=until) for side in _MOVED)
    return left - went


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
    for side, sign in zip(_PIECES, (1, -1), strict=True):
        for (stored,) in side.stream(connection, day=day, until=until):
            yield read_piece(stored), sign


_SIDES = (and_(*COUNTED_ON), RemovalRow.business_date == DAY)
"""Of orders of the day what came off later; of orders of earlier days what came off on it."""
_LATER: ColumnElement[int] = func.coalesce(RemovalRow.later_minor, 0)
_OF_ORDERS = (OrderRow, OrderRow.order_id == RemovalRow.order_id)
_MOVED = [Question(select(func.sum(_LATER)).join(*_OF_ORDERS).where(side)) for side in _SIDES]
_PIECES = [
    Question(select(RemovalRow.piece).join(*_OF_ORDERS).where(side, RemovalRow.later_minor.is_not(None)))
    for side in _SIDES
]
