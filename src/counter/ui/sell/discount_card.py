"""The right card of a discount: who may give it, whose PIN it waits for, or another amount while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.yes_panel import YesPanel
from counter.ui.sell.discount_panel_presenter import DiscountPanelPresenter
from counter.ui.sell.discount_panel_state import DiscountPanelState, TypedState
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text


class DiscountCard(Card):
    """One of the three at a time, under its heading."""

    def __init__(self, language: Language, presenter: DiscountPanelPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._pill, self._mark, self._title = Card("needs"), QLabel(), Text(size=14, weight=tokens.SEMIBOLD)
        pill = row(self._pill, gap=tokens.GAP_8, margins=(10, 4, 12, 4))
        pill.addWidget(self._mark)
        pill.addWidget(self._title)
        self._says = Text(wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._yes = YesPanel(language, presenter.yes)
        self._typing = _Typing(language, presenter)
        self._taken = Button()
        self._taken.tapped.connect(presenter.take_back)
        self._layout = layout = column(self, gap=tokens.GAP_12)
        layout.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._says)
        layout.addWidget(self._wrong)
        layout.addWidget(self._taken)
        layout.addWidget(self._typing, 1)
        layout.addWidget(self._yes, 1)
        layout.addStretch(0)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)
        self._at_foot = column(self._rest)
        self._at_foot.addStretch(1)

    def stand_at_foot(self, part: QWidget) -> None:
        """Below what it says there is `part`, while nothing is asked."""
        self._at_foot.addWidget(part)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        across = tokens.GAP_12 if narrow or low else 20
        self._layout.setContentsMargins(across, across, across, across)
        self._layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._yes.fit(low=low)

    def show_state(self, state: DiscountPanelState) -> None:
        """Shows who may give it."""
        icon, colour = ("triangle-alert", tokens.AT_RISK_INK) if state.needs else ("circle-check", tokens.ON_TIME)
        self._pill.set_panel("needs" if state.needs else "on_time")
        self._mark.setPixmap(icons.picture(icon, colour, 16))
        self._title.set_text(state.title)
        self._title.set_tone("ink" if state.needs else "on_time")
        self._says.set_text(state.says)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self._taken.set_text(state.taken)
        self._taken.setVisible(bool(state.taken) and not state.needs and state.typed is None)
        self._rest.setVisible(state.yes is None and state.typed is None)
        self._yes.show_state(state.yes)
        self._yes.setVisible(state.yes is not None)
        self._typing.setVisible(state.typed is not None and state.yes is None)
        if state.typed:
            self._typing.show_state(state.typed)

    def press(self, event: QKeyEvent) -> bool:
        """A digit, or one that takes it back, where digits are typed."""
        if self._yes.isVisible():
            return self._yes.press(event)
        if not self._typing.isVisible():
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._presenter.delete_digit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.finish_typing()
        elif event.text().isascii() and event.text().isdigit():
            self._presenter.type_digits(event.text())
        else:
            return False
        return True


class _Typing(QWidget):
    """Another percentage or amount."""

    def __init__(self, language: Language, presenter: DiscountPanelPresenter) -> None:
        super().__init__()
        say = language.say
        self._unit = Segment(["%", ""])
        self._unit.chosen.connect(lambda place: presenter.type_in_percent(on=place == 0))
        self._shown = Text(size=28, weight=tokens.BOLD)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keypad = Keypad(say("Take the last digit back"), say("OK"))
        keypad.set_least(tokens.TARGET)
        keypad.digits.connect(presenter.type_digits)
        keypad.back.connect(presenter.delete_digit)
        keypad.next.connect(presenter.finish_typing)
        line = row(gap=tokens.GAP_8)
        line.addWidget(self._unit)
        line.addWidget(self._shown, 1)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(line)
        layout.addWidget(keypad, 1)

    def show_state(self, state: TypedState) -> None:
        self._unit.show_words(("%", state.unit))
        self._unit.show_chosen(0 if state.in_percent else 1)
        self._shown.set_text(state.shown)
