"""Asks about money in and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.till.model import LineBack, MoneyBack, Paid, Payment, RefundMade
from counter.till.tables import PaymentRow, RefundLineRow, RefundRow, RefundTenderRow


def paid_for(connection: Connection, order_id: OrderId, currency: str) -> Paid:
    """All the money that came in for an order and went back; nothing gives zeros of `currency`."""
    payments = (
        select(PaymentRow.__table__)
        .where(PaymentRow.order_id == order_id)
        .order_by(PaymentRow.taken_at, PaymentRow.terminal, PaymentRow.seq)
    )
    return Paid(
        payments=tuple(_payment(row) for row in connection.execute(payments)),
        refunds=_refunds(connection, order_id),
        currency=currency,
    )


def tenders_by_order(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, tuple[str, ...]]:
    """How each of these orders was paid: its tenders in the order of its payments."""
    wanted = (
        select(PaymentRow.order_id, PaymentRow.tender)
        .where(PaymentRow.order_id.in_(list(order_ids)))
        .order_by(PaymentRow.taken_at, PaymentRow.terminal, PaymentRow.seq)
    )
    tenders: dict[OrderId, dict[str, None]] = defaultdict(dict)
    for row in connection.execute(wanted):
        tenders[OrderId(row.order_id)][row.tender] = None
    return {order_id: tuple(names) for order_id, names in tenders.items()}


def _payment(row: Any) -> Payment:
    return Payment(
        payment_id=row.payment_id,
        order_id=row.order_id,
        tender=row.tender,
        amount=Money(row.amount_minor, row.currency),
        rounding=Money(row.rounding_minor, row.currency),
        tendered=Money(row.tendered_minor, row.currency),
        change=Money(row.change_minor, row.currency),
        tip=Money(row.tip_minor, row.currency),
        tip_to=row.tip_to,
        at=row.taken_at,
        by=row.taken_by,
    )


def _refunds(connection: Connection, order_id: OrderId) -> tuple[RefundMade, ...]:
    wanted = (
        select(RefundRow.__table__)
        .where(RefundRow.order_id == order_id)
        .order_by(RefundRow.refunded_at, RefundRow.terminal, RefundRow.seq)
    )
    rows = connection.execute(wanted).all()
    if not rows:
        return ()
    ids = [row.refund_id for row in rows]
    tenders: dict[UUID, list[MoneyBack]] = defaultdict(list)
    currency = rows[0].currency
    by_tender = select(RefundTenderRow.__table__).where(RefundTenderRow.refund_id.in_(ids))
    for row in connection.execute(by_tender.order_by(RefundTenderRow.nth)):
        tenders[row.refund_id].append(MoneyBack(row.tender, Money(row.amount_minor, currency)))
    lines: dict[UUID, list[LineBack]] = defaultdict(list)
    by_line = select(RefundLineRow.__table__).where(RefundLineRow.refund_id.in_(ids))
    for row in connection.execute(by_line.order_by(RefundLineRow.nth)):
        lines[row.refund_id].append(LineBack(row.line_id, row.quantity, Money(row.amount_minor, currency)))
    return tuple(_refund(row, tuple(tenders[row.refund_id]), tuple(lines[row.refund_id])) for row in rows)


def _refund(row: Any, back: tuple[MoneyBack, ...], lines: tuple[LineBack, ...]) -> RefundMade:
    return RefundMade(
        refund_id=row.refund_id,
        order_id=row.order_id,
        amount=Money(row.amount_minor, row.currency),
        back=back,
        lines=lines,
        reason=row.reason,
        at=row.refunded_at,
        by=row.refunded_by,
        approved_by=row.approved_by,
    )
