"""A half of the customer display: drawn to the size of its screen, read out in words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.theme.fonts import as_tokens_say
from counter.ui.widgets import paint

DRAWN_AT = 640.0


class Half(QWidget):
    """Draws in the units of a 640 × 800 half; `scale` is how many pixels one of them takes."""

    ground = tokens.PAPER
    margin = 48

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills its ground and draws: it is the customers', whatever type who sells to them likes."""
        self.scale = self.width() / DRAWN_AT
        painter = paint.begin(self)
        painter.fillRect(self.rect(), QColor(self.ground))
        painter.scale(self.scale, self.scale)
        with as_tokens_say():
            self.draw(painter, self.height() / self.scale)
        painter.end()

    def draw(self, painter: QPainter, tall: float) -> None:
        """Draws itself, `tall` units high."""

    def line(self, top: float, height: float) -> QRect:
        """The area of a line across, `height` units high."""
        wide = round(DRAWN_AT) - 2 * self.margin
        return QRect(self.margin, round(top), wide, round(height))

    @staticmethod
    def rule(painter: QPainter, area: QRect, colour: str) -> None:
        """A thin line along the foot of `area`."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(colour))
