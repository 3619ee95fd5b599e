"""The ground of a card on the bar, with an edge in the colour of how it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of


class Frame(QWidget):
    """Round corners, an edge of `width` pixels; `faded` once it is off the bar."""

    def __init__(self, edge: str = tokens.LINE, width: int = 2) -> None:
        super().__init__()
        self._edge, self._width, self.faded = edge, width, False

    def set_edge(self, edge: str, *, width: int = 2, faded: bool = False) -> None:
        """Changes how it looks where that differs."""
        if (edge, width, faded) != (self._edge, self._width, self.faded):
            self._edge, self._width, self.faded = edge, width, faded
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and edge."""
        painter, shade = paint.begin(self), shade_of(self)
        painter.setPen(QPen(QColor(shade.edge(self._edge)), self._width))
        painter.setBrush(QColor(shade.ground(tokens.PAPER if self.faded else tokens.SURFACE)))
        half = self._width / 2
        radius = tokens.RADIUS_16 - half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()
