"""What can happen at the till."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, LineId, OrderId, PaymentId, RefundId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class PaymentTaken(Fact):
    """Money came in for an order: `amount` of it by `tender` ("cash", "card"), out of `tendered`, `change` back."""

    topic: ClassVar[Topic] = Topic.MONEY

    payment_id: PaymentId
    order_id: OrderId
    tender: str
    amount: Money
    tendered: Money
    change: Money

    def subject(self, fact_id: FactId) -> str:
        """The payment."""
        return subject_of("payment", self.payment_id)


@dataclass(frozen=True, slots=True)
class Refunded(Fact):
    """Money went back for these lines of an order, by `tender`."""

    topic: ClassVar[Topic] = Topic.MONEY

    refund_id: RefundId
    order_id: OrderId
    tender: str
    amount: Money
    lines: tuple[LineId, ...]
    reason: str

    def subject(self, fact_id: FactId) -> str:
        """The refund."""
        return subject_of("refund", self.refund_id)


FACTS = (PaymentTaken, Refunded)
