"""Words that hold no longer: struck through, beside what holds now."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.widgets import paint


class Struck(QWidget):
    """One line of text, struck through; without any it takes no room."""

    def __init__(self, size: int, colour: str, weight: int) -> None:
        super().__init__()
        self._size, self._colour, self._weight = size, colour, weight
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.hide()

    def set_text(self, text: str) -> None:
        """What held before."""
        self._text = text
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def set_size(self, size: int) -> None:
        """Changes the size of its letters."""
        self._size = size
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        wide = paint.text_width(self._text, self._size, self._weight)
        return QSize(wide, paint.line_height(self._size, self._weight))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and the line through them."""
        painter = paint.begin(self)
        paint.draw_text(painter, self.rect(), self._text, self._colour, size=self._size, weight=self._weight)
        middle = self.rect().center().y() + 1
        painter.fillRect(0, middle, self.width(), max(1, self._size // 12), QColor(self._colour))
        painter.end()
