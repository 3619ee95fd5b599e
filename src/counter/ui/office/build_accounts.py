"""Turns the names of accounts into what their form shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter.exports.rows import percent
from counter.kernel.language import Language, _
from counter.settings.book_accounts import ACCOUNTS, account_for
from counter.settings.rules import Settings
from counter.settings.taxes import HERE, TO_GO
from counter.ui.office.files_state import AccountsState, AccountState

_WORDS = {
    "cash": _("Cash in the drawer"),
    "float": _("Float over night"),
    "safe": _("Safe"),
    "card": _("Card"),
    "house accounts": _("House accounts"),
    "gift cards": _("Gift cards"),
    "prepayments": _("Paid ahead"),
    "deposits": _("Deposits"),
    "tips": _("Tips"),
    "service": _("Service"),
    "reductions": _("Reductions"),
    "vouchers": _("Apology vouchers"),
    "paid in": _("Paid in"),
    "paid out": _("Paid out"),
    "rounding": _("Rounding of cash"),
    "over or short": _("Over or short"),
}
_FAMILIES = {"sales": _("Sales at {which}"), "tax": _("Tax, {which}"), "tender": _("Paid by {which}")}


def accounts_state(
    settings: Settings, typed: Mapping[str, str], wrong: str, last: str, language: Language
) -> AccountsState:
    """Each account the shop can have, as it is named or `typed`."""
    rows = (AccountState(use, _words(use, language), _name(use, settings, typed), account_for(use, {}))
            for use in _uses(settings))  # fmt: skip
    return AccountsState(
        rows=tuple(rows),
        wrong=wrong,
        bar=language.say("Counts for every file that is written from then on.") if typed else "",
        last=last,
        changed=bool(typed),
    )


def _name(use: str, settings: Settings, typed: Mapping[str, str]) -> str:
    return typed.get(use, settings.book_accounts.get(use, ""))


def _uses(settings: Settings) -> tuple[str, ...]:
    """What the shop books: sales and tax at each of its rates, its own tenders, what it named, and all else."""
    return tuple(dict.fromkeys((*_of_rates(settings), *_of_tenders(settings), *settings.book_accounts, *ACCOUNTS)))


def _of_rates(settings: Settings) -> Iterator[str]:
    for rate in settings.tax_rates:
        for where in (HERE, TO_GO):
            for tax in rate.taxes(where):
                yield f"sales {percent(tax.rate)}"
                yield f"tax {tax.name} {percent(tax.rate)}".replace("  ", " ")


def _of_tenders(settings: Settings) -> Iterator[str]:
    return (f"tender {each}" for each in settings.tenders)


def _words(use: str, language: Language) -> str:
    family, _blank, which = use.partition(" ")
    if use in _WORDS:
        return language.say(_WORDS[use])
    return language.say(_FAMILIES[family], which=which)
