"""An order to choose from the list, with what it was and how it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from counter.ui.recovery.state import CaseState, Standing
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

TALL = 96
_MARK = 24
_LOOKS = {Standing.PLAIN: looks.PLAIN, Standing.OPEN: looks.LATE, Standing.RIGHT: looks.SAFE}
_ICONS = {Standing.OPEN: "octagon-alert", Standing.RIGHT: "circle-check"}


class CaseTile(Tap):
    """Red with an octagon where nobody answered yet, blue with a tick where somebody put it right."""

    def __init__(self, case: CaseState) -> None:
        super().__init__()
        self.case = case
        self._follow()

    def show_case(self, case: CaseState) -> None:
        """Shows the case as it stands now, in the same place."""
        if case != self.case:
            self.case = case
            self._follow()
            self.update()

    def _follow(self) -> None:
        self.set_name(self.case.name)
        self.set_look(_LOOKS[self.case.standing])

    def content_size(self) -> QSize:
        """Three lines."""
        return QSize(tokens.TILE_WIDTH * 2, TALL)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Whose it is, what it is about, and how it stands; a promise that was renewed is struck through."""
        room, case = area.adjusted(12, 11, -12, -9), self.case
        icon = _ICONS.get(case.standing, "")
        if icon:
            paint.draw_icon(painter, room.left(), room.top(), icon, look.icon_colour, _MARK)
        title = room.adjusted(_MARK + 10 if icon else 0, 0, 0, 0)
        bold = tokens.SEMIBOLD
        paint.draw_text(painter, title, case.title, tokens.INK, size=20, weight=bold, align=paint.TOP_LEFT)
        what, below = room.adjusted(0, 31, 0, 0), room.adjusted(0, 53, 0, 0)
        colour = look.second if icon else tokens.SOFT
        loud = case.standing is Standing.OPEN
        paint.draw_text(painter, what, case.what, colour if loud else tokens.SOFT, size=14, align=paint.TOP_LEFT)
        if case.was:
            below.adjust(paint.draw_struck(painter, below, case.was, colour, size=14) + tokens.GAP_8, 0, 0, 0)
        paint.draw_text(painter, below, case.below, colour, size=14, align=paint.TOP_LEFT)
