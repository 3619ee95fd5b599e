"""What can happen at the till."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.fact import Fact
from counter.kernel.ids import LineId, OrderId, PaymentId, RefundId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class PaymentTaken(Fact):
    """Money came in for an order: `amount` of it by `tender` ("cash", "card"), out of `tendered`, `change` back."""

    payment_id: PaymentId
    order_id: OrderId
    tender: str
    amount: Money
    tendered: Money
    change: Money


@dataclass(frozen=True, slots=True)
class Refunded(Fact):
    """Money went back for these lines of an order, by `tender`."""

    refund_id: RefundId
    order_id: OrderId
    tender: str
    amount: Money
    lines: tuple[LineId, ...]
    reason: str


FACTS = (PaymentTaken, Refunded)
