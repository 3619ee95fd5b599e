"""A sale, as it goes to its receipt, and a receipt as it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import OrderId, ReceiptId, RefundId
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.orders.rules import CANCELLED
from counter.promises.model import Wait
from counter.receipts.content import ReceiptContent
from counter.receipts.shares import Share
from counter.till.model import Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """An order with its reductions, its first promise (`due`, aware UTC), and its money.

    Where nothing is promised, `due` is None and `wait` is what the customer was told as they ordered.
    """

    order: Order
    due: datetime | None
    wait: Wait | None = None
    paid: Paid

    @property
    def left(self) -> Money:
        """What is left to pay; negative where too much was taken."""
        return self.order.total - self.paid.settled

    @property
    def is_unpaid(self) -> bool:
        """Whether it still has to be paid; what was cancelled has not."""
        return self.left.minor > 0 and self.order.state != CANCELLED

    @property
    def is_half_paid(self) -> bool:
        """Whether part of it is paid, and part is not."""
        return self.is_unpaid and bool(self.paid.payments)


@dataclass(frozen=True, slots=True)
class Receipt:
    """An issued receipt, with the customer's name, which may be empty; of a sale, a `share` of it, or a refund.

    One that `takes_back` another is of a share whose payments went back.
    """

    receipt_id: ReceiptId
    order_id: OrderId
    content: ReceiptContent
    customer: str
    share: Share | None = None
    refund_id: RefundId | None = None
    takes_back: ReceiptId | None = None
