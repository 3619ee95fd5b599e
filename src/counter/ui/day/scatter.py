"""Promised against taken: a round mark for a promise kept, a diamond for one missed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.state import Scatter
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_DOT = 4.5
_DIAMOND = 7.0
_DOT_SHARE = 0.45
_LEFT, _TOP, _BELOW, _RIGHT = 50, 20, 92, 20


class ScatterChart(QWidget):
    """Paints one mark a promise; above the dashed line it was missed."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._scatter = Scatter((), (0, 1), (0, 1), "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scatter(self, scatter: Scatter) -> None:
        """Shows these promises."""
        self._scatter = scatter
        self.setAccessibleName(self._language.say("Promised against taken, minutes"))
        self.setAccessibleDescription(scatter.description)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(300, 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Axes, the line where taken is as promised, the marks, the legend."""
        painter = paint.begin(self)
        plot = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)
        self._axes(painter, plot)
        for point in self._scatter.points:
            if point.kept:
                self._dot(painter, self._place(plot, point.promised, point.taken))
        for point in self._scatter.points:
            if not point.kept:
                self._diamond(painter, self._place(plot, point.promised, point.taken))
        self._legend(painter)
        painter.end()

    def _place(self, plot: QRectF, promised: float, taken: float) -> QPointF:
        x = plot.left() + promised / self._scatter.across[-1] * plot.width()
        return QPointF(x, plot.bottom() - taken / self._scatter.up[-1] * plot.height())

    def _axes(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.EDGE), 1))
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(QColor(tokens.SOFT), 1, Qt.PenStyle.DashLine))
        end = min(self._scatter.across[-1], self._scatter.up[-1])
        painter.drawLine(plot.bottomLeft(), self._place(plot, end, end))
        for tick in self._scatter.up:
            y = round(self._place(plot, 0, tick).y())
            self._draw_words(painter, QRect(0, y - 10, _LEFT - 12, 20), str(tick), paint.RIGHT)
        for tick in self._scatter.across[1:]:
            x = round(self._place(plot, tick, 0).x())
            self._draw_words(painter, QRect(x - 30, round(plot.bottom()) + 8, 60, 20), str(tick), paint.CENTRE)
        left, bottom = round(plot.left()), round(plot.bottom())
        self._draw_words(painter, QRect(left + 12, _TOP - 8, 200, 20), self._language.say("taken"), paint.LEFT)
        below = QRect(left, bottom + 32, round(plot.width()), 20)
        self._draw_words(painter, below, self._language.say("promised"), paint.CENTRE)

    @staticmethod
    def _draw_words(painter: QPainter, area: QRect, text: str, align: Qt.AlignmentFlag) -> None:
        paint.draw_text(painter, area, text, tokens.SOFT, size=14, align=align)

    @staticmethod
    def _dot(painter: QPainter, at: QPointF) -> None:
        colour = QColor(tokens.ON_TIME)
        colour.setAlphaF(_DOT_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(at, _DOT, _DOT)

    @staticmethod
    def _diamond(painter: QPainter, at: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.LATE))
        corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))

    def _legend(self, painter: QPainter) -> None:
        line = QRect(14, self.height() - 24, self.width() - 14, 20)
        self._dot(painter, QPointF(5, line.center().y() + 1))
        paint.draw_text(painter, line, self._scatter.kept, tokens.ON_TIME, size=14)
        taken = paint.text_width(self._scatter.kept, 14, tokens.REGULAR) + 24
        self._diamond(painter, QPointF(line.left() + taken, line.center().y() + 1))
        paint.draw_text(painter, line.adjusted(taken + 12, 0, 0, 0), self._scatter.missed, tokens.LATE, size=14)
