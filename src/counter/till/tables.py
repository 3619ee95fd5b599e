"""Payments, tips and refunds. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, select

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_all, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.till.at_terminal import AtTerminal
from counter.till.facts import PaymentReturned, PaymentTaken, Refunded, TenderChanged, TipAdded


class PaymentRow(AtTerminal, Base):
    """Money that came in; `terminal` and `seq` are its fact's, by which a till's day is cut."""

    __tablename__ = "payments"

    payment_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    rounding_minor: Mapped[int] = mapped_column(server_default="0")
    tendered_minor: Mapped[int]
    change_minor: Mapped[int]
    tip_minor: Mapped[int]
    tip_to: Mapped[UUID | None]
    source: Mapped[UUID | None]
    business_date: Mapped[date] = mapped_column(index=True)
    taken_at: Mapped[datetime]
    taken_by: Mapped[UUID]


class PaymentReturnRow(AtTerminal, Base):
    """A payment that went back before its order was paid, by the tender that it came by in the end."""

    __tablename__ = "payment_returns"

    payment_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    rounding_minor: Mapped[int]
    tip_minor: Mapped[int]
    business_date: Mapped[date] = mapped_column(index=True)
    returned_at: Mapped[datetime]
    returned_by: Mapped[UUID]


class TenderChangeRow(AtTerminal, Base):
    """A payment that came by another tender than was said; `amount_minor` is what it was before."""

    __tablename__ = "tender_changes"

    payment_id: Mapped[UUID] = mapped_column(primary_key=True)
    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    was: Mapped[str]
    now: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    tip_minor: Mapped[int]
    more_minor: Mapped[int]
    reason: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID]


class TipRow(AtTerminal, Base):
    """A tip that was given after its order was paid."""

    __tablename__ = "tips_added"

    tip_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    tip_minor: Mapped[int]
    tip_to: Mapped[UUID | None]
    business_date: Mapped[date] = mapped_column(index=True)
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]


class RefundRow(AtTerminal, Base):
    """Money that went back; `terminal` and `seq` are its fact's, by which a till's day is cut."""

    __tablename__ = "refunds"

    refund_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    currency: Mapped[str]
    amount_minor: Mapped[int]
    reason: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    refunded_at: Mapped[datetime]
    refunded_by: Mapped[UUID]
    approved_by: Mapped[UUID | None]
    goods: Mapped[str] = mapped_column(server_default="")


class RefundTenderRow(Base):
    """What of a refund went back by one tender; `nth` orders them."""

    __tablename__ = "refund_tenders"

    refund_id: Mapped[UUID] = mapped_column(ForeignKey("refunds.refund_id"), primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True)
    tender: Mapped[str]
    amount_minor: Mapped[int]
    source: Mapped[UUID | None]


class RefundLineRow(Base):
    """So many of a line that a refund is for; `nth` orders them."""

    __tablename__ = "refund_lines"

    refund_id: Mapped[UUID] = mapped_column(ForeignKey("refunds.refund_id"), primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[UUID]
    quantity: Mapped[int]
    amount_minor: Mapped[int]


def _paid(connection: Connection, fact: PaymentTaken, entry: Entry) -> Outcome:
    row = {
        "payment_id": fact.payment_id,
        "order_id": fact.order_id,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "rounding_minor": fact.rounding.minor if fact.rounding else 0,
        "tendered_minor": fact.tendered.minor,
        "change_minor": fact.change.minor,
        "tip_minor": fact.tip.minor,
        "tip_to": fact.tip_to,
        "source": fact.source,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "taken_at": entry.at,
        "taken_by": entry.by,
    }
    return insert_once(connection, PaymentRow, row)


def _returned(connection: Connection, fact: PaymentReturned, entry: Entry) -> Outcome:
    row = {
        "payment_id": fact.payment_id,
        "order_id": fact.order_id,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "rounding_minor": fact.rounding.minor,
        "tip_minor": fact.tip.minor,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "returned_at": entry.at,
        "returned_by": entry.by,
    }
    if insert_once(connection, PaymentReturnRow, row) is Fit.FITS:
        return Fit.FITS
    before = select(PaymentReturnRow.terminal, PaymentReturnRow.seq).where(
        PaymentReturnRow.payment_id == fact.payment_id
    )
    there = connection.execute(before).one()
    if (there.terminal, there.seq) == (entry.terminal, entry.seq):
        return Fit.ALREADY
    return DidNotFit(f"it went back before, at {there.terminal}")


def _tender_changed(connection: Connection, fact: TenderChanged, entry: Entry) -> Outcome:
    row = {
        "fact_id": entry.id,
        "payment_id": fact.payment_id,
        "order_id": fact.order_id,
        "was": fact.was,
        "now": fact.now,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "tip_minor": fact.tip.minor,
        "more_minor": fact.more.minor,
        "reason": fact.reason,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "changed_at": entry.at,
        "changed_by": entry.by,
    }
    return insert_once(connection, TenderChangeRow, row)


def _tipped(connection: Connection, fact: TipAdded, entry: Entry) -> Outcome:
    row = {
        "tip_id": fact.tip_id,
        "order_id": fact.order_id,
        "tender": fact.tender,
        "currency": fact.tip.currency,
        "tip_minor": fact.tip.minor,
        "tip_to": fact.tip_to,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "added_at": entry.at,
        "added_by": entry.by,
    }
    return insert_once(connection, TipRow, row)


def _refunded(connection: Connection, fact: Refunded, entry: Entry) -> Outcome:
    row = {
        "refund_id": fact.refund_id,
        "order_id": fact.order_id,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "reason": fact.reason,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "refunded_at": entry.at,
        "refunded_by": entry.by,
        "approved_by": fact.approved_by,
        "goods": fact.goods,
    }
    if insert_once(connection, RefundRow, row) is Fit.ALREADY:
        return Fit.ALREADY
    tenders = [
        {
            "refund_id": fact.refund_id,
            "nth": nth,
            "tender": back.tender,
            "amount_minor": back.amount.minor,
            "source": back.source,
        }
        for nth, back in enumerate(fact.back)
    ]
    insert_all(connection, RefundTenderRow, tenders)
    lines = [
        {
            "refund_id": fact.refund_id,
            "nth": nth,
            "line_id": line.line_id,
            "quantity": line.quantity,
            "amount_minor": line.amount.minor,
        }
        for nth, line in enumerate(fact.lines)
    ]
    insert_all(connection, RefundLineRow, lines)
    return Fit.FITS


APPLY = {
    PaymentTaken: _paid,
    PaymentReturned: _returned,
    TenderChanged: _tender_changed,
    TipAdded: _tipped,
    Refunded: _refunded,
}
ROWS = {
    "payment": ((PaymentRow.payment_id,), (PaymentReturnRow.payment_id,), (TenderChangeRow.payment_id,)),
    "tip": ((TipRow.tip_id,),),
    "refund": ((RefundRow.refund_id,), (RefundTenderRow.refund_id,), (RefundLineRow.refund_id,)),
}
