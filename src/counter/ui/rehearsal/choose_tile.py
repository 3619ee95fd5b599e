"""A scenario as a tile: its picture and length, what it is called, how it begins, and how often one played it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from counter.ui.rehearsal.choose_state import ScenarioState
from counter.ui.rehearsal.clamped import clamped
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

LEAST_HEIGHT = 176
_TALL_FROM, _WIDE_FROM, _NARROW_BELOW = 214, 300, 210
"""A tile of fewer pixels downwards has the smaller sizes; one of more across has larger ones, or wider margins."""
_MARK = Look(tokens.REHEARSAL_TINT, "", tokens.REHEARSAL, radius=tokens.RADIUS_8)
_MARK_CHOSEN = Look(tokens.REHEARSAL, "", tokens.SURFACE, radius=tokens.RADIUS_8)


class ScenarioTile(Tap):
    """Shows a ScenarioState."""

    def __init__(self, state: ScenarioState) -> None:
        super().__init__(looks.SCENARIO)
        self._state = state
        self.about = state.name
        self.show_state(state)

    def show_state(self, state: ScenarioState) -> None:
        """Shows the scenario as it is for whoever looks."""
        self._state = state
        self.set_name(state.spoken)
        self.mark_chosen(on=state.chosen)
        self.set_look(looks.SCENARIO_CHOSEN if state.chosen else looks.SCENARIO)
        self.update()

    def content_size(self) -> QSize:
        """The least; the grid gives it more."""
        return QSize(tokens.TILE_WIDTH, LEAST_HEIGHT)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """From above: picture and length, title, situation, the first line on two; how often at the foot."""
        tall, wide = area.height() >= _TALL_FROM, area.width() >= _WIDE_FROM
        edge = 10 if not tall else 18 if area.width() >= _NARROW_BELOW else 14
        room = area.adjusted(edge, edge, -edge, 4 - edge)
        side = 40 if tall else 32
        self._draw_head(painter, room, side)
        title, words = (24, 20) if tall and wide else (18, 16) if tall else (16, 14)
        foot = paint.line_height(14, tokens.SEMIBOLD) if self._state.done else 0
        room.setTop(room.top() + side + (12 if tall else 4))
        room.setBottom(room.bottom() - foot)
        title = title if self._fits_on_two(room, title) else 16
        self._draw_lines(painter, room, self._state.title, look.ink, title, tokens.BOLD)
        room.setTop(room.top() + (4 if tall else 1))
        self._draw_lines(
            painter, room, self._state.situation, look.second, max(words - 2, 14), tokens.REGULAR, 2 if tall else 1
        )
        room.setTop(room.top() + (12 if tall else 3))
        self._draw_lines(painter, room, self._state.first_line, look.ink, words, tokens.REGULAR)
        if foot:
            below = QRect(room.left(), room.bottom() + 1, room.width(), foot)
            paint.draw_text(painter, below, self._state.done, look.icon, size=14, weight=tokens.SEMIBOLD)

    def _fits_on_two(self, room: QRect, size: int) -> bool:
        """Whether all of its title stands on two lines."""
        last = paint.text_lines(self._state.title, room.width(), size, tokens.BOLD, 2)[-1:]
        return all(paint.text_width(line, size, tokens.BOLD) <= room.width() for line in last)

    def _draw_head(self, painter: QPainter, room: QRect, side: int) -> None:
        mark = _MARK_CHOSEN if self._state.chosen else _MARK
        box = QRect(room.left(), room.top(), side, side)
        paint.draw_surface(painter, box, mark)
        inside = (side - 22) // 2
        paint.draw_icon(painter, box.left() + inside, box.top() + inside, self._state.icon, mark.ink, 22)
        beside = QRect(room.left(), room.top(), room.width(), side)
        paint.draw_text(painter, beside, self._state.minutes, tokens.SOFT, size=16, align=paint.RIGHT)

    @staticmethod
    def _draw_lines(
        painter: QPainter, room: QRect, text: str, colour: str, size: int, weight: int, most: int = 2
    ) -> None:
        """Words from the top of `room`, on as many lines as there is room for; the room begins below them."""
        tall = paint.line_height(size, weight)
        most = max(0, min(most, room.height() // tall))
        for line in clamped(text, room.width(), size, weight, most):
            place = QRect(room.left(), room.top(), room.width(), tall)
            paint.draw_text(painter, place, line, colour, size=size, weight=weight)
            room.setTop(room.top() + tall)
