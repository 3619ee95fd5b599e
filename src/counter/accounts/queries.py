"""Asks about gift cards and house accounts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select

from counter.accounts.model import Account, AccountEntry, GiftCard
from counter.accounts.rules import account_id_of
from counter.accounts.tables import AccountMoveRow, AccountRow, GiftCardMoveRow, GiftCardRow
from counter.kernel.errors import Refused
from counter.kernel.ids import AccountId, GiftCardId, OrderId
from counter.kernel.money import Money


def card_by_hash(connection: Connection, code_hashes: Collection[bytes]) -> GiftCard:
    """The gift card whose code has one of these hashes. Refused where this shop sold none such."""
    found = _cards(connection, GiftCardRow.code_hash.in_(code_hashes))
    if not found:
        raise Refused("This shop sold no gift card with that code. Read it again, or scan it.")
    return found[0]


def the_card(connection: Connection, card_id: GiftCardId) -> GiftCard:
    """The gift card of that id. Refused where there is none."""
    found = _cards(connection, GiftCardRow.card_id == card_id)
    if not found:
        raise Refused("That gift card is not known here.")
    return found[0]


def _cards(connection: Connection, condition: Any) -> tuple[GiftCard, ...]:
    moved = func.coalesce(func.sum(GiftCardMoveRow.amount_minor), 0).label("moved")
    rows = connection.execute(
        select(GiftCardRow.__table__, moved)
        .join(GiftCardMoveRow, GiftCardMoveRow.card_id == GiftCardRow.card_id, isouter=True)
        .where(condition)
        .group_by(GiftCardRow.card_id)
    )
    return tuple(
        GiftCard(
            card_id=row.card_id,
            amount=Money(row.amount_minor, row.currency),
            balance=Money(row.amount_minor + row.moved, row.currency),
            key_number=row.key_number,
            sold_at=row.sold_at,
            sold_by=row.sold_by,
        )
        for row in rows
    )


def count_uses(connection: Connection, card_id: GiftCardId) -> int:
    """How often something was taken off a gift card."""
    moves = select(func.count()).where(GiftCardMoveRow.card_id == card_id, GiftCardMoveRow.amount_minor < 0)
    return connection.execute(moves).scalar_one()


def has_paid_for(connection: Connection, card_id: GiftCardId, order_id: OrderId) -> bool:
    """Whether something was taken off a gift card for an order."""
    moves = select(GiftCardMoveRow.fact_id).where(
        GiftCardMoveRow.card_id == card_id, GiftCardMoveRow.order_id == order_id, GiftCardMoveRow.amount_minor < 0
    )
    return connection.execute(moves.limit(1)).one_or_none() is not None


def account_named(connection: Connection, name: str, currency: str) -> Account | None:
    """The account in that name, in capitals or not; None where there is none."""
    found = accounts(connection, currency, account_id_of(name))
    return found[0] if found else None


def accounts(connection: Connection, currency: str, account_id: AccountId | None = None) -> tuple[Account, ...]:
    """The accounts there are, or that one, by name."""
    owed = func.coalesce(func.sum(AccountMoveRow.amount_minor), 0).label("owed")
    wanted = (
        select(AccountRow.account_id, AccountRow.name, owed)
        .join(AccountMoveRow, AccountMoveRow.account_id == AccountRow.account_id, isouter=True)
        .group_by(AccountRow.account_id)
    )
    if account_id is not None:
        wanted = wanted.where(AccountRow.account_id == account_id)
    found = [
        Account(account_id=row.account_id, name=row.name, owed=Money(row.owed, currency))
        for row in connection.execute(wanted)
    ]
    return tuple(sorted(found, key=lambda account: account.name.casefold()))


def statement(connection: Connection, account_id: AccountId) -> tuple[AccountEntry, ...]:
    """What an account owes and what it paid, entry by entry, oldest first."""
    wanted = select(AccountMoveRow.__table__).where(AccountMoveRow.account_id == account_id)
    rows = connection.execute(wanted.order_by(AccountMoveRow.moved_at, AccountMoveRow.fact_id))
    return tuple(
        AccountEntry(
            at=row.moved_at,
            by=row.moved_by,
            amount=Money(row.amount_minor, row.currency),
            order_id=row.order_id,
        )
        for row in rows
    )
