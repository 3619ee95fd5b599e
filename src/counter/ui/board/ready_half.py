"""The ready board: whose order waits, and by when the others are promised."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from counter.kernel.language import Language
from counter.ui.board.half import Half
from counter.ui.board.state import OrderBeingMade, ReadyBoard, ReadyOrder
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_TOP = 48.0
_READY, _MAKING = 81.0, 59.0
_READY_MOST = 4


class ReadyHalf(Half):
    """Right: names to listen for. Only as many as fit are shown, the ready ones first."""

    ground = tokens.ESPRESSO

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._state = ReadyBoard()

    def show_state(self, state: ReadyBoard) -> None:
        """Shows who waits and who is being served."""
        if state != self._state:
            self._state = state
            ready = ", ".join(order.who for order in state.ready)
            making = ", ".join(f"{order.who} {order.time}" for order in state.making)
            parts = (self._language.say("Ready: {names}.", names=ready) if ready else "", making)
            self.setAccessibleName(" ".join(part for part in parts if part))
            self.update()

    def draw(self, painter: QPainter, tall: float) -> None:
        """The ready ones, a rule, the ones being made."""
        top = _TOP
        if self._state.ready:
            top = self._draw_heading(painter, top, self._language.say("Ready"))
            for order in self._state.ready[:_READY_MOST]:
                self._draw_ready(painter, order, self.line(top, _READY))
                top += _READY
            self.rule(painter, self.line(top, 18), tokens.BOARD_LINE)
            top += 32
        if self._state.making:
            top = self._draw_heading(painter, top, self._language.say("Being made"))
            for being_made in self._state.making[: max(0, int((tall - top - 24) // _MAKING))]:
                self._draw_making(painter, being_made, self.line(top, _MAKING))
                top += _MAKING

    def _draw_heading(self, painter: QPainter, top: float, word: str) -> float:
        paint.draw_text(painter, self.line(top, 30), word, tokens.BOARD_SOFT, size=24)
        return top + 38

    def _draw_ready(self, painter: QPainter, order: ReadyOrder, area: QRect) -> None:
        paint.draw_icon(painter, area.left(), area.center().y() - 21, "circle-check", tokens.BOARD_READY, 44)
        paint.draw_text(painter, area, order.number, tokens.BOARD_SOFT, size=28, align=paint.RIGHT)
        room = area.adjusted(62, 0, -paint.text_width(order.number, 28, tokens.REGULAR) - 12, 0)
        size = 64 if paint.text_width(order.who, 64, tokens.SEMIBOLD) <= room.width() else 40
        paint.draw_text(painter, room, order.who, tokens.BOARD_INK, size=size, weight=tokens.SEMIBOLD)

    def _draw_making(self, painter: QPainter, order: OrderBeingMade, area: QRect) -> None:
        wide = paint.text_width(order.time, 40, tokens.SEMIBOLD)
        bold, right = tokens.SEMIBOLD, paint.RIGHT
        paint.draw_text(painter, area, order.time, tokens.BOARD_TIME, size=40, weight=bold, align=right)
        room = area.adjusted(0, 0, -wide - 12, 0)
        if order.before:
            paint.draw_text(painter, room, order.before, tokens.BOARD_SOFT, size=40, weight=bold, align=right)
            gone = paint.text_width(order.before, 40, tokens.SEMIBOLD)
            painter.setPen(QPen(QColor(tokens.BOARD_SOFT), 3))
            painter.drawLine(room.right() - gone, room.center().y() + 3, room.right(), room.center().y() + 3)
            room.adjust(0, 0, -gone - 12, 0)
        paint.draw_text(painter, room, order.who, tokens.BOARD_INK, size=40, weight=tokens.MEDIUM)
