"""The page on which somebody chooses what to rehearse. Passive."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from counter.kernel.language import Language
from counter.ui.rehearsal.choose_presenter import ChoosePresenter
from counter.ui.rehearsal.choose_state import ChooseState
from counter.ui.rehearsal.choose_tile import LEAST_HEIGHT, ScenarioTile
from counter.ui.rehearsal.clamped import Clamped
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Ground, Text

_COLUMNS, _SHAPE = 5, 1.4
_START, _START_LOW, _START_WIDE = 68, 56, 200


class ChooseView(Ground):
    """Shows a ChooseState. `left` is a tap on the arrow."""

    left = Signal()

    def __init__(self, language: Language, presenter: ChoosePresenter) -> None:
        super().__init__("paper")
        self._say, self._presenter = language.say, presenter
        self._tiles: dict[str, ScenarioTile] = {}
        self._broken = column(gap=tokens.GAP_4)
        self._said_broken: tuple[str, ...] = ()
        self._grid = FittingGrid(least_height=LEAST_HEIGHT, columns=_COLUMNS, shape=_SHAPE, gap=tokens.GAP_12)
        self._layout = column(self, gap=tokens.GAP_12, margins=(tokens.GAP_16,) * 4)
        self._layout.addLayout(self._head())
        self._layout.addLayout(self._broken)
        self._layout.addWidget(Scroll(self._grid), 1)
        self._layout.addWidget(self._bar())

    def _head(self) -> QHBoxLayout:
        back = Button(icon="arrow-left", name=self._say("Back"), padding=tokens.GAP_12)
        back.tapped.connect(self.left)
        shield = QLabel()
        shield.setPixmap(icons.picture("shield-check", tokens.REHEARSAL, 22))
        nothing = self._say("Nothing here counts. Books, drawer and vouchers stay shut.")
        head = row(gap=tokens.GAP_12)
        head.addWidget(back)
        head.addWidget(Text(self._say("Rehearse"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(shield)
        head.addWidget(Text(nothing, weight=tokens.SEMIBOLD, tone="rehearsal"))
        return head

    def _bar(self) -> Card:
        say, presenter = self._say, self._presenter
        self._heading = Clamped(size=20, weight=tokens.BOLD)
        self._practises = Clamped(tone="soft")
        self._how = Segment((say("Alone"), say("Two of us")))
        self._how.chosen.connect(lambda place: presenter.play(for_two=bool(place)))
        self._sheet = Button(say("Sheet for two"), icon="printer", commits=True)
        self._sheet.tapped.connect(presenter.print_sheet)
        self._start = Button(say("Start"), look=looks.REHEARSAL, icon="play", size=20, height=_START, commits=True)
        self._start.tapped.connect(presenter.start)
        card = Card("rehearse")
        bar = row(card, gap=tokens.GAP_16, margins=(20, tokens.GAP_16, 20, tokens.GAP_16))
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(self._heading)
        words.addWidget(self._practises)
        words.addStretch(1)
        bar.addLayout(words, 1)
        for part in (self._how, self._sheet, self._start):
            bar.addWidget(part)
        self._inside = bar
        return card

    def show_state(self, state: ChooseState) -> None:
        """Shows what there is to choose; a tile that is as it was stays."""
        self._show_tiles(state)
        self._show_broken(state.broken)
        self._heading.show_words(state.heading)
        words, tone = state.refused or state.printing or state.practises, "late" if state.refused else "soft"
        self._practises.show_words(words)
        self._practises.set_tone(tone)
        self._practises.setVisible(bool(words))
        self._how.show_chosen(int(state.for_two))
        self._sheet.setEnabled(state.can_print)
        self._start.setEnabled(state.can_start)
        self._start.set_text(state.start)

    def _show_tiles(self, state: ChooseState) -> None:
        if [each.name for each in state.tiles] == list(self._tiles):
            for each in state.tiles:
                self._tiles[each.name].show_state(each)
            return
        old = list(self._tiles.values())
        self._tiles = {each.name: ScenarioTile(each) for each in state.tiles}
        for name, tile in self._tiles.items():
            tile.tapped.connect(lambda name=name: self._presenter.choose(name))
        self._grid.show_tiles(list(self._tiles.values()))
        for tile in old:
            tile.deleteLater()

    def _show_broken(self, broken: tuple[str, ...]) -> None:
        if broken == self._said_broken:
            return
        self._said_broken = broken
        while item := self._broken.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for words in broken:
            card = Card("at_risk")
            row(card, margins=(12, 6, 12, 6)).addWidget(Text(words, size=14, tone="at_risk", wrap=True))
            self._broken.addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has a lower bar, a narrow one a narrower Start."""
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        across, down = (12 if narrow else 20), (4 if low else tokens.GAP_16)
        self._layout.setContentsMargins(*(tokens.GAP_12 if low else tokens.GAP_16,) * 4)
        self._layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._inside.setContentsMargins(across, down, across, down)
        self._start.set_height(_START_LOW if low else _START)
        self._heading.set_size(16 if narrow else 20)
        self._practises.set_size(14 if narrow else 16)
        self._start.setMinimumWidth(140 if narrow else _START_WIDE)
