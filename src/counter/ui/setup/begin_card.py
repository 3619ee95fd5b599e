"""One of the things a menu can begin with: its icon, what it is, and below what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from counter.ui.setup.state import BeginState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_TALL, _LEAST = 112, 76
_SIGN, _ASIDE = 56, 20
_PLAIN = Look(tokens.SURFACE, tokens.EDGE, tokens.INK, pressed=tokens.CREMA_TINT, radius=tokens.RADIUS_16)


class BeginCard(Tap):
    """Shows a BeginState."""

    def __init__(self) -> None:
        super().__init__(_PLAIN)
        self._state = BeginState("", "", "", "", chosen=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)
        self.setMaximumHeight(_TALL)

    def show_state(self, state: BeginState) -> None:
        """Shows it."""
        self._state = state
        self.about = state.key
        self.set_name(f"{state.title}, {state.detail}")
        self.mark_chosen(on=state.chosen)
        self.set_look(looks.TILE_CHOSEN if state.chosen else _PLAIN)
        self.update()

    def content_size(self) -> QSize:
        """As tall as there is room."""
        return QSize(300, _TALL)

    def minimumSizeHint(self) -> QSize:
        """Two lines of a low window."""
        return QSize(240, _LEAST)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The sign at the left, the words beside it, the tick at the right."""
        state = self._state
        sign = QRect(area.left() + _ASIDE, area.center().y() - _SIGN // 2, _SIGN, _SIGN)
        ground, ink = (tokens.CREMA, tokens.SURFACE) if state.chosen else (tokens.SUNK, tokens.SOFT)
        paint.draw_surface(painter, sign, Look(ground, "", ink, radius=tokens.RADIUS_12))
        paint.draw_icon(painter, sign.left() + 14, sign.top() + 14, state.icon, ink, 28)
        left = sign.right() + 18
        wide = area.right() - left - (64 if state.chosen else _ASIDE)
        title = paint.line_height(20, tokens.BOLD)
        size, most = self._fitting(wide, area.height() - title - 8)
        small = paint.line_height(size, tokens.REGULAR)
        lines = paint.text_lines(state.detail, wide, size, tokens.REGULAR, most)
        top = area.center().y() - (title + len(lines) * small) // 2
        words = QRect(left, top, wide, title)
        paint.draw_text(painter, words, state.title, look.ink, size=20, weight=tokens.SEMIBOLD)
        below = QRect(left, top + title, wide, area.bottom() - top - title)
        paint.draw_lines(painter, below, state.detail, tokens.SOFT, size=size, weight=tokens.REGULAR, most=most)
        if state.chosen:
            paint.draw_icon(painter, area.right() - 46, area.center().y() - 14, "circle-check", tokens.CREMA, 28)

    def _fitting(self, wide: int, tall: int) -> tuple[int, int]:
        """In which size all that comes of it fits, and on how many lines at most."""
        detail = self._state.detail
        size = 16 if paint.text_height(detail, wide, 16, tokens.REGULAR) <= tall else 14
        return size, max(1, tall // paint.line_height(size, tokens.REGULAR))
