"""A look at the menu there would be: its categories, some of its tiles, and how many more there are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from counter.kernel.language import Language
from counter.ui.setup.state import MenuStepState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.text import Card

_ASIDE, _GAP, _CHIP, _WIDE = 18, 10, 40, 157
_TALLEST, _LOWEST, _MORE, _TALL = 104, 60, 30, 356
_CHIPS = Look(tokens.SURFACE, tokens.LINE, tokens.INK, second=tokens.SOFT)
_FIRST = Look(tokens.ESPRESSO, tokens.ESPRESSO, tokens.ON_ESPRESSO, second=tokens.LINE)


class MenuPreview(Card):
    """Shows what a MenuStepState says there would be. Nothing in it can be tapped."""

    def __init__(self, language: Language) -> None:
        super().__init__("dashed")
        self._language = language
        self._state: MenuStepState | None = None

    def show_state(self, state: MenuStepState) -> None:
        """Shows it."""
        self._state = state
        tiles = [f"{name} {price}" for name, price, _icon in state.tiles]
        self.setAccessibleName("; ".join(filter(None, (*tiles, self._more(state.count - len(tiles))))))
        self.update()

    def _more(self, count: int) -> str:
        """How many others there are."""
        return self._language.say_count("and {count} more", "and {count} more", count) if count > 0 else ""

    def sizeHint(self) -> QSize:
        """As in the picture."""
        return QSize(520, _TALL)

    def minimumSizeHint(self) -> QSize:
        """Two rows of low tiles."""
        return QSize(300, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its parts from the top."""
        super().paintEvent(event)
        if self._state is None:
            return
        painter = paint.begin(self)
        room = self.rect().adjusted(_ASIDE, _ASIDE, -_ASIDE, -8)
        room.setTop(self._draw_chips(painter, room))
        seen = self._draw_tiles(painter, room, self._state)
        more = QRect(room.left(), room.bottom() - _MORE, room.width(), _MORE)
        paint.draw_text(painter, more, self._more(self._state.count - seen), tokens.SOFT, size=14)
        painter.end()

    def _draw_chips(self, painter: QPainter, room: QRect) -> int:
        """Gives where the tiles begin."""
        assert self._state is not None  # noqa: S101 - asked only where there is one
        left = room.left()
        for place, (name, count) in enumerate(self._state.categories):
            look = _CHIPS if place else _FIRST
            words = paint.text_width(name, 14, tokens.SEMIBOLD)
            wide = words + paint.text_width(count, 14, tokens.REGULAR) + 26
            if left + wide > room.right() + 1:
                break
            area = QRect(left, room.top(), wide, _CHIP)
            paint.draw_surface(painter, area, look)
            inside = area.adjusted(10, 0, -10, 0)
            paint.draw_text(painter, inside, name, look.ink, size=14, weight=tokens.SEMIBOLD)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            paint.draw_text(painter, inside, count, look.second, size=14, align=end)
            left += wide + 6
        return room.top() + (_CHIP + 14 if self._state.categories else 0)

    def _draw_tiles(self, painter: QPainter, room: QRect, state: MenuStepState) -> int:
        """As many as there is room for; gives how many."""
        columns = max(2, round(room.width() / _WIDE))
        wide = (room.width() - (columns - 1) * _GAP) // columns
        high = room.height() - _MORE
        fit = max(1, high // (_TALLEST + _GAP), min(2, high // (_LOWEST + _GAP)))
        rows = max(1, min(-(-len(state.tiles) // columns), fit))
        tall = min(_TALLEST, (high - rows * _GAP) // rows)
        for place, (name, price, icon) in enumerate(state.tiles[: rows * columns]):
            row, column = divmod(place, columns)
            left, top = room.left() + column * (wide + _GAP), room.top() + row * (tall + _GAP)
            area = QRect(left, top, wide, tall)
            paint.draw_surface(painter, area, looks.TILE)
            inside = area.adjusted(14, 10, -12, -12)
            size = paint.fitting_size(name, 16, tokens.SEMIBOLD, inside.width())
            above = QRect(inside.left(), inside.top(), inside.width(), 24)
            paint.draw_text(painter, above, name, tokens.INK, size=size, weight=tokens.SEMIBOLD)
            size = paint.fitting_size(price, 16, tokens.REGULAR, inside.width())
            has_icon = paint.text_width(price, size, tokens.REGULAR) + 26 <= inside.width()
            below = QRect(inside.left(), inside.bottom() - 22, inside.width(), 24)
            paint.draw_text(painter, below, price, tokens.INK, size=size)
            if icon and has_icon and tall > 70:  # noqa: PLR2004 - a lower one has no room
                paint.draw_icon(painter, inside.right() - 20, inside.bottom() - 21, icon, tokens.CREMA, 20)
        return min(rows * columns, len(state.tiles))
