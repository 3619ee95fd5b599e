"""A note about a whole order on its card: all of its words, on as many lines as they take."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of

_SIZE, _WEIGHT, _ICON = 16, tokens.SEMIBOLD, 16
_OUTSIDE, _ABOVE, _PADDING, _DOWN = 12, 4, 8, 3
_BESIDE_ICON = _PADDING + _ICON + 6
_MOST = 12
"""More lines than the longest note has in the narrowest card."""


def note_height(text: str, room: int) -> int:
    """How many pixels it takes downwards where it has `room` across."""
    lines = paint.text_lines(text, _words_across(room), _SIZE, _WEIGHT, _MOST)
    return _ABOVE + 2 * _DOWN + len(lines) * paint.line_height(_SIZE, _WEIGHT)


class Note(QWidget):
    """An icon and the words on a tint, across the room it has."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def set_text(self, text: str) -> None:
        """Changes its words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words."""
        painter, shade = paint.begin(self), shade_of(self)
        ink = shade.ink(tokens.INK)
        area = QRectF(self.rect().adjusted(_OUTSIDE, _ABOVE, -_OUTSIDE, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.ground(tokens.CREMA_TINT)))
        painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        beside = (paint.line_height(_SIZE, _WEIGHT) - _ICON) / 2
        paint.draw_icon(painter, area.left() + _PADDING, area.top() + _DOWN + beside, "square-pen", ink, _ICON)
        words = area.toRect().adjusted(_BESIDE_ICON, _DOWN, 0, 0)
        words.setWidth(_words_across(self.width()))
        paint.draw_lines(painter, words, self._text, ink, size=_SIZE, weight=_WEIGHT, most=_MOST)
        painter.end()


def _words_across(room: int) -> int:
    return max(1, room - 2 * _OUTSIDE - _BESIDE_ICON - _PADDING)
