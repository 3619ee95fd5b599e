"""What a shop calls the accounts of its books: as Counter does, unless the owner says otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from counter.kernel.errors import Refused

ACCOUNTS: Mapping[str, str] = MappingProxyType({
    "cash": "Assets:Cash:Drawer",
    "float": "Assets:Cash:Float",
    "safe": "Assets:Cash:Safe",
    "card": "Assets:Card",
    "house accounts": "Assets:House-Accounts",
    "gift cards": "Liabilities:Gift-Cards",
    "prepayments": "Liabilities:Prepayments",
    "deposits": "Liabilities:Deposits",
    "tips": "Liabilities:Tips",
    "service": "Income:Service",
    "reductions": "Income:Reductions",
    "vouchers": "Income:Vouchers",
    "paid in": "Equity:Paid-In",
    "paid out": "Expenses:Paid-Out",
    "rounding": "Expenses:Cash-Rounding",
    "over or short": "Expenses:Cash-Over-Short",
})  # fmt: skip
"""Every account that each shop may have, by what it is for, and what it is called until an owner says otherwise."""
FAMILIES: Mapping[str, str] = MappingProxyType({
    "sales": "Income:Sales", "tax": "Liabilities:Tax", "tender": "Assets:Tenders",
})  # fmt: skip
"""Accounts of which there is one a rate (“sales 19%”, “tax GST 5%”) or a tender of the shop's own (“tender twint”)."""
_KINDS = frozenset({"Assets", "Liabilities", "Equity", "Income", "Expenses"})


def check_book_accounts(accounts: Mapping[str, str]) -> None:
    """Refused where an account is for nothing that a shop books, or has a name that no bookkeeping program reads."""
    for use, account in accounts.items():
        family, _, which = use.partition(" ")
        if use not in ACCOUNTS and not (family in FAMILIES and which.strip()):
            raise Refused(
                "The books have no account for “{use}”. Write one of {known}, or sales, tax or tender with which.",
                use=use,
                known=", ".join(ACCOUNTS),
            )
        kind, *parts = account.split(":")
        if kind not in _KINDS or not parts or not all(map(_is_part, parts)):
            raise Refused("“{account}” is no account. Write one like Income:Sales:Drinks.", account=account)


def account_for(use: str, chosen: Mapping[str, str]) -> str:
    """The account for a use, as the owner chose it; else as it is called from the start."""
    if use in chosen or use in ACCOUNTS:
        return chosen.get(use) or ACCOUNTS[use]
    family, _, which = use.partition(" ")
    return f"{FAMILIES[family]}:{_part(which)}"


def _is_part(text: str) -> bool:
    """Whether beancount takes it for a part of an account: letters, figures, dashes, a capital or a figure first."""
    return bool(text) and (text[0].isupper() or text[0].isdecimal()) and all(map(_stands_in_one, text))


def _stands_in_one(letter: str) -> bool:
    return letter == "-" or unicodedata.category(letter) in _LETTERS


_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})


def _part(text: str) -> str:
    """What an account is for as a part of its name: “GST 7.75%” is GST-7-75, “twint” Twint."""
    letters = "".join(letter if _stands_in_one(letter) else "-" for letter in unicodedata.normalize("NFC", text))
    words = "-".join(filter(None, letters.split("-")))
    part = words[:1].upper() + words[1:]
    return part if _is_part(part) else f"X-{part}"  # of a script without capitals
