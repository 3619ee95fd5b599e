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
_LEFT, _TOP, _BELOW, _RIGHT = 40, 34, 50, 14
_LEGEND = 28
_LINE = 20


class ScatterChart(QWidget):
    """Paints one mark a promise; above the dashed line it was missed."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._scatter = Scatter((), (0, 1), "", "", "", "")
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
        plot = self._plot()
        self._axes(painter, plot)
        for point in self._scatter.points:
            if point.kept:
                self._dot(painter, self._place(plot, point.promised, point.taken))
        for point in self._scatter.points:
            if not point.kept:
                self._diamond(painter, self._place(plot, point.promised, point.taken))
        self._legend(painter, plot)
        painter.end()

    def _plot(self) -> QRectF:
        """A square: a minute is as long up as across. Beside a wide one stands the legend, else below."""
        room = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)
        side = min(room.width() - self._legend_width(), room.height())
        if side < room.height():
            side = min(room.width(), room.height() - _LEGEND)
        side = max(side, float(_LINE))
        return QRectF(room.left(), room.top(), side, side)

    def _legend_width(self) -> int:
        words = (self._scatter.kept, self._scatter.missed)
        return max(paint.text_width(text, 14, tokens.REGULAR) for text in words) + _LEFT

    def _place(self, plot: QRectF, promised: float, taken: float) -> QPointF:
        up = min(taken / self._scatter.marks[-1], 1.0)  # what took longer stands at the edge
        return QPointF(
            plot.left() + promised / self._scatter.marks[-1] * plot.width(), plot.bottom() - up * plot.height()
        )

    def _axes(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.EDGE), 1))
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(QColor(tokens.SOFT), 1, Qt.PenStyle.DashLine))
        end = self._scatter.marks[-1]
        painter.drawLine(plot.bottomLeft(), self._place(plot, end, end))
        for tick in self._scatter.marks:
            y = round(self._place(plot, 0, tick).y())
            self._draw_words(painter, QRect(0, y - 10, _LEFT - 10, _LINE), str(tick), paint.RIGHT)
        for tick in self._scatter.marks[1:]:
            x = round(self._place(plot, tick, 0).x())
            self._draw_words(painter, QRect(x - 30, round(plot.bottom()) + 8, 60, 20), str(tick), paint.CENTRE)
        left, bottom = round(plot.left()), round(plot.bottom())
        above = QRect(left, 0, self.width() - left, _LINE)
        self._draw_words(painter, above, self._language.say("taken"), paint.LEFT)
        paint.draw_text(painter, above, self._scatter.longer, tokens.LATE, size=14, align=paint.RIGHT)
        below = QRect(left, bottom + 28, round(plot.width()), _LINE)
        self._draw_words(painter, below, self._language.say("promised"), paint.RIGHT)

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

    def _legend(self, painter: QPainter, plot: QRectF) -> None:
        beside = self.width() - round(plot.right()) >= self._legend_width()
        kept = QRect(14, round(plot.bottom()) + 52, self.width() - 14, _LINE)
        missed = kept.adjusted(paint.text_width(self._scatter.kept, 14, tokens.REGULAR) + 36, 0, 0, 0)
        if beside:
            kept = QRect(round(plot.right()) + 30, round(plot.bottom()) - 2 * _LINE - 8, self.width(), _LINE)
            missed = kept.translated(0, _LINE + 8)
        self._dot(painter, QPointF(kept.left() - 9, kept.center().y() + 1))
        paint.draw_text(painter, kept, self._scatter.kept, tokens.ON_TIME, size=14)
        self._diamond(painter, QPointF(missed.left() - 10, missed.center().y() + 1))
        paint.draw_text(painter, missed, self._scatter.missed, tokens.LATE, size=14)
