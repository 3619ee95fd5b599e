"""Asks about money in and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, or_, select

from counter.kernel.ids import OrderId, PaymentId
from counter.kernel.money import Money
from counter.orders.change_queries import Undone, undone_of
from counter.store.prepared import Question
from counter.till.model import LineBack, MoneyBack, Paid, Payment, RefundMade, Tip
from counter.till.tables import (
    PaymentReturnRow,
    PaymentRow,
    RefundLineRow,
    RefundRow,
    RefundTenderRow,
    TenderChangeRow,
    TipRow,
)

# Asked whenever an order's money is looked at: put together once.
_PAYMENTS = Question(
    select(PaymentRow.__table__, PaymentReturnRow.returned_at)
    .join(PaymentReturnRow, PaymentReturnRow.payment_id == PaymentRow.payment_id, isouter=True)
    .where(PaymentRow.order_id == bindparam("of", type_=PaymentRow.order_id.type))
    .order_by(PaymentRow.taken_at, PaymentRow.terminal, PaymentRow.seq)
)
_CHANGES = Question(
    select(TenderChangeRow.__table__)
    .where(TenderChangeRow.order_id == bindparam("of", type_=TenderChangeRow.order_id.type))
    .order_by(TenderChangeRow.changed_at, TenderChangeRow.terminal, TenderChangeRow.seq)
)
_TIPS = Question(
    select(TipRow.__table__)
    .where(TipRow.order_id == bindparam("of", type_=TipRow.order_id.type))
    .order_by(TipRow.added_at, TipRow.terminal, TipRow.seq)
)
_REFUNDS = Question(
    select(RefundRow.__table__)
    .where(RefundRow.order_id == bindparam("of", type_=RefundRow.order_id.type))
    .order_by(RefundRow.refunded_at, RefundRow.terminal, RefundRow.seq)
)


def paid_for(connection: Connection, order_id: OrderId, currency: str) -> Paid:
    """All the money that came in for an order and went back; nothing gives zeros of `currency`."""
    rows = _PAYMENTS.rows(connection, of=order_id)
    changes = defaultdict(list)
    for row in _CHANGES.rows(connection, of=order_id) if rows else ():
        changes[row.payment_id].append(row)
    payments = [_payment(row, changes[row.payment_id]) for row in rows]
    return Paid(
        payments=tuple(each for each, row in zip(payments, rows, strict=True) if row.returned_at is None),
        refunds=_refunds(connection, order_id, currency),
        currency=currency,
        returned=tuple(each for each, row in zip(payments, rows, strict=True) if row.returned_at is not None),
        tips_after=tuple(_tip(row) for row in _TIPS.rows(connection, of=order_id)) if rows else (),
    )


def payments_after(connection: Connection, order_id: OrderId, terminal: str, seq: int, at: datetime) -> set[PaymentId]:
    """The payments of an order that came after a fact of a terminal: by its own count there, elsewhere by the clock."""
    wanted = select(PaymentRow.payment_id).where(
        PaymentRow.order_id == order_id,
        or_(
            and_(PaymentRow.terminal == terminal, PaymentRow.seq > seq),
            and_(PaymentRow.terminal != terminal, PaymentRow.taken_at >= at),
        ),
    )
    return {PaymentId(payment_id) for payment_id in connection.execute(wanted).scalars()}


def tenders_by_order(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, tuple[str, ...]]:
    """How each of these orders was paid: the tenders of the payments that stand, in their order, as put right."""
    wanted = list(order_ids)
    put_right = (
        select(TenderChangeRow.payment_id, TenderChangeRow.now)
        .where(TenderChangeRow.order_id.in_(wanted))
        .order_by(TenderChangeRow.changed_at, TenderChangeRow.terminal, TenderChangeRow.seq)
    )
    now = {row.payment_id: row.now for row in connection.execute(put_right)}
    payments = (
        select(PaymentRow.order_id, PaymentRow.payment_id, PaymentRow.tender)
        .where(
            PaymentRow.order_id.in_(wanted),
            PaymentRow.payment_id.not_in(
                select(PaymentReturnRow.payment_id).where(PaymentReturnRow.order_id.in_(wanted))
            ),
        )
        .order_by(PaymentRow.taken_at, PaymentRow.terminal, PaymentRow.seq)
    )
    tenders: dict[OrderId, dict[str, None]] = defaultdict(dict)
    for row in connection.execute(payments):
        tenders[OrderId(row.order_id)][now.get(row.payment_id, row.tender)] = None
    return {order_id: tuple(names) for order_id, names in tenders.items()}


def _payment(row: Any, changes: Sequence[Any]) -> Payment:
    amount, rounding = row.amount_minor, row.rounding_minor
    tendered, change, tender = row.tendered_minor, row.change_minor, row.tender
    for changed in changes:
        amount, rounding = amount + changed.more_minor, rounding + changed.more_minor
        tender, tendered, change = changed.now, amount + row.tip_minor, 0
    return Payment(
        payment_id=row.payment_id,
        order_id=row.order_id,
        tender=tender,
        amount=Money(amount, row.currency),
        rounding=Money(rounding, row.currency),
        tendered=Money(tendered, row.currency),
        change=Money(change, row.currency),
        tip=Money(row.tip_minor, row.currency),
        tip_to=row.tip_to,
        at=row.taken_at,
        by=row.taken_by,
        source=row.source,
    )


def _tip(row: Any) -> Tip:
    return Tip(row.tip_id, row.tender, Money(row.tip_minor, row.currency), row.tip_to, row.added_at, row.added_by)


def _refunds(connection: Connection, order_id: OrderId, currency: str) -> tuple[RefundMade, ...]:
    rows = _REFUNDS.rows(connection, of=order_id)
    if not rows:
        return ()
    ids = [row.refund_id for row in rows]
    tenders: dict[UUID, list[MoneyBack]] = defaultdict(list)
    undone = undone_of(connection, order_id, currency)
    by_tender = select(RefundTenderRow.__table__).where(RefundTenderRow.refund_id.in_(ids))
    for row in connection.execute(by_tender.order_by(RefundTenderRow.nth)):
        tenders[row.refund_id].append(MoneyBack(row.tender, Money(row.amount_minor, currency), row.source))
    lines: dict[UUID, list[LineBack]] = defaultdict(list)
    by_line = select(RefundLineRow.__table__).where(RefundLineRow.refund_id.in_(ids))
    for row in connection.execute(by_line.order_by(RefundLineRow.nth)):
        lines[row.refund_id].append(LineBack(row.line_id, row.quantity, Money(row.amount_minor, currency)))
    return tuple(
        _refund(row, tuple(tenders[row.refund_id]), tuple(lines[row.refund_id]), undone.get(row.refund_id))
        for row in rows
    )


def _refund(row: Any, back: tuple[MoneyBack, ...], lines: tuple[LineBack, ...], undone: Undone | None) -> RefundMade:
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
        goods=row.goods,
        undone=undone.amount if undone else None,
        rounding=undone.rounding if undone else None,
    )
