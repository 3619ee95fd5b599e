"""How an item looks on Sell: its tile among others and its choices, as Sell has them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.chips import Chips
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import PreviewState
from counter.ui.office.shop_state import TickState
from counter.ui.parts.dock_state import GroupState
from counter.ui.theme import tokens
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.tile import Tile

_TILES, _LEAST = 220, 100


class MenuPreview(QWidget):
    """Shows a PreviewState; a tap on a choice shows what it comes to."""

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        say = language.say
        self._grid = FixedGrid(2, 2, least_width=_LEAST)
        self._tiles = [Tile(self._grid) for _ in range(4)]
        self._grid.setFixedHeight(_TILES)
        self._groups: tuple[GroupState, ...] = ()
        self._chips = Chips()
        self._chips.tapped.connect(self._try)
        self._presenter = presenter
        self._days = Segment([say("Today"), say("From {day}", day="")])
        self._days.chosen.connect(presenter.look_on)
        self._sum, self._price = Text(size=14, tone="soft", wrap=True), Text(weight=tokens.BOLD)
        card = Card("dashed")
        inside = column(card, gap=10, margins=(12, 12, 12, 12))
        inside.addWidget(self._grid)
        inside.addWidget(Scroll(self._chips), 1)
        line = row(gap=tokens.GAP_8)
        line.addWidget(self._sum, 1)
        line.addWidget(self._price)
        inside.addLayout(line)
        lines = column(self, gap=tokens.GAP_8)
        lines.addWidget(Text(say("On Sell"), size=20, weight=tokens.BOLD))
        lines.addWidget(self._days)
        lines.addWidget(card, 1)
        lines.addWidget(Text(say("Nothing already sold changes."), size=14, tone="soft", wrap=True))

    def _try(self, key: str) -> None:
        place, name = key.split(" ", 1)
        self._presenter.try_choice(self._groups[int(place)].group_id, name)

    def show_preview(self, state: PreviewState) -> None:
        """Shows it."""
        self._days.setVisible(len(state.days) > 1)
        if len(state.days) > 1:
            self._days.show_words(state.days)
        self._days.show_chosen(state.day)
        for tile, each in zip(self._tiles, state.tiles, strict=False):
            tile.about = each.tile_id
            tile.set_item(each.name, each.price, each.icon)
            tile.set_state(chosen=each.chosen, colour=each.colour)
        self._grid.show_tiles(self._tiles[: len(state.tiles)])
        self._groups = state.dock.groups if state.dock else ()
        self._chips.show_ticks(
            tuple(
                TickState(f"{place} {chip.name}", chip.words, chip.chosen)
                for place, group in enumerate(self._groups)
                for chip in group.chips
            )
        )
        self._sum.set_text(state.sum)
        self._price.set_text(state.price)
