"""A tab of the top bar: its word, and how many wait there for an answer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button

_BADGE = 24
"""The badge, downwards; with one digit it is a circle."""


class TopTab(Button):
    """One workplace. A tap on it means that place, however many wait there."""

    def __init__(self, key: str, icon: str, height: int) -> None:
        super().__init__(look=looks.TAB, icon=icon, height=height)
        self.about = key
        self._own_icon = icon
        self._waiting = ""

    def show_waiting(self, count: int) -> None:
        """How many wait; nothing where nobody does."""
        if (words := str(count) if count else "") != self._waiting:
            self._waiting = words
            self.updateGeometry()
            self.update()

    def show_icon(self, *, on: bool) -> None:
        """With its icon, or without where the window is narrow."""
        self.set_icons(self._own_icon if on else "")

    def _badge_width(self) -> int:
        if not self._waiting:
            return 0
        return max(_BADGE, paint.text_width(self._waiting, 16, tokens.BOLD) + tokens.GAP_12)

    def content_size(self) -> QSize:
        """Room for the badge too."""
        size, badge = super().content_size(), self._badge_width()
        return QSize(size.width() + badge + tokens.GAP_8, size.height()) if badge else size

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The word, and behind it the badge."""
        badge = self._badge_width()
        if not badge:
            super().draw_content(painter, area, look)
            return
        super().draw_content(painter, area.adjusted(0, 0, -badge - tokens.GAP_8, 0), look)
        right = area.right() + 1 - self._padding
        place = QRect(right - badge, area.center().y() + 1 - _BADGE // 2, badge, _BADGE)
        count = looks.COUNT_HERE if look.ground == looks.TAB_CHOSEN.ground else looks.COUNT
        paint.draw_surface(painter, place, count)
        paint.draw_text(painter, place, self._waiting, count.ink, weight=tokens.BOLD, align=paint.CENTRE)
