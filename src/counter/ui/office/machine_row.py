"""A machine in the list of the shop's machines, or a shop in the list of shops."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.office.machines_state import MachineRowState
from counter.ui.parts.mark import DONE, Mark
from counter.ui.parts.mark_pill import draw_mark, mark_width
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import row
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text

TALL = 70
_BOX, _ICON, _PILL, _BAR = 44, 24, 28, 4
_SIDE, _WORDS = 18, 76
_NAME, _SEEN = 0.39, 0.37
"""Shares of the width: a machine with its name, when it was seen. What is left is for what it has not sent."""
_LINE = 22
_ROW = Look("", "", tokens.INK, pressed=tokens.SUNK, radius=0)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=0)
_ICON_BOX = Look(tokens.SUNK, "", tokens.SOFT, radius=tokens.RADIUS_12)
_ICON_BOX_CHOSEN = Look(tokens.SURFACE, "", tokens.SOFT, radius=tokens.RADIUS_12)


class MachineHeadings(QWidget):
    """What stands in each column of the list: three words."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        line = row(self, margins=(_SIDE, 10, _SIDE, 10))
        columns = [Text(each, size=14, tone="soft") for each in words]
        columns[-1].setAlignment(paint.RIGHT)
        for text, share in zip(columns, (_NAME, _SEEN, 1 - _NAME - _SEEN), strict=True):
            text.setMinimumWidth(1)
            line.addWidget(text, round(share * 100))


class MachineRow(Tap):
    """Its icon, name and place; when it was seen last; what it has not sent."""

    def __init__(self) -> None:
        super().__init__(_ROW)
        self._state = MachineRowState(
            "", "", "", "monitor", Mark("", "clock", DONE), "", is_unknown=False, chosen=False
        )

    def show_machine(self, state: MachineRowState) -> None:
        """Shows it as it is now."""
        self._state = state
        self.about = state.terminal
        self.set_name(", ".join(filter(None, (state.name, state.under, state.seen.words, state.unsent))))
        self.mark_chosen(on=state.chosen)
        self.set_look(_CHOSEN if state.chosen else _ROW)
        self.update()

    def content_size(self) -> QSize:
        """As wide as it may be."""
        return QSize(tokens.TARGET, TALL)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """A line above it, the bar of the chosen one, and its three columns."""
        state = self._state
        painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), QColor(tokens.LINE))
        if state.chosen:
            painter.fillRect(QRect(area.left(), area.top() + 1, _BAR, area.height() - 1), QColor(tokens.CREMA))
        box = QRect(area.left() + _SIDE, area.top() + (TALL - _BOX) // 2, _BOX, _BOX)
        ground = _ICON_BOX_CHOSEN if state.chosen else _ICON_BOX
        paint.draw_surface(painter, box, ground)
        aside = (_BOX - _ICON) / 2
        paint.draw_icon(painter, box.left() + aside, box.top() + aside, state.icon, ground.icon_colour, _ICON)
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        seen_at = inner.left() + round(inner.width() * _NAME)
        unsent_at = seen_at + round(inner.width() * _SEEN)
        self._draw_name(
            painter, QRect(area.left() + _WORDS, area.top(), seen_at - area.left() - _WORDS - 10, TALL), look
        )
        pill = min(mark_width(state.seen), unsent_at - seen_at - 8)
        draw_mark(painter, QRect(seen_at, area.top() + (TALL - _PILL) // 2, pill, _PILL), state.seen)
        self._draw_unsent(painter, QRect(unsent_at, area.top(), inner.right() + 1 - unsent_at, TALL), look)

    def _draw_name(self, painter: QPainter, room: QRect, look: Look) -> None:
        """On two lines where it is long; where it stands is below."""
        state, weight = self._state, tokens.SEMIBOLD
        size = 18 if paint.text_width(state.name, 18, weight) <= room.width() else 16
        most = 1 if paint.text_width(state.name, size, weight) <= room.width() else 2
        lines = most + bool(state.under)
        top = room.top() + (TALL - lines * _LINE) // 2
        name = QRect(room.left(), top, room.width(), most * _LINE)
        paint.draw_lines(painter, name, state.name, look.ink, size=size, weight=weight, most=most)
        below = QRect(room.left(), top + most * _LINE, room.width(), _LINE)
        paint.draw_text(painter, below, state.under, look.second, size=14)

    def _draw_unsent(self, painter: QPainter, room: QRect, look: Look) -> None:
        state = self._state
        weight = tokens.SEMIBOLD if state.is_unknown else tokens.REGULAR
        ink = look.ink if state.is_unknown else look.second
        size = paint.fitting_size(state.unsent, 16, weight, room.width())
        wrap = paint.text_width(state.unsent, size, weight) > room.width()
        paint.draw_text(painter, room, state.unsent, ink, size=size, weight=weight, align=paint.RIGHT, wrap=wrap)
