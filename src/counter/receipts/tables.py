"""Receipts as they were issued."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Index
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.receipts.facts import ReceiptIssued
from counter.store.base import Base, JsonText


class ReceiptRow(Base):
    """A receipt; its number has no gap at its terminal, which `verify` proves."""

    __tablename__ = "receipts"
    __table_args__ = (Index("ix_receipts_number", "terminal", "number"),)

    receipt_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    terminal: Mapped[str]
    number: Mapped[int]
    issued_at: Mapped[datetime] = mapped_column(index=True)
    content: Mapped[Any] = mapped_column(JsonText)
    customer: Mapped[str]


def _issued(connection: Connection, fact: ReceiptIssued, entry: Entry) -> Outcome:
    row = {
        "receipt_id": fact.receipt_id,
        "order_id": fact.order_id,
        "terminal": entry.terminal,
        "number": fact.number,
        "issued_at": entry.at,
        "content": msgspec.to_builtins(fact.content),
        "customer": fact.customer,
    }
    return insert_once(connection, ReceiptRow, row)


APPLY = {ReceiptIssued: _issued}
ROWS = {"receipt": ((ReceiptRow.receipt_id,),)}
