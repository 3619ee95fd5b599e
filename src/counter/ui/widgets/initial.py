"""Somebody's initial in its circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from counter.ui.theme import tokens
from counter.ui.widgets import paint


def draw_initial(painter: QPainter, circle: QRectF, name: str, size: int) -> None:
    """The first letter of a name in its circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.ESPRESSO))
    painter.drawEllipse(circle)
    initial, white = name[:1].upper(), tokens.ON_ESPRESSO
    paint.draw_text(painter, circle.toRect(), initial, white, size=size, weight=tokens.BOLD, align=paint.CENTRE)
