"""The bar below a form of the office: what will change, who changed it last, Discard and Save."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text


class SaveBar(Card):
    """`discarded` and `saved` as its buttons are tapped; `also` is a button before them."""

    discarded = Signal()
    saved = Signal()

    def __init__(self, language: Language, also: Button | None = None) -> None:
        super().__init__("card")
        self._what, self._last = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._discard = Button(language.say("Discard"), height=56)
        self._discard.tapped.connect(self._end)
        self._save = Button(language.say("Save"), look=looks.PRIMARY, icon="check", height=56, commits=True)
        self._save.tapped.connect(self.saved)
        said = column(gap=2)
        said.addWidget(self._what)
        said.addWidget(self._last)
        line = row(self, gap=10, margins=(16, 8, 10, 8))
        line.addLayout(said, 1)
        for button in filter(None, (also, self._discard, self._save)):
            line.addWidget(button)

    def _end(self) -> None:
        """A field that is still typed in is left first: it takes what is so then."""
        typed = self.window().focusWidget()
        if isinstance(typed, Field):
            typed.clearFocus()
        self.discarded.emit()

    def show_bar(self, what: str, last: str = "", *, changed: bool) -> None:
        """Shows it; nothing can be saved or discarded where nothing was `changed`."""
        self._what.set_text(what)
        self._last.set_text(last)
        self._last.setVisible(bool(last))
        self._discard.setEnabled(changed)
        self._save.setEnabled(changed)
