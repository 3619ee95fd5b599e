"""Asks about receipts."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, func, select

from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, ReceiptId, TerminalId
from counter.receipts.content import ReceiptContent
from counter.receipts.tables import ReceiptRow


@dataclass(frozen=True, slots=True)
class Receipt:
    """An issued receipt."""

    receipt_id: ReceiptId
    content: ReceiptContent
    customer: str


def next_receipt_number(connection: Connection, terminal: TerminalId) -> int:
    """The number of a terminal's next receipt."""
    last = select(func.max(ReceiptRow.number)).where(ReceiptRow.terminal == terminal)
    return (connection.execute(last).scalar_one() or 0) + 1


def receipt_of(connection: Connection, order_id: OrderId) -> Receipt:
    """The receipt of an order. Refused where it has none."""
    wanted = select(ReceiptRow.__table__).where(ReceiptRow.order_id == order_id).order_by(ReceiptRow.number).limit(1)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise Refused("That order has no receipt.")
    content = msgspec.convert(row.content, ReceiptContent, strict=False)
    return Receipt(ReceiptId(row.receipt_id), content, row.customer)
