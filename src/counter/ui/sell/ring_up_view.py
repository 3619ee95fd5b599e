"""Ringing up: tiles, modifiers, ticket. Passive."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.modifiers import Modifiers
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket import Ticket
from counter.ui.sell.tiles import Tiles
from counter.ui.theme import tokens
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Ground

_TICKET_SHARE = 0.306
_TICKET_LEAST, _TICKET_MOST = 344, 480


class RingUpView(Ground):
    """Shows the ringing-up part of a SellState."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__("paper")
        self._state = SellState()
        self._tiles = Tiles(language, presenter)
        self._modifiers = Modifiers(language, presenter)
        self._ticket = Ticket(language, presenter)
        left = QWidget()
        stack = column(left, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        stack.addWidget(self._tiles, 1)
        stack.addWidget(self._modifiers)
        line = row(self)
        line.addWidget(left, 1)
        line.addWidget(self._ticket)
        self._keyboard = Keyboard(left, key_words(language))
        self._keyboard.attend(self._ticket.name_field)
        self._keyboard.served.connect(self._modifiers.hide)  # it lies over them
        self._keyboard.finished.connect(lambda: self._modifiers.show_state(self._state.modifiers))

    def show_state(self, state: SellState) -> None:
        """Shows all of it; only what differs is painted again."""
        self._state = state
        self._tiles.show_state(state)
        if not self._keyboard.isVisible():
            self._modifiers.show_state(state.modifiers)
        self._ticket.show_state(state.ticket)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the ticket its share of the width."""
        super().resizeEvent(event)
        wide = round(self.width() * _TICKET_SHARE)
        self._ticket.setFixedWidth(max(_TICKET_LEAST, min(_TICKET_MOST, wide)))
