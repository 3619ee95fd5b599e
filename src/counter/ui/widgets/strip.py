"""The strip under the top bar: what the shop has to say, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.theme import icons, looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.text import Card, Text


@dataclass(frozen=True, slots=True)
class Action:
    """What the strip offers: its word and what happens on a tap."""

    word: str
    act: Callable[[], None]


_TONES: dict[str, tuple[str, Look]] = {
    "at_risk": (tokens.AT_RISK_TEXT, looks.AT_RISK),
    "late": (tokens.LATE, looks.LATE),
    "info": (tokens.ON_TIME, looks.PLAIN),
    "crema": (tokens.CREMA, looks.PLAIN),
}


class Strip(Card):
    """One sentence with its icon and actions. It pushes the content down while it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("strip_at_risk", parent)
        self._icon = QLabel()
        self._words = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._buttons: list[Button] = []
        self._line = row(self, margins=(16, 0, 10, 0))
        self._line.addWidget(self._icon)
        self._line.addSpacing(12)
        self._line.addWidget(self._words, 1)
        self.setMinimumHeight(52)
        self.hide()

    def show_message(
        self, text: str, *, tone: str = "at_risk", icon: str = "info", actions: tuple[Action, ...] = ()
    ) -> None:
        """Shows `text` in a tone (at_risk, late, info, crema) until it is cleared or replaced."""
        colour, look = _TONES[tone]
        self.set_panel(f"strip_{tone}")
        self._icon.setPixmap(icons.picture(icon, colour, 22))
        self._words.set_tone("on_time" if tone == "info" else tone)
        self._words.set_text(text)
        self._offer(actions, look)
        self.setAccessibleName(text)
        self.show()

    def hide_message(self) -> None:
        """Gives the place back to the content."""
        self.hide()
        self._offer((), looks.PLAIN)

    def _offer(self, actions: tuple[Action, ...], look: Look) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(action, look) for action in actions]
        for button in self._buttons:
            self._line.addWidget(button)

    @staticmethod
    def _button(action: Action, look: Look) -> Button:
        button = Button(action.word, look=look, height=40)
        button.setContentsMargins(6, 5, 6, 6)
        button.tapped.connect(action.act)
        return button
