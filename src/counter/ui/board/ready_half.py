"""The ready board: whose order waits, and by when the others are promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from counter.kernel.language import Language
from counter.ui.board.half import Half
from counter.ui.board.state import OrderBeingMade, ReadyBoard, ReadyOrder
from counter.ui.theme import tokens
from counter.ui.widgets import paint

T = TypeVar("T")

_TOP, _FOOT = 48.0, 24.0
_HEADING, _RULE = 38.0, 32.0
_GAP = 24


@dataclass(frozen=True, slots=True)
class Rows:
    """How names are laid out: columns, the height of a row, the size of its words."""

    columns: int
    row: float
    size: int


READY = (Rows(1, 81, 64), Rows(2, 81, 40), Rows(2, 59, 40), Rows(2, 44, 28), Rows(3, 34, 24), Rows(4, 28, 20))
MAKING = (Rows(1, 59, 40), Rows(1, 44, 28), Rows(2, 44, 24), Rows(2, 34, 20))
_READY_IN_LARGE, _MAKING_LEAST = 4, 3


def rows_for(count: int, room: float, ways: tuple[Rows, ...]) -> tuple[Rows, int]:
    """The largest way in which `count` names find room in a height, and how many do: all of them, where that is so."""
    for way in ways:
        places = way.columns * int(room // way.row)
        if count <= places:
            return way, count
    return ways[-1], max(0, ways[-1].columns * int(room // ways[-1].row) - ways[-1].columns)


class ReadyHalf(Half):
    """Right: names to listen for, in smaller letters and more columns the more there are."""

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
        ready, making = self._state.ready, self._state.making
        top = _TOP
        if ready:
            top = self._draw_heading(painter, top, self._language.say("Ready"))
            under = _HEADING + _RULE + min(len(making), _MAKING_LEAST) * MAKING[-1].row if making else 0
            ways = READY if len(ready) <= _READY_IN_LARGE else READY[1:]
            way, shown = rows_for(len(ready), tall - top - under - _FOOT, ways)
            hidden = len(ready) - shown  # the oldest, whose name stood here longest
            top = self._draw_all(painter, ready[hidden:], way, top, self._draw_ready, hidden)
            self.rule(painter, self.line(top, 18), tokens.BOARD_LINE)
            top += _RULE
        if making:
            top = self._draw_heading(painter, top, self._language.say("Being made"))
            way, shown = rows_for(len(making), tall - top - _FOOT, MAKING)
            self._draw_all(painter, making[:shown], way, top, self._draw_making, len(making) - shown)

    def _draw_heading(self, painter: QPainter, top: float, word: str) -> float:
        paint.draw_text(painter, self.line(top, 30), word, tokens.BOARD_SOFT, size=24)
        return top + _HEADING

    def _draw_all(
        self,
        painter: QPainter,
        orders: Sequence[T],
        way: Rows,
        top: float,
        draw: Callable[[QPainter, T, QRect, int], None],
        hidden: int,
    ) -> float:
        """All of them, down one column and then the next, and how many found no room; gives the height below."""
        down = -(-len(orders) // way.columns)
        for place, order in enumerate(orders):
            column, row = divmod(place, down)
            whole = self.line(top + row * way.row, way.row)
            wide = (whole.width() - _GAP * (way.columns - 1)) // way.columns
            draw(
                painter,
                order,
                QRect(whole.left() + column * (wide + _GAP), whole.top(), wide, whole.height()),
                way.size,
            )
        top += down * way.row
        if hidden:
            more = self._language.say_count("and {count} more", "and {count} more", hidden)
            paint.draw_text(painter, self.line(top, way.row), more, tokens.BOARD_SOFT, size=way.size)
            top += way.row
        return top

    def _draw_ready(self, painter: QPainter, order: ReadyOrder, area: QRect, size: int) -> None:
        icon = round(size * 0.7)
        small = max(16, round(size * 0.44))
        paint.draw_icon(painter, area.left(), area.center().y() - icon // 2, "circle-check", tokens.BOARD_READY, icon)
        paint.draw_text(painter, area, order.number, tokens.BOARD_SOFT, size=small, align=paint.RIGHT)
        room = area.adjusted(round(icon * 1.4), 0, -paint.text_width(order.number, small, tokens.REGULAR) - 8, 0)
        self._draw_name(painter, room, order.who, size, tokens.SEMIBOLD)

    def _draw_making(self, painter: QPainter, order: OrderBeingMade, area: QRect, size: int) -> None:
        wide = paint.text_width(order.time, size, tokens.SEMIBOLD)
        bold, right = tokens.SEMIBOLD, paint.RIGHT
        colour = tokens.BOARD_TIME if order.promised else tokens.BOARD_SOFT
        paint.draw_text(painter, area, order.time, colour, size=size, weight=bold, align=right)
        room = area.adjusted(0, 0, -wide - 12, 0)
        if order.before:
            paint.draw_text(painter, room, order.before, tokens.BOARD_SOFT, size=size, weight=bold, align=right)
            gone = paint.text_width(order.before, size, tokens.SEMIBOLD)
            painter.setPen(QPen(QColor(tokens.BOARD_SOFT), 3))
            painter.drawLine(room.right() - gone, room.center().y() + 3, room.right(), room.center().y() + 3)
            room.adjust(0, 0, -gone - 12, 0)
        self._draw_name(painter, room, order.who, size, tokens.MEDIUM)

    @staticmethod
    def _draw_name(painter: QPainter, room: QRect, who: str, size: int, weight: int) -> None:
        """A name that is too long for its place stands smaller before it is cut."""
        if paint.text_width(who, size, weight) > room.width():
            size = max(18, round(size * 0.65))
        paint.draw_text(painter, room, who, tokens.BOARD_INK, size=size, weight=weight)
