"""The customer's own order and the promise that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from counter.kernel.language import Language
from counter.ui.board.half import Half
from counter.ui.board.state import BoardLine, OrderBoard
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_TOP, _CARD, _FOOT = 48.0, 220.0, 48.0
_LINE_MOST, _LINE_LEAST, _TOTAL = 60.0, 26.0, 84.0
_INDENT = 48
_SIZES = ((48, 28, 20), (30, 20, 16), (0, 16, 14))
"""Of a line's words and its details, from which height of the line on."""


class OrderHalf(Half):
    """Left: what was ordered, what it costs, by when we promise it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._ours = self._language = language
        self._state = OrderBoard()

    def show_state(self, state: OrderBoard) -> None:
        """Shows an order, or the welcome."""
        if state != self._state:
            self._state, self._language = state, self._ours.to_customer(state.language)
            lines = (f"{line.count} {line.title} {line.detail} {line.amount}" for line in state.lines)
            self.setAccessibleName(
                ". ".join(part for part in (state.heading, *lines, state.promise, state.wait) if part)
            )
            self.update()

    def draw(self, painter: QPainter, tall: float) -> None:
        """Heading, lines, total, promise."""
        state = self._state
        if not state.lines:
            self._draw_welcome(painter, tall)
            return
        heading = self.line(_TOP, 30)
        paint.draw_text(painter, heading, state.heading, tokens.SOFT, size=24)
        top = _TOP + 30
        has_card = bool(state.promise or state.wait)
        bottom = tall - _FOOT - (_CARD if has_card else 0) - _TOTAL
        height = max(_LINE_LEAST, min(_LINE_MOST, (bottom - top) / len(state.lines)))
        shown, hidden = self._lines_in(bottom - top)
        if hidden:
            before = self._language.say_count("{count} line before these", "{count} lines before these", hidden)
            paint.draw_text(painter, self.line(top, height), before, tokens.SOFT, size=16)
            top += height
        for line in shown:
            self._draw_line(painter, line, self.line(top, height))
            top += height
        self._draw_total(painter, self.line(top, _TOTAL))
        if has_card:
            self._draw_promise(painter, self.line(tall - _FOOT - _CARD, _CARD))

    def _lines_in(self, room: float) -> tuple[tuple[BoardLine, ...], int]:
        """Those that are seen, the newest ones where not all find room, and how many stand before them."""
        places = int(room // _LINE_LEAST)
        hidden = len(self._state.lines) - places + 1 if len(self._state.lines) > places else 0
        return self._state.lines[hidden:], hidden

    def _draw_welcome(self, painter: QPainter, tall: float) -> None:
        area = self.line(0, tall)
        paint.draw_text(
            painter,
            area,
            self._state.heading,
            tokens.INK,
            size=40,
            weight=tokens.SEMIBOLD,
            align=paint.CENTRE,
            wrap=True,
        )

    def _draw_line(self, painter: QPainter, line: BoardLine, area: QRect) -> None:
        size, small = next(sizes for least, *sizes in _SIZES if area.height() >= least)
        amount = paint.text_width(line.amount, size, tokens.REGULAR)
        paint.draw_text(painter, area, line.count, tokens.INK, size=size)
        paint.draw_text(painter, area, line.amount, tokens.INK, size=size, align=paint.RIGHT)
        title = area.adjusted(_INDENT, 0, -amount - 8, 0)
        paint.draw_text(painter, title, line.title, tokens.INK, size=size)
        wide = paint.text_width(line.title, size, tokens.REGULAR) + 8
        if title.width() > wide + 24:
            detail = title.adjusted(wide, 3, 0, 3)
            paint.draw_text(painter, detail, line.detail, tokens.SOFT, size=small)
        self.rule(painter, area, tokens.LINE)

    def _draw_total(self, painter: QPainter, area: QRect) -> None:
        bold = tokens.BOLD
        paint.draw_text(painter, area, self._language.say("Total"), tokens.INK, size=40, weight=bold)
        paint.draw_text(painter, area, self._state.total, tokens.INK, size=40, weight=bold, align=paint.RIGHT)

    def _draw_promise(self, painter: QPainter, area: QRect) -> None:
        """The promise, blue; how long it takes where there is none, brown."""
        state, say = self._state, self._language.say
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ON_TIME if state.promise else tokens.ROAST))
        painter.drawRoundedRect(QRectF(area), 24, 24)
        room = area.adjusted(36, 30, -36, -20)
        white = tokens.ON_ESPRESSO
        heading = say("We promise it by") if state.promise else say("This takes")
        paint.draw_text(painter, room, heading, white, size=24, align=paint.TOP_LEFT)
        time = room.adjusted(0, 26, 0, -30)
        size = 96 if state.promise else 72
        paint.draw_text(painter, time, state.promise or state.wait, white, size=size, weight=tokens.BOLD)
        below = QRect(room.left(), room.bottom() - 32, room.width(), 30)
        paint.draw_text(painter, below, state.below, white, size=20)
