"""Lines of the till's cards: what it is, a soft note, an amount at the right; and what moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.theme import tokens
from counter.ui.till.state import MoveState, RowState
from counter.ui.widgets import paint

_TALL, _TALL_MOVE, _PAPER = 44, 62, 22
_TIME_GAP = 8


class Rows(QWidget):
    """Painted lines, a thin rule between them; closer together where there is less room."""

    def __init__(self, name: str, tall: int = _TALL, least: int = 26) -> None:
        super().__init__()
        self._rows: Sequence[RowState] = ()
        self._tall, self._least = tall, least
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_rows(self, rows: Sequence[RowState]) -> None:
        """Shows these."""
        self._rows = rows
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(f"{row.words} {row.note} {row.amount}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line a row."""
        return QSize(200, len(self._rows) * self._tall)

    def minimumSizeHint(self) -> QSize:
        """Room for its words."""
        return QSize(100, len(self._rows) * self._least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines from the top."""
        painter = paint.begin(self)
        tall = min(self._tall, self.height() // max(1, len(self._rows)))
        for place, row in enumerate(self._rows):
            area = QRect(0, place * tall, self.width(), tall)
            if place:
                painter.fillRect(QRect(0, area.top(), area.width(), 1), QColor(tokens.LINE))
            wide = paint.text_width(row.amount, 16, tokens.REGULAR)
            paint.draw_text(painter, area, row.amount, tokens.INK, align=paint.RIGHT)
            room = area.adjusted(0, 0, -wide - 12, 0)
            paint.draw_text(painter, room, row.words, tokens.INK)
            room.adjust(paint.text_width(row.words, 16, tokens.REGULAR) + 6, 1, 0, 0)
            paint.draw_text(painter, room, row.note, tokens.SOFT, size=14)
        painter.end()


class Moves(QWidget):
    """What moved: time, what, why and by whom, how much."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._moves: Sequence[MoveState] = ()
        self.tall = _TALL_MOVE
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tall(self, tall: int) -> None:
        """How many pixels a movement has downwards."""
        self.tall = tall
        self.updateGeometry()
        self.update()

    def show_moves(self, moves: Sequence[MoveState]) -> None:
        """Shows these, the newest first."""
        self._moves = moves
        said = (f"{move.time} {move.words}, {move.note}: {move.amount}" for move in moves)
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines each."""
        return QSize(200, max(1, len(self._moves)) * self.tall)

    def minimumSizeHint(self) -> QSize:
        """As tall as it is."""
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The movements from the top."""
        painter = paint.begin(self)
        widths = (paint.text_width(move.time, 16, tokens.REGULAR) for move in self._moves)
        left = max(widths, default=0) + _TIME_GAP
        for place, move in enumerate(self._moves):
            area = QRect(0, place * self.tall, self.width() - 10, self.tall)
            painter.fillRect(QRect(0, area.top(), area.width(), 1), QColor(tokens.LINE))
            self._move(painter, area, move, left)
        painter.end()

    @staticmethod
    def _move(painter: QPainter, area: QRect, move: MoveState, left: int) -> None:
        bold = tokens.SEMIBOLD
        paint.draw_text(painter, area, move.time, tokens.SOFT)
        paint.draw_text(painter, area, move.amount, tokens.INK, weight=bold, align=paint.RIGHT)
        room = area.adjusted(left, 8, -paint.text_width(move.amount, 16, bold) - 12, -8)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2 + 1)
        paint.draw_text(painter, upper, move.words, tokens.INK, weight=bold)
        paint.draw_text(painter, upper.translated(0, room.height() // 2 + 1), move.note, tokens.SOFT, size=14)


class PaperLines(QWidget):
    """A report's lines as they are printed, to look at."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Shows these."""
        self._lines = lines
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(" ".join(line) for line in lines if any(line)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(200, max(1, len(self._lines)) * _PAPER)

    def minimumSizeHint(self) -> QSize:
        """As tall as it is."""
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines from the top."""
        painter = paint.begin(self)
        for place, (left, right) in enumerate(self._lines):
            area = QRect(0, place * _PAPER, self.width() - 10, _PAPER)
            if not left and not right:
                painter.fillRect(QRect(0, area.center().y(), area.width(), 1), QColor(tokens.LINE))
            paint.draw_text(painter, area, right, tokens.INK, size=14, align=paint.RIGHT)
            room = area.adjusted(0, 0, -paint.text_width(right, 14, tokens.REGULAR) - 8, 0)
            paint.draw_text(painter, room, left, tokens.INK if right else tokens.SOFT, size=14)
        painter.end()
