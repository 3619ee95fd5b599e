"""Promises kept against what was said: a bar a row, striped below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.day.promise_state import KeptRow
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_ROW, _BAR, _GAP, _LEAST = 34, 14, 12, 40


class KeptBar(QWidget):
    """A row: of what, how many were kept as a bar beside the line of what was said, and as a count.

    `label` and `count` are how many pixels their columns take.
    """

    def __init__(self, row: KeptRow, said: float, label: int, count: int) -> None:
        super().__init__()
        self._row, self._said, self._label, self._count = row, said, label, count
        self.setAccessibleName(row.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._label + self._count + 120, _ROW)

    def minimumSizeHint(self) -> QSize:
        """Its words, and a short bar."""
        return QSize(self._label + self._count + 2 * _GAP + _LEAST, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and between them the bar."""
        painter = paint.begin(self)
        area = self.rect()
        label = QRect(0, 0, self._label, area.height())
        count = QRect(area.width() - self._count, 0, self._count, area.height())
        paint.draw_text(painter, label, self._row.label, tokens.INK)
        paint.draw_text(painter, count, self._row.count, tokens.INK)
        if self._row.share is not None:
            wide = area.width() - self._label - self._count - 2 * _GAP
            self._bar(painter, QRect(self._label + _GAP, (area.height() - _BAR) // 2, wide, _BAR), self._row.share)
        painter.end()

    def _bar(self, painter: QPainter, area: QRect, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.SUNK))
        painter.drawRoundedRect(QRectF(area), 3, 3)
        kept = QRectF(area.left(), area.top(), round(area.width() * share), area.height())
        painter.setBrush(QColor(tokens.AT_RISK if self._row.low else tokens.ON_TIME))
        painter.drawRoundedRect(kept, 3, 3)
        if self._row.low:
            painter.fillRect(kept, QBrush(QColor(tokens.AT_RISK_EDGE), Qt.BrushStyle.BDiagPattern))
        line = QRect(area.left() + round(area.width() * self._said) - 1, area.top() - 4, 2, area.height() + 8)
        painter.fillRect(line, QColor(tokens.INK))


class SaidLine(QWidget):
    """What the upright line at the bars means."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setFixedHeight(22)

    def show_words(self, words: str) -> None:
        """Shows these."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, and the words beside it."""
        painter = paint.begin(self)
        painter.fillRect(QRect(0, 3, 2, 16), QColor(tokens.INK))
        paint.draw_text(painter, self.rect().adjusted(10, 0, 0, 0), self._words, tokens.SOFT, size=14)
        painter.end()
