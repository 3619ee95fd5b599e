"""The rows of the pages Week and Month: a day or a week each, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.day.week_state import WeekRow
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_WITH_MONEY = (12, 10, 30, 14, 14, 13, 15)
_WITHOUT = (16, 14, 36, 17, 17)
_KEPT, _MADE_RIGHT = 2, 4
_SIDE, _GAP, _BAR = 20, 32, 18
_LEAST_BAR = 48
_BAR_SHARE = 0.48
"""Of the column at most, where its words leave so much."""
SMALL, ROW = 44, 55


def _areas(area: QRect, columns: int) -> Iterator[QRect]:
    shares = _WITH_MONEY if columns == len(_WITH_MONEY) else _WITHOUT
    room = area.adjusted(_SIDE, 0, -_SIDE, 0)
    left, whole = room.left(), sum(shares)
    for share in shares:
        wide = room.width() * share // whole
        yield QRect(left, room.top(), wide, room.height())
        left += wide


def _draw_cells(painter: QPainter, area: QRect, row: WeekRow, ink: str, weight: int) -> None:
    for place, (cell, text) in enumerate(zip(_areas(area, len(row.cells) + 1), (row.label, *row.cells), strict=True)):
        colour, bold = ink, tokens.SEMIBOLD if place == 0 else weight
        if place == _MADE_RIGHT and row.unanswered:
            colour, bold = tokens.LATE, tokens.SEMIBOLD
        if place == _KEPT:
            _draw_kept(painter, cell.adjusted(_GAP, 0, 0, 0), row, text, colour, bold)
        else:
            align = paint.LEFT if place == 0 else paint.RIGHT
            room = cell.adjusted(0 if place == 0 else tokens.GAP_8, 0, 0, 0)
            size = paint.fitting_size(text, 16, bold, room.width())
            paint.draw_text(painter, room, text, colour, size=size, weight=bold, align=align)


def _draw_kept(painter: QPainter, area: QRect, row: WeekRow, text: str, ink: str, weight: int) -> None:
    """The share kept, filled; the share missed beside it, hatched: told apart without colour too."""
    left = 0
    words = paint.text_width(text, 16, weight) + tokens.GAP_12
    wide = min(round(area.width() * _BAR_SHARE), area.width() - words)
    if row.kept is not None and wide >= _LEAST_BAR:
        bar = QRectF(area.left(), area.center().y() - _BAR / 2, wide, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.SUNK))
        painter.drawRoundedRect(bar, 3, 3)
        kept = QRectF(bar.left(), bar.top(), wide * row.kept, _BAR)
        missed = QRectF(kept.right(), bar.top(), wide * row.missed, _BAR)
        painter.setBrush(QColor(tokens.ON_TIME))
        painter.drawRoundedRect(kept, 3, 3)
        painter.fillRect(missed, QColor(tokens.LATE_TINT))
        painter.fillRect(missed, QBrush(QColor(tokens.LATE), Qt.BrushStyle.BDiagPattern))
        left = wide + tokens.GAP_12
    room = area.adjusted(left, 0, 0, 0)
    size = paint.fitting_size(text, 16, weight, room.width())
    paint.draw_text(painter, room, text, ink, size=size, weight=weight)


class Headings(QWidget):
    """What stands in the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setFixedHeight(SMALL)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Shows these."""
        self._words = words
        self.setAccessibleName(", ".join(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Small, above their columns."""
        painter = paint.begin(self)
        taken = 0  # up to where the words before stand: what they leave free is for the next
        for place, (cell, word) in enumerate(zip(_areas(self.rect(), len(self._words)), self._words, strict=False)):
            if place in (0, _KEPT):
                area, align = cell.adjusted(_GAP if place == _KEPT else 0, 0, 0, 0), paint.LEFT
                taken = area.left() + paint.text_width(word, 14, tokens.REGULAR)
            else:
                area, align = QRect(taken, cell.top(), cell.right() - taken, cell.height()), paint.RIGHT
                area.adjust(tokens.GAP_8, 0, 0, 0)
                taken = cell.right()
            on_two = paint.wants_lines(word, 14, tokens.REGULAR, area.width())
            paint.draw_text(painter, area, word, tokens.SOFT, size=14, align=align, wrap=on_two)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.LINE))
        painter.end()


class DayRow(Tap):
    """A day or a week; a tap opens it."""

    def __init__(self, row: WeekRow) -> None:
        super().__init__(looks.QUIET_INK)
        self._row = row
        self.about = row.period
        self.set_name(row.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(tokens.TARGET)
        self.setMaximumHeight(ROW)

    def content_size(self) -> QSize:
        """As wide as there is room."""
        return QSize(tokens.TARGET * 8, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Its cells, and a line below."""
        _draw_cells(painter, area, self._row, look.ink, tokens.REGULAR)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens.LINE))


class AddedUp(QWidget):
    """What the rows come to, or what they are compared with (`soft`)."""

    def __init__(self, *, soft: bool = False) -> None:
        super().__init__()
        self._row: WeekRow | None = None
        self._soft = soft
        self.setFixedHeight(SMALL)

    def show_row(self, row: WeekRow) -> None:
        """Shows it."""
        self._row = row
        self.setAccessibleName(row.name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """On a ground of its own."""
        painter = paint.begin(self)
        painter.fillRect(self.rect(), QColor(tokens.PAPER))
        if not self._soft:
            painter.fillRect(0, 0, self.width(), 2, QColor(tokens.INK))
        if self._row is not None:
            ink, weight = (tokens.SOFT, tokens.REGULAR) if self._soft else (tokens.INK, tokens.SEMIBOLD)
            _draw_cells(painter, self.rect(), self._row, ink, weight)
        painter.end()
