"""What can happen at the till."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, OrderId, PaymentId, RefundId, StaffId
from counter.kernel.money import Money
from counter.till.model import LineBack, MoneyBack


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTaken(FactOfADay):
    """Money came in for an order by one `tender` ("cash", "card"): `tendered − change − tip = amount`.

    The tip is outside the takings; nobody's (`tip_to` None) is shared among all. It pays `amount − rounding` of the
    order: `rounding` is what cash was rounded by, None where it was not.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    payment_id: PaymentId
    order_id: OrderId
    tender: str
    amount: Money
    tendered: Money
    change: Money
    tip: Money
    tip_to: StaffId | None = None
    rounding: Money | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The payment."""
        return subject_of("payment", self.payment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunded(FactOfADay):
    """Money went back on an order: `amount` in all, `back` by which tenders, for these lines or for none.

    `approved_by` said yes to it, where it was not theirs to give alone.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    refund_id: RefundId
    order_id: OrderId
    amount: Money
    back: tuple[MoneyBack, ...]
    lines: tuple[LineBack, ...]
    reason: str
    business_date: date | None = None
    approved_by: StaffId | None = None

    def subject(self, fact_id: FactId) -> str:
        """The refund."""
        return subject_of("refund", self.refund_id)


FACTS = (PaymentTaken, Refunded)
