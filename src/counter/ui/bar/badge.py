"""A word that sets a card apart: a remake goes first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint

_PADDING, _ICON, _WORDS, _TALL, _LEFT = 8, 16, 14, 24, 12


class Badge(QWidget):
    """An icon and a few words on crema, at the left of the room it has."""

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
        painter = paint.begin(self)
        wide = paint.text_width(self._text, _WORDS, tokens.SEMIBOLD) + _ICON + 6 + 2 * _PADDING
        area = QRectF(_LEFT, self.height() - _TALL, wide, _TALL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.CREMA_TINT))
        painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        left, top = area.left() + _PADDING, area.top() + (_TALL - _ICON) / 2
        paint.draw_icon(painter, left, top, "rotate-ccw", tokens.CREMA, _ICON)
        words = area.toRect().adjusted(_PADDING + _ICON + 6, 0, 0, 0)
        paint.draw_text(painter, words, self._text, tokens.CREMA, size=_WORDS, weight=tokens.SEMIBOLD)
        painter.end()
