import pytest
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tile import Tile


@pytest.mark.parametrize(("width", "height", "columns"), [(648, 480, 4), (856, 500, 5), (1440, 800, 7)])
def test_the_columns_fit_the_window_and_nothing_scrolls_sideways(
    qtbot: QtBot, width: int, height: int, columns: int
) -> None:
    grid = FittingGrid()
    scroll = Scroll(grid)
    scroll.resize(width, height)
    tiles = [Tile(grid) for _ in range(15)]
    grid.show_tiles(tiles)
    qtbot.addWidget(scroll)
    with qtbot.waitExposed(scroll):
        scroll.show()
    assert len({tile.x() for tile in tiles}) == columns
    assert scroll.horizontalScrollBar().maximum() == 0
    assert scroll.verticalScrollBar().maximum() == 0
    for tile in tiles:
        assert tile.contentsRect().height() >= tokens.TILE_HEIGHT_LEAST
        assert tile.contentsRect().width() >= 140


def test_a_sold_out_tile_says_so_and_cannot_be_tapped(qtbot: QtBot) -> None:
    tile = Tile()
    qtbot.addWidget(tile)
    tile.set_item("Affogato", "Sold out today", "coffee")
    tile.set_state(sold_out=True)
    assert tile.accessibleName() == "Affogato, Sold out today"
    assert not tile.isEnabled()
