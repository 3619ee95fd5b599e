"""Asks about promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select

from counter.journal.fact import read_back
from counter.journal.queries import entry_with_id
from counter.kernel.ids import OrderId, StaffId
from counter.orders.rules import PLACED, SLIP
from counter.orders.tables import OrderRow
from counter.promises.facts import PromiseMade
from counter.promises.model import Promise, PromiseOrigin, Reset
from counter.promises.stations import DOWN, GRINDER_AT
from counter.promises.tables import PromiseRow, ResetRow, StationRow

# Asked at every tick: put together once.
_OVERDUE = (
    select(PromiseRow.order_id)
    .join(OrderRow, OrderRow.order_id == PromiseRow.order_id)
    .where(
        OrderRow.state == PLACED,
        PromiseRow.due < bindparam("at", type_=PromiseRow.due.type),
        or_(OrderRow.recalled_at.is_(None), OrderRow.recalled_at < bindparam("slip", type_=PromiseRow.due.type)),
    )
    .order_by(OrderRow.placed_at)
)
_LAST_DUE = (
    select(func.max(PromiseRow.due))
    .join(OrderRow, OrderRow.order_id == PromiseRow.order_id)
    .where(OrderRow.state == PLACED)
)
_LAST_RESET = (
    select(func.max(ResetRow.due))
    .join(OrderRow, OrderRow.order_id == ResetRow.order_id)
    .where(OrderRow.state == PLACED)
)


def read_promises(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, Promise]:
    """The promises of these orders, by order."""
    ids = list(order_ids)
    if not ids:
        return {}
    resets: dict[UUID, list[Reset]] = {}
    later = select(ResetRow.__table__).where(ResetRow.order_id.in_(ids)).order_by(ResetRow.nth)
    for row in connection.execute(later):
        reset = Reset(due=row.due, told=row.told, at=row.reset_at, by=StaffId(row.reset_by), why=row.why)
        resets.setdefault(row.order_id, []).append(reset)
    first = connection.execute(select(PromiseRow.__table__).where(PromiseRow.order_id.in_(ids)))
    promises = (
        Promise(
            order_id=OrderId(row.order_id),
            first_due=row.due,
            made_at=row.made_at,
            resets=tuple(resets.get(row.order_id, ())),
        )
        for row in first
    )
    return {promise.order_id: promise for promise in promises}


def the_promise(connection: Connection, order_id: OrderId) -> Promise | None:
    """One order's promise, or None."""
    return read_promises(connection, [order_id]).get(order_id)


def overdue(connection: Connection, at: datetime, now: datetime) -> tuple[OrderId, ...]:
    """The orders on the bar whose first promise was due before the aware time `at`, oldest first.

    One that was recalled just before `now` may be a slip of the finger, and is not among them yet.
    """
    slip = now - SLIP
    return tuple(OrderId(order_id) for order_id in connection.execute(_OVERDUE, {"at": at, "slip": slip}).scalars())


def latest_due(connection: Connection) -> datetime | None:
    """When the last promise of an order on the bar falls due, first ones and new ones; None where nothing is made."""
    first: datetime | None = connection.execute(_LAST_DUE).scalar_one()
    new: datetime | None = connection.execute(_LAST_RESET).scalar_one()
    return max((due for due in (first, new) if due is not None), default=None)


def promise_origin(connection: Connection, order_id: OrderId) -> PromiseOrigin | None:
    """Where an order's first promise came from, as its fact says; None where it has none."""
    made_by = select(PromiseRow.made_by_fact).where(PromiseRow.order_id == order_id)
    fact_id = connection.execute(made_by).scalar_one_or_none()
    entry = None if fact_id is None else entry_with_id(connection, fact_id)
    if entry is None:
        return None
    fact = read_back(PromiseMade, entry.body, entry.private)
    return PromiseOrigin(terminal=entry.terminal, made_from=fact.made_from)


def stations_in_trouble(connection: Connection) -> dict[str, str]:
    """Stations that are slow or down."""
    rows = connection.execute(select(StationRow.station, StationRow.trouble))
    return {row.station: row.trouble for row in rows}


def grinder_down_since(connection: Connection) -> datetime | None:
    """Since when the grinder is down; None where it works."""
    down = select(StationRow.since).where(StationRow.station == GRINDER_AT, StationRow.trouble == DOWN)
    return connection.execute(down).scalar_one_or_none()
