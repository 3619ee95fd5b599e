"""Payments and refunds. Amounts are minor units."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.store.base import Base, JsonText
from counter.till.facts import PaymentTaken, Refunded


class PaymentRow(Base):
    """Money that came in."""

    __tablename__ = "payments"

    payment_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    tendered_minor: Mapped[int]
    change_minor: Mapped[int]
    taken_at: Mapped[datetime] = mapped_column(index=True)
    taken_by: Mapped[UUID]


class RefundRow(Base):
    """Money that went back."""

    __tablename__ = "refunds"

    refund_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    lines: Mapped[Any] = mapped_column(JsonText)
    reason: Mapped[str]
    refunded_at: Mapped[datetime] = mapped_column(index=True)
    refunded_by: Mapped[UUID]


def _paid(connection: Connection, fact: PaymentTaken, entry: Entry) -> Outcome:
    row = {
        "payment_id": fact.payment_id,
        "order_id": fact.order_id,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "tendered_minor": fact.tendered.minor,
        "change_minor": fact.change.minor,
        "taken_at": entry.at,
        "taken_by": entry.by,
    }
    return insert_once(connection, PaymentRow, row)


def _refunded(connection: Connection, fact: Refunded, entry: Entry) -> Outcome:
    row = {
        "refund_id": fact.refund_id,
        "order_id": fact.order_id,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "lines": [str(line) for line in fact.lines],
        "reason": fact.reason,
        "refunded_at": entry.at,
        "refunded_by": entry.by,
    }
    return insert_once(connection, RefundRow, row)


APPLY = {PaymentTaken: _paid, Refunded: _refunded}
ROWS = {"payment": ((PaymentRow.payment_id,),), "refund": ((RefundRow.refund_id,),)}
