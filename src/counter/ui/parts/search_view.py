"""Looking for an item: a field over the categories, and what was found in the grid's own cells."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.grid_state import COLUMNS, ROWS, TileState
from counter.ui.parts.search_presenter import SearchPresenter
from counter.ui.parts.search_state import SearchState
from counter.ui.theme import icons, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.tile import Tile

_ROWS_LOW = 2
_BESIDE, _ABOVE, _BELOW, _ICON = 14, 12, 10, 28
_ROOMY, _LEAST = 100, 72
"""A cell of fewer pixels downwards has no room for an icon above the words, or none for all of these."""


class _SearchField(Field):
    """While it is empty Delete has nothing to delete in it: it is the page's, one fewer of the chosen line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchView(QWidget):
    """Stands in the place of categories, grid and pages; the on-screen keyboard comes below it."""

    def __init__(
        self, language: Language, search: SearchPresenter, choose: Callable[[UUID], None], scan: Callable[[str], None]
    ) -> None:
        """`choose` gets the tile that was tapped, `scan` what a scanner typed meanwhile."""
        super().__init__()
        say = language.say
        self._search, self._choose_tile = search, choose
        self._rows, self._has_words = ROWS, True
        self._tiles: list[Tile] = []
        self._shown: tuple[TileState, ...] = ()
        self.field = _SearchField(say("Find an item"), icon="search", passes_scans=True, stays=True)
        self.field.textChanged.connect(search.type)
        self.field.returnPressed.connect(self._add_first)
        self.field.scanned.connect(scan)
        self._count = Text(size=14, tone="soft")
        close = Button(icon="x", name=say("Close the search"), padding=tokens.GAP_12)
        close.tapped.connect(search.close)
        self._hint = _Hint(language)
        self._grid = FixedGrid(COLUMNS, ROWS, least_width=tokens.TILE_WIDTH_LEAST)
        self._hint.setParent(self._grid)
        top = row(gap=tokens.GAP_8)
        top.addWidget(self.field, 1)
        top.addWidget(close)
        within = row(self.field, margins=(0, 0, 16, 0))
        within.addStretch(1)
        within.addWidget(self._count)
        self._layout = column(self, gap=tokens.GAP_12)
        self._layout.addLayout(top)
        self._layout.addWidget(self._grid)
        self._layout.addStretch(1)

    def fit(self, *, low: bool, narrow: bool, gap: int, tall: int) -> None:
        """Takes the sizes of a low or narrow window, and `tall` pixels above the keyboard's place."""
        self._rows = _ROWS_LOW if low else ROWS
        above = min(gap, tokens.GAP_12)
        self._layout.setSpacing(above)
        self._grid.set_gap(tokens.GAP_8 if low or narrow else 10)
        self._grid.set_rows(self._rows)
        high = max(tall - tokens.TARGET - above, 2 * tokens.TARGET)
        self._grid.setFixedHeight(high)
        self._has_words = high // self._rows >= _LEAST
        self._show_tiles(self._shown, self.field.text())

    def begin(self, typed: str) -> None:
        """Puts the cursor behind what was typed."""
        if self.field.text() != typed:
            self.field.setText(typed)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def show_state(self, state: SearchState) -> None:
        """Shows what was found; Enter adds the first."""
        self._count.set_text(state.count)
        self.field.keep_free(self._count.sizeHint().width() + tokens.GAP_8 if state.count else 0)
        self._show_tiles(state.tiles, state.typed)

    def _show_tiles(self, tiles: tuple[TileState, ...], typed: str) -> None:
        self._shown = tiles[: COLUMNS * self._rows]
        while len(self._tiles) < len(self._shown):
            self._tiles.append(self._tile(len(self._tiles)))
        for place, (tile, state) in enumerate(zip(self._tiles, self._shown, strict=False)):
            tile.about = state.tile_id
            tile.set_item(state.name, state.sold_out or state.price, state.icon)
            tile.set_state(sold_out=bool(state.sold_out), colour=state.colour)
            tile.set_danger(state.danger)
            tile.set_badge(state.badge)
            tile.set_found(typed, beside=state.beside, is_first=place == 0)
        cells: list[QWidget] = list(self._tiles[: len(self._shown)])
        has_room = self._has_words and len(cells) < COLUMNS * self._rows
        for tile in self._tiles[len(cells) :]:
            tile.hide()
        self._hint.setVisible(has_room)
        self._grid.show_tiles([*cells, self._hint] if has_room else cells)

    def _tile(self, place: int) -> Tile:
        tile = Tile(self._grid)
        tile.tapped.connect(lambda: self._choose(place))
        return tile

    def _choose(self, place: int) -> None:
        self._choose_tile(self._shown[place].tile_id)
        self._type_anew()

    def _add_first(self) -> None:
        self._search.add_first()
        QTimer.singleShot(0, self, self._type_anew)  # the field itself is still at its Enter

    def _type_anew(self) -> None:
        """What is typed next takes the place of what was found."""
        self.field.selectAll()


class _Hint(Card):
    """That a scan needs no search."""

    def __init__(self, language: Language) -> None:
        super().__init__("dashed")
        say = language.say
        self._mark = mark = QLabel()
        mark.setPixmap(icons.picture("scan-barcode", tokens.SOFT, 24))
        self._whole, self._short = say("Or just scan: a code is read at any time."), say("Or just scan.")
        self._words = Text(size=14, tone="soft", wrap=True)
        layout = column(self, margins=(_BESIDE, _ABOVE, 8, _BELOW))
        layout.addWidget(mark)
        layout.addStretch(1)
        layout.addWidget(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words alone have room, or the first of them."""
        super().resizeEvent(event)
        self._mark.setVisible(self.height() >= _ROOMY)
        room = self.height() - _ABOVE - _BELOW - (_ICON if self.height() >= _ROOMY else 0)
        tall = paint.text_height(self._whole, self.width() - _BESIDE - 8, 14, tokens.REGULAR)
        self._words.set_text(self._whole if tall <= room else self._short)
