"""What can happen to a voucher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, MishapId, OrderId, StaffId, VoucherId
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
    the code itself is nowhere: it is derived from voucher key number `key_number`. `replaces` is the voucher that
    stopped for it, if one did.
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
    replaces: VoucherId | None = None


@dataclass(frozen=True, slots=True)
class VoucherRedeemed(VoucherFact):
    """It paid `amount` of an order; what was on it beyond that is spent too, unless it `keeps_rest`."""

    voucher_id: VoucherId
    order_id: OrderId
    amount: Money
    business_date: date | None = None
    keeps_rest: bool = False


@dataclass(frozen=True, slots=True)
class VoucherRestored(VoucherFact):
    """It is good again: the order that it had lowered was wholly refunded."""

    voucher_id: VoucherId
    order_id: OrderId
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class VoucherHonoured(VoucherFact):
    """Its time was over, and it is good all the same until the end of `good_until`; `approved_by` said yes to it."""

    voucher_id: VoucherId
    good_until: date
    reason: str
    approved_by: StaffId | None = None
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class VoucherCancelled(VoucherFact):
    """Nobody can use it any more, and why."""

    voucher_id: VoucherId
    reason: str
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class VoucherReplaced(VoucherFact):
    """A new one was printed for what was on it, and this one stopped: `amount` is on voucher `by` now."""

    voucher_id: VoucherId
    by: VoucherId
    amount: Money
    business_date: date | None = None


FACTS = (
    VoucherIssued,
    VoucherRedeemed,
    VoucherRestored,
    VoucherHonoured,
    VoucherCancelled,
    VoucherReplaced,
)
