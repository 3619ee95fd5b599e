"""The pages of the bar by their numbers, with a mark where somebody on them is late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import put

_WIDE, _GAP = 58, 6


class PageButtons(QWidget):
    """One button a page, the first at the left; in more rows where they do not fit in one. One page has none."""

    def __init__(self, language: Language, presenter: BarPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._buttons: list[Button] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @staticmethod
    def width_of(pages: int) -> int:
        """How wide so many pages are in one row, in pixels."""
        return pages * (_WIDE + _GAP) - _GAP if pages > 1 else 0

    @staticmethod
    def rows_of(pages: int, width: int) -> int:
        """In how many rows of that width so many pages fit."""
        return -(-pages // max(1, (width + _GAP) // (tokens.TARGET + _GAP)))

    def show_pages(self, chosen: int, late: Sequence[bool]) -> None:
        """Shows which page is chosen, and on which somebody is late."""
        pages = len(late) if len(late) > 1 else 0
        while len(self._buttons) > pages:
            old = self._buttons.pop()
            old.hide()
            old.deleteLater()
        while len(self._buttons) < pages:
            self._buttons.append(self._button(len(self._buttons)))
        for number, (button, marked) in enumerate(zip(self._buttons, late, strict=False), start=1):
            on = number - 1 == chosen
            name = self._language.say("Page {number}", number=number)
            button.set_text(
                str(number), name=self._language.say("{page}, somebody is late", page=name) if marked else name
            )
            button.set_icons("", "octagon-alert" if marked else "")
            button.set_chosen(on=on, otherwise=looks.LATE if marked else looks.PLAIN)
        self.setVisible(bool(pages))
        self._place()

    def _button(self, page: int) -> Button:
        button = Button(padding=tokens.GAP_8, parent=self)
        button.tapped.connect(lambda: self._presenter.show_page(page))
        button.show()
        return button

    def _place(self) -> None:
        if not self._buttons:
            return
        rows = self.rows_of(len(self._buttons), self.width())
        in_row = -(-len(self._buttons) // rows)
        wide = min(_WIDE, (self.width() + _GAP) // in_row - _GAP)
        tall = (self.height() + _GAP) // rows - _GAP
        for place, button in enumerate(self._buttons):
            down, across = divmod(place, in_row)
            put(button, QRect(across * (wide + _GAP), down * (tall + _GAP), wide, tall))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._place()
