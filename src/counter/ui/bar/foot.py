"""What stands below the cards: what is to make, the pages, and the buttons of the whole bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.bar.measures import Measures
from counter.ui.bar.page_buttons import PageButtons
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import BarState
from counter.ui.bar.totals import Totals
from counter.ui.bar.whole_bar_buttons import WholeBarButtons
from counter.ui.theme import tokens
from counter.ui.widgets.direction import is_left_handed, put

_NARROW = 1200
_TOTALS, _TOTALS_NARROW = 280, 240
_GAP = 10
_ROW_GAP = 6


class Foot(QWidget):
    """One row; where there are many pages they have rows of their own above it."""

    def __init__(self, language: Language, presenter: BarPresenter, *, width: int, measures: Measures) -> None:
        super().__init__()
        self._narrow, self._tall = width < _NARROW, measures.bottom
        self.totals = Totals(language)
        self._pages = PageButtons(language, presenter)
        self.whole_bar = WholeBarButtons(presenter, narrow=self._narrow, height=measures.bottom)
        self._page_rows = 0
        for part in (self.totals, self._pages, self.whole_bar):
            part.setParent(self)

    @staticmethod
    def is_narrow(width: int) -> bool:
        """Whether its buttons have no room for icons."""
        return width < _NARROW

    def rows_for(self, pages: int, width: int) -> int:
        """How many rows of their own so many pages need; none where they fit beside the rest."""
        beside = width - self.whole_bar.wide - 2 * _GAP - self._totals_wide(width)
        return 0 if PageButtons.width_of(pages) <= beside else PageButtons.rows_of(pages, width)

    def _totals_wide(self, width: int) -> int:
        """How wide what is to make is beside pages: the same however many there are, and whatever the buttons say."""
        return _TOTALS_NARROW if self._narrow else _TOTALS + max(0, width - _NARROW) // 2

    def height_for(self, page_rows: int) -> int:
        """How tall it is with so many rows of pages."""
        return self._tall + page_rows * (tokens.TARGET + _ROW_GAP)

    def show_bar(self, state: BarState) -> None:
        """Shows the totals and the whole bar; `rows_for` counts on them."""
        self.totals.show_totals(state.to_make)
        self.whole_bar.show_whole(state.whole)

    def show_pages(self, page: int, late: Sequence[bool], page_rows: int) -> None:
        """Shows which page is chosen, in so many rows of their own; on those that are `late` somebody is."""
        self._pages.show_pages(page, late)
        self._page_rows = page_rows
        self._place(len(late))

    def _place(self, pages: int) -> None:
        """Pages begin at one place, whatever how many there are: no number moves under a finger."""
        buttons, is_left = self.whole_bar.wide, is_left_handed(self)
        top = self.height() - self._tall
        put(self.whole_bar, QRect(self.width() - buttons, top, buttons, self._tall), left_hand=is_left)
        totals = room = self.width() - buttons - _GAP
        if self._page_rows:
            put(self._pages, QRect(0, 0, self.width(), top - _ROW_GAP), left_hand=is_left)
        elif pages > 1:
            totals = self._totals_wide(self.width())
            put(self._pages, QRect(totals + _GAP, top, room - totals - _GAP, self._tall), left_hand=is_left)
        put(self.totals, QRect(0, top, totals, self._tall), left_hand=is_left)
