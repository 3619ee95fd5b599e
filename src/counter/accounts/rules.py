"""What a gift card may hold, what it pays, and how far a house account goes."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from babel.numbers import get_currency_precision

from counter.accounts.model import Account, GiftCard
from counter.kernel.errors import Refused
from counter.kernel.ids import AccountId, derived_id
from counter.kernel.money import Money
from counter.kernel.typed_text import folded, tidy_text
from counter.till.rules import check_no_card_number

MOST_ON_A_CARD = Decimal(1000)
"""In euros; as much in the shop's own currency."""
_ACCOUNTS = UUID("5f0c9b1e-63c4-4b0a-9a0c-2f6d1f3a7c11")
"""The namespace of accounts: two terminals that open one in the same name open the same."""


def check_can_be_sold(amount: Money, times: Decimal) -> None:
    """Refused where no gift card is sold for that; `times` is how many of the currency's units a euro is."""
    most = Money(int((MOST_ON_A_CARD * times).scaleb(get_currency_precision(amount.currency))), amount.currency)
    if amount.minor <= 0:
        raise Refused("A gift card is sold for something. Say how much is on it.")
    if amount > most:
        raise Refused("At most {most} is on a gift card. Sell two, or one for less.", most=most)


def check_pays(card: GiftCard, amount: Money) -> None:
    """Refused where a gift card does not hold as much, or holds another currency."""
    if card.balance.currency != amount.currency:
        raise Refused("That gift card holds {currency}. It pays nothing here.", currency=card.balance.currency)
    if card.balance.minor <= 0:
        raise Refused("That gift card is empty. Choose another way to pay.")
    if amount > card.balance:
        raise Refused("{balance} is on that gift card. Take that, and the rest another way.", balance=card.balance)


def check_unspent(card: GiftCard) -> None:
    """Refused where a gift card cannot be taken back: something of it was spent, or it was taken back before."""
    if not card.is_unspent:
        raise Refused(
            "{balance} of {amount} is on that gift card. Only one of which nothing is spent is taken back.",
            balance=card.balance,
            amount=card.amount,
        )


def account_id_of(name: str) -> AccountId:
    """The id of the account in a name, in capitals or not, however its accents are written."""
    return AccountId(derived_id(_ACCOUNTS, folded(name.casefold())))


def read_account_name(typed: str) -> str:
    """Whose account it is, on one line. Refused where nobody is named, or a card number is."""
    check_no_card_number(typed)
    name = tidy_text(typed)
    if not name:
        raise Refused("Say whose account it is.")
    return name


def check_within_limit(account: Account, amount: Money, limit: Money | None) -> None:
    """Refused where an account would owe more than the shop lets it (`limit`, None: as much as it likes)."""
    if limit is not None and account.owed + amount > limit:
        left = max(limit - account.owed, limit * 0)
        raise Refused(
            "{name} can owe {limit}, and {left} is left of it. Settle the account, or take the rest another way.",
            name=account.name,
            limit=limit,
            left=left,
        )
