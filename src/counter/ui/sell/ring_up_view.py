"""Ringing up: tiles, modifiers, ticket. Passive."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.dock import Dock
from counter.ui.parts.item_grid import ItemGrid
from counter.ui.sell.grid_keys import GridKeys
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.sold_out_column import SoldOutColumn
from counter.ui.sell.sold_out_dock import SoldOutDock
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket import Ticket
from counter.ui.theme import tokens
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Ground

_TICKET_SHARE = 0.306
_TICKET_LEAST, _TICKET_MOST = 344, 480


class RingUpView(Ground):
    """Shows the ringing-up part of a SellState."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__("paper")
        self._keys = GridKeys(language, presenter)
        self._grid = ItemGrid(language, self._keys)
        self._grid.category_chosen.connect(presenter.grid.choose_category)
        self._grid.page_chosen.connect(presenter.grid.choose_page)
        self._grid.item_chosen.connect(presenter.choose_item)
        self._dock = Dock(language)
        self._dock.modifier_chosen.connect(presenter.choose_modifier)
        self._dock.note_written.connect(presenter.write_note)
        self._sold_out_dock = SoldOutDock(language, presenter.sold_out)
        self._sold_out = SoldOutColumn(language, presenter.sold_out)
        self._ticket = Ticket(language, presenter)
        left = QWidget()
        self._stack = column(left)
        self._stack.addWidget(self._grid, 1)
        self._stack.addWidget(self._dock)
        self._stack.addWidget(self._sold_out_dock)
        line = row(self)
        line.addWidget(left, 1)
        line.addWidget(self._ticket)
        line.addWidget(self._sold_out)
        self._keyboard = Keyboard(left, key_words(language))
        self._keyboard.attend(self._ticket.name_field)

    def show_state(self, state: SellState) -> None:
        """Shows all of it; only what differs is painted again."""
        self._grid.show_state(state.grid)
        self._keys.show_state(state.held, is_switching=state.sold_out is not None)
        for selling, switching in ((self._dock, self._sold_out_dock), (self._ticket, self._sold_out)):
            selling.setVisible(state.sold_out is None)
            switching.setVisible(state.sold_out is not None)
        if state.sold_out:
            self._sold_out_dock.show_state(state.sold_out.count)
            self._sold_out.show_state(state.sold_out)
        self._dock.show_state(state.modifiers)
        self._ticket.show_state(state.ticket)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the ticket its share of the width, and every part its height."""
        super().resizeEvent(event)
        wide = round(self.width() * _TICKET_SHARE)
        for right in (self._ticket, self._sold_out):
            right.setFixedWidth(max(_TICKET_LEAST, min(_TICKET_MOST, wide)))
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        gap = tokens.GAP_8 if low else (tokens.GAP_12 if narrow else tokens.GAP_24)
        dock = tokens.DOCK_LOW if low else (tokens.DOCK_NARROW if narrow else tokens.DOCK)
        self._stack.setContentsMargins(edge, edge, edge, edge)
        self._stack.setSpacing(gap)
        self._grid.fit(low=low, narrow=narrow, gap=gap)
        self._keys.fit(narrow=narrow)
        for below in (self._dock, self._sold_out_dock):
            below.fit(dock)
        self._ticket.fit(low=low)
