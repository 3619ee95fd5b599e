"""Grids whose tiles are tapped up to their neighbour's edge: one fits its columns to the window, one never changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.direction import put
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.tap import Tap


class FittingGrid(QWidget):
    """Equal tiles in as many columns as fit, filled row by row. It grows downwards; put it in a Scroll."""

    def __init__(
        self,
        *,
        least_width: int = tokens.TILE_WIDTH - 10,
        least_height: int = tokens.TILE_HEIGHT_LEAST,
        columns_most: int = 7,
        columns: int = 0,
        shape: float = 0.75,
        gap: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_width = least_width
        self._least_height = least_height
        self._columns_most = columns_most
        self._columns = columns
        self._shape = shape
        self._gap = gap
        self._tiles: list[Tap] = []
        make_one_stop(self)

    def show_tiles(self, tiles: Sequence[Tap]) -> None:
        """Shows these, in this order; others it had are hidden and stay its children."""
        for tile in self._tiles:
            if tile not in tiles:
                tile.hide()
        self._tiles = list(tiles)
        for tile in tiles:
            if tile.parentWidget() is not self:
                tile.setParent(self)
            tile.setContentsMargins(self._halo, self._halo, self._halo, self._halo)
            tile.show()
        self.updateGeometry()
        self._place()

    @property
    def _halo(self) -> int:
        return self._gap // 2

    def columns_at(self, width: int) -> int:
        """How many columns stand side by side at `width`."""
        if self._columns:
            return self._columns
        return max(1, min(self._columns_most, (width + self._gap) // (self._least_width + self._gap)))

    def _cell_height(self, width: int) -> int:
        return max(self._least_height, round(width / self.columns_at(width) * self._shape))

    def _rows(self, width: int) -> int:
        columns = self.columns_at(width)
        return -(-len(self._tiles) // columns)

    def _height_at(self, width: int, room: int) -> int:
        rows = max(self._rows(width), 1)
        wanted = self._cell_height(width)
        fitting = (room - (rows - 1) * self._gap) // rows
        return max(self._least_height, min(wanted, fitting))

    def room(self) -> int:
        """The height its window on the page has, in pixels."""
        parent = self.parentWidget()
        return parent.height() if parent else self.height()

    def sizeHint(self) -> QSize:
        """All rows at the height that fits."""
        width = max(self.width(), self._least_width)
        rows = self._rows(width)
        tall = self._height_at(width, self.room())
        return QSize(self._least_width, max(0, rows * (tall + self._gap) - self._gap))

    def minimumSizeHint(self) -> QSize:
        """As tall as its rows."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the columns again."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.sizeHint().height())
        self._place()

    def _place(self) -> None:
        width = self.width()
        columns = self.columns_at(width)
        tall = self._height_at(width, self.room())
        step = (width + self._gap) / columns
        for place, tile in enumerate(self._tiles):
            down, across = divmod(place, columns)
            left, right = round(across * step), round((across + 1) * step)
            top = down * (tall + self._gap)
            cell = QRect(left - self._halo, top - self._halo, right - left, tall + self._gap)
            put(tile, cell)
        self.setMinimumHeight(max(0, self._rows(width) * (tall + self._gap) - self._gap))


class FixedGrid(QWidget):
    """Always as many columns and rows; the window changes the size of the tiles, never their order.

    Only where its tiles would be narrower than `least_width`, fewer stand side by side, in more rows.
    """

    def __init__(self, columns: int, rows: int, *, gap: int = 10, least_width: int = 0) -> None:
        super().__init__()
        self._columns, self._rows = columns, rows
        self._least_width = least_width
        self._gap = gap
        self._tiles: list[QWidget] = []
        make_one_stop(self)

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Shows these, row by row; the places behind the last stay empty, and those it had before are hidden."""
        for tile in self._tiles[len(tiles) :]:
            tile.hide()
        self._tiles = list(tiles)
        self._place()
        for tile in tiles:
            tile.show()

    def set_gap(self, gap: int) -> None:
        """Changes the pixels between the tiles."""
        self._gap = gap
        self._place()

    def set_rows(self, rows: int) -> None:
        """Changes how many rows share the height."""
        self._rows = rows
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room among the tiles."""
        super().resizeEvent(event)
        self._place()

    def _shape(self) -> tuple[int, int]:
        """Its columns and rows: those that it was given, where they fit."""
        fitting = (self.width() + self._gap) // (self._least_width + self._gap) if self._least_width else self._columns
        columns = max(1, min(self._columns, fitting))
        return columns, -(-self._columns * self._rows // columns)

    def _place(self) -> None:
        halo = self._gap // 2
        columns, rows = self._shape()
        across, down = (self.width() + self._gap) / columns, (self.height() + self._gap) / rows
        for place, tile in enumerate(self._tiles):
            y, x = divmod(place, columns)
            left, right = round(x * across), round((x + 1) * across)
            top, bottom = round(y * down), round((y + 1) * down)
            if isinstance(tile, Tap):
                tile.setContentsMargins(halo, halo, self._gap - halo, self._gap - halo)
                put(tile, QRect(left - halo, top - halo, right - left, bottom - top))
            else:
                put(tile, QRect(left, top, right - left - self._gap, bottom - top - self._gap))
