"""The ready board: whose order waits, and by when the others are promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.board.half import DRAWN_AT, Half
from counter.ui.board.state import OrderBeingMade, ReadyBoard, ReadyOrder
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_NOTHING = Look("", "", tokens.BOARD_INK)
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


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading at `top`, and below it the names of what is `ready` or being made; so many more are `hidden`."""

    top: float
    way: Rows
    orders: Sequence[ReadyOrder | OrderBeingMade]
    hidden: int
    ready: bool

    @property
    def begin(self) -> float:
        """Where the names begin."""
        return self.top + _HEADING

    @property
    def down(self) -> int:
        """How many stand below each other."""
        return -(-len(self.orders) // self.way.columns)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.begin + (self.down + bool(self.hidden)) * self.way.row


class _Name(Tap):
    """A name that can be tapped: it is painted by the board below it."""

    def __init__(self, order_id: OrderId, board: QWidget) -> None:
        super().__init__(_NOTHING, commits=True, parent=board)
        self.about = order_id
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)


class ReadyHalf(Half):
    """Right: names to listen for, in smaller letters and more columns the more there are.

    `asked` gives the order whose name was tapped.
    """

    asked = Signal(object)
    ground = tokens.ESPRESSO

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._state = ReadyBoard()
        self._taps: dict[OrderId, _Name] = {}

    def show_state(self, state: ReadyBoard) -> None:
        """Shows who waits and who is being served."""
        if state != self._state:
            self._state = state
            ready = ", ".join(order.who for order in state.ready)
            making = ", ".join(f"{order.who} {order.time}" for order in state.making)
            parts = (self._language.say("Ready: {names}.", names=ready) if ready else "", making)
            self.setAccessibleName(" ".join(part for part in parts if part))
            self._place_taps()
            self.update()

    def _plan(self, tall: float) -> list[_Section]:
        """The ready ones, and below them the ones being made, in as large letters as there is room for."""
        ready, making = self._state.ready, self._state.making
        top, plan = _TOP, list[_Section]()
        if ready:
            under = _HEADING + _RULE + min(len(making), _MAKING_LEAST) * MAKING[-1].row if making else 0
            ways = READY if len(ready) <= _READY_IN_LARGE else READY[1:]
            way, shown = rows_for(len(ready), tall - top - _HEADING - under - _FOOT, ways)
            hidden = len(ready) - shown  # the oldest, whose name stood here longest
            plan.append(_Section(top, way, ready[hidden:], hidden, ready=True))
            top = plan[-1].bottom + _RULE
        if making:
            way, shown = rows_for(len(making), tall - top - _HEADING - _FOOT, MAKING)
            plan.append(_Section(top, way, making[:shown], len(making) - shown, ready=False))
        return plan

    def _area(self, section: _Section, place: int) -> QRect:
        """Where the name at that place of a section stands: down one column, and then the next."""
        column, row = divmod(place, section.down)
        way = section.way
        whole = self.line(section.begin + row * way.row, way.row)
        wide = (whole.width() - _GAP * (way.columns - 1)) // way.columns
        return QRect(whole.left() + column * (wide + _GAP), whole.top(), wide, whole.height())

    def draw(self, painter: QPainter, tall: float) -> None:
        """The ready ones, a rule, the ones being made."""
        say = self._language.say
        for section in self._plan(tall):
            self._draw_heading(painter, section.top, say("Ready") if section.ready else say("Being made"))
            for place, order in enumerate(section.orders):
                if isinstance(order, ReadyOrder):
                    self._draw_ready(painter, order, self._area(section, place), section.way.size)
                else:
                    self._draw_making(painter, order, self._area(section, place), section.way.size)
            self._draw_more(painter, section)
            if section.ready:
                self.rule(painter, self.line(section.bottom, 18), tokens.BOARD_LINE)

    def _draw_heading(self, painter: QPainter, top: float, word: str) -> None:
        paint.draw_text(painter, self.line(top, 30), word, tokens.BOARD_SOFT, size=24)

    def _draw_more(self, painter: QPainter, section: _Section) -> None:
        """How many found no room."""
        if section.hidden:
            more = self._language.say_count("and {count} more", "and {count} more", section.hidden)
            last = self.line(section.bottom - section.way.row, section.way.row)
            paint.draw_text(painter, last, more, tokens.BOARD_SOFT, size=section.way.size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names stand elsewhere."""
        super().resizeEvent(event)
        self._place_taps()

    def _place_taps(self) -> None:
        """A tap over each name that is seen, by which its customer asks."""
        scale, seen = self.width() / DRAWN_AT, dict[OrderId, tuple[str, QRect]]()
        for section in self._plan(self.height() / scale) if scale else ():
            for place, order in enumerate(section.orders):
                if order.order is not None:
                    area = self._area(section, place)
                    corner, size = QPointF(area.topLeft()) * scale, QSizeF(area.size()) * scale
                    seen[order.order] = order.asked_name, QRectF(corner, size).toRect()
        for gone in self._taps.keys() - seen.keys():
            self._taps.pop(gone).deleteLater()
        for order_id, (name, area) in seen.items():
            if order_id not in self._taps:
                self._taps[order_id] = tap = _Name(order_id, self)
                tap.tapped.connect(lambda order_id=order_id: self.asked.emit(order_id))
                tap.show()
            self._taps[order_id].set_name(name)
            self._taps[order_id].setGeometry(area)

    def _draw_ready(self, painter: QPainter, order: ReadyOrder, area: QRect, size: int) -> None:
        icon = round(size * 0.7)
        small = max(16, round(size * 0.44))
        paint.draw_icon(painter, area.left(), area.center().y() - icon // 2, "circle-check", tokens.BOARD_READY, icon)
        beside = order.seen or order.number
        paint.draw_text(painter, area, beside, tokens.BOARD_SOFT, size=small, align=paint.RIGHT)
        room = area.adjusted(round(icon * 1.4), 0, -paint.text_width(beside, small, tokens.REGULAR) - 8, 0)
        self._draw_name(painter, room, order.who, size, tokens.SEMIBOLD)

    def _draw_making(self, painter: QPainter, order: OrderBeingMade, area: QRect, size: int) -> None:
        if order.seen:
            order = replace(order, time=order.seen, before="", promised=False)
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
