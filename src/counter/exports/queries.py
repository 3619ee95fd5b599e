"""Asks the books for what files need, a trading day at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, type_coerce
from sqlalchemy.types import NULLTYPE

from counter.journal.fact import COLUMNS, Entry
from counter.journal.tables import JournalRow
from counter.kernel.money import Money
from counter.orders.change_tables import RemovalRow, read_piece
from counter.orders.line_rows import LineRow, ReductionRow, read_tax_parts
from counter.orders.model import Line, Order, called_out
from counter.orders.queries import HEADS, read_orders
from counter.orders.tables import OrderRow, read_service
from counter.orders.taxed import LineTax, ServiceCharge
from counter.store.prepared import Question
from counter.till.drawer_tables import CashMoveRow
from counter.till.received_tables import ReceivedRow
from counter.till.rules import CASH
from counter.till.tables import (
    PaymentReturnRow,
    PaymentRow,
    RefundRow,
    RefundTenderRow,
    TenderChangeRow,
    TipRow,
)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    return (first + timedelta(days=nth) for nth in range((last - first).days + 1))


def traded(connection: Connection) -> tuple[date, date] | None:
    """The first and the last trading day on which something was ordered or money moved; None where nothing was."""
    tables: tuple[Any, ...] = (OrderRow, *_MOVES)
    days = [
        day
        for table in tables
        for day in connection.execute(select(func.min(table.business_date), func.max(table.business_date))).one()
        if day is not None
    ]
    return (min(days), max(days)) if days else None


def _as_kept(*columns: Any) -> Iterator[Any]:
    """Columns whose values are wanted as the file has them: ids are bytes, shares and lists texts."""
    return (type_coerce(column, NULLTYPE).label(column.key) for column in columns)


_DAY = bindparam("day", type_=OrderRow.business_date.type)
_HEADS_OF_DAY = Question(
    select(
        *_as_kept(OrderRow.order_id, OrderRow.placed_by),
        *(OrderRow.placed_at, OrderRow.series, OrderRow.number, OrderRow.nth, OrderRow.state, OrderRow.to_go),
        *(OrderRow.delivery, OrderRow.exempt, OrderRow.currency, OrderRow.service, OrderRow.cancelled_on),
    )
    .where(OrderRow.business_date == _DAY, OrderRow.remake_of.is_(None))
    .order_by(OrderRow.placed_at, OrderRow.number)
)
_LINES_OF_DAY = Question(
    select(
        *_as_kept(LineRow.order_id, LineRow.line_id, LineRow.item_id, LineRow.tax_rate, LineRow.modifiers),
        *(LineRow.position, LineRow.name, LineRow.category, LineRow.size, LineRow.quantity, LineRow.unit_minor),
        *(LineRow.reduced_minor, LineRow.tax_class, LineRow.net_minor, LineRow.tax_minor, LineRow.tax_parts),
        *(LineRow.served, LineRow.cost_minor),
    )
    .join(OrderRow, OrderRow.order_id == LineRow.order_id)
    .where(OrderRow.business_date == _DAY, OrderRow.remake_of.is_(None), LineRow.quantity > 0)
    .order_by(LineRow.order_id, LineRow.position)
)
_REDUCTIONS_OF_DAY = Question(
    select(*_as_kept(ReductionRow.order_id, ReductionRow.line_id), ReductionRow.kind, ReductionRow.amount_minor)
    .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
    .where(OrderRow.business_date == _DAY, OrderRow.remake_of.is_(None))
    .order_by(ReductionRow.nth)
)


@dataclass(frozen=True, slots=True)
class DayKept:
    """The orders of a trading day as the file has them, oldest first, cancelled ones too, remakes left out: rows.

    `lines` are those still on an order, `reductions` those of a line, each by the bytes of their ids; so are services.
    """

    orders: list[Any]
    services: Mapping[bytes, ServiceCharge]
    lines: Mapping[bytes, list[Any]]
    reductions: Mapping[tuple[bytes, bytes], list[Any]]


def day_kept(connection: Connection, day: date) -> DayKept:
    """What is kept of a trading day's orders: for very many, in a fraction of the time that orders take."""
    lines, reductions = defaultdict(list), defaultdict(list)
    for row in _LINES_OF_DAY.rows(connection, day=day):
        lines[row.order_id].append(row)
    reduced = {of for of, rows in lines.items() if any(row.reduced_minor for row in rows)}
    for row in _REDUCTIONS_OF_DAY.rows(connection, day=day):
        if row.order_id in reduced:
            reductions[row.order_id, row.line_id].append(row)
    orders = _HEADS_OF_DAY.rows(connection, day=day)
    services = {row.order_id: service for row in orders if (service := read_service(row.service))}
    return DayKept(orders, services, lines, reductions)


def parts_of_tax(line: Any) -> tuple[LineTax, ...]:
    """What the tax of a line of such a day is made of; nothing where it is one without a name."""
    return read_tax_parts(line.tax_parts)


@dataclass(frozen=True, slots=True)
class CameOff:
    """A piece that came off an order of an earlier trading day, `on` that day, and by how much the order cost less.

    `less` is before reductions, with service and tax.
    """

    order: Order
    piece: Line
    on: date
    at: datetime
    reason: str
    less: Money
    service_tax: Money


