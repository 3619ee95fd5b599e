"""What can happen at the till."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, OrderId, PaymentId, RefundId, StaffId, TipId
from counter.kernel.money import Money
from counter.till.model import LineBack, MoneyBack


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTaken(FactOfADay):
    """Money came in for an order by one `tender` ("cash", "card"): `tendered − change − tip = amount`.

    The tip is outside the takings; nobody's (`tip_to` None) is shared among all. It pays `amount − rounding` of the
    order: `rounding` is what cash was rounded by, None where it was not. `source` is the gift card or the house account
    that it came from, None where money came in.
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
    source: UUID | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The payment."""
        return subject_of("payment", self.payment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunded(FactOfADay):
    """Money went back on an order: `amount` in all, `back` by which tenders, for these lines or for none.

    `approved_by` said yes to it, where it was not theirs to give alone. `goods` is what became of what came back.
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
    goods: str = ""

    def subject(self, fact_id: FactId) -> str:
        """The refund."""
        return subject_of("refund", self.refund_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReturned(FactOfADay):
    """A payment went back, its tip with it, before the order was paid: `amount` and `tip` by its `tender`."""

    topic: ClassVar[Topic] = Topic.MONEY

    payment_id: PaymentId
    order_id: OrderId
    tender: str
    amount: Money
    rounding: Money
    tip: Money
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The payment."""
        return subject_of("payment", self.payment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderChanged(FactOfADay):
    """A payment came by another tender than was said: `now`, not `was`, for a reason. It is no refund.

    `more` is by how much its amount and its rounding are more so: what cash was rounded by, no other tender is.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    payment_id: PaymentId
    order_id: OrderId
    was: str
    now: str
    amount: Money
    tip: Money
    more: Money
    reason: str
    approved_by: StaffId | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The payment."""
        return subject_of("payment", self.payment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TipAdded(FactOfADay):
    """A tip was given after the order was paid, by a tender; nobody's (`tip_to` None) is shared among all."""

    topic: ClassVar[Topic] = Topic.MONEY

    tip_id: TipId
    order_id: OrderId
    tender: str
    tip: Money
    tip_to: StaffId | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The tip."""
        return subject_of("tip", self.tip_id)


FACTS = (PaymentTaken, PaymentReturned, TenderChanged, TipAdded, Refunded)
