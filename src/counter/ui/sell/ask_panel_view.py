"""The panel that asks for a price or a weight: the question at the left, the keypad at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

from counter.kernel.language import Language
from counter.ui.sell.ask_panel_presenter import AskPanelPresenter
from counter.ui.sell.ask_panel_state import AskPanelState
from counter.ui.sell.panel import Panel
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_CARD_SHARE, _CARD_LEAST, _CARD_MOST = 0.385, 244, 420
_WITHIN = 18  # its edge with it
_SIZES = (40, 28, 24, 20)
_WEIGHED_MS = 200
"""How often the scale is asked while somebody looks at what it says."""


class AskPanel(Panel[AskPanelState]):
    """Tile, figures, Add: then it stands on the ticket."""

    keeps_categories = True

    def __init__(self, language: Language, presenter: AskPanelPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        back = Button(icon="arrow-left", name=say("Back to the tiles"), padding=tokens.GAP_12)
        back.tapped.connect(presenter.close)
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._question = Text(size=20, weight=tokens.BOLD)
        self._below = Text(tone="soft", wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._note = Text(tone="at_risk", weight=tokens.SEMIBOLD, wrap=True)
        self._weighing = QTimer(self, interval=_WEIGHED_MS)
        self._weighing.timeout.connect(presenter.weigh)
        self._shown = Text(size=_SIZES[0], weight=tokens.BOLD)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keypad = Keypad(say("Take the last digit back"), say("Add"))
        keypad.set_least(tokens.TARGET)
        keypad.digits.connect(presenter.type_digits)
        keypad.back.connect(presenter.delete_digit)
        keypad.next.connect(presenter.finish)
        self._card = Card()
        within = column(self._card, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        within.addWidget(self._shown)
        within.addWidget(keypad, 1)
        head = row(gap=tokens.GAP_16)
        head.addWidget(back)
        head.addWidget(self._title, 1)
        left = column(gap=tokens.GAP_8)
        left.addLayout(head)
        left.addSpacing(tokens.GAP_16)
        left.addWidget(self._question)
        left.addWidget(self._below)
        left.addWidget(self._note)
        left.addWidget(self._wrong)
        left.addStretch(1)
        body = row(self, gap=tokens.GAP_16)
        body.addLayout(left, 1)
        body.addWidget(self._card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card has its share of the width."""
        super().resizeEvent(event)
        self._card.setFixedWidth(max(_CARD_LEAST, min(_CARD_MOST, round(self.width() * _CARD_SHARE))))
        self._fit()

    def show_state(self, state: AskPanelState) -> None:
        """Shows what is said so far."""
        self._title.set_text(state.title)
        self._question.set_text(state.question)
        self._shown.set_text(state.shown)
        self._fit()
        for text, words in ((self._below, state.below), (self._note, state.note), (self._wrong, state.wrong)):
            text.set_text(words)
            text.setVisible(bool(words))
        if not state.weighs:
            self._weighing.stop()
        elif not self._weighing.isActive():
            self._weighing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the scale any more."""
        super().hideEvent(event)
        self._weighing.stop()

    def _fit(self) -> None:
        """A long amount is read to its first digit."""
        self._shown.fit_into(self._card.minimumWidth() - 2 * _WITHIN, *_SIZES)

    def press(self, event: QKeyEvent) -> bool:
        """Digits are typed, Enter adds it."""
        if event.key() == Qt.Key.Key_Backspace:
            self._presenter.delete_digit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.finish()
        elif event.text().isascii() and event.text().isdigit():
            self._presenter.type_digits(event.text())
        else:
            return False
        return True
