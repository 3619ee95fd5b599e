"""Promised against taken: a round mark for a promise kept, a diamond for one missed."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from counter.kernel.language import Language
from counter.ui.day.state import Scatter
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.swipe import is_swipe

_DOT = 4.5
_DIAMOND = 7.0
_DOT_SHARE = 0.45
_LEFT, _TOP, _BELOW, _RIGHT = 34, 28, 50, 8
_LEGEND = 24
_LINE = 20
_REACH = 12.0
"""In pixels around a mark: what a tap there means is within 24 pixels."""
_STEPS = {
    Qt.Key.Key_Left.value: -1,
    Qt.Key.Key_Up.value: -1,
    Qt.Key.Key_Right.value: 1,
    Qt.Key.Key_Down.value: 1,
}


class ScatterChart(QAbstractButton):
    """Paints one mark a promise; above the dashed line it was missed.

    `opened` gives the order of a mark that was tapped: the nearest one within a finger's reach. By keyboard arrows go
    from one to the next, in the order in which they were promised, and Space opens; so does a screen reader's press.
    """

    opened = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        never_turn(self)
        self._language = language
        self._at: int | None = None
        self._pressed = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self._open(self._at))
        self._scatter = Scatter((), (0, 1), "", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_scatter(self, scatter: Scatter) -> None:
        """Shows these promises."""
        if scatter.points != self._scatter.points:
            self._at = None
        self._scatter = scatter
        self.setAccessibleName(self._language.say("Promised against taken, minutes"))
        self._describe()
        self.update()

    def _describe(self) -> None:
        at = "" if self._at is None else self._scatter.names[self._at]
        self.setAccessibleDescription(at or self._scatter.description)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where it began."""
        self._pressed = event.globalPosition()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens what was tapped."""
        if not is_swipe(self._pressed, event.globalPosition()):
            self._open(self.nearest(event.position()))

    def nearest(self, at: QPointF) -> int | None:
        """The place of the mark that a tap there means; None where none is in reach."""
        plot = self._plot()
        away = (
            (QLineF(at, self._place(plot, point.promised, point.taken)).length(), point.kept, place)
            for place, point in enumerate(self._scatter.points)
        )
        distance, _, place = min(away, default=(_REACH + 1, False, 0))
        return place if distance <= _REACH else None

    def _open(self, place: int | None) -> None:
        order = None if place is None else self._scatter.points[place].order
        if order is not None:
            self.opened.emit(order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next mark, Space opens it."""
        step = _STEPS.get(event.key())
        if event.key() == Qt.Key.Key_Space:
            self._open(self._at)
        elif step is None or not self._scatter.points:
            event.ignore()
        else:
            last = len(self._scatter.points) - 1
            self._at = min(last, max(0, self._at + step)) if self._at is not None else 0
            self._describe()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where it stands."""
        super().focusInEvent(event)
        if self._at is None and self._scatter.points:
            self._at = 0
        self._describe()
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
        if self.hasFocus() and self._at is not None:
            point = self._scatter.points[self._at]
            middle = self._place(plot, point.promised, point.taken).toPoint()
            paint.draw_focus_ring(painter, QRect(middle.x() - 12, middle.y() - 12, 24, 24), 12)
        painter.end()

    def _plot(self) -> QRectF:
        """As many minutes up as across, in all the room that there is. The legend stands below."""
        room = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW - _LEGEND)
        return QRectF(room.left(), room.top(), max(room.width(), float(_LINE)), max(room.height(), float(_LINE)))

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
        top = max(round(plot.bottom()) + _BELOW, self.height() - _LINE - 4)
        kept = QRect(14, top, self.width() - 14, _LINE)
        missed = kept.adjusted(paint.text_width(self._scatter.kept, 14, tokens.SEMIBOLD) + 30, 0, 0, 0)
        self._dot(painter, QPointF(kept.left() - 8, kept.center().y() + 1))
        paint.draw_text(painter, kept, self._scatter.kept, tokens.ON_TIME, size=14, weight=tokens.SEMIBOLD)
        self._diamond(painter, QPointF(missed.left() - 10, missed.center().y() + 1))
        paint.draw_text(painter, missed, self._scatter.missed, tokens.LATE, size=14, weight=tokens.SEMIBOLD)
        taps = self._language.say("a tap opens it")
        room = missed.width() - paint.text_width(self._scatter.missed, 14, tokens.SEMIBOLD) - tokens.GAP_8
        if paint.text_width(taps, 14, tokens.REGULAR) <= room and self._scatter.points:
            self._draw_words(painter, kept, taps, paint.RIGHT)
