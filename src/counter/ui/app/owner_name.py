"""Asks what the first owner is called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.ui.desk.work import CurrentShop
from counter.ui.parts.ask_text import AskText


class OwnerName:
    """Asks over `host`; `begin_as` takes the name, and gives what is wrong with it, "" where nothing is."""

    def __init__(self, host: QWidget, shop: CurrentShop, begin_as: Callable[[str], str]) -> None:
        self._host, self._shop, self._begin_as = host, shop, begin_as
        self._asked: AskText | None = None

    def ask(self) -> None:
        """Asks for it."""
        if self._asked is None:
            language = self._shop.language
            say = language.say
            self._asked = AskText(self._host, language, say("What are you called?"), say("Your name"))
            self._asked.entered.connect(self._entered)
        self._asked.ask()

    def _entered(self, name: str) -> None:
        """What is wrong with the name is said where it was typed."""
        wrong = self._begin_as(name)
        if self._asked is not None and wrong:
            self._asked.ask(name, wrong)
        elif self._asked is not None:
            self._asked.shut()
