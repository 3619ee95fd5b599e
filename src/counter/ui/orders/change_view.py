"""The change of a placed order on screen: the grid of Sell at the left, the order as it will be on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.orders.change_column import ChangeColumn
from counter.ui.orders.change_presenter import ChangePresenter
from counter.ui.orders.change_state import WHAT_IT_COSTS, WHAT_IT_WEIGHS, ChangeState
from counter.ui.orders.change_why import WhyDock
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.dock import Dock
from counter.ui.parts.item_grid import ItemGrid
from counter.ui.parts.search_state import SearchState
from counter.ui.parts.search_view import SearchView
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Card, Ground, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_SHARE, _LEAST, _MOST = 0.306, 344, 480
_STRIP, _STRIP_LOW = 60, 52


class ChangeView(Ground):
    """Shows a ChangeState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: ChangePresenter) -> None:
        super().__init__("paper")
        self._language, self._presenter = language, presenter
        say = language.say
        self._whose, self._what = Text(weight=tokens.BOLD), Text(wrap=True)
        self._leave = Button(say("Leave it as it was"))
        self._leave.tapped.connect(presenter.leave)
        find = Button(icon="search", name=say("Search"), padding=tokens.GAP_12)
        find.tapped.connect(self._ask_what_to_find)
        self._keystrokes = Keystrokes(self, is_eager=True)
        self._keystrokes.scanned.connect(presenter.scan)
        self._keystrokes.typed.connect(self._look_for)
        self._grid = ItemGrid(language, find)
        self._grid.category_chosen.connect(presenter.grid.choose_category)
        self._grid.page_chosen.connect(presenter.grid.choose_page)
        self._grid.item_chosen.connect(presenter.choose_item)
        self._dock = Dock(language)
        self._dock.modifier_chosen.connect(presenter.choose_modifier)
        self._dock.note_written.connect(presenter.write_note)
        self._search = WhenWanted(self._make_search)
        self._why = WhyDock(language, presenter)
        self._column = ChangeColumn(presenter)
        self._lay_out()
        self._keyboard = Keyboard(self._left_side, key_words(language))
        self._asks = {words: AskText(self, language, words) for words in (say(WHAT_IT_COSTS), say(WHAT_IT_WEIGHS))}
        for asks in self._asks.values():
            asks.entered.connect(presenter.answer)
            asks.left.connect(presenter.stop_asking)
        self._asked = ""
        InAdvance(self, (self._search,))
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
        self._left_side = left = QWidget()
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
        self._show_search(state.search)
        self._show_question(state.asks)
        self._dock.show_state(state.modifiers)
        self._dock.setVisible(state.why is None)
        self._why.setVisible(state.why is not None)
        if state.why:
            self._why.show_state(state.why)
        self._column.show_state(state)

    def _show_search(self, search: SearchState | None) -> None:
        """In the grid's place; whoever closes it types to the page again."""
        if search is None and self._search.made:
            if self._search.made.field.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.made.hide()
        if search is not None:
            self._search.get().show_state(search)
            self._search.get().show()
        self._grid.setVisible(search is None)
        self._keyboard.name_done(search.add if search and self._search.get().field.hasFocus() else "")

    def _show_question(self, asked: str) -> None:
        if self._asked and asked != self._asked:
            self._asks[self._asked].shut()
        if asked and asked != self._asked:
            self._asks[asked].ask()
        self._asked = asked

    def _ask_what_to_find(self) -> None:
        """By a finger: the keyboard comes along."""
        self._look_for("")
        self._keyboard.serve(self._search.get().field)

    def _look_for(self, typed: str) -> None:
        if not typed or typed.strip():
            self._presenter.search.open(typed)
            self._search.get().begin(typed)

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
        if self._search.made:
            self._fit_search(self._search.made)
        self._dock.fit(dock)
        self._why.fit(dock, narrow=narrow)
        self._column.fit(low=low, narrow=narrow)

    def _make_search(self) -> SearchView:
        presenter = self._presenter
        search = SearchView(self._language, presenter.search, presenter.choose_item, presenter.scan)
        search.hide()
        self._left.insertWidget(1, search, 1)
        self._keyboard.attend(search.field)
        self._keyboard.raise_()
        self._fit_search(search)
        return search

    def _fit_search(self, search: SearchView) -> None:
        """In what the on-screen keyboard leaves."""
        edge = self._left.contentsMargins().top()
        above = self._left_side.height() - edge - self._keyboard.tall() - tokens.GAP_12
        search.fit(low=is_low(self), narrow=is_narrow(self), gap=self._left.spacing(), tall=above)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the keyboard."""
        super().showEvent(event)
        self._keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the search, or leaves the order as it was; Enter ends a scan; what is typed is looked for."""
        if event.key() == Qt.Key.Key_Escape and self._search.made and self._search.made.isVisible():
            self._presenter.search.close()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keystrokes.finish()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)

    def _enter_reason(self, reason: str) -> None:
        if reason:
            self._ask.shut()
            self._presenter.say_why(reason)
