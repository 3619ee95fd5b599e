"""What is away or wrong, each with a sentence that stands in the banner until it is back. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

log = logging.getLogger(__name__)
DAMAGE: Final = "damage"
BOOKS: Final = "books"
CLOCK: Final = "clock"
PRINTER: Final = "printer"
MAIL: Final = "mail"
BACKUP: Final = "backup"
"""What can be away, or wrong."""
_IN_ORDER = (DAMAGE, BOOKS, CLOCK, PRINTER, MAIL, BACKUP)
"""What is said first stands first."""


class Away:
    """`show` is called with what is said first and its sentence, `hide` where nothing is away any more."""

    def __init__(self, show: Callable[[str, str], object], hide: Callable[[], object]) -> None:
        self._show, self._hide = show, hide
        self._sentences: dict[str, str] = {}

    def __contains__(self, what: str) -> bool:
        return what in self._sentences

    def say(self, what: str, sentence: str) -> None:
        """It is away, and why."""
        if what not in self._sentences:
            log.warning("away: %s", what)
        if self._sentences.get(what) != sentence:
            self._sentences[what] = sentence
            self._show_first()

    def is_back(self, what: str) -> bool:
        """It is not away any more; whether it was."""
        if not self._sentences.pop(what, ""):
            return False
        log.info("back: %s", what)
        self._show_first()
        return True

    def _show_first(self) -> None:
        what = next((what for what in _IN_ORDER if what in self._sentences), None)
        if what is None:
            self._hide()
        else:
            self._show(what, self._sentences[what])
