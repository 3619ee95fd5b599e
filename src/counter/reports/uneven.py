"""Orders that were paid or refunded twice: two tills that were apart both took the money, or gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, true

from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.orders.change_tables import RemovalRow
from counter.orders.model import called_out
from counter.orders.tables import OrderRow
from counter.reports.moved import Moved
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow, TenderChangeRow


@dataclass(frozen=True, slots=True)
class UnevenOrder:
    """An order, by its number, for which `amount` too much was taken, or given back (`is_refund`), and what moved."""

    order_id: OrderId
    called: str
    day: date
    amount: Money
    is_refund: bool
    moves: tuple[Moved, ...]


def uneven_orders(connection: Connection, first: date | None = None, last: date | None = None) -> Iterator[UnevenOrder]:
    """All there are, or those of these trading days."""
    which = true() if first is None or last is None else OrderRow.business_date.between(first, last)
    paid, back = paid_by_order(which), sum_by_order(RefundRow.order_id, RefundRow.amount_minor, which)
    given_back = func.coalesce(back.c.minor, 0).label("back")
    undone = sum_by_order(RemovalRow.order_id, RemovalRow.rounding_minor, which)
    rounding = (paid.c.rounding - func.coalesce(undone.c.minor, 0)).label("rounding")
    money = (
        select(OrderRow.__table__, paid.c.minor, rounding, given_back)
        .join(paid, paid.c.order_id == OrderRow.order_id)
        .join(back, back.c.order_id == OrderRow.order_id, isouter=True)
        .join(undone, undone.c.order_id == OrderRow.order_id, isouter=True)
        .where((paid.c.minor - paid.c.rounding > OrderRow.total_minor) | (back.c.minor > paid.c.minor))
    )
    for row in connection.execute(money).all():
        too_much = row.minor - row.rounding - row.back - row.total_minor
        if too_much > 0:
            yield _uneven(connection, row, too_much, PaymentRow, is_refund=False)
        if row.back > row.minor:
            yield _uneven(connection, row, row.back - row.minor, RefundRow, is_refund=True)


def _uneven(connection: Connection, row: Any, minor: int, table: Any, *, is_refund: bool) -> UnevenOrder:
    by, at = (table.refunded_by, table.refunded_at) if is_refund else (table.taken_by, table.taken_at)
    moved = select(table.amount_minor, table.currency, by, table.terminal, at)
    rows = connection.execute(moved.where(table.order_id == row.order_id).order_by(at))
    return UnevenOrder(
        order_id=OrderId(row.order_id),
        called=called_out(row.series, row.number, row.nth),
        day=row.business_date,
        amount=Money(minor, row.currency),
        is_refund=is_refund,
        moves=tuple(Moved(Money(each[0], each[1]), *each[2:]) for each in rows),
    )


def sum_by_order(order_id: Any, amount: Any, which: Any = None) -> Any:
    """The sum of an amount by order, or by what else is named; of the orders `which` holds for, where it is said."""
    wanted = select(order_id, func.sum(amount).label("minor")).group_by(order_id)
    return (wanted if which is None else wanted.where(order_id.in_(_orders(which)))).subquery()


def paid_by_order(which: Any = None) -> Any:
    """What came in for each order and stayed, and what rounding cash added to it, tenders put right."""
    more = sum_by_order(TenderChangeRow.payment_id, TenderChangeRow.more_minor)
    added = func.coalesce(more.c.minor, 0)
    paid = (
        select(
            PaymentRow.order_id,
            func.sum(PaymentRow.amount_minor + added).label("minor"),
            func.sum(PaymentRow.rounding_minor + added).label("rounding"),
        )
        .join(more, more.c.payment_id == PaymentRow.payment_id, isouter=True)
        .where(PaymentRow.payment_id.not_in(select(PaymentReturnRow.payment_id)))
    )
    if which is not None:
        paid = paid.where(PaymentRow.order_id.in_(_orders(which)))
    return paid.group_by(PaymentRow.order_id).subquery()


def _orders(which: Any) -> Any:
    return select(OrderRow.order_id).where(which)
