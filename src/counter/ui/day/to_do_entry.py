"""One thing still to do; a tap opens its story."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from counter.reports.day.page import ToDo
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_ICON, _INDENT, _AFTER, _ROUND = 22, 34, 24, 16


class ToDoEntry(Tap):
    """A title and a few words: a red octagon before them where nobody answered yet, else a telephone."""

    def __init__(self, entry: ToDo, name: str) -> None:
        super().__init__(looks.QUIET)
        self._entry = entry
        self.set_name(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setEnabled(entry.order is not None or entry.mishap is not None)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for its words, and never less than a finger."""
        return max(tokens.TARGET, self._words_at(width - _INDENT - _AFTER) + _ROUND)

    def _words_at(self, room: int) -> int:
        title = paint.text_height(self._entry.title, room, 16, tokens.SEMIBOLD)
        return title + paint.text_height(self._entry.text, room, 14, tokens.REGULAR)

    def content_size(self) -> QSize:
        """As tall as its words at the width it has."""
        return QSize(tokens.TARGET * 3, self.heightForWidth(self.width()))

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """A line above, the icon, the title and the words, and where it leads."""
        painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), QColor(tokens.LINE))
        icon, colour = ("octagon-alert", tokens.LATE) if self._entry.urgent else ("phone", tokens.CREMA)
        middle = area.center().y() - _ICON / 2 + 1
        paint.draw_icon(painter, area.left(), middle, icon, colour, _ICON)
        if self.isEnabled():
            paint.draw_icon(painter, area.right() - 19, middle + 1, "chevron-right", look.ink, 20)
        room = area.adjusted(_INDENT, _ROUND // 2, -_AFTER, 0)
        weight, align = tokens.SEMIBOLD, paint.TOP_LEFT
        paint.draw_text(painter, room, self._entry.title, tokens.INK, weight=weight, align=align, wrap=True)
        below = room.adjusted(0, paint.text_height(self._entry.title, room.width(), 16, weight), 0, 0)
        paint.draw_text(painter, below, self._entry.text, tokens.SOFT, size=14, align=align, wrap=True)
