"""An order of the list: its number, whose it is, when, how much, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter

from counter.ui.orders.state import RowState
from counter.ui.parts.mark_pill import draw_mark, mark_width
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import is_narrow
from counter.ui.widgets.tap import Tap

LEAST = 56
_NUMBER, _MARK_TALL = 64, 28
_ROW = Look("", "", tokens.INK, pressed=tokens.SUNK, radius=0)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=0)


class OrderRow(Tap):
    """The chosen one is crema, with a bar at its left."""

    def __init__(self, state: RowState) -> None:
        super().__init__(_ROW)
        self.state = state
        self._height = LEAST
        self._follow()

    def set_height(self, height: int) -> None:
        """Changes how tall it is."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def show_row(self, state: RowState) -> None:
        """Shows another order, or the same one as it is now."""
        if state != self.state:
            self.state = state
            self._follow()
            self.update()

    def _follow(self) -> None:
        self.about = self.state.order
        self.set_name(self.state.name)
        self.mark_chosen(on=self.state.chosen)
        self.set_look(_CHOSEN if self.state.chosen else _ROW)

    def content_size(self) -> QSize:
        """Two lines."""
        return QSize(tokens.TILE_WIDTH * 2, self._height)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The number large, two lines beside it, the mark at the right."""
        state = self.state
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.LINE))
        if state.chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(tokens.CREMA))
        room = area.adjusted(tokens.GAP_12, 0, -tokens.GAP_12, -1)
        number_wide = max(_NUMBER - tokens.GAP_12, paint.text_width(state.number, 20, tokens.BOLD) + tokens.GAP_8)
        paint.draw_text(painter, room, state.number, look.ink, size=20, weight=tokens.BOLD)
        wide = mark_width(state.mark)
        words = room.adjusted(number_wide, 0, -wide - tokens.GAP_8, 0)
        size = paint.fitting_size(state.title, 16, tokens.SEMIBOLD, words.width())
        is_long = paint.text_width(state.title, size, tokens.SEMIBOLD) > words.width()
        down = 9 if is_long else 0  # a long name has the whole line, the mark stands beside the second
        mark = QRect(room.right() - wide + 1, room.center().y() - _MARK_TALL // 2 + 1 + down, wide, _MARK_TALL)
        draw_mark(painter, mark, state.mark)
        upper = QRect(words.left(), room.center().y() - 20 - down // 2, words.width(), 22)
        lower = QRect(words.left(), room.center().y() + 2, words.width(), 18)
        if is_long:
            upper.setRight(room.right())
            lower.moveCenter(QPoint(lower.center().x(), mark.center().y()))
        below = state.below
        if is_narrow(self) or paint.text_width(below, 14, tokens.REGULAR) > words.width():
            below = state.below_short
        paint.draw_text(painter, upper, state.title, look.ink, size=size, weight=tokens.SEMIBOLD)
        paint.draw_text(painter, lower, below, tokens.SOFT, size=14)
