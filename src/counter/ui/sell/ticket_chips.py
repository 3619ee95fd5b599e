"""What the customer asks of the ticket, under its head: each opens the panel of the whole ticket."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.ui.sell.ticket_state import AskedOf
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side
from counter.ui.widgets.text import Rule


class TicketChips(QWidget):
    """An allergy in red, by when they need it in amber, where it is brought; gone while there is nothing of it."""

    tapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._allergy = Button(icon="nut-off", look=looks.ALLERGY, padding=tokens.GAP_8)
        self._needed = Button(icon="hourglass", look=looks.NEEDED, padding=tokens.GAP_8)
        self._place = Button(icon="map-pin", padding=tokens.GAP_8)
        self._buttons = (self._allergy, self._needed, self._place)
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
        self._line.setContentsMargins(16, down, 16, down)

    def show_asked(self, asked: AskedOf) -> None:
        """Shows what is asked."""
        words = (asked.allergy, asked.needed, asked.place)
        self.setVisible(any(words))
        for button, each in zip(self._buttons, words, strict=True):
            button.setVisible(bool(each))
            button.set_text(each)
