"""Asks about promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select, union_all

from counter.journal.fact import read_back
from counter.journal.queries import entry_with_id
from counter.kernel.ids import FactId, OrderId, StaffId
from counter.orders.bar_queries import ON_BAR
from counter.orders.rules import SLIP
from counter.orders.tables import OrderRow
from counter.promises.facts import PromiseMade, WaitSaid
from counter.promises.model import Promise, PromiseOrigin, Reset, TakenBack, Wait
from counter.promises.stations import DOWN, GRINDER_AT
from counter.promises.tables import PromiseRow, ResetRow, StationRow, TakenBackRow, WaitRow
from counter.store.prepared import Question

# Asked at every tick: put together once.
_OVERDUE = (
    select(PromiseRow.order_id)
    .join(OrderRow, OrderRow.order_id == PromiseRow.order_id)
    .where(
        ON_BAR,
        PromiseRow.due < bindparam("at", type_=PromiseRow.due.type),
        or_(OrderRow.recalled_at.is_(None), OrderRow.recalled_at < bindparam("slip", type_=PromiseRow.due.type)),
    )
    .order_by(OrderRow.placed_at)
)
_LAST_DUE = select(func.max(PromiseRow.due)).join(OrderRow, OrderRow.order_id == PromiseRow.order_id).where(ON_BAR)
_LAST_RESET = select(func.max(ResetRow.due)).join(OrderRow, OrderRow.order_id == ResetRow.order_id).where(ON_BAR)


_QUOTED: dict[str, type[PromiseMade | WaitSaid]] = {kind.__name__: kind for kind in (PromiseMade, WaitSaid)}
_WITHOUT_PROMISE = (
    select(OrderRow.order_id)
    .join(WaitRow, WaitRow.order_id == OrderRow.order_id)
    .where(ON_BAR, WaitRow.promised_on.is_(None))
    .limit(1)
)


_OF_THESE: Any = bindparam("of", expanding=True)
_RESETS = Question(
    select(ResetRow.__table__)
    .where(ResetRow.order_id.in_(_OF_THESE))
    .order_by(ResetRow.nth, ResetRow.asked, ResetRow.reset_at)
)
_FIRST = Question(select(PromiseRow.__table__).where(PromiseRow.order_id.in_(_OF_THESE)))


def read_promises(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, Promise]:
    """The promises of these orders, by order."""
    ids = list(order_ids)
    if not ids:
        return {}
    resets: dict[UUID, list[Reset]] = {}
    for row in _RESETS.rows(connection, of=ids):
        reset = Reset(
            due=row.due, told=row.told, at=row.reset_at, by=StaffId(row.reset_by), why=row.why, asked=row.asked
        )
        resets.setdefault(row.order_id, []).append(reset)
    promises = (
        Promise(
            order_id=OrderId(row.order_id),
            first_due=row.due,
            made_at=row.made_at,
            made_by_fact=FactId(row.made_by_fact),
            resets=tuple(resets.get(row.order_id, ())),
            as_placed=row.placed_due,
        )
        for row in _FIRST.rows(connection, of=ids)
    )
    return {promise.order_id: promise for promise in promises}


def the_promise(connection: Connection, order_id: OrderId) -> Promise | None:
    """One order's promise, or None."""
    return read_promises(connection, [order_id]).get(order_id)


def read_waits(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, Wait]:
    """What was told in place of a promise as these orders were placed, by order; a later first promise leaves it."""
    ids = list(order_ids)
    if not ids:
        return {}
    rows = connection.execute(select(WaitRow.__table__).where(WaitRow.order_id.in_(ids)))
    return {
        OrderId(row.order_id): Wait(
            soonest=row.soonest,
            latest=row.latest,
            longest=row.longest,
            at=row.said_at,
            promised_by=row.promised_by and StaffId(row.promised_by),
        )
        for row in rows
    }


def the_wait(connection: Connection, order_id: OrderId) -> Wait | None:
    """What was told in place of a promise as one order was placed, or None where it was promised at once."""
    return read_waits(connection, [order_id]).get(order_id)


def promises_taken_back(connection: Connection, order_id: OrderId) -> tuple[TakenBack, ...]:
    """The first promises of one order that were slips of the finger, oldest first."""
    slips = select(TakenBackRow.__table__).where(TakenBackRow.order_id == order_id).order_by(TakenBackRow.given_at)
    return tuple(
        TakenBack(
            due=row.due,
            given_at=row.given_at,
            given_by=StaffId(row.given_by),
            at=row.taken_back_at,
            by=StaffId(row.taken_back_by),
        )
        for row in connection.execute(slips)
    )


def is_any_without_promise(connection: Connection) -> bool:
    """Whether an order on the bar has no promise yet."""
    return connection.execute(_WITHOUT_PROMISE).first() is not None


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
    """Where the promise that an order was placed with came from, or the wait that was said; None where it has none."""
    made_by = (select(table.made_by_fact).where(table.order_id == order_id) for table in (WaitRow, PromiseRow))
    for fact_id in connection.execute(union_all(*made_by)).scalars():
        entry = entry_with_id(connection, fact_id)
        if entry is not None and (kind := _QUOTED.get(entry.kind)):
            return PromiseOrigin(
                terminal=entry.terminal, made_from=read_back(kind, entry.body, entry.private).made_from
            )  # fmt: skip
    return None


def stations_in_trouble(connection: Connection) -> dict[str, str]:
    """Stations that are slow or down."""
    rows = connection.execute(select(StationRow.station, StationRow.trouble))
    return {row.station: row.trouble for row in rows}


def grinder_down_since(connection: Connection) -> datetime | None:
    """Since when the grinder is down; None where it works."""
    down = select(StationRow.since).where(StationRow.station == GRINDER_AT, StationRow.trouble == DOWN)
    return connection.execute(down).scalar_one_or_none()
