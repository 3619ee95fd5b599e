"""Equal places for the cards of the bar, whatever is on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_MARGIN = 16
_GAP = 14


class CardGrid(QWidget):
    """`rows` × `columns` places of one size; a widget may be put into each."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self._columns = 1
        self._placed: dict[int, QWidget] = {}

    def put(self, widgets: Sequence[QWidget], last: QWidget, columns: int) -> None:
        """Puts `widgets` into the first places, row by row, and `last` into the last one."""
        self._columns = columns
        self._placed = dict(enumerate(widgets)) | {self._rows * columns - 1: last}
        for widget in self._placed.values():
            if widget.parentWidget() is not self:
                widget.setParent(self)
        self._place()
        for widget in self._placed.values():
            widget.show()

    def _place(self) -> None:
        wide = self.width() - 2 * _MARGIN + _GAP
        tall = self.height() - 2 * _MARGIN + _GAP
        for place, widget in self._placed.items():
            down, across = divmod(place, self._columns)
            left, right = (_MARGIN + wide * edge // self._columns for edge in (across, across + 1))
            top, bottom = (_MARGIN + tall * edge // self._rows for edge in (down, down + 1))
            widget.setGeometry(QRect(left, top, right - left - _GAP, bottom - top - _GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._place()
