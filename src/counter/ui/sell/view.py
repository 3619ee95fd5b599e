"""The Sell page: tiles, modifiers, ticket. Passive: it shows a state and tells of taps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.held import Held
from counter.ui.sell.modifiers import Modifiers
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket import Ticket
from counter.ui.sell.tiles import Tiles
from counter.ui.theme import tokens
from counter.ui.widgets.ask_text import AskText
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Ground

_TICKET_SHARE = 0.306
_TICKET_LEAST, _TICKET_MOST = 344, 480


class SellView(Ground):
    """Shows a SellState. Its signals are what people do; ids go as objects."""

    category_chosen = Signal(str)
    item_chosen = Signal(object)
    modifier_chosen = Signal(object, object, str)
    line_chosen = Signal(object)
    fewer = Signal(object)
    more = Signal(object)
    remove = Signal(object)
    noted = Signal(object, str)
    named = Signal(str)
    to_go_chosen = Signal(bool)
    undo = Signal()
    hold = Signal()
    take_up = Signal(object)
    pay = Signal()
    cash_exact = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent)
        self._state = SellState()
        self._tiles = Tiles(language)
        self._modifiers = Modifiers(language)
        self._ticket = Ticket(language)
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
        self._note = AskText(self, language, language.say("Note for the bar"))
        self._held = Held(self, language)
        self._tell()

    def _tell(self) -> None:
        self._tiles.category_chosen.connect(self.category_chosen)
        self._tiles.item_chosen.connect(self.item_chosen)
        self._tiles.held_wanted.connect(lambda: self._held.ask(self._state.held))
        self._held.taken_up.connect(self.take_up)
        self._modifiers.modifier_chosen.connect(self._choose_modifier)
        self._modifiers.note_wanted.connect(self._ask_note)
        self._note.entered.connect(self._write_note)
        lines, ticket = self._ticket.lines, self._ticket
        lines.line_chosen.connect(self.line_chosen)
        lines.fewer.connect(self.fewer)
        lines.more.connect(self.more)
        lines.remove.connect(self.remove)
        ticket.named.connect(self.named)
        ticket.to_go_chosen.connect(self.to_go_chosen)
        ticket.undo.connect(self.undo)
        ticket.hold.connect(self.hold)
        ticket.pay.connect(self.pay)
        ticket.cash_exact.connect(self.cash_exact)

    def show_state(self, state: SellState) -> None:
        """Shows all of it; only what differs is painted again."""
        self._state = state
        self._tiles.show_state(state)
        if not self._keyboard.isVisible():
            self._modifiers.show_state(state.modifiers)
        self._ticket.show_state(state.ticket)

    def _choose_modifier(self, group_id: object, name: str) -> None:
        if self._state.modifiers:
            self.modifier_chosen.emit(self._state.modifiers.line_id, group_id, name)

    def _ask_note(self) -> None:
        if self._state.modifiers:
            self._note.ask(self._state.modifiers.note)

    def _write_note(self, text: str) -> None:
        if self._state.modifiers:
            self.noted.emit(self._state.modifiers.line_id, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the ticket its share of the width."""
        super().resizeEvent(event)
        wide = round(self.width() * _TICKET_SHARE)
        self._ticket.setFixedWidth(max(_TICKET_LEAST, min(_TICKET_MOST, wide)))
