"""The five steps in a row: which are done, which one is here."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.setup.state import MarkState
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint

_RING, _BESIDE, _LINE, _GAP = 36, 10, 44, 12
_DONE = Look(tokens.ON_TIME, "", tokens.SURFACE, radius=_RING // 2)
_HERE = Look(tokens.ESPRESSO, "", tokens.ON_ESPRESSO, radius=_RING // 2)
_LATER = Look(tokens.SURFACE, tokens.EDGE, tokens.SOFT, radius=_RING // 2)


class StepMarks(QWidget):
    """Where there is no room for all words only the one that is here has its word, and where for none of them none."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[MarkState, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[MarkState, ...], name: str) -> None:
        """Shows them; `name` is what a screen reader says."""
        self._marks = marks
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A row of rings."""
        return QSize(5 * (_RING + _LINE), 48)

    def _word_width(self, mark: MarkState) -> int:
        return _BESIDE + paint.text_width(mark.word, 16, tokens.SEMIBOLD) + 2

    def _width(self, worded: list[MarkState]) -> int:
        between = (len(self._marks) - 1) * (_LINE + 2 * _GAP)
        return len(self._marks) * _RING + between + sum(map(self._word_width, worded))

    def _worded(self) -> list[MarkState]:
        here = [mark for mark in self._marks if mark.here]
        return next((each for each in (list(self._marks), here) if self._width(each) <= self.width()), [])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the middle."""
        painter = paint.begin(self)
        worded = self._worded()
        left, top = (self.width() - self._width(worded)) // 2, (self.height() - _RING) // 2
        before = MarkState("")
        for number, mark in enumerate(self._marks, start=1):
            if number > 1:
                line = QRect(left + _GAP, top + _RING // 2 - 1, _LINE, 2)
                painter.fillRect(line, QColor(tokens.ON_TIME if mark.done or before.done else tokens.LINE))
                left += _LINE + 2 * _GAP
            before = mark
            self._draw_ring(painter, QRect(left, top, _RING, _RING), mark, number)
            left += _RING
            if mark in worded:
                wide = self._word_width(mark)
                ink = tokens.INK if mark.done or mark.here else tokens.SOFT
                weight = tokens.SEMIBOLD if mark.here else tokens.MEDIUM
                area = QRect(left + _BESIDE, top, wide - _BESIDE, _RING)
                paint.draw_text(painter, area, mark.word, ink, size=16, weight=weight)
                left += wide
        painter.end()

    def _draw_ring(self, painter: QPainter, area: QRect, mark: MarkState, number: int) -> None:
        look = _DONE if mark.done else _HERE if mark.here else _LATER
        paint.draw_surface(painter, area, look)
        if mark.done:
            paint.draw_icon(painter, area.left() + 8, area.top() + 8, "check", look.ink, 20)
            return
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        paint.draw_text(painter, area, str(number), look.ink, size=16, weight=tokens.SEMIBOLD, align=middle)
