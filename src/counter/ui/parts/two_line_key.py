"""A key with its icon at the left, its words beside it, and more about it below them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_ICON, _EDGE, _GAP, _LINE = 22, 14, 12, 20
_NARROW, _CLOSE = 180, 8
"""In a key narrower than that its icon stands closer to its edge and its words."""


class TwoLineKey(Tap):
    """Without anything more to say its words stand in the middle."""

    def __init__(self, icon: str, height: int) -> None:
        super().__init__(looks.PLAIN)
        self._icon, self._height = icon, height
        self._words, self._below = "", ""

    def set_text(self, words: str, below: str = "") -> None:
        """Changes what it says."""
        self.set_name(", ".join(part for part in (words, below) if part))
        if (words, below) != (self._words, self._below):
            self._words, self._below = words, below
            self.update()

    def set_height(self, height: int) -> None:
        """Changes how tall it is."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def set_chosen(self, *, on: bool) -> None:
        """Shows whether it is the chosen one."""
        self.mark_chosen(on=on)
        self.set_look(looks.PRIMARY if on else looks.PLAIN)

    def content_size(self) -> QSize:
        """Room for its icon and a short word; longer ones are smaller, then cut."""
        return QSize(tokens.TARGET * 2, self._height)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The icon, the words, what is below."""
        edge, gap = (_CLOSE, _CLOSE) if area.width() < _NARROW else (_EDGE, _GAP)
        y = area.center().y() + 1 - _ICON / 2
        paint.draw_icon(painter, area.left() + edge, y, self._icon, look.icon_colour, _ICON)
        left = area.left() + edge + _ICON + gap
        room = area.right() - 8 - left
        lines = len(paint.text_lines(self._below, room, 14, tokens.REGULAR, 2)) if self._below else 0
        tall = _LINE + lines * paint.line_height(14, tokens.REGULAR)
        first = QRect(left, area.center().y() + 1 - tall // 2, room, _LINE)
        size = paint.fitting_size(self._words, 16, tokens.SEMIBOLD, first.width())
        paint.draw_text(painter, first, self._words, look.ink, size=size, weight=tokens.SEMIBOLD)
        if self._below:
            below = first.translated(0, _LINE)
            paint.draw_lines(painter, below, self._below, look.second, size=14, weight=tokens.REGULAR, most=2)
