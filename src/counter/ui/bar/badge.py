"""A word that sets a card apart: a remake goes first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.bar.scale import Scale
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_PADDING = 10


class Badge(QWidget):
    """An icon and a few words on crema; empty of words it is hidden."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._size = scale.type(16)
        self._icon = scale.px(16)
        self._text = ""
        self.hide()

    def set_text(self, text: str) -> None:
        """Changes its words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setFixedSize(self.sizeHint())
            self.update()
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """Room for its words."""
        wide = paint.text_width(self._text, self._size, tokens.SEMIBOLD) + self._icon + 8 + 2 * _PADDING
        return QSize(wide, round(self._size * 1.7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words."""
        painter = paint.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.CREMA_TINT))
        painter.drawRoundedRect(QRectF(self.rect()), tokens.RADIUS_8, tokens.RADIUS_8)
        top = (self.height() - self._icon) / 2
        paint.draw_icon(painter, _PADDING, top, "rotate-ccw", tokens.CREMA, self._icon)
        words = self.rect().adjusted(_PADDING + self._icon + 8, 0, 0, 0)
        paint.draw_text(painter, words, self._text, tokens.CREMA, size=self._size, weight=tokens.SEMIBOLD)
        painter.end()
