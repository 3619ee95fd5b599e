"""Beside the keys of a PIN: what is done with it (clock in, break, clock out), and what helps who forgot it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.app.state import Choice, PinState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column
from counter.ui.widgets.tap import Tap

_WIDE, _TALL = 284, 64


class _ChoiceButton(Tap):
    """One of them; a second tap takes it back."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(looks.PLAIN)
        self._choice = choice
        self.about = choice.key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Its words, and whether it is chosen."""
        self._choice = choice
        self.set_name(", ".join(part for part in (choice.words, choice.second) if part))
        self.mark_chosen(on=choice.chosen)
        self.set_look(looks.KEPT_ON if choice.chosen else looks.PLAIN)
        self.update()

    def content_size(self) -> QSize:
        return QSize(_WIDE, _TALL)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        choice = self._choice
        words = area.adjusted(48, 0, -12, 0)
        if choice.chosen:
            paint.draw_icon(painter, area.left() + 14, area.center().y() - 11, "check", look.ink, 24)
        first = words.adjusted(0, 10, 0, -words.height() // 2) if choice.second else words
        paint.draw_text(painter, first, choice.words, look.ink, weight=tokens.SEMIBOLD)
        second = words.adjusted(0, words.height() // 2, 0, -10)
        size = paint.fitting_size(choice.second, 16, tokens.REGULAR, second.width())
        paint.draw_text(painter, second, choice.second, tokens.SOFT, size=min(size, 14))


class _ForgotButton(Tap):
    """A quiet sentence, on two lines where one is too short."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Changes what it says."""
        self._words = words
        self.set_name(words)
        self.update()

    def content_size(self) -> QSize:
        return QSize(_WIDE, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        room, size, weight = area.adjusted(2, 0, -2, 0), 14, tokens.REGULAR
        tall = len(paint.text_lines(self._words, room.width(), size, weight, 2)) * paint.line_height(size, weight)
        room.adjust(0, (room.height() - tall) // 2, 0, 0)
        paint.draw_lines(painter, room, self._words, look.ink, size=size, weight=weight, most=2)


class PinChoices(QWidget):
    """`chosen` gives the key of what was tapped; `forgot` is a tap on what helps who forgot it."""

    chosen = Signal(str)
    forgot = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, _ChoiceButton] = {}
        self._layout = column(self, gap=tokens.GAP_8)
        self._layout.addStretch(1)
        self._forgot = _ForgotButton()
        self._forgot.tapped.connect(self.forgot)
        self._layout.addWidget(self._forgot)
        self.setFixedWidth(_WIDE)

    def show_choices(self, pin: PinState | None) -> None:
        """Shows what can be done with this PIN; nothing where none is asked for."""
        choices = pin.choices if pin else ()
        if tuple(self._buttons) != tuple(choice.key for choice in choices):
            for button in self._buttons.values():
                button.hide()
                button.deleteLater()
            self._buttons = {choice.key: self._button(choice) for choice in choices}
        for choice in choices:
            self._buttons[choice.key].show_choice(choice)
        self._forgot.set_words(pin.forgot if pin else "")
        self._forgot.setVisible(bool(pin and pin.forgot))

    def _button(self, choice: Choice) -> _ChoiceButton:
        button = _ChoiceButton(choice)
        button.tapped.connect(lambda: self.chosen.emit(choice.key))
        self._layout.insertWidget(self._layout.count() - 1, button)
        return button
