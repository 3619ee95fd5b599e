"""What the owner calls the accounts of the books. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.reports.changes import Change
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_accounts import accounts_state
from counter.ui.office.build_state import last_words
from counter.ui.office.files_state import AccountsState

OF_ACCOUNTS = ("book_accounts",)
"""The settings that this form writes."""


def save_accounts(act: Act, typed: Mapping[str, str]) -> None:
    """Names those that were typed; an empty name is the usual one again. Refused where a name is none."""
    named = dict(act.settings.book_accounts) | dict(typed)
    decide(act, {"book_accounts": {use: name.strip() for use, name in named.items() if name.strip()}})


class AccountsPresenter:
    """`show` is called with news, `decided` once something is saved. What is typed stays until Save or Discard."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[], object], decided: Callable[[], object]
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._typed: dict[str, str] = {}
        self._wrong = ""
        self._changes: tuple[Change, ...] = ()

    def forget(self) -> None:
        """Somebody came."""
        self._typed, self._wrong = {}, ""

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self._changes = changes

    def state(self) -> AccountsState:
        """What the form shows."""
        language = self._shop.language
        last = last_words(self._changes, OF_ACCOUNTS, language)
        return accounts_state(self._shop.settings, self._typed, self._wrong, last, language)

    def write(self, use: str, name: str) -> None:
        """What is typed as the name of an account."""
        typed = {**self._typed, use: name}
        before = self._shop.settings.book_accounts
        self._typed = {each: was for each, was in typed.items() if was.strip() != before.get(each, "")}
        self._wrong = ""
        self._show()

    def discard(self) -> None:
        """Forgets what was not saved."""
        self.forget()
        self._show()

    def save(self) -> None:
        """Writes it; what is wrong is said in the form, and nothing is lost."""
        typed = dict(self._typed)
        saving = self._work.do(save_accounts, typed)
        saving.then(lambda _: self._saved(typed))
        saving.otherwise(self._refuse)

    def _saved(self, saved: Mapping[str, str]) -> None:
        self._typed = {use: name for use, name in self._typed.items() if saved.get(use) != name}
        self._decided()

    def _refuse(self, reason: str) -> None:
        self._wrong = reason
        self._show()
