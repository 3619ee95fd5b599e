"""The day's bars: promises kept by hour, upright; what went wrong, lying."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.state import Bar, Column
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_LEAST_COLUMNS = 5
_COLUMN_SHARE = 0.68
_ABOVE, _BELOW = 34, 34
_LABEL_WIDTH = 28
_UPRIGHT = 32
_ROW, _ROW_LEAST, _BAR = 36, 20, 18
_LEAST_ROWS = 4
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

    def minimumSizeHint(self) -> QSize:
        """Never only its words."""
        return QSize(120, _ABOVE + _BELOW + 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The columns, then the goal over them."""
        painter = paint.begin(self)
        plot = self.rect().adjusted(0, _ABOVE, 0, -_BELOW)
        step = plot.width() / max(len(self._columns), _LEAST_COLUMNS)
        narrow = step < _LABEL_WIDTH  # its words then stand upright, so that each hour has them
        y = plot.bottom() - round(plot.height() * self._goal)
        areas = [QRectF(plot.left() + n * step, plot.top(), step, plot.height()) for n in range(len(self._columns))]
        for area, column in zip(areas, self._columns, strict=True):
            self._column(painter, area, column)
        painter.setPen(QPen(QColor(tokens.INK), 1, Qt.PenStyle.DotLine))
        painter.drawLine(plot.left(), y, plot.right(), y)
        for area, column in zip(areas, self._columns, strict=True):
            if narrow:
                self._upright_words(painter, area, column)
            else:
                self._words(painter, area, column, y)
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
        wide = round(area.width())
        cell = QRect(round(area.center().x() - wide / 2), 0, wide, 20)
        above = cell.translated(0, round(area.bottom() - area.height() * column.share) - 22)
        if above.top() < goal < above.bottom():
            above.moveBottom(goal - 1)
        paint.draw_text(painter, above, column.percent, tokens.INK, size=14, align=paint.CENTRE)
        below = cell.translated(0, round(area.bottom()) + 6)
        paint.draw_text(painter, below, column.label, tokens.SOFT, size=14, align=paint.CENTRE)

    @staticmethod
    def _upright_words(painter: QPainter, area: QRectF, column: Column) -> None:
        """Its words from the bottom up, on the ground of the card."""
        top = area.bottom() - area.height() * column.share - _UPRIGHT - 2
        for text, ink, at, align in (
            (column.percent, tokens.INK, top, paint.LEFT),
            (column.label, tokens.SOFT, area.bottom() + 3, paint.RIGHT),
        ):
            words = QRect(0, 0, _UPRIGHT, round(area.width()))
            painter.save()
            painter.translate(area.left(), at + _UPRIGHT)
            painter.rotate(-90)
            painter.fillRect(words, QColor(tokens.SURFACE))  # not under the line of the goal
            paint.draw_text(painter, words, text, ink, size=14, align=align)
            painter.restore()


class WrongBars(QWidget):
    """A bar a kind of mishap with its count, the most frequent first; what finds no room is one last row."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(language.say("What went wrong"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], description: str) -> None:
        """Shows these kinds."""
        self._bars = bars
        self.setAccessibleDescription(description)
        self.setMinimumHeight(max(1, min(_LEAST_ROWS, len(bars))) * _ROW_LEAST)
        self.update()

    def sizeHint(self) -> QSize:
        """A row a kind."""
        return QSize(280, max(1, len(self._bars)) * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows, closer together where there are many."""
        painter = paint.begin(self)
        if not self._bars:
            nothing = self._language.say("Nothing that anybody noted.")
            paint.draw_text(painter, self.rect(), nothing, tokens.SOFT, align=paint.TOP_LEFT)
        rows = self._rows(self.height() // _ROW_LEAST)
        tall = min(_ROW, self.height() // max(1, len(rows)))
        words = max((paint.text_width(bar.label, 16, tokens.REGULAR) for bar in rows), default=0) + 16
        words = min(words, round(self.width() * _LONGEST))
        count = max((paint.text_width(bar.count, 16, tokens.SEMIBOLD) for bar in rows), default=0) + 12
        for place, bar in enumerate(rows):
            self._row(painter, QRect(0, place * tall, self.width(), tall), words, count, bar)
        painter.end()

    def _rows(self, room: int) -> tuple[Bar, ...]:
        """As many kinds as have room; where that is not all, the last row counts the others."""
        if len(self._bars) <= room:
            return self._bars
        shown, others = self._bars[: max(0, room - 1)], self._bars[max(0, room - 1) :]
        word = self._language.say_count("{count} other kind", "{count} other kinds", len(others))
        times = sum(bar.times for bar in others)
        share = min(1.0, sum(bar.share for bar in others))
        return (*shown, Bar(word, self._language.number(times), share, late=False, times=times))

    @staticmethod
    def _row(painter: QPainter, area: QRect, words: int, count: int, bar: Bar) -> None:
        paint.draw_text(painter, area.adjusted(0, 0, words - area.width() - 8, 0), bar.label, tokens.INK)
        long = max(8.0, (area.width() - words - count) * bar.share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.LATE if bar.late else tokens.CREMA))
        tall = min(_BAR, area.height() - 4)
        painter.drawRoundedRect(QRectF(words, area.top() + (area.height() - tall) / 2, long, tall), 4, 4)
        beside = area.adjusted(words + round(long) + 10, 0, 0, 0)
        paint.draw_text(painter, beside, bar.count, tokens.INK, weight=tokens.SEMIBOLD)
