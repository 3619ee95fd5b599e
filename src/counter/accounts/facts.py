"""What can happen to a gift card and to a house account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from counter.journal.fact import Fact, FactOfADay, private, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import AccountId, FactId, GiftCardId, OrderId, PaymentId, StaffId
from counter.kernel.money import Money


class GiftCardFact(FactOfADay):
    """A fact about one gift card."""

    topic: ClassVar[Topic] = Topic.ACCOUNTS
    card_id: GiftCardId

    def subject(self, fact_id: FactId) -> str:
        """The card."""
        return subject_of("gift_card", self.card_id)


class AccountFact(Fact):
    """A fact about one house account."""

    topic: ClassVar[Topic] = Topic.ACCOUNTS
    account_id: AccountId

    def subject(self, fact_id: FactId) -> str:
        """The account."""
        return subject_of("account", self.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCardSold(GiftCardFact):
    """A gift card was sold: `amount` is on it, which the shop owes to whoever brings it.

    `code_hash` (hex) finds it again; the code itself is nowhere: it is derived from voucher key number `key_number`.
    """

    card_id: GiftCardId
    amount: Money
    code_hash: str
    key_number: int
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCardUsed(GiftCardFact):
    """It paid `amount` of an order."""

    card_id: GiftCardId
    order_id: OrderId
    payment_id: PaymentId
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCardRestored(GiftCardFact):
    """What it had paid of an order is on it again: `by` is the payment that went back, or the refund."""

    card_id: GiftCardId
    order_id: OrderId
    by: UUID
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCardTakenBack(GiftCardFact):
    """It was sold by mistake and taken back, with all that was sold on it: `amount` is owed no more."""

    card_id: GiftCardId
    amount: Money
    reason: str
    approved_by: StaffId | None = None
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(AccountFact):
    """The shop gives credit to a customer of that name from now on."""

    account_id: AccountId
    name: str = private()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCharged(AccountFact, FactOfADay):
    """It paid `amount` of an order, which its customer owes."""

    account_id: AccountId
    order_id: OrderId
    payment_id: PaymentId
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCredited(AccountFact, FactOfADay):
    """What it had paid of an order is owed no more: `by` is the payment that went back, or the refund."""

    account_id: AccountId
    order_id: OrderId
    by: UUID
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSettled(AccountFact, FactOfADay):
    """Its customer paid `amount` of what they owe."""

    account_id: AccountId
    amount: Money
    business_date: date | None = None


FACTS = (
    GiftCardSold,
    GiftCardUsed,
    GiftCardRestored,
    GiftCardTakenBack,
    AccountOpened,
    AccountCharged,
    AccountCredited,
    AccountSettled,
)
