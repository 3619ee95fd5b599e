"""The panel of another price: why at the left, the keypad at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.sell.build_price_panel import REASONS
from counter.ui.sell.panel import Panel
from counter.ui.sell.price_panel_presenter import PricePanelPresenter
from counter.ui.sell.price_panel_state import PricePanelState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad, grid_of
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_CARD_SHARE, _CARD_LEAST, _CARD_MOST = 0.385, 244, 420
_WITHIN = 18  # its edge with it
_SIZES = (40, 28, 24, 20)
_TALL = 56


class PricePanel(Panel[PricePanelState]):
    """A price, a reason; beyond what is theirs the right column asks for a PIN."""

    def __init__(self, language: Language, presenter: PricePanelPresenter) -> None:
        super().__init__()
        say = language.say
        self._language = language
        self._presenter = presenter
        self._state: PricePanelState | None = None
        back = Button(icon="arrow-left", name=say("Back to the line"), padding=tokens.GAP_12)
        back.tapped.connect(presenter.close)
        self._title = Text(size=28, weight=tokens.BOLD)
        self._listed = Text(tone="soft", wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._taken = Button()
        self._taken.tapped.connect(presenter.take_back)
        self._reasons = [self._reason(place) for place in range(len(REASONS))]
        self._other = Button(height=_TALL)
        self._other.tapped.connect(self._ask_reason)
        self._ask = AskText(self, language, say("Why?"))
        self._ask.entered.connect(self._give_reason)
        self._shown = Text(size=_SIZES[0], weight=tokens.BOLD)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keypad = Keypad(say("Take the last digit back"), say("OK"))
        keypad.next.connect(presenter.finish)
        keypad.set_least(tokens.TARGET)
        keypad.digits.connect(presenter.type_digits)
        keypad.back.connect(presenter.delete_digit)
        self._card = Card()
        within = column(self._card, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        within.addWidget(self._shown)
        within.addWidget(keypad, 1)
        head = row(gap=tokens.GAP_16)
        head.addWidget(back)
        head.addWidget(self._title, 1)
        left = column(gap=tokens.GAP_8)
        left.addWidget(Text(say("What does one cost?"), size=20, weight=tokens.BOLD))
        left.addWidget(self._listed)
        left.addWidget(self._wrong)
        left.addSpacing(tokens.GAP_16)
        left.addWidget(Text(say("Why?"), size=20, weight=tokens.BOLD))
        left.addLayout(grid_of([*self._reasons, self._other], columns=2, gap=tokens.GAP_8))
        left.addSpacing(tokens.GAP_8)
        left.addWidget(self._taken)
        left.addStretch(1)
        body = row(gap=tokens.GAP_16)
        body.addLayout(left, 1)
        body.addWidget(self._card)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(head)
        layout.addLayout(body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card has its share of the width."""
        super().resizeEvent(event)
        self._card.setFixedWidth(max(_CARD_LEAST, min(_CARD_MOST, round(self.width() * _CARD_SHARE))))
        self._fit()

    def show_state(self, state: PricePanelState) -> None:
        """Shows what is said so far."""
        self._state = state
        self._title.set_text(state.title)
        self._listed.set_text(state.listed)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self._shown.set_text(state.shown)
        self._fit()
        for button, reason in zip(self._reasons, state.reasons, strict=True):
            button.set_text(reason.words)
            button.set_chosen(on=reason.chosen)
        self._other.set_text(state.other_reason or self._language.say("Other"))
        self._other.set_chosen(on=bool(state.other_reason))
        self._taken.set_text(state.taken)
        self._taken.setVisible(bool(state.taken))

    def _reason(self, place: int) -> Button:
        button = Button(height=_TALL)
        button.tapped.connect(lambda: self._give_reason(self._state.reasons[place].words if self._state else ""))
        return button

    def _ask_reason(self) -> None:
        self._ask.ask(self._state.other_reason if self._state else "")

    def _give_reason(self, reason: str) -> None:
        self._ask.shut()
        if reason:
            self._presenter.give_reason(reason)

    def _fit(self) -> None:
        """A long amount is read to its first digit."""
        self._shown.fit_into(self._card.minimumWidth() - 2 * _WITHIN, *_SIZES)

    def press(self, event: QKeyEvent) -> bool:
        """Digits are the price."""
        if event.key() == Qt.Key.Key_Backspace:
            self._presenter.delete_digit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.finish()
        elif event.text().isascii() and event.text().isdigit():
            self._presenter.type_digits(event.text())
        else:
            return False
        return True
