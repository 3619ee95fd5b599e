"""Receipts as they were issued. What a receipt says stands in its fact alone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Index, text, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Outcome, change, insert_once
from counter.receipts.facts import (
    InvoiceForgotten,
    ReceiptCopied,
    ReceiptInvoiced,
    ReceiptIssued,
    ReceiptNameForgotten,
    ReceiptNotSigned,
    ReceiptSigned,
)
from counter.store.base import Base, Mapped, mapped_column
from counter.till.at_terminal import Noted, noted


class ReceiptRow(Base):
    """A receipt, of a sale or of what went back; its number has no gap in its series. `fact_id` says what it says.

    It is of a refund, or it `takes_back` that of a share whose payments went back before all was paid.
    `document` is which of its order's it is: above 0 of what was added once it was paid.
    """

    __tablename__ = "receipts"
    __table_args__ = (Index("ix_receipts_number", "series", "number"),)

    receipt_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    series: Mapped[str]
    number: Mapped[int]
    fact_id: Mapped[UUID]
    business_date: Mapped[date] = mapped_column(index=True)
    issued_at: Mapped[datetime]
    customer: Mapped[str]
    of_share: Mapped[bool] = mapped_column(server_default=text("0"))
    refund_id: Mapped[UUID | None]
    document: Mapped[int] = mapped_column(server_default=text("0"))
    takes_back: Mapped[UUID | None]


class ReceiptCopyRow(Noted, Base):
    """A copy of a receipt that somebody asked for."""

    __tablename__ = "receipt_copies"

    copy_id: Mapped[UUID] = mapped_column(primary_key=True)
    receipt_id: Mapped[UUID]


class SignatureRow(Base):
    """A receipt that a signing unit signs: `signed_by` is the fact that holds its signature.

    `out_since` is since when the unit was out, where it was, `back_since` what the first one after that says.
    """

    __tablename__ = "receipt_signatures"
    __table_args__ = (Index("ix_receipt_signatures_number", "series", "number"),)

    receipt_id: Mapped[UUID] = mapped_column(primary_key=True)
    series: Mapped[str]
    number: Mapped[int]
    signed_by: Mapped[UUID | None]
    out_since: Mapped[datetime | None]
    why: Mapped[str]
    back_since: Mapped[datetime | None]


class InvoiceRow(Noted, Base):
    """A receipt as somebody asked for it as a full invoice: for whom. Empty where they were forgotten."""

    __tablename__ = "invoices"

    invoice_id: Mapped[UUID] = mapped_column(primary_key=True)
    receipt_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    fact_id: Mapped[UUID]
    name: Mapped[str]
    address: Mapped[str]
    vat_number: Mapped[str]


def _issued(connection: Connection, fact: ReceiptIssued, entry: Entry) -> Outcome:
    row = {
        "receipt_id": fact.receipt_id,
        "order_id": fact.order_id,
        "series": fact.series,
        "number": fact.number,
        "fact_id": entry.id,
        "business_date": fact.day(entry.at),
        "issued_at": entry.at,
        "customer": fact.customer,
        "of_share": fact.share is not None,
        "refund_id": fact.refund_id,
        "document": fact.document,
        "takes_back": fact.takes_back,
    }
    outcome = insert_once(connection, ReceiptRow, row)
    if fact.to_sign:
        waits = {"signed_by": None, "out_since": None, "why": "", "back_since": None}
        of_receipt = {"receipt_id": fact.receipt_id, "series": fact.series, "number": fact.number}
        insert_once(connection, SignatureRow, of_receipt | waits)
    return outcome


def _signed(connection: Connection, fact: ReceiptSigned, entry: Entry) -> Outcome:
    row = update(SignatureRow).where(SignatureRow.receipt_id == fact.receipt_id)
    signed = row.values(signed_by=entry.id, back_since=fact.back_since)
    return change(connection, signed, DidNotFit("the receipt is not known"))


def _not_signed(connection: Connection, fact: ReceiptNotSigned, _entry: Entry) -> Outcome:
    row = update(SignatureRow).where(SignatureRow.receipt_id == fact.receipt_id)
    out = row.values(out_since=fact.since, why=fact.why)
    return change(connection, out, DidNotFit("the receipt is not known"))


def _copied(connection: Connection, fact: ReceiptCopied, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {"copy_id": fact.copy_id, "receipt_id": fact.receipt_id}
    return insert_once(connection, ReceiptCopyRow, row)


def _name_forgotten(connection: Connection, fact: ReceiptNameForgotten, _entry: Entry) -> Outcome:
    nobody = update(ReceiptRow).where(ReceiptRow.receipt_id == fact.receipt_id).values(customer="")
    return change(connection, nobody, DidNotFit("the receipt is not known"))


def _invoiced(connection: Connection, fact: ReceiptInvoiced, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {
        "invoice_id": fact.invoice_id,
        "receipt_id": fact.receipt_id,
        "order_id": fact.order_id,
        "fact_id": entry.id,
        "name": fact.name,
        "address": fact.address,
        "vat_number": fact.vat_number,
    }
    return insert_once(connection, InvoiceRow, row)


def _invoice_forgotten(connection: Connection, fact: InvoiceForgotten, _entry: Entry) -> Outcome:
    nobody = update(InvoiceRow).where(InvoiceRow.invoice_id == fact.invoice_id)
    return change(connection, nobody.values(name="", address="", vat_number=""), DidNotFit("the invoice is not known"))


APPLY = {
    ReceiptIssued: _issued,
    ReceiptNameForgotten: _name_forgotten,
    ReceiptCopied: _copied,
    ReceiptInvoiced: _invoiced,
    InvoiceForgotten: _invoice_forgotten,
    ReceiptSigned: _signed,
    ReceiptNotSigned: _not_signed,
}
ROWS = {
    "receipt": ((ReceiptRow.receipt_id,), (SignatureRow.receipt_id,)),
    "receipt_copy": ((ReceiptCopyRow.copy_id,),),
    "invoice": ((InvoiceRow.invoice_id,),),
}
