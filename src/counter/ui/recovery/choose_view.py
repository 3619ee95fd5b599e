"""Which order is it about? What nobody answered comes first; any other is found by what the customer knows of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.ui.recovery.case_tile import TALL, CaseTile
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import CaseState, ChooseState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_MARGIN, _GAP_LOW, _TITLE_WIDEST = 16, 6, 420
Key = tuple[OrderId | None, MishapId | None]


class ChooseView(QWidget):
    """The cases as tiles, below a field to look for one, the way to earlier days, and one for none of them.

    `field` is where the keyboard types.
    """

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._tiles: list[CaseTile] = []
        self._keyboard = 0
        say = language.say
        self._grid = FittingGrid(least_width=300, least_height=TALL, columns_most=4, shape=0.0)
        self._back = Button(icon="arrow-left", look=looks.QUIET, name=say("Who is still waiting"))
        self._title = Text(size=28, weight=tokens.BOLD)
        self.field = Field(say("Number, name, 9.40 or 8:27"), icon="search")
        self.field.setMinimumWidth(160)
        self._clear = Button(icon="x", name=say("Clear the search"))
        self._today, self._earlier = Button(say("Today")), Button(say("Earlier"), icon="history")
        self._without = Button(say("No order"), icon="plus")
        self._new = Button(look=looks.SAFE_CHOSEN, icon="refresh-cw")
        self._nothing = Text(tone="soft", wrap=True, parent=self)
        self._newer, self._older = (
            Button(say("Newer"), icon="chevron-left"),
            Button(say("Older"), icon_after="chevron-right"),
        )
        self._page = Text(tone="soft")
        self._turn = QWidget()
        self._scroll = Scroll(self._grid)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = row(gap=tokens.GAP_8)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addSpacing(tokens.GAP_8)
        top.addWidget(self._new)
        top.addWidget(self.field, 1)
        for part in (self._clear, self._today, self._earlier, self._without):
            top.addWidget(part)
        foot = row(self._turn, gap=tokens.GAP_16)
        foot.addWidget(self._newer)
        foot.addStretch(1)
        foot.addWidget(self._page)
        foot.addStretch(1)
        foot.addWidget(self._older)
        self._layout = column(self, gap=tokens.GAP_12, margins=(_MARGIN,) * 4)
        self._layout.addLayout(top)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self._turn)

    def _connect(self) -> None:
        presenter = self._presenter
        self._back.tapped.connect(presenter.leave_list)
        self.field.textChanged.connect(presenter.look_for)
        self._clear.tapped.connect(self.field.empty)
        self._today.tapped.connect(presenter.back_to_today)
        self._earlier.tapped.connect(presenter.ask_day)
        self._without.tapped.connect(lambda: presenter.choose(None))
        self._new.tapped.connect(presenter.show_new)
        self._newer.tapped.connect(lambda: presenter.turn_page(-1))
        self._older.tapped.connect(lambda: presenter.turn_page(1))

    def make_room(self, tall: int) -> None:
        """Leaves so many pixels at the foot to the keyboard."""
        self._keyboard = tall
        self._share_room()

    def _share_room(self) -> None:
        """Closer together in a low window: two rows are seen above the keyboard there too."""
        low = is_low(self)
        above, below, gap = (tokens.GAP_8, tokens.GAP_4, _GAP_LOW) if low else (_MARGIN, _MARGIN, tokens.GAP_12)
        self._layout.setContentsMargins(_MARGIN, above, _MARGIN, self._keyboard + below)
        self._layout.setSpacing(gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def show_state(self, state: ChooseState) -> None:
        """Shows the cases; one that is there already is changed in its place."""
        self._show_title(state)
        self.field.show_text(state.typed)
        self._clear.setVisible(bool(state.typed))
        self._today.setVisible(not state.is_today)
        for words, text in ((self._nothing, state.nothing), (self._page, state.page)):
            words.set_text(text)
            words.setVisible(bool(text))
        self._new.set_text(state.new)
        self._new.setVisible(bool(state.new))
        self._turn.setVisible(bool(state.page))
        self._newer.setEnabled(state.newer)
        self._older.setEnabled(state.older)
        self._show_cases(state.cases)

    def _show_title(self, state: ChooseState) -> None:
        """What was recorded stands in the title's place, so that no tile moves for it."""
        title = state.recorded or state.title
        self._title.set_text(title)
        self._title.fit_into(_TITLE_WIDEST, 28, 24, 20)
        cut = QFontMetrics(self._title.font()).elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_WIDEST)
        self._title.set_text(cut)
        self._title.set_tone("on_time" if state.recorded else "ink")
        self._title.setAccessibleName(title)

    def _show_cases(self, cases: tuple[CaseState, ...]) -> None:
        if [_key(tile.case) for tile in self._tiles] != [_key(case) for case in cases]:
            old = self._tiles
            self._tiles = [self._tile(case) for case in cases]
            self._grid.show_tiles(self._tiles)
            self._scroll.verticalScrollBar().setValue(0)
            for gone in old:
                gone.deleteLater()
        for tile, case in zip(self._tiles, cases, strict=True):
            tile.show_case(case)

    def _tile(self, case: CaseState) -> CaseTile:
        tile = CaseTile(case)
        tile.tapped.connect(lambda: self._presenter.choose(tile.case))
        return tile


def _key(case: CaseState) -> Key:
    """Which case it is: its order, else its mishap."""
    return case.order, None if case.order else case.mishap
