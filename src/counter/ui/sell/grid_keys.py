"""What stands beside the categories: the search, what is sold out, and the tickets put aside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.held_button import HeldButton
from counter.ui.sell.presenter import SellPresenter
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row


class GridKeys(QWidget):
    """A row of keys; in a narrow window they are icons. `search_wanted` is a tap on the magnifier."""

    search_wanted = Signal()

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._language = language
        self._held = HeldButton(language, presenter)
        search = Button(icon="search", name=language.say("Search"), padding=tokens.GAP_12)
        search.tapped.connect(self.search_wanted)
        self._sold_out = Button()
        self._sold_out.tapped.connect(presenter.say_what_is_out)
        line = row(self, gap=tokens.GAP_8)
        for key in (search, self._sold_out, self._held):
            line.addWidget(key)
        self.fit(narrow=False)

    def fit(self, *, narrow: bool) -> None:
        """Takes the words of a narrow window."""
        words = self._language.say("Sold out")
        self._sold_out.set_icons("ban" if narrow else "")
        self._sold_out.set_text("" if narrow else words, name=words)
        self._sold_out.set_padding(tokens.GAP_12 if narrow else tokens.GAP_16)
        self._held.fit(narrow=narrow)

    def show_state(self, held: int, *, is_switching: bool) -> None:
        """Says how many are held, and whether the grid is switches now."""
        self._held.show_held(held)
        self._sold_out.set_chosen(on=is_switching, chosen=looks.KEPT_ON)
