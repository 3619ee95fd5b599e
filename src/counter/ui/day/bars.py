"""The day's bars: promises kept by hour, upright; what went wrong, lying."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.day.state import Bar, Column
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_LEAST_COLUMNS = 5
_COLUMN_SHARE = 0.68
_ABOVE, _BELOW = 24, 30
_LABEL_WIDTH = 28
_ROW, _ROW_LEAST, _BAR = 36, 20, 18
_COUNT = 40
_LONGEST = 0.6  # of the width, for the words


class HourColumns(QWidget):
    """A column an hour with its percentage above it; amber below the goal, which is the dashed line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] = ()
        self._goal = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(self, columns: tuple[Column, ...], goal: float, description: str) -> None:
        """Shows these hours."""
        self._columns, self._goal = columns, goal
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Enough to compare."""
        return QSize(280, 190)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The columns, then the goal over them."""
        painter = paint.begin(self)
        plot = self.rect().adjusted(0, _ABOVE, 0, -_BELOW)
        step = plot.width() / max(len(self._columns), _LEAST_COLUMNS)
        every = max(1, -(-_LABEL_WIDTH // max(1, int(step))))  # where columns are narrow, not each has its words
        y = plot.bottom() - round(plot.height() * self._goal)
        for place, column in enumerate(self._columns):
            area = QRectF(plot.left() + place * step, plot.top(), step, plot.height())
            self._column(painter, area, column)
            if place % every == 0:
                self._words(painter, area, column, y)
        painter.setPen(QPen(QColor(tokens.INK), 1, Qt.PenStyle.DotLine))
        painter.drawLine(plot.left(), y, plot.right(), y)
        painter.end()

    @staticmethod
    def _column(painter: QPainter, area: QRectF, column: Column) -> None:
        tall = area.height() * column.share
        wide = area.width() * _COLUMN_SHARE
        bar = QRectF(area.center().x() - wide / 2, area.bottom() - tall, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.AT_RISK if column.low else tokens.ON_TIME))
        painter.drawRoundedRect(bar, 4, 4)

    @staticmethod
    def _words(painter: QPainter, area: QRectF, column: Column, goal: int) -> None:
        """Its words; the percentage never under the line of the goal."""
        wide = max(_LABEL_WIDTH, round(area.width()))
        cell = QRect(round(area.center().x() - wide / 2), 0, wide, 20)
        above = cell.translated(0, round(area.bottom() - area.height() * column.share) - 22)
        if above.top() < goal < above.bottom():
            above.moveBottom(goal - 1)
        paint.draw_text(painter, above, column.percent, tokens.INK, size=14, align=paint.CENTRE)
        below = cell.translated(0, round(area.bottom()) + 6)
        paint.draw_text(painter, below, column.label, tokens.SOFT, size=14, align=paint.CENTRE)


class WrongBars(QWidget):
    """A bar a kind of mishap with its count, the most frequent first."""

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._nothing = nothing
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], description: str) -> None:
        """Shows these kinds."""
        self._bars = bars
        self.setAccessibleDescription(description)
        self.setMinimumHeight(max(1, len(bars)) * _ROW_LEAST)
        self.update()

    def sizeHint(self) -> QSize:
        """A row a kind."""
        return QSize(280, max(1, len(self._bars)) * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows, closer together where there are many."""
        painter = paint.begin(self)
        if not self._bars:
            paint.draw_text(painter, self.rect(), self._nothing, tokens.SOFT, align=paint.TOP_LEFT)
        tall = min(_ROW, self.height() // max(1, len(self._bars)))
        words = max((paint.text_width(bar.label, 16, tokens.REGULAR) for bar in self._bars), default=0) + 16
        for place, bar in enumerate(self._bars):
            self._row(
                painter, QRect(0, place * tall, self.width(), tall), min(words, round(self.width() * _LONGEST)), bar
            )
        painter.end()

    @staticmethod
    def _row(painter: QPainter, area: QRect, words: int, bar: Bar) -> None:
        paint.draw_text(painter, area.adjusted(0, 0, words - area.width() - 8, 0), bar.label, tokens.INK)
        long = max(8.0, (area.width() - words - _COUNT) * bar.share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.LATE if bar.late else tokens.CREMA))
        tall = min(_BAR, area.height() - 4)
        painter.drawRoundedRect(QRectF(words, area.top() + (area.height() - tall) / 2, long, tall), 4, 4)
        count = area.adjusted(words + round(long) + 10, 0, 0, 0)
        paint.draw_text(painter, count, bar.count, tokens.INK, weight=tokens.SEMIBOLD)
