"""Ringing up: tiles, modifiers, ticket. Passive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.dock import Dock
from counter.ui.parts.item_grid import ItemGrid
from counter.ui.parts.search_state import SearchState
from counter.ui.parts.search_view import SearchView
from counter.ui.sell.grid_keys import GridKeys
from counter.ui.sell.order_panel_view import OrderPanel
from counter.ui.sell.panel import Panel
from counter.ui.sell.panel_state import PanelState
from counter.ui.sell.panels import panels
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.shortcuts import Shortcuts
from counter.ui.sell.sold_column import SoldColumn
from counter.ui.sell.sold_out_column import SoldOutColumn
from counter.ui.sell.sold_out_dock import SoldOutDock
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket import Ticket
from counter.ui.theme import tokens
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, follow_hand, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Ground
from counter.ui.widgets.when_wanted import WhenWanted

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_TICKET_SHARE = 0.306
_TICKET_LEAST, _TICKET_MOST = 344, 480


class RingUpView(Ground):
    """Shows the ringing-up part of a SellState.

    What a scanner types anywhere on it is rung up; what a person types opens the search. Grid, search and panels stand
    in one place, one at a time.
    """

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__("paper")
        self._language = language
        self._presenter = presenter
        self._open: Panel[Any] | None = None
        self._gap = 0
        self._keystrokes = Keystrokes(self, is_eager=True)
        self._keystrokes.scanned.connect(presenter.scan)
        self._keystrokes.typed.connect(self._look_for)
        self._make_left()
        self._ticket = Ticket(language, presenter)
        self._ticket.name_field.wanted.connect(self._ask_whose)
        self._ticket.name_field.scanned.connect(presenter.scan)
        self._sold = WhenWanted(self._make_sold)
        self._columns: list[QWidget] = []
        self._line = row(self)
        self._line.addWidget(self._left, 1)
        self._add_column(self._ticket)
        self._sold_out = WhenWanted(self._make_sold_out)
        makers = panels(language, presenter)
        self._panels = {kind: WhenWanted(partial(self._take_in, make)) for kind, make in makers.items()}
        self._shortcuts = Shortcuts(presenter, self._ticket, self._grid)

    def _make_left(self) -> None:
        """The place of grid, search and panels, and what is below it."""
        language, presenter = self._language, self._presenter
        self._keys = GridKeys(language, presenter)
        self._keys.search_wanted.connect(self._ask_what_to_find)
        self._grid = ItemGrid(language, self._keys)
        self._grid.category_chosen.connect(presenter.choose_category)
        self._grid.page_chosen.connect(presenter.grid.choose_page)
        self._grid.item_chosen.connect(presenter.choose_item)
        self._dock = Dock(language, has_more=True)
        self._dock.modifier_chosen.connect(presenter.choose_modifier)
        self._dock.note_written.connect(presenter.write_note)
        self._dock.more_wanted.connect(presenter.line_panel.open)
        self._left = QWidget()
        self._stack = column(self._left)
        self._stack.addWidget(self._grid, 1)
        self._search = WhenWanted(self._make_search)
        self._stack.addWidget(self._dock)
        self._keyboard = Keyboard(self._left, key_words(language))

    def _make_search(self) -> SearchView:
        presenter = self._presenter
        search = SearchView(self._language, presenter.search, presenter.choose_item, presenter.scan)
        search.hide()
        self._stack.insertWidget(self._stack.indexOf(self._dock), search, 1)
        self._keyboard.attend(search.field)
        self._keyboard.raise_()
        self._fit_search(search)
        return search

    def _make_sold(self) -> SoldColumn:
        sold = SoldColumn(self._language, self._presenter.last_sold, self._presenter.again, self)
        self._add_column(sold)
        sold.fit(low=is_low(self), narrow=is_narrow(self))
        self._fit_columns()
        return sold

    def _add_column(self, right: QWidget) -> None:
        self._columns.append(right)
        right.hide()
        self._line.addWidget(right)

    def _make_sold_out(self) -> tuple[SoldOutDock, SoldOutColumn]:
        dock = SoldOutDock(self._language, self._presenter.sold_out)
        dock.hide()
        self._stack.addWidget(dock)
        right = SoldOutColumn(self._language, self._presenter.sold_out)
        self._add_column(right)
        dock.fit(self._dock_height())
        self._fit_columns()
        return dock, right

    def _take_in(self, make: Callable[[], Panel[Any]]) -> Panel[Any]:
        """Makes a panel, hidden, in the grid's place."""
        panel = make()
        panel.hide()
        self._stack.insertWidget(self._stack.indexOf(self._dock), panel, 1)
        if panel.column:
            self._add_column(panel.column)
        for field in panel.fields:
            self._keyboard.attend(field)
        self._keyboard.raise_()
        panel.fit(low=is_low(self), narrow=is_narrow(self))
        self._fit_columns()
        return panel

    def in_advance(self) -> Iterable[WhenWanted[Any]]:
        """What is not made yet, first what is opened most."""
        return (self._sold, self._search, *self._panels.values(), self._sold_out)

    def show_state(self, state: SellState) -> None:
        """Shows all of it; only what differs is painted again."""
        with laid_out_once(self, self._left, self._grid):
            self._show_parts(state)

    def _show_parts(self, state: SellState) -> None:
        self._grid.show_state(state.grid)
        self._keys.show_state(state.held, is_switching=state.sold_out is not None)
        if state.sold_out:
            dock, right = self._sold_out.get()
            dock.show_state(state.sold_out.count)
            right.show_state(state.sold_out)
        if state.search:
            self._search.get().show_state(state.search)
        if state.sold:
            self._sold.get().show_state(state.sold, state.ticket.again)
        self._show_panel(state.panel)
        self._put_in_place(state)
        self._name_done(state.search)
        self._dock.show_state(state.modifiers)
        self._ticket.show_state(state.ticket)

    def _show_panel(self, state: PanelState | None) -> None:
        """Whoever types after it is gone looks for an item."""
        if state is None and self._open and any(field.hasFocus() for field in self._open.fields):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open = self._panels[type(state)].get() if state else None
        if self._open:
            self._open.show_state(state)

    def _put_in_place(self, state: SellState) -> None:
        """One thing in the grid's place, one below it, and one in the right column."""
        panel, is_switching = self._open, state.sold_out is not None
        there: dict[QWidget, bool] = {
            self._grid: state.search is None and (panel is None or panel.keeps_categories),
            self._dock: panel is None and not is_switching,
            **{each: each is panel for each in self._made_panels()},
        }
        if self._search.made:
            there[self._search.made] = state.search is not None
        right = (panel.column if panel else None) or (self._sold.get() if state.sold else self._ticket)
        if self._sold_out.made:
            dock, switches = self._sold_out.made
            there[dock] = panel is None and is_switching
            right = switches if is_switching and not (panel and panel.column) else right
        there |= {each: each is right for each in self._columns}
        self._keep_focus([part for part, is_there in there.items() if not is_there])
        for part, is_there in there.items():
            part.setVisible(is_there)
        self._grid.fold(on=panel is not None)
        self._stack.setStretchFactor(self._grid, 0 if panel else 1)
        self._stack.setSpacing(min(self._gap, tokens.GAP_12) if panel else self._gap)

    def _keep_focus(self, leaving: Sequence[QWidget]) -> None:
        """What goes with the keyboard leaves it to the page, not to whatever comes next: a scanner is heard on."""
        here = self.window().focusWidget()
        if any(part.isAncestorOf(here) for part in leaving):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_panels(self) -> list[Panel[Any]]:
        return [panel.made for panel in self._panels.values() if panel.made]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives every part its room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        gap = tokens.GAP_8 if low else (tokens.GAP_12 if narrow else tokens.GAP_24)
        dock = self._dock_height()
        self._stack.setContentsMargins(edge, edge, edge, edge)
        self._gap = gap
        self._stack.setSpacing(min(gap, tokens.GAP_12) if self._open else gap)
        self._grid.fit(low=low, narrow=narrow, gap=gap)
        self._keys.fit(narrow=narrow)
        if self._search.made:
            self._fit_search(self._search.made)
        for panel in self._made_panels():
            panel.fit(low=low, narrow=narrow)
        self._dock.fit(dock)
        if self._sold_out.made:
            self._sold_out.made[0].fit(dock)
        self._ticket.fit(low=low, narrow=narrow)
        if self._sold.made:
            self._sold.made.fit(low=low, narrow=narrow)
        self._fit_columns()

    def _fit_search(self, search: SearchView) -> None:
        """In what the on-screen keyboard leaves."""
        edge = self._stack.contentsMargins().top()
        above = self.height() - edge - self._keyboard.tall() - tokens.GAP_12
        search.fit(low=is_low(self), narrow=is_narrow(self), gap=self._gap, tall=above)

    def _dock_height(self) -> int:
        return tokens.DOCK_LOW if is_low(self) else tokens.DOCK_NARROW if is_narrow(self) else tokens.DOCK

    def _fit_columns(self) -> None:
        """What stands at the right has its share of the width; for the left hand, as in Arabic, it is at the left."""
        follow_hand(self._line, self)
        wide = round(self.width() * _TICKET_SHARE)
        for right in self._columns:
            right.setFixedWidth(max(_TICKET_LEAST, min(_TICKET_MOST, wide)))

    def _enter(self) -> None:
        """Ends what was scanned or typed; where that is nothing it presses what has the focus."""
        here = self.focusWidget()
        if self._keystrokes.is_silent and isinstance(here, Tap) and here.hasFocus():
            here.click()
        else:
            self._keystrokes.finish()

    def _name_done(self, search: SearchState | None) -> None:
        """The keyboard's last key adds the first that was found; to a name it is Done."""
        self._keyboard.name_done(search.add if search and self._search.get().field.hasFocus() else "")

    def _ask_whose(self) -> None:
        """The panel of the whole ticket, with the keyboard for the name."""
        self._presenter.order_panel.open()
        if isinstance(self._open, OrderPanel):
            self._keyboard.serve(self._open.name_field)

    def _ask_what_to_find(self) -> None:
        """By a finger: the keyboard comes along."""
        self._look_for("")
        self._keyboard.serve(self._search.get().field)

    def _look_for(self, typed: str) -> None:
        """By a real keyboard: the one on the screen stays away."""
        if typed and not typed.strip():
            return
        self._presenter.look_for(typed)
        self._search.get().begin(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to a scanner and a keyboard."""
        super().showEvent(event)
        self._keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A shortcut, a key for the panel; Enter, an arrow and Escape. What is typed otherwise is read."""
        if self._shortcuts.press(event) or (self._open and self._open.press(event)):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in ARROWS and self._grid.shows_tiles:
            self._grid.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back_to_grid()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)
