"""The change of a placed order on screen: the grid of Sell at the left, the order as it will be on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.orders.change_column import ChangeColumn
from counter.ui.orders.change_presenter import ChangePresenter
from counter.ui.orders.change_state import ChangeState
from counter.ui.orders.change_why import WhyDock
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.dock import Dock
from counter.ui.parts.item_grid import ItemGrid
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Card, Ground, Text

_SHARE, _LEAST, _MOST = 0.306, 344, 480
_STRIP, _STRIP_LOW = 60, 52


class ChangeView(Ground):
    """Shows a ChangeState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: ChangePresenter) -> None:
        super().__init__("paper")
        self._presenter = presenter
        say = language.say
        self._whose, self._what = Text(weight=tokens.BOLD), Text(wrap=True)
        self._leave = Button(say("Leave it as it was"))
        self._leave.tapped.connect(presenter.leave)
        self._grid = ItemGrid(language, QWidget())
        self._grid.category_chosen.connect(presenter.grid.choose_category)
        self._grid.page_chosen.connect(presenter.grid.choose_page)
        self._grid.item_chosen.connect(presenter.choose_item)
        self._dock = Dock(language)
        self._dock.modifier_chosen.connect(presenter.choose_modifier)
        self._dock.note_written.connect(presenter.write_note)
        self._why = WhyDock(language, presenter)
        self._column = ChangeColumn(presenter)
        self._lay_out()
        self._ask = AskText(self, language, say("Why does it come off?"))
        self._ask.entered.connect(self._enter_reason)
        self._why.other.tapped.connect(self._ask.ask)

    def _lay_out(self) -> None:
        self._strip = Card("strip_crema")
        mark = QLabel()
        mark.setPixmap(icons.picture("pencil", tokens.CREMA, 22))
        strip = row(self._strip, gap=tokens.GAP_8, margins=(16, 0, 16, 0))
        strip.addWidget(mark)
        strip.addSpacing(tokens.GAP_4)
        strip.addWidget(self._whose)
        strip.addWidget(self._what, 1)
        strip.addWidget(self._leave)
        left = QWidget()
        self._left = column(left)
        self._left.addWidget(self._grid, 1)
        self._left.addWidget(self._dock)
        self._left.addWidget(self._why)
        line = row()
        line.addWidget(left, 1)
        line.addWidget(self._column)
        page = column(self)
        page.addWidget(self._strip)
        page.addLayout(line, 1)

    def show_state(self, state: ChangeState) -> None:
        """Shows the change as far as it is."""
        self._whose.set_text(state.whose)
        self._what.set_text(state.refused or state.what)
        self._what.set_tone("late" if state.refused else "ink")
        self._strip.setAccessibleName(f"{state.whose} {state.refused or state.what}")
        self._grid.show_state(state.grid)
        self._dock.show_state(state.modifiers)
        self._dock.setVisible(state.why is None)
        self._why.setVisible(state.why is not None)
        if state.why:
            self._why.show_state(state.why)
        self._column.show_state(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the order its share of the width, and every part its height."""
        super().resizeEvent(event)
        self._column.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        gap = tokens.GAP_8 if low else (tokens.GAP_12 if narrow else tokens.GAP_24)
        dock = tokens.DOCK_LOW if low else tokens.DOCK
        self._strip.setFixedHeight(_STRIP_LOW if low else _STRIP)
        self._left.setContentsMargins(edge, edge, edge, edge)
        self._left.setSpacing(gap)
        self._grid.fit(low=low, narrow=narrow, gap=gap)
        self._dock.fit(dock)
        self._why.fit(dock, narrow=narrow)
        self._column.fit(low=low, narrow=narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the keyboard."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the order as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)

    def _enter_reason(self, reason: str) -> None:
        if reason:
            self._ask.shut()
            self._presenter.say_why(reason)
