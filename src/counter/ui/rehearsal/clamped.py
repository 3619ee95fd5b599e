"""Words that somebody else wrote, on so many lines at most, cut after a whole word."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.text import Text


def clamped(text: str, width: int, size: int, weight: int, most: int) -> tuple[str, ...]:
    """`text` wrapped to `width` pixels, on `most` lines at most; the last ends with an ellipsis where more follows."""
    if most < 1 or not text:
        return ()
    *lines, last = paint.text_lines(text, width, size, weight, most)
    words, shown = last.split(), last
    while len(words) > 1 and paint.text_width(shown, size, weight) > width:
        words.pop()
        shown = " ".join(words).rstrip(",.;:") + "…"
    return (*lines, shown)


class Clamped(Text):
    """Words on two lines at most, however wide it is; a screen reader has all of them."""

    def __init__(self, *, size: int = 16, weight: int = tokens.REGULAR, tone: str = "ink") -> None:
        super().__init__(size=size, weight=weight, tone=tone, wrap=True)
        self._all = ""

    def show_words(self, text: str) -> None:
        """Changes the words where they differ."""
        if text != self._all:
            self._all = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts them anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.set_text(" ".join(clamped(self._all, self.width(), self._size, self._weight, 2)))
