"""A receipt as a code that a telephone reads, on the till and on the customer display."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.paper.qr import QUIET, qr_modules
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.direction import never_turn

_CODE = 300


class CodeView(QWidget):
    """A text as a code, as large as there is room; hidden while there is none. It is read out as its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        never_turn(self)
        self._text = ""
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.hide()

    def sizeHint(self) -> QSize:
        """Room for most of them."""
        return QSize(_CODE, _CODE)

    def show_code(self, text: str) -> None:
        """Shows the code of a text, or of "" none."""
        self.setVisible(bool(text))
        if text and text != self._text:
            self._rows = qr_modules(text, "l")
        self._text = text
        self.setAccessibleName(text)
        self.update()

    @property
    def module(self) -> int:
        """Pixels of one of its squares; 0 where there is none."""
        return min(self.width(), self.height()) // (len(self._rows) + 2 * QUIET) if self._rows else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels a square, so that a telephone reads it."""
        painter = paint.begin(self)
        painter.fillRect(self.rect(), QColor(tokens.SURFACE))
        count, size = len(self._rows) + 2 * QUIET, self.module
        left, top = (self.width() - size * count) // 2, (self.height() - size * count) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        for down, modules in enumerate(self._rows):
            for across, dark in enumerate(modules):
                if dark:
                    place = QRect(left + (across + QUIET) * size, top + (down + QUIET) * size, size, size)
                    painter.fillRect(place, QColor(tokens.INK))
        painter.end()
