"""The day's lying bars: what went wrong, and where it came from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.state import Bar
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_ROW, _ROW_LEAST, _ROW_OF_TWO, _BAR = 28, 20, 38, 16
_LEAST_ROWS = 4
_LONGEST = 0.6  # of the width, for the words


class WrongBars(QWidget):
    """A bar a kind of mishap with its count, the most frequent first; what finds no room is one last row.

    They are in `colour`, those of what was late in its own.
    """

    def __init__(self, language: Language, name: str, colour: str = tokens.CREMA) -> None:
        super().__init__()
        self._language = language
        self._colour = colour
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], description: str) -> None:
        """Shows these kinds."""
        self._bars = bars
        self.setAccessibleDescription(description)
        self.setMinimumHeight(max(1, min(_LEAST_ROWS, len(bars))) * _ROW_LEAST)
        self.update()

    def sizeHint(self) -> QSize:
        """A row a kind."""
        return QSize(280, max(1, len(self._bars)) * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows, closer together where there are many."""
        painter = paint.begin(self)
        if not self._bars:
            nothing = self._language.say("Nothing that anybody noted.")
            paint.draw_text(painter, self.rect(), nothing, tokens.SOFT, align=paint.TOP_LEFT)
        words = max((paint.text_width(bar.label, 16, tokens.REGULAR) for bar in self._bars), default=0) + 16
        words = min(words, round(self.width() * _LONGEST))
        on_two = any(paint.text_width(bar.label, 14, tokens.REGULAR) > words - 8 for bar in self._bars)
        rows = self._rows(self.height() // (_ROW_OF_TWO if on_two else _ROW_LEAST))
        tall = min(_ROW_OF_TWO if on_two else _ROW, self.height() // max(1, len(rows)))
        count = max((paint.text_width(bar.count, 16, tokens.SEMIBOLD) for bar in rows), default=0) + 12
        for place, bar in enumerate(rows):
            self._row(painter, QRect(0, place * tall, self.width(), tall), words, count, bar)
        painter.end()

    def _rows(self, room: int) -> tuple[Bar, ...]:
        """As many kinds as have room; where that is not all, the last row counts the others."""
        if len(self._bars) <= room:
            return self._bars
        shown, others = self._bars[: max(0, room - 1)], self._bars[max(0, room - 1) :]
        word = self._language.say_count("{count} other kind", "{count} other kinds", len(others))
        times = sum(bar.times for bar in others)
        share = min(1.0, sum(bar.share for bar in others))
        return (*shown, Bar(word, self._language.number(times), share, late=False, times=times))

    def _row(self, painter: QPainter, area: QRect, words: int, count: int, bar: Bar) -> None:
        room = area.adjusted(0, 0, words - area.width() - 8, 0)
        size = paint.fitting_size(bar.label, 16, tokens.REGULAR, room.width())
        on_two = paint.wants_lines(bar.label, size, tokens.REGULAR, room.width())
        paint.draw_text(painter, room, bar.label, tokens.INK, size=size, wrap=on_two)
        long = max(8.0, (area.width() - words - count) * bar.share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.LATE if bar.late else self._colour))
        tall = min(_BAR, area.height() - 4)
        painter.drawRoundedRect(QRectF(words, area.top() + (area.height() - tall) / 2, long, tall), 4, 4)
        beside = area.adjusted(words + round(long) + 10, 0, 0, 0)
        paint.draw_text(painter, beside, bar.count, tokens.INK, weight=tokens.SEMIBOLD)
