"""Which order is it about? What nobody answered comes first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import CaseState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text

_TALL = 96


class CaseTile(Tap):
    """An order with what it was and how it stands; red at its edge where nobody answered yet."""

    def __init__(self, case: CaseState) -> None:
        super().__init__(looks.LATE if case.urgent else looks.PLAIN)
        self._case = case
        self.set_name(f"{case.title}, {case.detail}")

    def content_size(self) -> QSize:
        """Two or three lines."""
        return QSize(tokens.TILE_WIDTH * 2, _TALL)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Whose it is, and what went wrong with it."""
        room = area.adjusted(16, 12, -16, -10)
        if self._case.urgent:
            paint.draw_icon(painter, room.left(), room.top(), "octagon-alert", look.icon_colour, 24)
        title = room.adjusted(34 if self._case.urgent else 0, 0, 0, 0)
        bold = tokens.SEMIBOLD
        paint.draw_text(painter, title, self._case.title, tokens.INK, size=20, weight=bold, align=paint.TOP_LEFT)
        below = room.adjusted(0, 30, 0, 0)
        colour = look.second if self._case.urgent else tokens.SOFT
        paint.draw_text(painter, below, self._case.detail, colour, size=14, align=paint.TOP_LEFT, wrap=True)


class ChooseView(QWidget):
    """The cases as tiles, and one for something without an order."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._cases: tuple[CaseState, ...] | None = None
        self._tiles: list[CaseTile] = []
        self._grid = FittingGrid(least_width=300, least_height=_TALL, columns_most=4, shape=0.0)
        without = Button(language.say("No order"), icon="plus")
        without.tapped.connect(lambda: presenter.choose(None))
        title = Text(language.say("Whose order is it about?"), size=28, weight=tokens.BOLD)
        top = row()
        top.addWidget(title, 1)
        top.addWidget(without)
        self._none = Text(language.say("No orders yet today."), tone="soft", parent=self)
        self._none.hide()
        self._recorded = Text(size=18, weight=tokens.SEMIBOLD, tone="on_time", wrap=True, parent=self)
        self._recorded.hide()
        layout = column(self, gap=tokens.GAP_16, margins=(16, 16, 16, 16))
        layout.addLayout(top)
        layout.addWidget(self._recorded)
        layout.addWidget(self._none)
        layout.addWidget(Scroll(self._grid), 1)

    def show_cases(self, cases: tuple[CaseState, ...], recorded: str = "") -> None:
        """Shows these, in this order, below what was put right just now."""
        self._recorded.set_text(recorded)
        self._recorded.setVisible(bool(recorded))
        if cases == self._cases:
            return
        self._cases = cases
        old = self._tiles
        self._tiles = [CaseTile(case) for case in cases]
        for tile, case in zip(self._tiles, cases, strict=True):
            tile.tapped.connect(lambda case=case: self._presenter.choose(case))
        self._grid.show_tiles(self._tiles)
        for gone in old:
            gone.deleteLater()
        self._none.setVisible(not cases)
