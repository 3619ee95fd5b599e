"""Asks about promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from counter.kernel.ids import OrderId, StaffId
from counter.orders.rules import PLACED
from counter.orders.tables import OrderRow
from counter.promises.stations import DOWN, GRINDER_AT
from counter.promises.tables import PromiseRow, ResetRow, StationRow

# GestureRequest at every tick: put together once.
_OVERDUE = (
    select(PromiseRow.order_id)
    .join(OrderRow, OrderRow.order_id == PromiseRow.order_id)
    .where(OrderRow.state == PLACED, PromiseRow.due < bindparam("at", type_=PromiseRow.due.type))
    .order_by(OrderRow.placed_at)
)


@dataclass(frozen=True, slots=True)
class Reset:
    """A later promise: who made it when, and whether the customer was told."""

    due: datetime
    told: bool
    at: datetime
    by: StaffId
    why: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What an order's customer was promised: first, and since then."""

    order_id: OrderId
    first_due: datetime
    made_at: datetime
    resets: tuple[Reset, ...]

    @property
    def due(self) -> datetime:
        """The promise that stands now."""
        return self.resets[-1].due if self.resets else self.first_due

    @property
    def told_before(self) -> bool:
        """Whether the first reset was told before the first promise was due."""
        return bool(self.resets) and self.resets[0].told and self.resets[0].at < self.first_due


def read_promises(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, Promise]:
    """The promises of these orders, by order."""
    ids = list(order_ids)
    if not ids:
        return {}
    resets: dict[UUID, list[Reset]] = {}
    later = select(ResetRow.__table__).where(ResetRow.order_id.in_(ids)).order_by(ResetRow.nth)
    for row in connection.execute(later):
        resets.setdefault(row.order_id, []).append(Reset(row.due, row.told, row.reset_at, row.reset_by, row.why))
    first = connection.execute(select(PromiseRow.__table__).where(PromiseRow.order_id.in_(ids)))
    return {
        OrderId(row.order_id): Promise(OrderId(row.order_id), row.due, row.made_at, tuple(resets.get(row.order_id, ())))
        for row in first
    }


def the_promise(connection: Connection, order_id: OrderId) -> Promise | None:
    """One order's promise, or None."""
    return read_promises(connection, [order_id]).get(order_id)


def overdue(connection: Connection, at: datetime) -> tuple[OrderId, ...]:
    """The orders on the bar whose first promise was due before the aware time `at`, oldest first."""
    return tuple(OrderId(order_id) for order_id in connection.execute(_OVERDUE, {"at": at}).scalars())


def made_from(connection: Connection, order_id: OrderId) -> dict[str, Any]:
    """What the forecast knew when it made an order's promise."""
    known = connection.execute(select(PromiseRow.made_from).where(PromiseRow.order_id == order_id))
    return dict(known.scalar_one_or_none() or {})


def stations_in_trouble(connection: Connection) -> dict[str, str]:
    """Stations that are slow or down."""
    rows = connection.execute(select(StationRow.station, StationRow.trouble))
    return {row.station: row.trouble for row in rows}


def grinder_down_since(connection: Connection) -> datetime | None:
    """Since when the grinder is down; None where it works."""
    down = select(StationRow.since).where(StationRow.station == GRINDER_AT, StationRow.trouble == DOWN)
    return connection.execute(down).scalar_one_or_none()
