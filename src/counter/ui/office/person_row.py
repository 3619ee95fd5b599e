"""Somebody in the list of the staff."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from counter.ui.office.staff_state import PersonRowState
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.initial import draw_initial
from counter.ui.widgets.tap import Tap

_TALL, _CIRCLE, _BAR = 72, 44, 4
_ROW = Look("", "", tokens.INK, pressed=tokens.SUNK, radius=0)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=0)


class PersonRow(Tap):
    """Their initial, name and role; who has no PIN is marked with a triangle and words."""

    def __init__(self) -> None:
        super().__init__(_ROW)
        self._state = PersonRowState(None, "", "", "", chosen=False)

    def show_person(self, state: PersonRowState) -> None:
        """Shows them as they are now."""
        self._state = state
        self.about = state.staff_id
        self.set_name(", ".join(filter(None, (state.name, state.role, state.flag))))
        self.mark_chosen(on=state.chosen)
        self.set_look(_CHOSEN if state.chosen else _ROW)
        self.update()

    def content_size(self) -> QSize:
        """As wide as it may be."""
        return QSize(tokens.TARGET, _TALL)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """A line below it, the bar of the chosen one; the circle, the name, and the role or the flag."""
        state = self._state
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.LINE))
        if state.chosen:
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(tokens.CREMA))
        draw_initial(painter, QRectF(area.left() + 16, area.top() + 14, _CIRCLE, _CIRCLE), state.name, 20)
        aside = _CIRCLE + 26
        words = area.adjusted(aside, 0, -4, 0)
        name, below = QRect(words.left(), area.top() + 12, words.width(), 26), words.adjusted(0, 38, 0, -12)
        size = paint.fitting_size(state.name, 18, tokens.SEMIBOLD, name.width())
        paint.draw_text(painter, name, state.name, look.ink, size=size, weight=tokens.SEMIBOLD)
        if not state.flag:
            paint.draw_text(painter, below, state.role, look.second, size=14)
            return
        paint.draw_icon(painter, below.left(), below.top() + 3, "triangle-alert", tokens.AT_RISK_TEXT, 16)
        flag = below.adjusted(22, 0, 0, 0)
        small = paint.fitting_size(state.flag, 14, tokens.SEMIBOLD, flag.width())
        paint.draw_text(painter, flag, state.flag, tokens.AT_RISK_TEXT, size=small, weight=tokens.SEMIBOLD)
