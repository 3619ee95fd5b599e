"""A voucher as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.ids import MishapId, OrderId, VoucherId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """An apology in print: for which order and mishap, what it is worth, and when it was used, if it was.

    Times are aware UTC; `good_until` is its last good day, `key_number` the voucher key that its code is derived from.
    """

    voucher_id: VoucherId
    order_id: OrderId
    mishap_id: MishapId
    amount: Money
    good_until: date
    automatic: bool
    state: str
    key_number: int
    issued_at: datetime
    redeemed_at: datetime | None = None
