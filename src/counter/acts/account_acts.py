"""Acts of gift cards and house accounts."""

from __future__ import annotations

from typing import Any

from counter.accounts.code import code_of
from counter.accounts.model import Account, AccountEntry
from counter.accounts.queries import accounts
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.pay_acts import TenderSaid, read_tender
from counter.acts.session import Session
from counter.acts.values import money, read_money
from counter.flows.gift_card import find_gift_card, sell_gift_card, take_back_gift_card
from counter.flows.house_account import account_entries, settle_account
from counter.kernel.errors import Refused
from counter.orders.queries import find_order
from counter.people.queries import read_staff
from counter.till.settlement import Settlement


class GiftCard(Fields, frozen=True, kw_only=True):
    """A gift card to sell for an amount and how it is paid (no tenders: in cash, exactly), or one to look at.

    With `back` one of which nothing is spent is taken back, for a reason.
    """

    sell: str | None = None
    tenders: tuple[TenderSaid, ...] = ()
    code: str | None = None
    back: bool = False
    reason: str = ""


class SettleAccount(Fields, frozen=True, kw_only=True):
    """Whose account it is, and how it is paid; no tenders: all of it, in cash."""

    name: str
    tenders: tuple[TenderSaid, ...] = ()


class OfAccount(Fields, frozen=True, kw_only=True):
    """Whose account it is."""

    name: str


def gift_card(session: Session, said: GiftCard) -> dict[str, Any]:
    """A gift card is sold, looked at, or taken back. Refused unless it says one of them."""
    if (said.sell is None) == (said.code is None):
        raise Refused("Say which: what it is sold for, or its code.")
    if said.back:
        back = session.do(take_back_gift_card, said.code or "", said.reason)
        return {"code": code_of(session.opened.keys, back), "balance": money(back.balance), "back": money(back.amount)}
    if said.sell is None:
        card = session.do(find_gift_card, said.code or "")
        return {"code": code_of(session.opened.keys, card), "balance": money(card.balance)}
    amount = read_money(said.sell, session.opened.settings.currency)
    sold = session.do(sell_gift_card, amount, tuple(read_tender(session, tender) for tender in said.tenders))
    return {"code": sold.code, "balance": money(sold.card.balance)} | _paid(sold.settlement)


def settle(session: Session, said: SettleAccount) -> dict[str, Any]:
    """A customer pays what is put down to their account."""
    settled = session.do(settle_account, said.name, tuple(read_tender(session, tender) for tender in said.tenders))
    return _account(settled.account) | _paid(settled.settlement)


def account(session: Session, said: OfAccount) -> dict[str, Any]:
    """Looks at an account: what is owed, and its statement."""
    found, entries = session.do(account_entries, said.name)
    return _account(found) | {"statement": _entries(session, entries)}


def all_accounts(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at every account there is."""
    found = session.opened.read(accounts, session.opened.settings.currency)
    return {"accounts": [_account(each) for each in found]}


def _account(found: Account) -> dict[str, Any]:
    return {"name": found.name, "balance": money(found.owed)}


def _entries(session: Session, entries: tuple[AccountEntry, ...]) -> list[dict[str, Any]]:
    names = {person.staff_id: person.name for person in session.opened.read(read_staff)}
    orders = {each.order_id: session.opened.read(find_order, each.order_id) for each in entries if each.order_id}
    return [
        {
            "at": each.at.isoformat(),
            "by": names.get(each.by, ""),
            "amount": money(each.amount),
            "order": found.called if (found := orders.get(each.order_id) if each.order_id else None) else None,
        }
        for each in entries
    ]


def _paid(settlement: Settlement) -> dict[str, Any]:
    return {
        "paid": money(settlement.paid),
        "rounding": money(settlement.rounding),
        "change": money(settlement.change),
        "tenders": [{"tender": taken.tender, "amount": money(taken.amount)} for taken in settlement.taken],
    }


ACTS: dict[str, Kind[Any]] = {
    "gift_card": Kind(GiftCard, gift_card),
    "settle_account": Kind(SettleAccount, settle),
    "account": Kind(OfAccount, account),
    "accounts": Kind(Nothing, all_accounts),
}
