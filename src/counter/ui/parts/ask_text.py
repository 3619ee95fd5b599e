"""Asks for a line of text over the dimmed page: typed on our keyboard, on a real one, or scanned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Text


class AskText(QWidget):
    """Covers its host while open; `entered` gives the text after Enter, Done or OK. Escape or Back gives nothing."""

    entered = Signal(str)

    def __init__(self, host: QWidget, language: Language, title: str, hint: str = "") -> None:
        """`title` heads the sheet; `hint` stands in the field and names it, otherwise the title does."""
        super().__init__()
        self.field = Field(hint or title, longest=80)
        self.field.returnPressed.connect(self._finish)
        ok = Button(language.say("OK"), look=looks.PRIMARY, commits=True)
        back = Button(language.say("Back"))
        line = row(gap=tokens.GAP_8)
        for part in (self.field, back, ok):
            line.addWidget(part)
        layout = column(self, gap=tokens.GAP_16)
        layout.addWidget(Text(title, size=28, weight=tokens.BOLD))
        layout.addLayout(line)
        self._panel = DimmedPanel(host, self, top=48)
        self._keyboard = Keyboard(self._panel, key_words(language))
        self._keyboard.attend(self.field)
        ok.tapped.connect(self._finish)
        back.tapped.connect(self._panel.shut)

    def ask(self, text: str = "") -> None:
        """Opens with `text` to go on from."""
        self.field.empty()
        self.field.show_text(text)
        self._panel.open()
        self._keyboard.serve(self.field)

    def shut(self) -> None:
        """Closes without a word."""
        self._panel.shut()

    def _finish(self) -> None:
        self._panel.shut()
        self.entered.emit(self.field.text().strip())
