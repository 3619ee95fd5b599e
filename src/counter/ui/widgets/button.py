"""Buttons: words, an icon, a second line, in three arrangements."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_SMALL_WORDS, _SMALL_ICON, _LARGE_ICON = 18, 20, 24
_HUGE_WORDS, _HUGE_ICON = 28, 32
_EDGE, _EDGE_ABOVE = 4, 8
_WORD_MOST = 152
"""Pixels that a single word is given at least, if it wants them: a longer one is a name that somebody wrote."""


class Arrangement(Enum):
    """Where the words of a button stand."""

    CENTRE = "icon and words side by side in the middle, a second line below"
    ROW = "icon and words at the left, the second words at the right"
    ABOVE = "icon above the words, which may wrap"


class Button(Tap):
    """A button with a label, a second line and icons; `set_text` changes the words in place."""

    def __init__(  # noqa: PLR0913 - each has a default; together they are the picture
        self,
        text: str = "",
        *,
        look: Look = looks.PLAIN,
        arrangement: Arrangement = Arrangement.CENTRE,
        icon: str = "",
        icon_after: str = "",
        size: int = 16,
        weight: int = tokens.SEMIBOLD,
        second_size: int = 14,
        height: int = tokens.TARGET,
        padding: int = tokens.GAP_16,
        commits: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, commits=commits, parent=parent)
        self._arrangement = arrangement
        self._icon = icon
        self._after = icon_after
        self._size = size
        self._weight = weight
        self._second_size = second_size
        self._second_weight = tokens.REGULAR
        self._height = height
        self._padding = padding
        self._gap = 10
        self._text = ""
        self._second = ""
        self.set_text(text, name=name)

    @property
    def label(self) -> str:
        """What stands on it."""
        return self._text

    def set_text(self, text: str, second: str = "", *, name: str = "") -> None:
        """Changes its words; `name` is the accessible name where the words alone do not say it."""
        self.set_name(name or ", ".join(part for part in (text, second) if part))
        if (text, second) != (self._text, self._second):
            self._text, self._second = text, second
            self.updateGeometry()
            self.update()

    def set_icons(self, icon: str, after: str = "") -> None:
        """Changes its icons: the one before the words and the one after them."""
        if (icon, after) != (self._icon, self._after):
            self._icon, self._after = icon, after
            self.updateGeometry()
            self.update()

    def emphasise_second(self, size: int, weight: int = tokens.BOLD) -> None:
        """Makes the second line the louder one, as an amount to take is."""
        self._second_size, self._second_weight = size, weight
        self.updateGeometry()

    def set_height(self, height: int) -> None:
        """Changes how tall it is."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def arrange(self, arrangement: Arrangement) -> None:
        """Changes where its words stand."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self.updateGeometry()
            self.update()

    def set_size(self, size: int) -> None:
        """Changes the size of its words."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def set_padding(self, padding: int) -> None:
        """Changes the room left and right of its words."""
        if padding != self._padding:
            self._padding = padding
            self.updateGeometry()
            self.update()

    def set_chosen(self, *, on: bool, chosen: Look = looks.PRIMARY, otherwise: Look = looks.PLAIN) -> None:
        """Shows whether it is the chosen one, with the look for either."""
        self.mark_chosen(on=on)
        self.set_look(chosen if on else otherwise)

    @property
    def _icon_size(self) -> int:
        if self._size >= _HUGE_WORDS:
            return _HUGE_ICON
        return _SMALL_ICON if self._size <= _SMALL_WORDS else _LARGE_ICON

    def _icons_width(self) -> int:
        one = self._icon_size + self._gap
        return (one if self._icon else 0) + (one if self._after else 0)

    def content_size(self) -> QSize:
        """Room for its words and a finger."""
        first = (
            paint.text_width(self._text, self._size, self._weight)
            + self._icons_width()
            - (0 if self._text else self._gap)
        )
        second = paint.text_width(self._second, self._second_size, self._second_weight) if self._second else 0
        if self._arrangement is Arrangement.ABOVE:
            return QSize(tokens.TARGET * 2, self._height)
        both = first + second + self._gap if self._arrangement is Arrangement.ROW else max(first, second)
        return QSize(max(both + 2 * self._padding, tokens.TARGET), self._height)

    @property
    def least_width(self) -> int:
        """In how many pixels its words still stand beside its icons, in the smallest size."""
        words = paint.text_width(self._text, tokens.SIZES[0], self._weight)
        return max(words + self._icons_width() + 2 * self._padding, tokens.TARGET)

    def minimumSizeHint(self) -> QSize:
        """As small as a finger and its longest word allow."""
        words = f"{self._text} {self._second}".split(" ")  # an amount and its currency stay together
        longest = max((paint.text_width(word, tokens.SIZES[0], self._weight) for word in words), default=0)
        around = 2 * (self._beside_words if self._arrangement is Arrangement.ABOVE else _EDGE)
        if self._arrangement is Arrangement.ROW:
            around = self._icons_width() + 2 * self._padding
        margins = self.contentsMargins()
        wide = min(longest, _WORD_MOST) + around + margins.left() + margins.right()
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    @property
    def _beside_words(self) -> int:
        """The room at each side of words that stand below their icon."""
        return min(self._padding, _EDGE_ABOVE)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Paints the words in their arrangement."""
        if self._arrangement is Arrangement.ROW:
            self._row(painter, area, look)
        elif self._arrangement is Arrangement.ABOVE:
            self._above(painter, area, look)
        else:
            self._centre(painter, area, look)

    def _centre(self, painter: QPainter, area: QRect, look: Look) -> None:
        room = area.adjusted(_EDGE, 0, -_EDGE, 0)
        if self._second:
            self._two_lines(painter, room, look)
            return
        beside = room.width() - self._icons_width()
        size = paint.fitting_size(self._text, self._size, self._weight, beside)
        wide = paint.text_width(self._text, size, self._weight) if self._text else -self._gap
        lines = wide > beside
        if lines and not self._has_lines(size, beside, room.height()):
            self._first(painter, room, look, size, wrap=wide > room.width())
            return
        wide = min(wide, beside)
        x = room.left() + (room.width() - wide - self._icons_width()) / 2
        y = room.center().y() + 1 - self._icon_size / 2
        if self._icon:
            paint.draw_icon(painter, x, y, self._icon, look.icon_colour, self._icon_size)
            x += self._icon_size + self._gap
        self._first(painter, QRect(round(x), room.top(), wide, room.height()), look, size, wrap=lines)
        if self._after:
            paint.draw_icon(painter, x + wide + self._gap, y, self._after, look.icon_colour, self._icon_size)

    def _has_lines(self, size: int, wide: int, tall: int) -> bool:
        """Whether words too long for one line beside the icons have lines there: else the icons give way to them."""
        if not paint.wants_lines(self._text, size, self._weight, wide):
            return False
        return paint.text_height(self._text, wide, size, self._weight) <= tall

    def _two_lines(self, painter: QPainter, room: QRect, look: Look) -> None:
        weight = tokens.MEDIUM if self._second_size > self._size else self._weight
        size = paint.fitting_size(self._text, self._size, weight, room.width())
        second_size = paint.fitting_size(self._second, self._second_size, self._second_weight, room.width())
        two = paint.line_height(size, weight) + 2 * paint.line_height(second_size, self._second_weight)
        is_long = paint.text_width(self._second, second_size, self._second_weight) > room.width()
        wrap = is_long and two <= room.height()
        upper, lower = round(size * 1.3), round(second_size * 1.3) * (2 if wrap else 1)
        top = room.top() + (room.height() - upper - lower) // 2
        first = QRect(room.left(), top, room.width(), upper)
        second = QRect(room.left(), top + upper, room.width(), lower)
        paint.draw_text(painter, first, self._text, look.ink, size=size, weight=weight, align=paint.CENTRE)
        paint.draw_text(
            painter,
            second,
            self._second,
            look.second,
            size=second_size,
            weight=self._second_weight,
            align=paint.CENTRE,
            wrap=wrap,
        )

    def _row(self, painter: QPainter, area: QRect, look: Look) -> None:
        room = area.adjusted(self._padding, 0, -self._padding, 0)
        y = room.center().y() + 1 - self._icon_size / 2
        if self._after:
            paint.draw_icon(
                painter, room.right() - self._icon_size + 1, y, self._after, look.icon_colour, self._icon_size
            )
            room.adjust(0, 0, -self._icon_size - self._gap, 0)
        if self._icon:
            paint.draw_icon(painter, room.left(), y, self._icon, look.icon_colour, self._icon_size)
            room.adjust(self._icon_size + self._gap, 0, 0, 0)
        if self._second:
            wide = paint.text_width(self._second, self._second_size, self._second_weight)
            paint.draw_text(painter, room, self._second, look.second, size=self._second_size, align=paint.RIGHT)
            room.adjust(0, 0, -wide - self._gap, 0)
        size = paint.fitting_size(self._text, self._size, self._weight, room.width())
        if paint.text_width(self._text, size, self._weight) <= room.width():
            paint.draw_text(painter, room, self._text, look.ink, size=size, weight=self._weight)
            return
        most = max(2, room.height() // paint.line_height(size, self._weight))
        lines = paint.text_lines(self._text, room.width(), size, self._weight, most)
        room.adjust(0, (room.height() - len(lines) * paint.line_height(size, self._weight)) // 2, 0, 0)
        paint.draw_lines(painter, room, self._text, look.ink, size=size, weight=self._weight, most=most)

    def _above(self, painter: QPainter, area: QRect, look: Look) -> None:
        room = area.adjusted(self._beside_words, 0, -self._beside_words, 0)
        sizes = (each for each in reversed(tokens.SIZES) if each <= self._size and self._fits_below(room, each))
        size = next(sizes, tokens.SIZES[0])
        tall = paint.text_height(self._text, room.width(), size, self._weight)
        if tall + 24 + 2 > room.height():  # the icon gives way
            self._first(painter, room, look, size, wrap=True)
            return
        gap = min(8, (room.height() - tall - 24) // 3)
        top = room.top() + (room.height() - tall - 24 - gap) / 2
        paint.draw_icon(painter, room.center().x() + 0.5 - 12, top, self._icon, look.icon_colour, 24)
        below = QRect(room.left(), round(top + 24 + gap), room.width(), tall)
        self._first(painter, below, look, size, wrap=True)

    def _fits_below(self, room: QRect, size: int) -> bool:
        """Whether the words stand below the icon at this size, no word of them cut."""
        longest = max(self._text.split() or [""], key=len)
        tall = paint.text_height(self._text, room.width(), size, self._weight)
        return paint.text_width(longest, size, self._weight) <= room.width() and tall + 24 + 8 + 8 <= room.height()

    def _first(self, painter: QPainter, room: QRect, look: Look, size: int, *, wrap: bool = False) -> None:
        paint.draw_text(
            painter, room, self._text, look.ink, size=size, weight=self._weight, align=paint.CENTRE, wrap=wrap
        )
