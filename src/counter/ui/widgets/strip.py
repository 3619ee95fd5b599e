"""The strip under the top bar: what the shop has to say, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
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
    "calm": (tokens.INK, looks.PLAIN),
}
_WORDS = {"info": "on_time", "calm": "ink"}
"""What words of a tone are called where they are not called as it is."""


class Strip(Card):
    """One sentence with its icon and actions. It pushes the content down while it is there.

    It is at least `least` pixels high, its keys 12 less. `moves` says that it is about to come or go.
    """

    moves = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 52) -> None:
        super().__init__("strip_at_risk", parent)
        self._least = least
        self._icon = QLabel()
        self._words = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._buttons: list[Button] = []
        self._line = row(self, margins=(16, 0, 10, 0))
        self._line.addWidget(self._icon)
        self._line.addSpacing(12)
        self._line.addWidget(self._words, 1)
        self._more = Text(tone="soft", wrap=True)
        self._gap = QWidget()
        self._gap.setFixedWidth(tokens.GAP_16)
        for part, share in ((self._gap, 0), (self._more, 1)):
            self._line.addWidget(part, share)
            part.hide()
        self.setMinimumHeight(least)
        self.hide()

    def show_message(
        self,
        text: str,
        *,
        more: str = "",
        tone: str = "at_risk",
        icon: str = "info",
        actions: tuple[Action, ...] = (),
    ) -> None:
        """Shows `text` in a tone (at_risk, late, info, crema, calm), `more` beside it, until it is cleared or replaced.

        With `more` the text stands on one line.
        """
        colour, look = _TONES[tone]
        self.set_panel(f"strip_{tone}")
        self._icon.setPixmap(icons.picture(icon, colour, 22))
        self._words.set_tone(_WORDS.get(tone, tone))
        self._words.set_text(text)
        self._words.setWordWrap(not more)
        self._line.setStretchFactor(self._words, 0 if more else 1)
        self._more.set_text(more)
        for part in (self._gap, self._more):
            part.setVisible(bool(more))
        self._offer(actions, look)
        self.setAccessibleName(f"{text} {more}".strip())
        if self.isHidden():
            self.moves.emit()
        self.show()

    def set_least(self, least: int) -> None:
        """It is at least so many pixels high from its next message on."""
        self._least = least
        self.setMinimumHeight(least)

    def hide_message(self) -> None:
        """Gives the place back to the content."""
        if not self.isHidden():
            self.moves.emit()
        self.hide()
        self._offer((), looks.PLAIN)

    def _offer(self, actions: tuple[Action, ...], look: Look) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(action, look) for action in actions]
        for button in self._buttons:
            self._line.addWidget(button)

    def _button(self, action: Action, look: Look) -> Button:
        button = Button(action.word, look=look, height=self._least - 12)
        button.setContentsMargins(6, 5, 6, 6)
        button.tapped.connect(action.act)
        return button
