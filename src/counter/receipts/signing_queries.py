"""Asks how receipts stand with the signing unit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from counter.journal.queries import the_fact
from counter.kernel.ids import ReceiptId, TerminalId
from counter.receipts.facts import ReceiptIssued, ReceiptSigned
from counter.receipts.series import receipt_series
from counter.receipts.signer import Signed
from counter.receipts.tables import ReceiptRow, SignatureRow


def next_to_be_signed(connection: Connection, terminal: TerminalId) -> ReceiptIssued | None:
    """The oldest receipt of a terminal that waits for the unit, as its fact says it; None where none does."""
    wanted = (
        select(ReceiptRow.fact_id)
        .join(SignatureRow, SignatureRow.receipt_id == ReceiptRow.receipt_id)
        .where(
            SignatureRow.series == receipt_series(connection, terminal),
            SignatureRow.signed_by.is_(None),
            SignatureRow.out_since.is_(None),
        )
        .order_by(SignatureRow.number)
        .limit(1)
    )  # fmt: skip
    fact_id = connection.execute(wanted).scalar_one_or_none()
    return None if fact_id is None else the_fact(connection, fact_id, ReceiptIssued)


def out_since(connection: Connection, terminal: TerminalId) -> datetime | None:
    """Since when the unit of a terminal is out, by the last receipt that does not wait; None where it is not."""
    known = SignatureRow.signed_by.is_not(None) | SignatureRow.out_since.is_not(None)
    of_series = SignatureRow.series == receipt_series(connection, terminal)
    wanted = select(SignatureRow.signed_by, SignatureRow.out_since).where(of_series, known)
    row = connection.execute(wanted.order_by(SignatureRow.number.desc()).limit(1)).one_or_none()
    return None if row is None or row.signed_by else row.out_since


def signed_of(connection: Connection, receipt_id: ReceiptId) -> Signed | None:
    """How a receipt stands with the unit; None where it is not signed by any."""
    return _signed(connection, SignatureRow.receipt_id == receipt_id)


def signed_of_number(connection: Connection, series: str, number: int) -> Signed | None:
    """The same by its number."""
    return _signed(connection, SignatureRow.series == series, SignatureRow.number == number)


def _signed(connection: Connection, *which: Any) -> Signed | None:
    row = connection.execute(select(SignatureRow.__table__).where(*which)).one_or_none()
    if row is None:
        return None
    signature = the_fact(connection, row.signed_by, ReceiptSigned).signature if row.signed_by else None
    return Signed(signature, row.out_since, row.why, row.back_since)
