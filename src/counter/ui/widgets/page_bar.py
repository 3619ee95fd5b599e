"""The pages of a grid in one bar of full width: direct, not one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.direction import put
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.segment import Part

_LEAST = 64
"""The least width of a part, in pixels."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page is called: `words` where there is room for them, else `number`; `name` is read out."""

    number: str
    words: str
    name: str


class PageBar(QWidget):
    """`chosen` gives the page that was tapped, from 0. A bar of one page is empty and keeps its place.

    Where not all pages fit, arrows at both ends lead on to the next ones.
    """

    chosen = Signal(int)

    def __init__(self, earlier: str, later: str) -> None:
        """`earlier` and `later` are the accessible names of the arrows."""
        super().__init__()
        make_one_stop(self)
        self._pages: tuple[PageWords, ...] = ()
        self._page = 0
        self._leads_to: list[int] = []
        self._parts: list[Part] = []
        self._arrow_names = {"chevron-left": earlier, "chevron-right": later}

    def show_pages(self, pages: Sequence[PageWords], page: int) -> None:
        """Shows these pages, of which `page` is the chosen one."""
        if (tuple(pages), page) != (self._pages, self._page):
            self._pages, self._page = tuple(pages), page
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what fits."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        count = len(self._pages) if len(self._pages) > 1 else 0
        most = max(self.width() // _LEAST, 3)
        if count <= most:
            shown, arrows = range(count), False
        else:
            first = self._page // (most - 2) * (most - 2)
            shown, arrows = range(first, min(first + most - 2, count)), True
        places: list[tuple[int, str]] = [(page, "") for page in shown]
        if arrows:
            places = [(shown[0] - 1, "chevron-left"), *places, (shown[-1] + 1, "chevron-right")]
        self._show(places, self._words_fit(len(places)))

    def _words_fit(self, parts: int) -> bool:
        room = self.width() // max(parts, 1) - 2 * tokens.GAP_12
        return all(paint.text_width(page.words, 16, tokens.SEMIBOLD) <= room for page in self._pages)

    def _show(self, places: list[tuple[int, str]], words_fit: bool) -> None:  # noqa: FBT001 - found just before
        while len(self._parts) < len(places):
            self._parts.append(self._part(len(self._parts)))
        self._leads_to = [page for page, _icon in places]
        for number, part in enumerate(self._parts):
            part.setVisible(number < len(places))
            if number < len(places):
                self._fill(part, *places[number], words_fit=words_fit)
                part.set_ends(first=number == 0, last=number == len(places) - 1)
                step = self.width() / len(places)
                left, right = round(number * step), round((number + 1) * step)
                put(part, QRect(left, 0, right - left, self.height()))

    def _fill(self, part: Part, page: int, icon: str, *, words_fit: bool) -> None:
        part.setEnabled(0 <= page < len(self._pages))
        part.set_icons(icon)
        if icon:
            part.set_text("", name=self._arrow_names[icon])
        else:
            words = self._pages[page]
            part.set_text(words.words if words_fit else words.number, name=words.name)
        part.set_chosen(on=page == self._page)

    def _part(self, number: int) -> Part:
        part = Part(parent=self)
        part.tapped.connect(lambda: self.chosen.emit(self._leads_to[number]))
        return part
