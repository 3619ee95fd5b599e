"""A new machine joins a shop that is there already, in place of making one. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.link.sealed_keys import read_code
from counter.link.typed_address import whole_address
from counter.ui.desk.joining import Joining
from counter.ui.desk.work import CurrentShop
from counter.ui.parts.join_draft import JoinDraft
from counter.ui.setup.build_join import join_state
from counter.ui.setup.state import SetupState


class JoinPresenter:
    """`show` is called with news. Once the machine `has_joined` it belongs to the shop, and starts anew."""

    def __init__(self, shop: CurrentShop, joining: Joining, show: Callable[[], object]) -> None:
        self._shop, self._joining, self._show = shop, joining, show
        self.is_open = self.is_busy = self.has_joined = False
        self._draft, self._wrong = JoinDraft(), ""

    def open(self) -> None:
        """The page."""
        self.is_open = True
        self._show()

    def back(self) -> None:
        """A new shop after all; what was typed is forgotten."""
        if not self.is_busy:
            self.is_open, self._draft, self._wrong = False, JoinDraft(), ""
            self._show()

    def write(self, key: str, text: str) -> None:
        """What is typed into a field."""
        self._draft, self._wrong = self._draft.write(key, text), ""
        self._show()

    def join(self) -> None:
        """Joins; what is wrong is said where it was typed, and nothing that was typed is lost."""
        if self.is_busy:
            return
        self._draft, self._wrong = self._draft.checked(self._shop.language), ""
        draft = self._draft
        if not draft.wrong:
            self.is_busy = True
            joining = self._joining.join(whole_address(draft.address), read_code(draft.code))
            joining.then(self._take_joined)
            joining.otherwise(self._refuse)
        self._show()

    def look(self) -> None:
        """Time passes: says how far it is."""
        if self.is_busy:
            self._show()

    def _take_joined(self, _joined: None) -> None:
        self.has_joined = True
        self._show()

    def _refuse(self, reason: str) -> None:
        self._wrong, self.is_busy = reason, False
        self._show()

    def state(self) -> SetupState:
        """What is seen."""
        language, busy = self._shop.language, ""
        if self.is_busy:
            busy = language.explain(self._joining.said) or language.say("Asking the shop’s server…")
        return join_state(self._draft, self._wrong, busy, language)
