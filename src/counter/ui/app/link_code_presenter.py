"""A machine that the shop's server lets in no more takes a new code. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.ui.app.build_link import code_state
from counter.ui.app.link_code_state import LinkCodeState
from counter.ui.desk.rejoining import Rejoining
from counter.ui.desk.work import CurrentShop


class LinkCodePresenter:
    """`show` takes what is seen, None where nothing is; `joined` is called once the counter is to be opened anew."""

    def __init__(
        self,
        shop: CurrentShop,
        rejoining: Rejoining,
        show: Callable[[LinkCodeState | None], None],
        joined: Callable[[], object],
    ) -> None:
        self._shop, self._rejoining, self._show, self._joined = shop, rejoining, show, joined
        self._is_open = self._is_busy = False
        self._address = self._code = self._wrong = ""

    def open(self) -> None:
        """Somebody has a code; where the server was is filled in, and what was typed before stays."""
        self._is_open = True
        self._address = self._address or self._rejoining.address
        self._look()

    def close(self) -> None:
        """They have none; nothing can be left while the machine joins."""
        if not self._is_busy:
            self._is_open = False
        self._look()

    def write_address(self, text: str) -> None:
        """Where the server is, as it is typed."""
        self._address, self._wrong = text, ""
        self._look()

    def write_code(self, text: str) -> None:
        """The code, as it is typed."""
        self._code, self._wrong = text, ""
        self._look()

    def join(self) -> None:
        """Joins; what is wrong is said, and nothing that was typed is lost."""
        if self._is_busy or not self._is_open:
            return
        self._wrong = (
            ""
            if self._address.strip()
            else self._shop.language.say("Say where the shop’s server is: the other machine shows it.")
        )
        if not self._wrong:
            self._is_busy = True
            joining = self._rejoining.join(self._address, self._code)
            joining.then(lambda _: self._joined())
            joining.otherwise(self._refuse)
        self._look()

    def _refuse(self, reason: str) -> None:
        self._wrong, self._is_busy = reason, False
        self._look()

    def _look(self) -> None:
        language, keeps = self._shop.language, self._shop.keys.shop is not None
        seen = code_state(self._address, self._code, self._wrong, language, keeps=keeps, busy=self._is_busy)
        self._show(seen if self._is_open else None)
