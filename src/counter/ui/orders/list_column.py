"""The left side: a field that understands what the customer knows, chips, and the orders that fit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.orders.order_row import LEAST, OrderRow
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.state import ChipState, OrdersState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_narrow, laid_out_once, row, side_by_side
from counter.ui.widgets.text import Card, Text

_ROW = 66
_WISHED, _TALLEST = 8, 72
_FIELD = 56
_CHIPS = 4


class _Rows(QWidget):
    """As many whole rows as there is room for; `room_for` says so."""

    room_for = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says how many rows fit now."""
        super().resizeEvent(event)
        self.room_for.emit(self.fitting)

    @property
    def fitting(self) -> int:
        """How many rows fit: eight where they are tall enough for a finger, else fewer; more in a tall window."""
        room = self.height()
        return max(1, room // max(LEAST, min(_ROW, room // _WISHED)))

    @property
    def row_height(self) -> int:
        """How tall each of them is."""
        return min(_TALLEST, self.height() // self.fitting)


class ListColumn(QWidget):
    """`field` is where one types what the customer knows of the order."""

    def __init__(self, language: Language, presenter: OrdersPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._keyboard = 0
        self.field = Field(say("Number, name, amount, time"), icon="search")
        self.field.setMinimumHeight(_FIELD)
        self._clear = Button(icon="x", name=say("Clear the search"), height=_FIELD)
        self._chips = [Button(padding=tokens.GAP_12) for _ in range(_CHIPS)]
        self._keys: list[str] = [""] * _CHIPS
        self._rows = _Rows()
        self._row_layout = column(self._rows)
        self._row_layout.addStretch(1)
        self._shown: list[OrderRow] = []
        self._nothing = Text(tone="soft", wrap=True)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._page = Text(tone="soft")
        self._newer = Button(icon="chevron-up", name=say("Newer orders"), padding=tokens.GAP_12)
        self._older = Button(icon="chevron-down", name=say("Older orders"), padding=tokens.GAP_12)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = row(gap=tokens.GAP_8)
        top.addWidget(self.field, 1)
        top.addWidget(self._clear)
        self._list = Card("card")
        inner = column(self._list, margins=(1, 1, 1, 1))
        inner.addWidget(self._nothing)
        inner.addWidget(self._rows, 1)
        foot = row(gap=tokens.GAP_8, margins=(16, 4, 8, 4))
        foot.addWidget(self._page, 1)
        foot.addLayout(side_by_side([self._newer, self._older]))
        inner.addLayout(foot)
        self._layout = column(self, gap=tokens.GAP_8)
        self._layout.addLayout(top)
        self._layout.addLayout(side_by_side(self._chips, 6, stretch=(0, 0, 0, 0)))
        self._layout.addWidget(self._list, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        self.field.textChanged.connect(presenter.look_for)
        self.field.returnPressed.connect(presenter.choose_first)
        self._clear.tapped.connect(self.field.empty)
        for place, chip in enumerate(self._chips):
            chip.tapped.connect(lambda place=place: self._narrow(place))
        self._rows.room_for.connect(presenter.make_room)
        self._newer.tapped.connect(lambda: presenter.turn_page(-1))
        self._older.tapped.connect(lambda: presenter.turn_page(1))

    def _narrow(self, place: int) -> None:
        self.field.empty()
        self._presenter.narrow(self._keys[place])

    def make_room(self, tall: int) -> None:
        """Leaves so many pixels at the foot to the keyboard."""
        self._layout.setContentsMargins(0, 0, 0, tall)

    def show_state(self, state: OrdersState) -> None:
        """Shows the orders; one that is there already is changed in its place."""
        with laid_out_once(self, self._list, self._rows):
            self._show_page(state)

    def _show_page(self, state: OrdersState) -> None:
        self.field.show_text(state.typed)
        self._clear.setVisible(bool(state.typed))
        for place, (button, chip) in enumerate(zip(self._chips, state.chips, strict=False)):
            self._show_chip(place, button, chip)
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self._page.set_text(state.page)
        self._newer.setEnabled(state.newer)
        self._older.setEnabled(state.older)
        while len(self._shown) < len(state.rows):
            self._add_row(OrderRow(state.rows[len(self._shown)]))
        for place, shown in enumerate(self._shown):
            shown.setVisible(place < len(state.rows))
            if place < len(state.rows):
                shown.set_height(self._rows.row_height)
                shown.show_row(state.rows[place])

    def _show_chip(self, place: int, button: Button, chip: ChipState) -> None:
        self._keys[place] = chip.key
        button.set_text(chip.label)
        button.set_chosen(on=chip.chosen)
        is_last = place == _CHIPS - 1  # whose filter is under Make it right where three have to do
        button.setVisible(not (is_last and is_narrow(self)) or chip.chosen)

    def _add_row(self, shown: OrderRow) -> None:
        shown.tapped.connect(lambda: self._presenter.choose(shown.state.order))
        self._shown.append(shown)
        self._row_layout.insertWidget(len(self._shown) - 1, shown)
