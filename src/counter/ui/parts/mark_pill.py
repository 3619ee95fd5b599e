"""How something stands, in a pill: by word, by shape and by colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.parts.mark import DONE, LATE, LATE_DONE, OVER, RISKY, SAFE, SOON, Mark
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.theme.shades import LIGHT, Shade
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of

LOOKS = {
    SAFE: Look(tokens.ON_TIME_TINT, "", tokens.ON_TIME, radius=tokens.RADIUS_8),
    RISKY: Look(tokens.AT_RISK, "", tokens.AT_RISK_INK, radius=tokens.RADIUS_8),
    LATE: Look(tokens.LATE, "", tokens.LATE_INK, radius=tokens.RADIUS_8),
    LATE_DONE: Look(tokens.LATE_TINT, "", tokens.LATE, radius=tokens.RADIUS_8),
    SOON: Look(tokens.CREMA_TINT, "", tokens.CREMA, radius=tokens.RADIUS_8),
    OVER: Look(tokens.WARNING_TAG, "", tokens.WARNING_TAG_INK, radius=tokens.RADIUS_8),
    DONE: Look(tokens.SUNK, "", tokens.SOFT, radius=tokens.RADIUS_8),
}
_ICON, _GAP, _SIDE, _TALL = 16, 6, 10, 28


def mark_width(mark: Mark, size: int = 14) -> int:
    """How many pixels the pill of a mark takes."""
    return paint.text_width(mark.words, size, tokens.SEMIBOLD) + _ICON + _GAP + 2 * _SIDE


def draw_mark(painter: QPainter, area: QRect, mark: Mark, size: int = 14, shade: Shade = LIGHT) -> None:
    """The pill of a mark, filling `area`."""
    look = shade.look(LOOKS[mark.tone])
    paint.draw_surface(painter, area, look)
    paint.draw_icon(painter, area.left() + _SIDE, area.center().y() + 1 - _ICON / 2, mark.icon, look.icon_colour, _ICON)
    words = area.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE // 2, 0)
    paint.draw_text(painter, words, mark.words, look.ink, size=size, weight=tokens.SEMIBOLD)


class MarkPill(QWidget):
    """A mark that stands by itself."""

    def __init__(self, *, size: int = 14, tall: int = _TALL) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._size, self._tall = size, tall
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark | None) -> None:
        """Shows it; None takes it away."""
        if mark != self._mark:
            self._mark = mark
            self.setAccessibleName(mark.words if mark else "")
            self.updateGeometry()
            self.update()
        self.setVisible(mark is not None)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(mark_width(self._mark, self._size) if self._mark else 0, self._tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill."""
        if self._mark:
            painter = paint.begin(self)
            draw_mark(painter, self.rect(), self._mark, self._size, shade_of(self))
            painter.end()