def came_off_later(connection: Connection, day: date) -> tuple[CameOff, ...]:
    """What came off orders of earlier days on a trading day, and what came off the day's own orders later."""
    wanted = (
        select(RemovalRow.__table__)
        .join(OrderRow, OrderRow.order_id == RemovalRow.order_id)
        .where(RemovalRow.later_minor.is_not(None), (RemovalRow.business_date == day) | (OrderRow.business_date == day))
        .order_by(RemovalRow.removed_at, RemovalRow.fact_id)
    )
    rows = connection.execute(wanted).all()
    orders = read_orders(connection, HEADS.where(OrderRow.order_id.in_([row.order_id for row in rows])))
    by_id = {order.order_id: order for order in orders}
    return tuple(
        CameOff(
            by_id[row.order_id],
            read_piece(row.piece),
            row.business_date,
            row.removed_at,
            row.reason,
            Money(row.later_minor, by_id[row.order_id].total.currency),
            service.tax if (service := read_service(row.service)) else by_id[row.order_id].total * 0,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Money that moved by a tender: what kind of move it was, when (aware) and by whom; below nothing it went.

    `of` is the id of the payment, the tip, the refund or whatever else it was; `reference` the gift card or the house
    account. Amounts are minor units; None where there is nothing of the kind.
    """

    at: datetime
    terminal: str
    seq: int
    kind: str
    of: UUID
    by: UUID
    currency: str
    tender: str
    amount: int
    order_id: UUID | None = None
    tip: int | None = None
    tip_to: UUID | None = None
    rounding: int | None = None
    tendered: int | None = None
    change: int | None = None
    reference: UUID | None = None
    reason: str = ""


def money_of_day(connection: Connection, day: date) -> list[Moved]:
    """Everything that moved money on a trading day, in the order in which it did; of refunds each tender."""
    moved: list[Moved] = []
    for table, made in _MOVES.items():
        wanted = select(table.__table__)
        if table is RefundRow:
            wanted = select(
                table.__table__, RefundTenderRow.tender, RefundTenderRow.amount_minor.label("back"),
                RefundTenderRow.source,
            ).join(RefundTenderRow, RefundTenderRow.refund_id == RefundRow.refund_id)  # fmt: skip
        for row in connection.execute(wanted.where(table.business_date == day)):
            about = {"terminal": row.terminal, "seq": row.seq, "currency": row.currency}
            moved += (Moved(**about, **each) for each in made(row))
    return sorted(moved, key=lambda each: (each.at, each.terminal, each.seq))


def _paid(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "payment", "at": row.taken_at, "by": row.taken_by, "of": row.payment_id, "order_id": row.order_id,
        "tender": row.tender, "amount": row.amount_minor, "tip": row.tip_minor, "tip_to": row.tip_to,
        "rounding": row.rounding_minor, "tendered": row.tendered_minor, "change": row.change_minor,
        "reference": row.source,
    }  # fmt: skip


def _returned(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "returned", "at": row.returned_at, "by": row.returned_by, "of": row.payment_id,
        "order_id": row.order_id, "tender": row.tender, "amount": -row.amount_minor, "tip": -row.tip_minor,
        "rounding": -row.rounding_minor,
    }  # fmt: skip


def _changed(row: Any) -> Iterator[dict[str, Any]]:
    about = {
        "kind": "tender changed", "at": row.changed_at, "by": row.changed_by, "of": row.payment_id,
        "order_id": row.order_id, "reason": row.reason,
    }  # fmt: skip
    yield about | {"tender": row.was, "amount": -row.amount_minor, "tip": -row.tip_minor}
    amount = row.amount_minor + row.more_minor
    yield about | {"tender": row.now, "amount": amount, "tip": row.tip_minor, "rounding": row.more_minor}


def _tipped(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "tip", "at": row.added_at, "by": row.added_by, "of": row.tip_id, "order_id": row.order_id,
        "tender": row.tender, "amount": 0, "tip": row.tip_minor, "tip_to": row.tip_to,
    }  # fmt: skip


def _refunded(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "refund", "at": row.refunded_at, "by": row.refunded_by, "of": row.refund_id, "order_id": row.order_id,
        "tender": row.tender, "amount": -row.back, "reference": row.source, "reason": row.reason,
    }  # fmt: skip


def _received(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "kind": row.what, "at": row.received_at, "by": row.received_by, "of": row.received_id, "tender": row.tender,
        "amount": row.amount_minor, "rounding": row.rounding_minor, "tendered": row.tendered_minor,
        "change": row.change_minor, "reference": row.of,
    }  # fmt: skip


def _cash_moved(row: Any) -> Iterator[dict[str, Any]]:
    kind = "cash in" if row.amount_minor > 0 else "cash out"
    yield {
        "kind": kind, "at": row.at, "by": row.by, "of": row.move_id, "tender": CASH, "amount": row.amount_minor,
        "reason": row.reason,
    }  # fmt: skip


_MOVES: Mapping[Any, Callable[[Any], Iterator[dict[str, Any]]]] = {
    PaymentRow: _paid, PaymentReturnRow: _returned, TenderChangeRow: _changed, TipRow: _tipped, RefundRow: _refunded,
    ReceivedRow: _received, CashMoveRow: _cash_moved,
}  # fmt: skip
"""Where money that moved stands, each with a trading day, and how a row of it is read."""


def called_orders(connection: Connection, order_ids: set[UUID]) -> dict[UUID, str]:
    """What these orders are called out by."""
    wanted = select(OrderRow.order_id, OrderRow.series, OrderRow.number).where(OrderRow.order_id.in_(order_ids))
    return {order_id: called_out(series, number) for order_id, series, number in connection.execute(wanted)}


def entries_between(connection: Connection, since: datetime, until: datetime) -> Iterator[Entry]:
    """Every fact of the journal from an aware time on and before another, in the order in which it came to be known."""
    wanted = select(*(JournalRow.__table__.c[name] for name in COLUMNS)).where(
        JournalRow.at >= since, JournalRow.at < until
    )
    for part in connection.execute(wanted.order_by(JournalRow.arrived)).partitions(500):
        for columns in part:
            yield Entry(*columns)
