"""A word that sets a card apart: a remake goes first, an allergy."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of

_PADDING, _ICON, _WORDS, _TALL, _LEFT = 8, 16, 14, 24, 12


class Badge(QWidget):
    """An icon and a few words on a tint, at the left of the room it has."""

    def __init__(self, icon: str = "rotate-ccw", ink: str = tokens.CREMA, ground: str = tokens.CREMA_TINT) -> None:
        super().__init__()
        self._text = ""
        self._icon, self._ink, self._ground = icon, ink, ground

    def set_text(self, text: str) -> None:
        """Changes its words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words."""
        painter, shade = paint.begin(self), shade_of(self)
        ink = shade.ink(self._ink)
        wide = paint.text_width(self._text, _WORDS, tokens.SEMIBOLD) + _ICON + 6 + 2 * _PADDING
        wide = min(wide, self.width() - 2 * _LEFT)
        area = QRectF(_LEFT, self.height() - _TALL, wide, _TALL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.ground(self._ground)))
        painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        left, top = area.left() + _PADDING, area.top() + (_TALL - _ICON) / 2
        paint.draw_icon(painter, left, top, self._icon, ink, _ICON)
        words = area.toRect().adjusted(_PADDING + _ICON + 6, 0, -_PADDING, 0)
        paint.draw_text(painter, words, self._text, ink, size=_WORDS, weight=tokens.SEMIBOLD)
        painter.end()
