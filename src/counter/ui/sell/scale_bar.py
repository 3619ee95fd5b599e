"""A bill to scale: what is paid, what is paid now, what stays."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint

_TALL, _GAP, _RADIUS = 16, 3, 5


class ScaleBar(QWidget):
    """Three parts beside each other, each as wide as its share."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (0, 0, 0)
        self.setFixedHeight(_TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, paid: int, now: int, stays: int) -> None:
        """Shows them, in minor units."""
        if (paid, now, stays) != self._parts:
            self._parts = (paid, now, stays)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The parts that are not nothing."""
        colours = (tokens.ON_TIME, tokens.CREMA, tokens.SUNK)
        shown = [(part, colour) for part, colour in zip(self._parts, colours, strict=True) if part > 0]
        whole = sum(part for part, _ in shown)
        room = self.width() - _GAP * (len(shown) - 1)
        painter, left = paint.begin(self), 0.0
        for part, colour in shown:
            wide = room * part / whole
            painter.setPen(QPen(QColor(tokens.EDGE if colour == tokens.SUNK else colour), 1))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left + 0.5, 0.5, max(1.0, wide - 1), _TALL - 1), _RADIUS, _RADIUS)
            left += wide + _GAP
        painter.end()
