"""A gift card and a house account as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import AccountId, GiftCardId, OrderId, StaffId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCard:
    """A gift card: what it was sold for, and what is on it. `key_number` is the key that its code is derived from."""

    card_id: GiftCardId
    amount: Money
    balance: Money
    key_number: int
    sold_at: datetime
    sold_by: StaffId

    @property
    def is_unspent(self) -> bool:
        """Whether all that was sold is on it: then it can be taken back."""
        return self.balance == self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A customer whom the shop gives credit, and what they owe; below nothing where they paid more than that."""

    account_id: AccountId
    name: str
    owed: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEntry:
    """A line of an account's statement: what an order added to what is owed, or what was paid of it (below nothing).

    `order_id` is None where it is money that came in. Times are aware UTC.
    """

    at: datetime
    by: StaffId
    amount: Money
    order_id: OrderId | None
