"""Asks for a line of text over the dimmed page: typed on our keyboard, on a real one, or scanned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
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
from counter.ui.widgets.when_wanted import WhenWanted


class AskText(QObject):
    """Covers its host while open; `entered` gives the text after Enter, Done or OK, and whoever asked shuts it.

    So what is refused is not lost: it is asked again, with the reason. `left` is Escape or Back. Most of a page's
    questions are never asked: the sheet is made when it is. `elsewhere` gives the text to a place that knows more.
    """

    entered = Signal(str)
    left = Signal()
    elsewhere = Signal(str)

    def __init__(
        self,
        host: QWidget,
        language: Language,
        title: str,
        hint: str = "",
        *,
        for_code: bool = False,
        place: str = "",
    ) -> None:
        """`title` heads the sheet; `hint` stands in the field and names it, otherwise the title does.

        `place` is the word on a key that leads elsewhere; without one there is none.
        """
        super().__init__(host)
        self._host, self._language = host, language
        self._title, self._hint, self._for_code, self._place = title, hint, for_code, place
        self._sheet = WhenWanted(self._make)

    @property
    def field(self) -> Field:
        """What is typed into."""
        return self._sheet.get().field

    @property
    def is_open(self) -> bool:
        """Whether it asks at this moment."""
        return self._sheet.made is not None and self._sheet.made.isVisible()

    def ask(self, text: str = "", wrong: str = "") -> None:
        """Opens with `text` to go on from, and with what is `wrong` about it, if anything."""
        self._sheet.get().ask(text, wrong)

    def shut(self) -> None:
        """Closes without a word."""
        if self._sheet.made:
            self._sheet.made.panel.shut()

    def _make(self) -> _Sheet:
        field = Field(self._hint or self._title, left=self._language.say("{count} left"), for_code=self._for_code)
        sheet = _Sheet(self._host, self._language, self._title, field, self._place)
        sheet.entered.connect(self.entered)
        sheet.elsewhere.connect(self.elsewhere)
        sheet.left.connect(self.left)
        return sheet


class _Sheet(QWidget):
    """The field, its keyboard, and what was wrong."""

    entered = Signal(str)
    left = Signal()
    elsewhere = Signal(str)

    def __init__(self, host: QWidget, language: Language, title: str, field: Field, place: str) -> None:
        super().__init__()
        self.field = field
        self.field.written.connect(lambda: self._say_wrong(""))
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self.field.returnPressed.connect(self._finish)
        ok = Button(language.say("OK"), look=looks.PRIMARY, commits=True)
        back = Button(language.say("Back"))
        line = row(gap=tokens.GAP_8)
        for part in (self.field, *self._key_elsewhere(place), back, ok):
            line.addWidget(part)
        layout = column(self, gap=tokens.GAP_16)
        layout.addWidget(Text(title, size=28, weight=tokens.BOLD, wrap=True))
        layout.addLayout(line)
        layout.addWidget(self._wrong)
        self.panel = DimmedPanel(host, self, top=48)
        self._keyboard = Keyboard(self.panel, key_words(language))
        self._keyboard.attend(self.field)
        ok.tapped.connect(self._finish)
        back.tapped.connect(self._leave)
        self.panel.dismissed.connect(self.left)

    def _key_elsewhere(self, place: str) -> tuple[Button, ...]:
        if not place:
            return ()
        key = Button(place, icon="ticket-percent")
        key.tapped.connect(lambda: self.elsewhere.emit(self.field.text().strip()))
        return (key,)

    def ask(self, text: str, wrong: str) -> None:
        self.field.empty()
        self.field.show_text(text)
        self._say_wrong(wrong)
        self.panel.open()
        self._keyboard.serve(self.field)

    def _finish(self) -> None:
        self.entered.emit(self.field.text().strip())

    def _leave(self) -> None:
        self.panel.shut()
        self.left.emit()

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.set_text(sentence)
        self._wrong.setVisible(bool(sentence))
        self.field.mark_wrong(sentence)
