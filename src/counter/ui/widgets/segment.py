"""Two or three choices of which one holds, joined side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.layouts import row


class Part(Button):
    """A part of a segment: only its outer corners are round, and a line parts it from the one before."""

    def __init__(
        self, word: str = "", *, first: bool = False, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent=parent)
        self._opens, self._closes = first, last

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Whether it is the first and the last one."""
        self._opens, self._closes = first, last
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints a surface wider than itself and shows the middle or an end of it."""
        painter = paint.begin(self)
        area, look = self.contentsRect(), self.current_look()
        wide = area.adjusted(0 if self._opens else -20, 0, 0 if self._closes else 20, 0)
        cut = QPainterPath()
        cut.addRect(area)
        painter.setClipPath(cut)
        paint.draw_surface(painter, wide, look, pressed=self.isDown())
        if not self._opens:
            painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), QColor(look.edge))
        self.draw_content(painter, area, look)
        if self.hasFocus() and self._ring:
            paint.draw_focus_ring(painter, area, tokens.RADIUS_8)
        painter.end()


class Segment(QWidget):
    """`chosen` gives the place of the part that was tapped, from 0."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_one_stop(self)
        last = len(words) - 1
        self._parts = [Part(word, first=place == 0, last=place == last) for place, word in enumerate(words)]
        layout = row(self)
        for place, part in enumerate(self._parts):
            part.tapped.connect(lambda place=place: self.chosen.emit(place))
            layout.addWidget(part)

    def show_words(self, words: Sequence[str]) -> None:
        """Changes what stands on its parts."""
        for part, word in zip(self._parts, words, strict=True):
            part.set_text(word)

    def set_padding(self, padding: int) -> None:
        """Changes the room left and right of their words."""
        for part in self._parts:
            part.set_padding(padding)

    def show_first(self, many: int) -> None:
        """Shows so many of its parts; the others are away."""
        for place, part in enumerate(self._parts):
            part.setVisible(place < many)
            part.set_ends(first=place == 0, last=place == many - 1)

    def show_chosen(self, place: int) -> None:
        """Marks the one at `place`; none where there is no such part."""
        for here, part in enumerate(self._parts):
            part.set_chosen(on=here == place)
