"""A tile of the menu: its name, its price or why it is not to be had, its icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from counter.kernel.typed_text import folded
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.direction import turns
from counter.ui.widgets.tap import Tap

_ICON_FROM = 145
"""A tile of fewer pixels across has no room for an icon."""
_SNUG = 100
"""A tile of fewer pixels across has the narrowest margins, so that more of its name is on a line."""
_ROOMY_FROM = 100
"""A tile of fewer pixels downwards has narrower margins."""
_LOW = 54
"""A tile of fewer pixels downwards has the narrowest: a name and a price, a line each, take that."""
_LINES = 2
_BADGE_TALL, _BADGE_PAD, _BADGE_FROM = 28, 11, 110
_DANGER_TALL = 26
_KNOB = 24
"""The ring of a switch, across."""


class Tile(Tap):
    """One thing to choose from a grid. A long name takes two lines, then an ellipsis; it never meets the price."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(looks.TILE, parent=parent)
        self._title = ""
        self._detail = ""
        self._icon = ""
        self._badge = ""
        self._switch: bool | None = None
        self._found, self._beside = "", ""
        self._danger: tuple[str, ...] = ()

    def set_item(self, title: str, detail: str, icon: str) -> None:
        """Its words and icon; its accessible name is both, the title first."""
        self._title, before = title, (self._title, self._detail, self._icon)
        self._detail, self._icon = detail, icon
        self._put_name()
        if (title, detail, icon) != before:
            self.update()

    def set_badge(self, words: str, *, switch: bool | None = None) -> None:
        """Words in its corner, in the icon's place: “3 left”; read out last.

        As a `switch` it can be tapped whatever it says: off it has a ring there, or its words; on, it is sunk and they
        stand on a dark ground.
        """
        if (words, switch) != (self._badge, self._switch):
            self._badge, self._switch = words, switch
            self._put_name()
            self.update()

    def set_danger(self, words: tuple[str, ...]) -> None:
        """What of it the customer must not have, in red below its title; in a narrow tile in the price's place.

        In the first of these words that there is room for; the first are read out.
        """
        if words != self._danger:
            self._danger = words
            self._put_name()
            self.update()

    def set_found(self, typed: str, *, beside: str, is_first: bool) -> None:
        """Marks what was typed in its title, and says beside the price where it belongs; the first has the ring.

        Where it belongs is left out where there is no room for it.
        """
        if (typed, beside, is_first) != (self._found, self._beside, self._ring):
            self._found, self._beside, self._ring = typed, beside, is_first
            self.update()

    def _put_name(self) -> None:
        self.set_name(", ".join(part for part in (self._title, *self._danger[:1], self._detail, self._badge) if part))

    def set_state(self, *, chosen: bool = False, sold_out: bool = False, colour: str = "") -> None:
        """Looks chosen, sold out (then it cannot be tapped), or neither: on the ground of its colour."""
        self.setEnabled(not sold_out)
        self.mark_chosen(on=chosen)
        self.set_look(looks.TILE_CHOSEN if chosen else looks.TINTED_TILES.get(colour, looks.TILE))

    def current_look(self) -> Look:
        """A sold out tile is sunk into the page."""
        return self.look if self.isEnabled() and not self._switch else looks.SOLD_OUT

    def content_size(self) -> QSize:
        """At least the token's size."""
        return QSize(tokens.TILE_WIDTH, tokens.TILE_HEIGHT)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Name above, price below, icon in the corner."""
        across = 17 if area.width() >= _ICON_FROM else 12 if area.width() >= _SNUG else 4
        down = 14 if area.height() >= _ROOMY_FROM else 7 if area.height() >= _LOW else 4
        room = area.adjusted(across, down, -across, -down)
        has_icon = area.width() >= _ICON_FROM
        if self._danger and not has_icon:
            below = self._draw_danger(painter, room, room.bottom() + 1 - _DANGER_TALL)
        else:
            below = self._draw_below(painter, room, look, has_icon=has_icon)
        size = self._size_of_title(area, room, below - room.top())
        most = min(_LINES, (below - room.top()) // paint.line_height(size, tokens.BOLD))
        paint.draw_lines(painter, room, self._title, look.ink, size=size, weight=tokens.BOLD, most=max(most, 1))
        if self._danger and has_icon:
            lines = paint.text_lines(self._title, room.width(), size, tokens.BOLD, max(most, 1))
            under = room.top() + len(lines) * paint.line_height(size, tokens.BOLD) + 4
            self._draw_danger(painter, room, min(under, below - _DANGER_TALL))
        if self._found:
            self._mark_found(painter, room, look, size, max(most, 1))

    def _draw_danger(self, painter: QPainter, room: QRect, top: int) -> int:
        """A triangle and the words on a red tint; gives where it begins."""
        size, most = 14, room.width() - 26
        fitting = (each for each in self._danger if paint.text_width(each, size, tokens.BOLD) <= most)
        said = next(fitting, self._danger[-1])
        wide = min(paint.text_width(said, size, tokens.BOLD) + 34, room.width() + 8)
        area = QRect(room.left() - 4, top, wide, _DANGER_TALL)
        paint.draw_surface(painter, area, looks.DANGER)
        paint.draw_icon(painter, area.left() + 7, area.top() + 6, "triangle-alert", tokens.LATE, 14)
        words = area.adjusted(27, 0, -4, 0)
        paint.draw_text(painter, words, said, tokens.LATE, size=size, weight=tokens.BOLD)
        return top

    def _draw_below(self, painter: QPainter, room: QRect, look: Look, *, has_icon: bool) -> int:
        """The price, or why it is not to be had, and what is in the corner; gives where they begin.

        A long price is smaller; one that has no room beside the words in the corner stands above them.
        """
        beside = room.width() - self._draw_corner(painter, room, look, has_icon=has_icon)
        most = _LINES if room.height() > 4 * paint.line_height(16, tokens.REGULAR) else 1
        longest = max(self._detail.split(" "), key=len) if most > 1 else self._detail
        size = paint.fitting_size(longest, 16, tokens.REGULAR, beside)
        line = paint.line_height(size, tokens.REGULAR)
        if self._badge and paint.text_width(longest, size, tokens.REGULAR) > beside:
            return self._draw_above_badge(painter, room, look)
        lines = paint.text_lines(self._detail, beside, size, tokens.REGULAR, most)
        top = room.bottom() + 1 - line * max(len(lines), 1)
        below = QRect(room.left(), top, beside, room.bottom() + 1 - top)
        paint.draw_lines(painter, below, self._detail, look.second, size=size, weight=tokens.REGULAR, most=len(lines))
        return top

    def _draw_above_badge(self, painter: QPainter, room: QRect, look: Look) -> int:
        """The price, where a line of the title has room above it too; gives where price or badge begins."""
        line, badge = paint.line_height(14, tokens.REGULAR), room.bottom() + 3 - _BADGE_TALL
        if badge - line - room.top() < paint.line_height(tokens.SIZES[0], tokens.BOLD):
            return badge
        area = QRect(room.left(), badge - line, room.width(), line)
        paint.draw_text(painter, area, self._detail, look.second, size=14)
        return area.top()

    def _draw_corner(self, painter: QPainter, room: QRect, look: Look, *, has_icon: bool) -> int:
        """A badge, the ring of a switch, or the icon; gives how many pixels of the room it takes from the right."""
        if self._badge:
            return self._draw_badge(painter, room)
        if self._switch is not None:
            ring = Look("", tokens.EDGE, look.ink, edge_width=2, radius=_KNOB // 2)
            paint.draw_surface(painter, _corner(room, _KNOB, _KNOB), ring)
            return _KNOB + tokens.GAP_8
        if self._beside:
            price = paint.text_width(self._detail, 16, tokens.REGULAR) + tokens.GAP_8
            area = room.adjusted(price, room.height() - 22, 0, 0)
            if paint.text_width(self._beside, 14, tokens.REGULAR) <= area.width():
                paint.draw_text(painter, area, self._beside, tokens.SOFT, size=14, align=paint.RIGHT)
            return 0
        if self._icon and has_icon:
            icon = look.icon or tokens.EDGE
            paint.draw_icon(painter, room.right() - 23, room.bottom() - 24, self._icon, icon, 24)
            return 32
        return 0

    def _mark_found(self, painter: QPainter, room: QRect, look: Look, size: int, most: int) -> None:
        """Each word that was typed, where it stands first: in crema, with a line below."""
        tall = paint.line_height(size, tokens.BOLD)
        for number, line in enumerate(paint.text_lines(self._title, room.width(), size, tokens.BOLD, most)):
            whole, joined = paint.text_width(line, size, tokens.BOLD), paint.is_from_right(line)
            for word in folded(self._found).split():
                if (place := folded(line).find(word)) >= 0:
                    before = paint.text_width(line[:place], size, tokens.BOLD) - 1
                    part = line[place : place + len(word)]
                    wide = paint.text_width(part, size, tokens.BOLD)
                    left = room.left() + (before if joined == turns(self) else whole - before - wide)
                    area = QRect(left, room.top() + number * tall, wide, tall)
                    if room.left() - 1 <= area.left() and area.right() <= room.right() + 1:
                        if not joined:  # letters that are joined to others are none on their own
                            painter.fillRect(area, QColor(look.ground))
                            paint.draw_text(painter, area, part, tokens.CREMA, size=size, weight=tokens.BOLD)
                        painter.fillRect(QRect(left, area.bottom() - 1, wide - 1, 2), QColor(tokens.CREMA))

    def _draw_badge(self, painter: QPainter, room: QRect) -> int:
        look = looks.BADGE_DARK if self._switch else looks.BADGE
        icon, pad = 22 if self._switch else 0, _BADGE_PAD if room.width() >= _BADGE_FROM else _BADGE_PAD // 2
        wide = paint.text_width(self._badge, 14, tokens.BOLD) + 2 * pad + icon
        area = _corner(room.adjusted(0, 0, 4, 2), wide, _BADGE_TALL)
        paint.draw_surface(painter, area, look)
        if icon:
            paint.draw_icon(painter, area.left() + pad, area.top() + 6, "ban", look.ink, 16)
        words = area.adjusted(pad + icon, 0, -pad, 0)
        paint.draw_text(painter, words, self._badge, look.ink, size=14, weight=tokens.BOLD)
        return wide + tokens.GAP_4

    def _size_of_title(self, area: QRect, room: QRect, tall: int) -> int:
        """The largest letters in which the title is whole, else in which no word breaks; larger ones in large tiles."""
        is_large = area.width() >= _ICON_FROM and area.height() >= _ROOMY_FROM
        has_lines = tall >= _LINES * paint.line_height(16, tokens.BOLD)
        largest = 18 if is_large else 16
        if whole := paint.whole_size(self._title, largest, tokens.BOLD, room.width(), _LINES if has_lines else 1):
            return whole
        unbroken = max(self._title.split() or [""], key=len) if has_lines else self._title
        return paint.fitting_size(unbroken, largest, tokens.BOLD, room.width())


def _corner(room: QRect, wide: int, tall: int) -> QRect:
    """So much of the lower right corner."""
    return QRect(room.right() + 1 - wide, room.bottom() + 1 - tall, wide, tall)
