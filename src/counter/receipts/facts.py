"""What can happen to a receipt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.fact import Fact, private
from counter.kernel.ids import OrderId, ReceiptId
from counter.receipts.content import ReceiptContent


@dataclass(frozen=True, slots=True)
class ReceiptIssued(Fact):
    """A receipt was issued: its gapless number at this terminal, and what it says, frozen."""

    receipt_id: ReceiptId
    order_id: OrderId
    number: int
    content: ReceiptContent
    customer: str = private()


FACTS = (ReceiptIssued,)
