"""Both runs on one time line: a dot for what happened, its word above it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.rehearsal.moments import Moment
from counter.rehearsal.scenario import clock_face
from counter.ui.rehearsal.state import LineState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.direction import never_turn

_NAMES, _EDGE, _DOT, _GAP = 128, 24, 9, 8
_RUN, _RUN_LOW = 66, 44
_MARKS = 24
_COLOURS = (tokens.REHEARSAL, tokens.CREMA)


class TimeLine(QWidget):
    """Words that would stand on each other go one row up, or are left out where that is taken too."""

    def __init__(self, state: LineState, *, low: bool) -> None:
        super().__init__()
        never_turn(self)
        self._state, self._tall = state, _RUN_LOW if low else _RUN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(_spoken(name, moments) for name, moments in state.runs))

    def sizeHint(self) -> QSize:
        """Both runs, and the times below them."""
        return QSize(300, self._tall * len(self._state.runs) + _MARKS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line a run, then the times."""
        painter = paint.begin(self)
        for place, ((name, moments), colour) in enumerate(zip(self._state.runs, _COLOURS, strict=True)):
            self._draw_run(painter, place * self._tall, name, moments, colour)
        top = self._tall * len(self._state.runs)
        for mark in self._state.marks:
            area = QRect(int(self._x(mark.seconds)) - 40, top, 80, _MARKS)
            paint.draw_text(painter, area, mark.word, tokens.SOFT, size=14, align=paint.CENTRE)
        painter.end()

    def _x(self, seconds: float) -> float:
        room = self.width() - _NAMES - 2 * _EDGE
        return _NAMES + _EDGE + room * seconds / self._state.seconds

    def _draw_run(self, painter: QPainter, top: int, name: str, moments: tuple[Moment, ...], colour: str) -> None:
        y = top + self._tall - 16
        paint.draw_text(painter, QRect(0, y - 14, _NAMES, 28), name, tokens.INK, size=14, weight=tokens.SEMIBOLD)
        painter.setPen(QPen(paint.qcolor(colour), 3))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self.width() - _EDGE, y))
        taken = [0.0, 0.0]
        for moment in moments:
            x = self._x(moment.seconds)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paint.qcolor(colour))
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
            self._draw_word(painter, x, y, moment.word, taken)

    def _draw_word(self, painter: QPainter, x: float, y: int, word: str, taken: list[float]) -> None:
        """Above its dot, in the lowest row where it stands free; `taken` is how far each row is written."""
        wide = paint.text_width(word, 14, tokens.REGULAR)
        left = min(x - wide / 2, self.width() - wide)
        rows = range(2 if self._tall == _RUN else 1)
        free = next((each for each in rows if left >= taken[each] + _GAP), None)
        if free is None:
            return
        taken[free] = left + wide
        area = QRect(int(left), y - 32 - 18 * free, wide + 2, 20)
        paint.draw_text(painter, area, word, tokens.INK, size=14)


def _spoken(name: str, moments: tuple[Moment, ...]) -> str:
    """A run as a screen reader says it."""
    said = (f"{moment.word} {clock_face(moment.seconds)}" for moment in moments)
    return f"{name}: {', '.join(said)}"
