"""A voucher as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.ids import MishapId, OrderId, StaffId, VoucherId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """An apology in print: for which order and mishap, what it is worth, what is left on it, and what became of it.

    Times are aware UTC; `good_until` is its last good day, later than the printed one where somebody honoured it, and
    `key_number` the voucher key that its code is derived from. `redeemed_at` is when it was used last. `ended_at` is
    when it was cancelled or replaced, by whom and for which `reason`; `replaced_by` the new one, `replaces` the old.
    """

    voucher_id: VoucherId
    order_id: OrderId
    mishap_id: MishapId
    amount: Money
    left: Money
    good_until: date
    automatic: bool
    state: str
    key_number: int
    issued_at: datetime
    issued_by: StaffId
    redeemed_at: datetime | None = None
    honoured_at: datetime | None = None
    honoured_by: StaffId | None = None
    honoured_for: str = ""
    ended_at: datetime | None = None
    ended_by: StaffId | None = None
    reason: str = ""
    replaced_by: VoucherId | None = None
    replaces: VoucherId | None = None


@dataclass(frozen=True, slots=True)
class VoucherUse:
    """A voucher paid `amount` of an order; `lost` is what was on it beyond that and went with it.

    `restored_at`: since then all of it is on it again, as the order was wholly refunded.
    """

    order_id: OrderId
    amount: Money
    lost: Money
    at: datetime
    by: StaffId
    restored_at: datetime | None = None
