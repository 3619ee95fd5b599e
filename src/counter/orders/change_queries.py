"""Asks about what was added to placed orders and taken off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from counter.kernel.ids import FactId, OrderId, RefundId, StaffId
from counter.kernel.money import Money
from counter.orders.change_tables import AdditionRow, RemovalRow, read_piece
from counter.orders.line_rows import LineRow
from counter.orders.model import TakenOff
from counter.orders.tables import read_service
from counter.store.prepared import Question


@dataclass(frozen=True, slots=True)
class Addition:
    """Lines that were added to an order, by their names, and why; `at` aware UTC."""

    fact_id: FactId
    document: int
    names: tuple[str, ...]
    reason: str
    at: datetime
    by: StaffId
    terminal: str
    seq: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A refund for what was taken off: so much of what was paid pays for nothing any more.

    By `rounding` more than that went back, or less.
    """

    amount: Money
    rounding: Money


# Asked with every order that is looked at: put together once.
_TAKEN_OFF = Question(
    select(RemovalRow.__table__)
    .where(RemovalRow.order_id.in_(bindparam("of", expanding=True)))
    .order_by(RemovalRow.removed_at, RemovalRow.fact_id)
)


def taken_off_by_order(connection: Connection, order_ids: Iterable[UUID]) -> dict[UUID, list[TakenOff]]:
    """What was taken off these orders, oldest first; orders of which nothing was are left out."""
    found: dict[UUID, list[TakenOff]] = {}
    for row in _TAKEN_OFF.rows(connection, of=list(order_ids)):
        taken = TakenOff(
            piece=read_piece(row.piece),
            service=read_service(row.service),
            place=row.place,
            reason=row.reason,
            made=row.made,
            at=row.removed_at,
            by=StaffId(row.removed_by),
            of_document=row.of_document,
            document=row.document,
            refund_id=row.refund_id and RefundId(row.refund_id),
        )
        found.setdefault(row.order_id, []).append(taken)
    return found


def additions_to(connection: Connection, order_id: OrderId) -> tuple[Addition, ...]:
    """What was added to an order, oldest first; what of it was taken off again is named too."""
    lines = (
        select(LineRow.added_by_fact, LineRow.name)
        .where(LineRow.order_id == order_id, LineRow.added_by_fact.is_not(None))
        .order_by(LineRow.position)
    )
    names: dict[UUID, list[str]] = {}
    for line in connection.execute(lines):
        names.setdefault(line.added_by_fact, []).append(line.name)
    rows = select(AdditionRow.__table__).where(AdditionRow.order_id == order_id)
    return tuple(
        Addition(
            fact_id=FactId(row.fact_id),
            document=row.document,
            names=tuple(names.get(row.fact_id, ())),
            reason=row.reason,
            at=row.added_at,
            by=StaffId(row.added_by),
            terminal=row.terminal,
            seq=row.seq,
        )
        for row in connection.execute(rows.order_by(AdditionRow.added_at, AdditionRow.terminal, AdditionRow.seq))
    )


def undone_of(connection: Connection, order_id: OrderId, currency: str) -> dict[UUID, Undone]:
    """The refunds of an order that were for what was taken off, by their ids."""
    undone: dict[UUID, Undone] = {}
    nothing = Undone(Money(0, currency), Money(0, currency))
    rows = select(RemovalRow.refund_id, RemovalRow.undone_minor, RemovalRow.rounding_minor).where(
        RemovalRow.order_id == order_id, RemovalRow.refund_id.is_not(None)
    )
    for row in connection.execute(rows):
        before = undone.get(row.refund_id, nothing)
        undone[row.refund_id] = Undone(
            before.amount + Money(row.undone_minor, currency), before.rounding + Money(row.rounding_minor, currency)
        )
    return undone
