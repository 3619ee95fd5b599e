"""What the customer asks of the ticket, under its head: each opens the panel of the whole ticket."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.sell.ticket_state import AskedOf
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side
from counter.ui.widgets.text import Rule

_EDGE = 16


class TicketChips(QWidget):
    """An allergy in red, by when they need it in amber, where it is brought; gone while there is nothing of it.

    Each has the longest words that there is room for beside the others, and as much of the row as they take.
    """

    tapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._allergy = Button(icon="nut-off", look=looks.ALLERGY, padding=tokens.GAP_8)
        self._needed = Button(icon="hourglass", look=looks.NEEDED, padding=tokens.GAP_8)
        self._place = Button(icon="map-pin", padding=tokens.GAP_8)
        self._buttons = (self._allergy, self._needed, self._place)
        self._words: tuple[tuple[str, ...], ...] = ((), (), ())
        for button in self._buttons:
            button.tapped.connect(self.tapped)
        self._line = side_by_side(self._buttons, stretch=(1, 1, 1))
        layout = column(self)
        layout.addLayout(self._line)
        layout.addWidget(Rule())
        self.fit(low=False)

    def fit(self, *, low: bool) -> None:
        """Takes the margins of a low window."""
        down = 4 if low else tokens.GAP_8
        self._line.setContentsMargins(_EDGE, down, _EDGE, down)

    def show_asked(self, asked: AskedOf) -> None:
        """Shows what is asked."""
        self._words = (asked.allergy, asked.needed, asked.place)
        self.setVisible(any(self._words))
        for button, words in zip(self._buttons, self._words, strict=True):
            button.setVisible(bool(words))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what fits."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        there = [(place, words) for place, words in enumerate(self._words) if words]
        for much in range(max((len(words) for _, words in there), default=0)):
            if self._put([(place, words[min(much, len(words) - 1)]) for place, words in there]):
                break
        for place, words in there:
            button = self._buttons[place]
            button.set_text(button.label, name=words[0])

    def _put(self, there: Sequence[tuple[int, str]]) -> bool:
        """Puts these words on the buttons of these places; whether none of them is cut."""
        for place, words in there:
            self._buttons[place].set_text(words)
            self._line.setStretch(place, self._buttons[place].least_width)
        gaps = 2 * _EDGE + tokens.GAP_8 * (len(there) - 1)
        return sum(self._buttons[place].least_width for place, _ in there) + gaps <= self.width()
