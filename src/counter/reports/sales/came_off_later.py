"""What came off orders of days that were over: it is still of their day, and off the day on which it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from counter.orders.change_tables import RemovalRow, read_piece
from counter.orders.model import Line
from counter.orders.tables import OrderRow, read_service
from counter.orders.taxed import ServiceCharge
from counter.reports.day.counted import FIRST
from counter.reports.sales.period import Period
from counter.store.prepared import Question

_REMOVALS = Question(
    select(
        RemovalRow.__table__,
        OrderRow.business_date.label("ordered_on"),
        OrderRow.remake_of,
        OrderRow.cancelled_on,
        OrderRow.placed_at,
        OrderRow.placed_by,
    )
    .join(OrderRow, OrderRow.order_id == RemovalRow.order_id)
    .where(RemovalRow.business_date >= FIRST, RemovalRow.later_minor.is_not(None))
)


@dataclass(frozen=True, slots=True)
class CameOff:
    """Pieces that count once more (`sign` 1) or less (-1), at an aware time.

    `minor` is what they cost before reductions; `by` placed their order.
    """

    sign: int
    at: datetime
    by: UUID
    piece: Line
    service: ServiceCharge | None
    minor: int


def came_off_later(connection: Connection, period: Period) -> Iterator[CameOff]:
    """What came off later of orders of these days, and on these days of orders of earlier ones.

    Asked by the day on which it went, which is never before the order's own: few of all orders are looked at.
    """
    for row in _REMOVALS.rows(connection, first=period.first):
        piece, service = read_piece(row.piece), read_service(row.service)
        counts = row.remake_of is None and (row.cancelled_on is None or row.cancelled_on > row.ordered_on)
        if counts and period.first <= row.ordered_on <= period.last:
            yield CameOff(1, row.placed_at, row.placed_by, piece, service, row.later_minor)
        if row.business_date <= period.last:
            yield CameOff(-1, row.removed_at, row.placed_by, piece, service, row.later_minor)
