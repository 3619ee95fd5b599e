"""Promises by hour: kept below, missed hatched on top, each with its count; a tap on an hour asks for that hour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.state import Column
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.direction import never_turn, turns
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.layouts import row
from counter.ui.widgets.tap import Tap

_LEAST_COLUMNS = 5
_SHARE = 0.66
_ABOVE, _BELOW = 24, 26
_WORDS, _UPRIGHT = 26, 30
_LEAST = 70
_HATCH, _STRIPE = 7, 2


class HourColumn(Tap):
    """One hour."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET_INK)
        self._column: Column | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_column(self, column: Column) -> None:
        """Shows this hour."""
        self._column, self.about = column, column.hour
        self.set_name(column.name)
        self.mark_chosen(on=column.chosen)
        self.update()

    @property
    def hour(self) -> int:
        """Which hour it is (0 to 23)."""
        return self._column.hour if self._column else 0

    def content_size(self) -> QSize:
        """Enough to compare."""
        return QSize(tokens.TARGET, 190)

    def minimumSizeHint(self) -> QSize:
        """Never only its words; as narrow as a day of many hours asks for."""
        return QSize(12, _ABOVE + _BELOW + _LEAST)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The column between its words; a chosen one stands on a ground of its own."""
        column = self._column
        if column is None:
            return
        if column.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.CREMA_TINT))
            painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        narrow = area.width() < _WORDS
        above = _UPRIGHT if narrow else _ABOVE
        plot = QRectF(area).adjusted(0, above, 0, -_BELOW)
        wide = plot.width() * _SHARE
        left, tall = plot.center().x() - wide / 2, plot.height() * column.kept_share
        kept = QRectF(left, plot.bottom() - tall, wide, tall)
        more = plot.height() * column.missed_share
        missed = QRectF(left, kept.top() - more, wide, more)
        painter.fillRect(kept, QColor(tokens.ON_TIME))
        if column.missed:
            hatch(painter, missed.adjusted(0, 0, 0, -1 if tall else 0))
        painter.fillRect(QRectF(area.left(), plot.bottom(), area.width(), 1), QColor(tokens.EDGE))
        self._words(painter, column, kept, missed, upright=narrow)

    def _words(self, painter: QPainter, column: Column, kept: QRectF, missed: QRectF, *, upright: bool) -> None:
        area = self.contentsRect()
        write = _upright if upright else _level
        high = _UPRIGHT if upright else 20
        if kept.height() >= high:
            inside = QRect(area.left(), round(kept.bottom()) - high - 1, area.width(), high)
            write(painter, inside, column.kept, tokens.SURFACE, tokens.SEMIBOLD)
        if column.missed:
            above = QRect(area.left(), round(missed.top()) - high - 1, area.width(), high)
            write(painter, above, column.missed, tokens.LATE, tokens.BOLD)
        below = QRect(area.left(), area.bottom() - _BELOW + 3, area.width(), _BELOW - 4)
        write(painter, below, str(column.hour), tokens.INK, tokens.SEMIBOLD)


class HourColumns(QWidget):
    """A column an hour; `chosen` gives the hour that was tapped. Few of them stand where one begins to read."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._at_right = turns(self)
        never_turn(self)
        self.setAccessibleName(name)
        make_one_stop(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._columns: list[HourColumn] = []
        self._row = row(self)
        self._row.addStretch(0)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Shows these hours."""
        while len(self._columns) < len(columns):
            new = HourColumn()
            new.tapped.connect(lambda new=new: self.chosen.emit(new.hour))
            self._row.insertWidget(len(self._columns) + self._at_right, new, 1)
            self._columns.append(new)
        for shown, column in zip(self._columns, columns, strict=False):
            shown.show_column(column)
        for place, shown in enumerate(self._columns):
            shown.setVisible(place < len(columns))
        spare = 0 if self._at_right else len(self._columns)
        self._row.setStretch(spare, max(0, _LEAST_COLUMNS - len(columns)))

    def sizeHint(self) -> QSize:
        """Enough to compare."""
        return QSize(280, 190)

    def minimumSizeHint(self) -> QSize:
        """Never only its words."""
        return QSize(120, _ABOVE + _BELOW + _LEAST)


class KeptLegend(QWidget):
    """Which part of a column is which."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = (language.say("kept"), language.say("missed"))
        self.setAccessibleName(", ".join(self._words))
        self.setFixedSize(sum(paint.text_width(word, 14, tokens.REGULAR) + 32 for word in self._words), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A small square before each."""
        painter = paint.begin(self)
        left = 8
        for place, word in enumerate(self._words):
            square = QRectF(left, 6, 12, 12)
            if place:
                hatch(painter, square)
            else:
                painter.fillRect(square, QColor(tokens.ON_TIME))
            wide = paint.text_width(word, 14, tokens.REGULAR)
            paint.draw_text(painter, QRect(left + 18, 0, wide + 2, 24), word, tokens.SOFT, size=14)
            left += wide + 32
        painter.end()


def hatch(painter: QPainter, area: QRectF) -> None:
    """A red area with slanted stripes, so that it is another one in grey too."""
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, QColor(tokens.LATE))
    painter.setPen(QPen(QColor(tokens.SURFACE), _STRIPE))
    start = area.left() - area.height()
    while start < area.right():
        painter.drawLine(QPointF(start, area.bottom()), QPointF(start + area.height(), area.top()))
        start += _HATCH
    painter.restore()


def _level(painter: QPainter, area: QRect, text: str, ink: str, weight: int) -> None:
    paint.draw_text(painter, area, text, ink, size=14, weight=weight, align=paint.CENTRE)


def _upright(painter: QPainter, area: QRect, text: str, ink: str, weight: int) -> None:
    """From the bottom up."""
    painter.save()
    painter.translate(area.left(), area.bottom() + 1)
    painter.rotate(-90)
    turned = QRect(0, 0, area.height(), area.width())
    paint.draw_text(painter, turned, text, ink, size=14, weight=weight, align=paint.CENTRE)
    painter.restore()
