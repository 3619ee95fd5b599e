"""The categories, the tiles of the chosen one, and its pages."""

from __future__ import annotations

from PySide6.QtWidgets import QSpacerItem, QWidget

from counter.kernel.language import Language
from counter.ui.sell.held import HeldTickets
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import COLUMNS, ROWS, HeldState, SellState, TileState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.choice_row import ChoiceRow
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.page_bar import PageBar, PageWords
from counter.ui.widgets.tile import Tile


class Tiles(QWidget):
    """Tapped one by one onto the ticket; at the right the tickets put aside."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        say = language.say
        self._language = language
        self._presenter = presenter
        self._held_tickets: tuple[HeldState, ...] = ()
        self._narrow = False
        self._tiles: list[Tile] = []
        self._shown: tuple[TileState, ...] = ()
        self._categories = ChoiceRow(say("Categories before"), say("More categories"))
        self._categories.chosen.connect(presenter.choose_category)
        self._held = Button(icon="history")
        held_panel = HeldTickets(self, language, presenter)
        self._held.tapped.connect(lambda: held_panel.ask(self._held_tickets))
        self._grid = FixedGrid(COLUMNS, ROWS)
        self._pages = PageBar(say("Pages before"), say("More pages"))
        self._pages.chosen.connect(presenter.choose_page)
        top = row(gap=tokens.GAP_8)
        top.addWidget(self._categories, 1)
        top.addWidget(self._held)
        self._layout = column(self)
        self._above, self._below = QSpacerItem(0, 0), QSpacerItem(0, 0)
        self._layout.addLayout(top)
        self._layout.addSpacerItem(self._above)
        self._layout.addWidget(self._grid, 1)
        self._layout.addSpacerItem(self._below)
        self._layout.addWidget(self._pages)

    def fit(self, *, low: bool, narrow: bool, gap: int) -> None:
        """Takes the sizes of a low or narrow window; `gap` pixels stand between the grid and what is around it."""
        self._narrow = narrow
        self._pages.setFixedHeight(tokens.PAGER_LOW if low else tokens.PAGER)
        self._grid.set_gap(tokens.GAP_8 if low or narrow else 10)
        self._above.changeSize(0, min(gap, tokens.GAP_12))
        self._below.changeSize(0, gap)
        self._layout.invalidate()
        self._show_held()

    def show_state(self, state: SellState) -> None:
        """Shows the categories, a page of tiles and how many tickets are held."""
        self._categories.show_choices(state.categories, state.category)
        self._show_tiles(state.tiles)
        self._pages.show_pages([PageWords(p.number, p.words, p.name) for p in state.pages], state.page)
        self._held_tickets = state.held
        self._show_held()

    def _show_held(self) -> None:
        count = len(self._held_tickets)
        words = self._language.say("Held {count}", count=count)
        self._held.set_text(str(count) if self._narrow else words, name=words)
        self._held.setVisible(bool(count))

    def _show_tiles(self, tiles: tuple[TileState, ...]) -> None:
        while len(self._tiles) < len(tiles):
            self._tiles.append(self._tile(len(self._tiles)))
        changed = len(tiles) != len(self._shown)
        self._shown = tiles
        for tile, state in zip(self._tiles, tiles, strict=False):
            tile.about = state.item_id
            tile.set_item(state.name, state.sold_out or state.price, state.icon)
            tile.set_state(chosen=state.chosen, sold_out=bool(state.sold_out))
        if changed:
            self._grid.show_tiles(self._tiles[: len(tiles)])

    def _tile(self, place: int) -> Tile:
        tile = Tile(self._grid)
        tile.tapped.connect(lambda: self._presenter.choose_item(self._shown[place].item_id))
        return tile
