"""A tile of the menu: its name, its price or why it is not to be had, its icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_ICON_FROM = 145
"""A tile of fewer pixels across has no room for an icon."""
_ROOMY_FROM = 100
"""A tile of fewer pixels downwards has narrower margins."""
_LINES = 2


class Tile(Tap):
    """One thing to choose from a grid. A long name takes two lines, then an ellipsis; it never meets the price."""

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
        across = 17 if area.width() >= _ICON_FROM else 12
        down = 14 if area.height() >= _ROOMY_FROM else 7
        room = area.adjusted(across, down, -across, -down)
        below = self._draw_below(painter, room, look, has_icon=area.width() >= _ICON_FROM)
        size = 18 if self._has_room_for_large(area, room) else 16
        most = min(_LINES, (below - room.top()) // paint.line_height(size, tokens.BOLD))
        paint.draw_lines(painter, room, self._title, look.ink, size=size, weight=tokens.BOLD, most=max(most, 1))

    def _draw_below(self, painter: QPainter, room: QRect, look: Look, *, has_icon: bool) -> int:
        """The price, or why it is not to be had, and the icon; gives where they begin. A long price is smaller."""
        beside = room.width()
        if self._icon and has_icon:
            beside -= 32
            paint.draw_icon(painter, room.right() - 23, room.bottom() - 24, self._icon, look.icon or tokens.EDGE, 24)
        longest = max(self._detail.split() or [""], key=len)
        size = paint.fitting_size(longest, 16, tokens.REGULAR, beside)
        line = paint.line_height(size, tokens.REGULAR)
        lines = paint.text_lines(self._detail, beside, size, tokens.REGULAR, _LINES if room.height() > 4 * line else 1)
        top = room.bottom() + 1 - line * max(len(lines), 1)
        below = QRect(room.left(), top, beside, room.bottom() + 1 - top)
        paint.draw_lines(painter, below, self._detail, look.second, size=size, weight=tokens.REGULAR, most=len(lines))
        return top

    def _has_room_for_large(self, area: QRect, room: QRect) -> bool:
        """Whether the tile is large, and so is not broken within a word by large letters."""
        if area.width() < _ICON_FROM or area.height() < _ROOMY_FROM:
            return False
        longest = max(self._title.split() or [""], key=len)
        return paint.text_width(longest, 18, tokens.BOLD) <= room.width()
