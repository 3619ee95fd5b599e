"""Gift cards and house accounts: one row for each movement, balances are sums. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.accounts.facts import (
    AccountCharged,
    AccountCredited,
    AccountOpened,
    AccountSettled,
    GiftCardRestored,
    GiftCardSold,
    GiftCardTakenBack,
    GiftCardUsed,
)
from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.kernel.ids import AccountId, GiftCardId, OrderId
from counter.store.base import Base, Mapped, mapped_column


class GiftCardRow(Base):
    """A gift card as it was sold; `code_hash` is the look-up index."""

    __tablename__ = "gift_cards"

    card_id: Mapped[UUID] = mapped_column(primary_key=True)
    currency: Mapped[str]
    amount_minor: Mapped[int]
    code_hash: Mapped[bytes] = mapped_column(index=True)
    key_number: Mapped[int]
    business_date: Mapped[date] = mapped_column(index=True)
    sold_at: Mapped[datetime]
    sold_by: Mapped[UUID]


class GiftCardMoveRow(Base):
    """What a gift card paid of an order (below nothing), or got back of it; of none as it was taken back itself."""

    __tablename__ = "gift_card_moves"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    card_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID | None]
    of: Mapped[UUID]
    amount_minor: Mapped[int]
    terminal: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    moved_at: Mapped[datetime]
    moved_by: Mapped[UUID]


class AccountRow(Base):
    """A house account."""

    __tablename__ = "accounts"

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID]


class AccountMoveRow(Base):
    """What an account owes more (or less, below nothing): for an order, or without one by what was paid in."""

    __tablename__ = "account_moves"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID | None]
    of: Mapped[UUID | None]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    terminal: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    moved_at: Mapped[datetime]
    moved_by: Mapped[UUID]


def _sold(connection: Connection, fact: GiftCardSold, entry: Entry) -> Outcome:
    row = {
        "card_id": fact.card_id,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "code_hash": bytes.fromhex(fact.code_hash),
        "key_number": fact.key_number,
        "business_date": fact.day(entry.at),
        "sold_at": entry.at,
        "sold_by": entry.by,
    }
    return insert_once(connection, GiftCardRow, row)


def _used(connection: Connection, fact: GiftCardUsed, entry: Entry) -> Outcome:
    move = _of_card(fact.card_id, fact.order_id, fact.payment_id, -fact.amount.minor)
    return insert_once(connection, GiftCardMoveRow, move | _when(fact, entry))


def _restored(connection: Connection, fact: GiftCardRestored, entry: Entry) -> Outcome:
    move = _of_card(fact.card_id, fact.order_id, fact.by, fact.amount.minor)
    return insert_once(connection, GiftCardMoveRow, move | _when(fact, entry))


def _taken_back(connection: Connection, fact: GiftCardTakenBack, entry: Entry) -> Outcome:
    move = _of_card(fact.card_id, None, fact.card_id, -fact.amount.minor)
    return insert_once(connection, GiftCardMoveRow, move | _when(fact, entry))


def _of_card(card_id: GiftCardId, order_id: OrderId | None, of: UUID, minor: int) -> dict[str, object]:
    return {"card_id": card_id, "order_id": order_id, "of": of, "amount_minor": minor}


def _opened(connection: Connection, fact: AccountOpened, entry: Entry) -> Outcome:
    row = {"account_id": fact.account_id, "name": fact.name, "opened_at": entry.at, "opened_by": entry.by}
    return insert_once(connection, AccountRow, row)


def _charged(connection: Connection, fact: AccountCharged, entry: Entry) -> Outcome:
    move = _of_account(fact.account_id, fact.order_id, fact.payment_id, fact.amount.currency, fact.amount.minor)
    return insert_once(connection, AccountMoveRow, move | _when(fact, entry))


def _credited(connection: Connection, fact: AccountCredited, entry: Entry) -> Outcome:
    move = _of_account(fact.account_id, fact.order_id, fact.by, fact.amount.currency, -fact.amount.minor)
    return insert_once(connection, AccountMoveRow, move | _when(fact, entry))


def _settled(connection: Connection, fact: AccountSettled, entry: Entry) -> Outcome:
    move = _of_account(fact.account_id, None, None, fact.amount.currency, -fact.amount.minor)
    return insert_once(connection, AccountMoveRow, move | _when(fact, entry))


def _of_account(
    account_id: AccountId, order_id: OrderId | None, of: UUID | None, currency: str, minor: int
) -> dict[str, object]:
    return {"account_id": account_id, "order_id": order_id, "of": of, "currency": currency, "amount_minor": minor}


def _when(
    fact: GiftCardUsed | GiftCardRestored | GiftCardTakenBack | AccountCharged | AccountCredited | AccountSettled,
    entry: Entry,
) -> dict[str, object]:
    return {
        "fact_id": entry.id,
        "terminal": entry.terminal,
        "business_date": fact.day(entry.at),
        "moved_at": entry.at,
        "moved_by": entry.by,
    }


APPLY = {
    GiftCardSold: _sold,
    GiftCardUsed: _used,
    GiftCardRestored: _restored,
    GiftCardTakenBack: _taken_back,
    AccountOpened: _opened,
    AccountCharged: _charged,
    AccountCredited: _credited,
    AccountSettled: _settled,
}
ROWS = {
    "gift_card": ((GiftCardRow.card_id,), (GiftCardMoveRow.card_id,)),
    "account": ((AccountRow.account_id,), (AccountMoveRow.account_id,)),
}
