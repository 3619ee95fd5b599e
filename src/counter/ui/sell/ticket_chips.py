"""What the customer asks of the ticket, under its head: each opens the panel of the whole ticket."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.sell.ticket_state import AskedOf
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Rule, Text

_EDGE = 16
_NOTE_EDGE = 20


class TicketChips(QWidget):
    """An allergy in red, by when they need it in amber, where it is brought, and a note below; gone without any.

    Each button has the longest words that there is room for beside the others, and as much of the row as they take.
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
        self._down = 0
        self._line = side_by_side(self._buttons, stretch=(1, 1, 1))
        self._note = Text(tone="soft", wrap=True)
        self._below = row()
        self._below.addWidget(self._note, 1)
        layout = column(self)
        layout.addLayout(self._line)
        layout.addLayout(self._below)
        layout.addWidget(Rule())
        self.fit(low=False)

    def fit(self, *, low: bool) -> None:
        """Takes the margins of a low window."""
        down = 4 if low else tokens.GAP_8
        self._down = down
        self._set_margins()

    def show_asked(self, asked: AskedOf) -> None:
        """Shows what is asked."""
        self._words = (asked.allergy, asked.needed, asked.place)
        self.setVisible(any(self._words) or bool(asked.note))
        self._note.set_text(asked.note)
        self._note.setVisible(bool(asked.note))
        self._set_margins()
        for button, words in zip(self._buttons, self._words, strict=True):
            button.setVisible(bool(words))
        self._fill()

    def _set_margins(self) -> None:
        """Around what there is: no room is kept for buttons that are not there, or for no note."""
        chips = self._down if any(self._words) else 0
        self._line.setContentsMargins(_EDGE, chips, _EDGE, chips)
        note = self._down if self._note.text() else 0
        self._below.setContentsMargins(_NOTE_EDGE, 0 if chips else note, _NOTE_EDGE, note)

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
