"""An icon that only stands there: all is well, or something is to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint

_ICON = 24


class Sign(QWidget):
    """The triangle of what is to be looked at, or another icon. The words beside it say what it means."""

    def __init__(self, icon: str = "triangle-alert", colour: str = tokens.AT_RISK_EDGE) -> None:
        super().__init__()
        self._icon, self._colour = icon, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_sign(self, icon: str, *, good: bool) -> None:
        """Shows another icon: blue where all is `good`."""
        self._icon, self._colour = icon, tokens.ON_TIME if good else tokens.AT_RISK_EDGE
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's."""
        return QSize(_ICON, _ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon, in the middle of its height."""
        painter = paint.begin(self)
        paint.draw_icon(painter, 0, (self.height() - _ICON) / 2, self._icon, self._colour, _ICON)
        painter.end()
