"""The categories, the tiles of the chosen one, and its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSpacerItem, QWidget

from counter.kernel.language import Language
from counter.ui.parts.build_grid import FAVOURITES
from counter.ui.parts.grid_state import COLUMNS, ROWS, GridState, TileState
from counter.ui.theme import icons, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.choice_row import ChoiceRow
from counter.ui.widgets.focus_order import begin_here, make_one_stop
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.page_bar import PageBar, PageWords
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.tile import Tile


class ItemGrid(QWidget):
    """What is on the menu, each item one tap away; `beside` stands at the right of the categories."""

    category_chosen = Signal(str)
    page_chosen = Signal(int)
    item_chosen = Signal(object)

    def __init__(self, language: Language, beside: QWidget) -> None:
        super().__init__()
        say = language.say
        self._tiles: list[Tile] = []
        self._shown: tuple[TileState, ...] = ()
        self._folded, self._has_note = False, False
        self._gap = 0
        self._categories = ChoiceRow(say("Categories before"), say("More categories"))
        self._categories.chosen.connect(self.category_chosen)
        self._star = Button(icon="star", name=say("Favourites"), padding=tokens.GAP_12)
        self._star.tapped.connect(lambda: self.category_chosen.emit(FAVOURITES))
        self._grid = FixedGrid(COLUMNS, ROWS, least_width=tokens.TILE_WIDTH_LEAST)
        self._pages = PageBar(say("Pages before"), say("More pages"))
        self._pages.chosen.connect(self.page_chosen)
        self._note = _Note()
        head = QWidget()
        make_one_stop(head)
        begin_here(self._grid)
        top = row(head, gap=tokens.GAP_8)
        top.addWidget(self._star)
        top.addWidget(self._categories, 1)
        top.addWidget(beside)
        self._layout = column(self)
        self._above, self._below = QSpacerItem(0, 0), QSpacerItem(0, 0)
        self._layout.addWidget(head)
        self._layout.addSpacerItem(self._above)
        self._layout.addWidget(self._grid, 1)
        self._layout.addSpacerItem(self._below)
        self._layout.addWidget(self._pages)
        self._layout.addWidget(self._note)

    def fit(self, *, low: bool, narrow: bool, gap: int) -> None:
        """Takes the sizes of a low or narrow window; `gap` pixels stand between the grid and what is around it."""
        for part in (self._pages, self._note):
            part.setFixedHeight(tokens.PAGER_LOW if low else tokens.PAGER)
        self._grid.set_gap(tokens.GAP_8 if low or narrow else 10)
        self._categories.fit(narrow=narrow)
        self._gap = gap
        self._space()

    def _space(self) -> None:
        above, below = (0, 0) if self._folded else (min(self._gap, tokens.GAP_12), self._gap)
        self._above.changeSize(0, above)
        self._below.changeSize(0, below)
        self._layout.invalidate()

    @property
    def shows_tiles(self) -> bool:
        """Whether tiles and pages are seen, not only the categories, or nothing of it."""
        return self.isVisible() and not self._folded

    def take_focus(self) -> None:
        """The chosen tile has the keyboard, or the first one that can be tapped."""
        shown = [tile for tile in self._tiles if tile.isVisible() and tile.isEnabled()]
        first = next((tile for tile in shown if tile.isChecked()), next(iter(shown), None))
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def fold(self, *, on: bool) -> None:
        """Only the categories stay, for what stands in the place of the tiles; or all of it is there."""
        self._folded = on
        self._grid.setVisible(not on)
        self._space()
        self._show_foot()

    def _show_foot(self) -> None:
        """A note in the place of the pages, where there is something to say."""
        self._note.setVisible(self._has_note and not self._folded)
        self._pages.setVisible(not self._has_note and not self._folded)

    def show_state(self, state: GridState) -> None:
        """Shows the categories and a page of tiles."""
        self._star.setVisible(state.has_favourites)
        self._star.set_chosen(on=state.category == FAVOURITES)
        self._categories.show_choices(state.categories, state.category)
        self._show_tiles(state.tiles)
        self._pages.show_pages([PageWords(p.number, p.words, p.name) for p in state.pages], state.page)
        note = state.note if len(state.pages) <= 1 else ()
        self._note.show_words(note)
        self._has_note = bool(note)
        self._show_foot()

    def _show_tiles(self, tiles: tuple[TileState, ...]) -> None:
        while len(self._tiles) < len(tiles):
            self._tiles.append(self._tile(len(self._tiles)))
        changed = len(tiles) != len(self._shown)
        self._shown = tiles
        for tile, state in zip(self._tiles, tiles, strict=False):
            tile.about = state.tile_id
            tile.set_item(state.name, state.sold_out or state.price, state.icon)
            tile.set_state(chosen=state.chosen, sold_out=bool(state.sold_out), colour=state.colour)
            tile.set_danger(state.danger)
            tile.set_badge(state.badge, switch=state.is_out)
        if changed:
            self._grid.show_tiles(self._tiles[: len(tiles)])

    def _tile(self, place: int) -> Tile:
        tile = Tile(self._grid)
        tile.tapped.connect(lambda: self.item_chosen.emit(self._shown[place].tile_id))
        return tile


class _Note(Card):
    """What a tap on a tile does now; of the sentences after the first as many as fit."""

    def __init__(self) -> None:
        super().__init__("crema")
        self._sentences: tuple[str, ...] = ()
        mark = QLabel()
        mark.setPixmap(icons.picture("ban", tokens.CREMA, 22))
        self._what, self._more = Text(weight=tokens.BOLD), Text()
        line = row(self, gap=tokens.GAP_12, margins=(20, 0, 16, 0))
        line.addWidget(mark)
        line.addWidget(self._what)
        line.addWidget(self._more, 1)
        self.hide()

    def show_words(self, sentences: tuple[str, ...]) -> None:
        self._sentences = sentences
        if sentences:
            self._what.set_text(sentences[0])
            self._fill()
            self.setAccessibleName(" ".join(sentences))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        room = self.width() - self._what.sizeHint().width() - 22 - 2 * tokens.GAP_12 - 36
        more = self._sentences[1:]
        while more and paint.text_width(" ".join(more), 16, tokens.REGULAR) > room:
            more = more[:-1]
        self._more.set_text(" ".join(more))
