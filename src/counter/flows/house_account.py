"""House accounts: a customer has their orders put down, and settles them later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from counter.accounts.facts import AccountCharged, AccountCredited, AccountOpened, AccountSettled
from counter.accounts.model import Account, AccountEntry
from counter.accounts.queries import account_named, accounts, statement
from counter.accounts.rules import account_id_of, check_within_limit, read_account_name
from counter.flows.proof import prove_account
from counter.flows.receive import receive
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import AccountId, OrderId, PaymentId
from counter.kernel.money import Money, from_decimal, total
from counter.settings.rights import Right
from counter.till.rules import HOUSE
from counter.till.settlement import Settlement, Tender


@dataclass(frozen=True, slots=True)
class Settled:
    """An account of which something was just paid: as it stands now, and how it was paid."""

    account: Account
    settlement: Settlement


def charge(act: Act, typed: str, order_id: OrderId, payment_id: PaymentId, amount: Money) -> AccountId:
    """An order's customer has `amount` of it put down to the account in that name.

    The first time it is opened, where that is theirs to do or somebody says yes. Refused where nobody is named, where
    it is not, and where more would be owed than the shop lets an account owe.
    """
    name = read_account_name(typed)
    account = act.read(account_named, name, act.settings.currency)
    if account is None:
        allow(act, Ask(Right.ACCOUNT), order_id=order_id)
        act.record(AccountOpened(account_id=account_id_of(name), name=name))
        account = Account(account_id=account_id_of(name), name=name, owed=amount * 0)
    prove_account(act, account.account_id)
    check_within_limit(account, amount, _limit(act))
    act.record(AccountCharged(account_id=account.account_id, order_id=order_id, payment_id=payment_id, amount=amount))
    return account.account_id


def credit(act: Act, account_id: AccountId, order_id: OrderId, by: UUID, amount: Money) -> None:
    """What an account had paid is owed no more; `by` is the payment that went back, or the refund."""
    prove_account(act, account_id)
    act.record(AccountCredited(account_id=account_id, order_id=order_id, by=by, amount=amount))


def settle_account(act: Act, name: str, tenders: Sequence[Tender] = ()) -> Settled:
    """The customer of an account pays what they owe, or the part that these tenders say (none: all of it, in cash).

    Refused where there is no such account, nothing is owed, or more would be paid than that.
    """
    account = the_account(act, name)
    if account.owed.minor <= 0:
        raise Refused("{name} owes nothing.", name=account.name)
    due = _due(account, tenders)
    if due > account.owed:
        raise Refused("{name} owes {owed}. Take no more than that.", name=account.name, owed=account.owed)
    settlement = receive(act, HOUSE, account.account_id, due, tenders)
    act.record(AccountSettled(account_id=account.account_id, amount=due))
    return Settled(the_account(act, name), settlement)


def account_entries(act: Act, name: str) -> tuple[Account, tuple[AccountEntry, ...]]:
    """An account and its statement, oldest first. Refused where there is none in that name."""
    account = the_account(act, name)
    return account, act.read(statement, account.account_id)


def the_account(act: Act, name: str) -> Account:
    """The account in that name, as it was charged and settled. Refused where there is none."""
    account = act.read(account_named, read_account_name(name), act.settings.currency)
    if account is None:
        known = ", ".join(each.name for each in act.read(accounts, act.settings.currency)[:3])
        if known:
            raise Refused("There is no account “{name}”. There is {known}.", name=name, known=known)
        raise Refused("There is no account “{name}”. An order that is put down to one opens it.", name=name)
    prove_account(act, account.account_id)
    return account


def _due(account: Account, tenders: Sequence[Tender]) -> Money:
    """What is paid of it: all, or what the tenders say where each says its amount."""
    amounts = [tender.amount for tender in tenders]
    said = [amount for amount in amounts if amount is not None]
    return total(said, account.owed.currency) if said and len(said) == len(amounts) else account.owed


def _limit(act: Act) -> Money | None:
    limit = act.settings.account_limit
    return None if limit is None else from_decimal(limit, act.settings.currency)
