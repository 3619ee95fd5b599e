"""The categories and the tiles of the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.held import HeldTickets
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import HeldState, SellState, TileState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.layouts import Flow, column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tile import Tile


class Tiles(QWidget):
    """Tapped one by one onto the ticket; at the right the tickets put aside."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._language = language
        self._presenter = presenter
        self._held_tickets: tuple[HeldState, ...] = ()
        self._categories: dict[str, Button] = {}
        self._tiles: list[Tile] = []
        self._shown: tuple[TileState, ...] = ()
        self._flow = Flow(gap=8, line_gap=8)
        self._held = Button(icon="history")
        held_panel = HeldTickets(self, language, presenter)
        self._held.tapped.connect(lambda: held_panel.ask(self._held_tickets))
        self._grid = FittingGrid()
        top = row(gap=tokens.GAP_8)
        top.addLayout(self._flow, 1)
        top.addWidget(self._held)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(top)
        layout.addWidget(Scroll(self._grid), 1)

    def show_state(self, state: SellState) -> None:
        """Shows the categories, the tiles and how many tickets are held."""
        self._show_categories(state.categories, state.category)
        self._show_tiles(state.tiles)
        self._held_tickets = state.held
        self._held.set_text(self._language.say("Held {count}", count=len(state.held)))
        self._held.setVisible(bool(state.held))

    def _show_categories(self, names: tuple[str, ...], chosen: str) -> None:
        if tuple(self._categories) != names:
            for button in self._categories.values():
                self._flow.removeWidget(button)
                button.deleteLater()
            self._categories = {name: self._category(name) for name in names}
        for name, button in self._categories.items():
            button.set_chosen(on=name == chosen)

    def _category(self, name: str) -> Button:
        button = Button(name, parent=self)
        button.tapped.connect(lambda: self._presenter.choose_category(name))
        self._flow.addWidget(button)
        return button

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
