"""One thing still to do; a tap opens it in Make it right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from counter.reports.day.page import ToDo
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_INDENT = 16
_EDGE = 4


class ToDoEntry(Tap):
    """A title and a few words, red at its edge where nobody answered yet."""

    def __init__(self, entry: ToDo) -> None:
        super().__init__(looks.QUIET)
        self._entry = entry
        self.set_name(f"{entry.title}: {entry.text}")
        self.setContentsMargins(0, 5, 0, 5)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setEnabled(entry.order is not None or entry.mishap is not None)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for its words, and never less than a finger."""
        return max(tokens.TARGET, self._words_at(width - _INDENT) + 10)

    def _words_at(self, room: int) -> int:
        title = paint.text_height(self._entry.title, room, 16, tokens.SEMIBOLD)
        return title + paint.text_height(self._entry.text, room, 16, tokens.REGULAR)

    def content_size(self) -> QSize:
        """As tall as its words at the width it has."""
        return QSize(tokens.TARGET * 3, self.heightForWidth(self.width()) - 10)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The edge, the title, the words."""
        colour = tokens.LATE if self._entry.urgent else tokens.CREMA
        painter.fillRect(QRect(area.left(), area.top(), _EDGE, area.height()), QColor(colour))
        room = area.adjusted(_INDENT, 0, 0, 0)
        weight = tokens.SEMIBOLD
        align = paint.TOP_LEFT
        paint.draw_text(painter, room, self._entry.title, tokens.INK, weight=weight, align=align, wrap=True)
        below = room.adjusted(0, paint.text_height(self._entry.title, room.width(), 16, weight), 0, 0)
        paint.draw_text(painter, below, self._entry.text, tokens.SOFT, align=align, wrap=True)
