"""The lines of a bill, only to be read: each on one line where there are many."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.parts.ticket_state import LineState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column

_EDGE, _INDENT, _GAP = 16, 42, 8
_TALL, _SHORT = 60, 37
_FEW = 4
"""So many lines have their details below the name; of more they stand beside it."""


class BillLine(QWidget):
    """How many of what, what is special about it, and for how much."""

    def __init__(self) -> None:
        super().__init__()
        self._state: LineState | None = None
        self._tall = True

    def show_line(self, line: LineState, *, tall: bool) -> None:
        """Shows the line, its details below the name where it is `tall`, else beside it."""
        if (line, tall) != (self._state, self._tall):
            self._state, self._tall = line, tall
            parts = (f"{line.count} {line.title}", line.detail.replace(" · ", ", "), line.amount)
            self.setAccessibleName(", ".join(filter(None, parts)))
            self.setFixedHeight(_TALL if tall else _SHORT)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and the rule below a tall one."""
        line = self._state
        if line is None:
            return
        painter, bold = paint.begin(self), tokens.SEMIBOLD
        area = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        paint.draw_text(painter, area, line.count, tokens.INK, weight=bold)
        paint.draw_text(painter, area, line.amount, tokens.INK, weight=bold, align=paint.RIGHT)
        room = area.adjusted(_INDENT - _EDGE, 0, -paint.text_width(line.amount, 16, bold) - _GAP, 0)
        if self._tall:
            self._below(painter, room, line)
        else:
            self._beside(painter, room, line)
        painter.end()

    def _below(self, painter: QPainter, room: QRect, line: LineState) -> None:
        two = 20 + 18 if line.detail else 20
        top = room.top() + (room.height() - two) // 2
        title, detail = QRect(room.left(), top, room.width(), 20), QRect(room.left(), top + 20, room.width(), 18)
        paint.draw_text(painter, title, line.title, tokens.INK, weight=tokens.SEMIBOLD)
        paint.draw_text(painter, detail, line.detail, tokens.SOFT, size=14)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))

    @staticmethod
    def _beside(painter: QPainter, room: QRect, line: LineState) -> None:
        paint.draw_text(painter, room, line.title, tokens.INK, weight=tokens.SEMIBOLD)
        wide = paint.text_width(line.title, 16, tokens.SEMIBOLD) + 6
        if wide < room.width():
            paint.draw_text(painter, room.adjusted(wide, 1, 0, 0), line.detail, tokens.SOFT, size=14)


class BillLines(QWidget):
    """The lines under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[BillLine] = []
        self._count = 0
        self._layout = column(self)
        self._layout.addStretch(1)

    def show_lines(self, lines: tuple[LineState, ...], *, low: bool) -> None:
        """Shows these; in a `low` window each stands on one line."""
        while len(self._lines) < len(lines):
            self._lines.append(BillLine())
            self._layout.insertWidget(len(self._lines) - 1, self._lines[-1])
        self._count = len(lines)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.show_line(lines[place], tall=len(lines) <= _FEW and not low)

    def parts(self) -> list[BillLine]:
        """The widgets of the lines that are shown, from top to bottom."""
        return self._lines[: self._count]
