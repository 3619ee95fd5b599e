"""What can happen to a voucher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, MishapId, OrderId, VoucherId
from counter.kernel.money import Money


class VoucherFact(FactOfADay):
    """A fact about one voucher."""

    topic: ClassVar[Topic] = Topic.VOUCHERS
    voucher_id: VoucherId

    def subject(self, fact_id: FactId) -> str:
        """The voucher."""
        return subject_of("voucher", self.voucher_id)


@dataclass(frozen=True, slots=True)
class VoucherIssued(VoucherFact):
    """An apology in print, worth `amount` once, until the end of `good_until`.

    `automatic`: it printed by itself for a missed promise. `code_hash` (hex) finds it again;
    the code itself is nowhere: it is derived from voucher key number `key_number`.
    """

    voucher_id: VoucherId
    order_id: OrderId
    mishap_id: MishapId
    amount: Money
    good_until: date
    automatic: bool
    code_hash: str
    key_number: int
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class VoucherRedeemed(VoucherFact):
    """It paid `amount` of an order; what it was worth beyond that is spent too."""

    voucher_id: VoucherId
    order_id: OrderId
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class VoucherRestored(VoucherFact):
    """It is good again: the order that it had lowered was wholly refunded."""

    voucher_id: VoucherId
    order_id: OrderId
    business_date: date | None = None


FACTS = (VoucherIssued, VoucherRedeemed, VoucherRestored)
