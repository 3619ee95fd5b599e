"""A tile of the menu: its name, its price or why it is not to be had, its icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap


class Tile(Tap):
    """One thing to choose from a grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(looks.TILE, parent=parent)
        self._title = ""
        self._detail = ""
        self._icon = ""

    def set_item(self, title: str, detail: str, icon: str) -> None:
        """Its words and icon; its accessible name is both, the title first."""
        self.set_name(f"{title}, {detail}" if detail else title)
        if (title, detail, icon) != (self._title, self._detail, self._icon):
            self._title, self._detail, self._icon = title, detail, icon
            self.update()

    def set_state(self, *, chosen: bool = False, sold_out: bool = False) -> None:
        """Looks chosen, sold out (then it cannot be tapped), or neither."""
        self.setEnabled(not sold_out)
        self.mark_chosen(on=chosen)
        self.set_look(looks.TILE_CHOSEN if chosen else looks.TILE)

    def current_look(self) -> Look:
        """A sold out tile is sunk into the page."""
        return self.look if self.isEnabled() else looks.SOLD_OUT

    def content_size(self) -> QSize:
        """At least the token's size."""
        return QSize(tokens.TILE_WIDTH, tokens.TILE_HEIGHT)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Name above, price below, icon in the corner."""
        room = area.adjusted(17, 14, -17, -14)
        size = 18 if paint.text_width(self._longest_word(), 18, tokens.BOLD) <= room.width() else 16
        paint.draw_text(
            painter, room, self._title, look.ink, size=size, weight=tokens.BOLD, align=paint.TOP_LEFT, wrap=True
        )
        if self._icon:
            paint.draw_icon(painter, room.right() - 23, room.bottom() - 24, self._icon, look.icon or tokens.EDGE, 24)
        beside = room.width() - (32 if self._icon else 0)
        tall = max(paint.text_height(self._detail, beside, 16, tokens.REGULAR), 24)
        below = QRect(room.left(), room.bottom() - tall + 1, beside, tall)
        paint.draw_text(painter, below, self._detail, look.second, align=paint.LEFT, wrap=True)

    def _longest_word(self) -> str:
        return max(self._title.split() or [""], key=len)
