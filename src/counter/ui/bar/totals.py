"""What is to make on the whole bar, in one or two lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from counter.kernel.language import Language
from counter.ui.bar.frame import Frame
from counter.ui.bar.state import ToMake
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of

_SIDE, _BETWEEN, _WORDS, _LINE = 14, 14, 16, 22
_LINES = 2


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place: which line, how far in."""

    text: str
    line: int
    left: int
    weight: int
    soft: bool = False


class Totals(Frame):
    """As many as fit, whole ones; how many more kinds there are stands at the end."""

    def __init__(self, language: Language) -> None:
        super().__init__(tokens.LINE, 1)
        self._language = language
        self._to_make: tuple[ToMake, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_totals(self, to_make: tuple[ToMake, ...]) -> None:
        """Shows them in this order."""
        if to_make != self._to_make:
            self._to_make = to_make
            counts = ", ".join(f"{each.count} {each.what}" for each in to_make) or self._language.say("nothing")
            self.setAccessibleName(self._language.say("To make: {counts}", counts=counts))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, in the middle of the height."""
        super().paintEvent(event)
        painter = paint.begin(self)
        words = self._words()
        lines = 1 + max(word.line for word in words)
        top = (self.height() - lines * _LINE) // 2
        for word in words:
            self._draw(painter, word, top)
        painter.end()

    def _draw(self, painter: QPainter, word: _Word, top: int) -> None:
        area = QRect(word.left, top + word.line * _LINE, self.width() - word.left - _SIDE, _LINE)
        colour = shade_of(self).ink(tokens.SOFT if word.soft else tokens.INK)
        paint.draw_text(painter, area, word.text, colour, size=_WORDS, weight=word.weight)

    def _words(self) -> list[_Word]:
        """Every total, or as many as leave room to say how many more there are."""
        for shown in range(len(self._to_make), -1, -1):
            words = list(self._laid_out(shown))
            if shown == 0 or max(word.line for word in words) < _LINES:
                return words
        return []

    def _laid_out(self, shown: int) -> Iterator[_Word]:
        title = self._language.say("To make") if self._to_make else self._language.say("Nothing to make")
        yield _Word(title, 0, _SIDE, tokens.REGULAR, soft=True)
        line, left = 0, _SIDE + _width(title) + _BETWEEN
        more = len(self._to_make) - shown
        entries = [(each.count, each.what) for each in self._to_make[:shown]]
        entries += [("", self._language.say("+{count} more", count=more))] if more else []
        for count, what in entries:
            strong = _width(count, tokens.BOLD) + 4 if count else 0
            if left + strong + _width(what) > self.width() - _SIDE:
                line, left = line + 1, _SIDE
            if count:
                yield _Word(count, line, left, tokens.BOLD)
            yield _Word(what, line, left + strong, tokens.REGULAR, soft=not count)
            left += strong + _width(what) + _BETWEEN


def _width(text: str, weight: int = tokens.REGULAR) -> int:
    return paint.text_width(text, _WORDS, weight)
