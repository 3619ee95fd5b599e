import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.grid import FittingGrid, FixedGrid
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


@pytest.mark.parametrize(("width", "height"), [(656, 208), (656, 352), (856, 404), (1408, 684)])
@pytest.mark.parametrize("count", [15, 7])
def test_a_fixed_grid_has_the_same_places_at_every_size(qtbot: QtBot, width: int, height: int, count: int) -> None:
    grid = FixedGrid(5, 3, gap=8)
    qtbot.addWidget(grid)
    grid.resize(width, height)
    tiles = [Tile(grid) for _ in range(count)]
    grid.show_tiles(tiles)
    with qtbot.waitExposed(grid):
        grid.show()
    areas = [tile.geometry().marginsRemoved(tile.contentsMargins()) for tile in tiles]
    for place, area in enumerate(areas):
        assert grid.rect().contains(area)
        assert (area.center().x() * 5 // width, area.center().y() * 3 // height) == (place % 5, place // 5)
        assert not any(area.intersects(other) for other in areas[:place])
        assert min(area.width(), area.height()) >= tokens.TARGET


@pytest.mark.parametrize(
    "name",
    [
        "Vegan gluten-free double chocolate hazelnut and almond brownie with salted caramel",
        "Donaudampfschifffahrtsgesellschaftskapitänstorte",
        "قهوة عربية بالهيل والزعفران",
        "👩‍🍳 Breakfast for two",
    ],
)
def test_a_long_name_takes_two_lines_and_the_second_holds_the_rest(name: str) -> None:
    lines = paint.text_lines(name, 101, 16, tokens.BOLD, 2)
    assert len(lines) == 2
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert paint.text_width(lines[0], 16, tokens.BOLD) <= 102
    assert paint.text_lines("Latte", 101, 16, tokens.BOLD, 2) == ("Latte",)


@pytest.mark.parametrize("size", [(124, 64), (124, 76), (125, 112), (163, 128), (273, 221)])
def test_a_name_never_meets_the_price(qtbot: QtBot, size: tuple[int, int]) -> None:
    """The strip between the last line of the name and the price stays empty, however long the name is."""
    tile = Tile()
    qtbot.addWidget(tile)
    tile.resize(*size)
    short, long = "Gg", "Gg " * 60
    pictures = []
    for title in (short, long):
        tile.set_item(title, "€123.40", "coffee")
        pictures.append(tile.grab().toImage())
    price = paint.line_height(16, tokens.REGULAR) + (14 if size[1] >= 100 else 7)
    for y in range(size[1] - price, size[1]):
        assert all(pictures[0].pixel(x, y) == pictures[1].pixel(x, y) for x in range(size[0]))


def test_a_grid_too_narrow_for_its_columns_has_fewer_in_the_same_order(qtbot: QtBot) -> None:
    """Beside the panel of a rehearsal a small window leaves so little."""
    grid = FixedGrid(5, 3, gap=8, least_width=tokens.TILE_WIDTH_LEAST)
    qtbot.addWidget(grid)
    grid.resize(392, 212)
    tiles = [Tile(grid) for _ in range(15)]
    grid.show_tiles(tiles)
    with qtbot.waitExposed(grid):
        grid.show()
    areas = [tile.geometry().marginsRemoved(tile.contentsMargins()) for tile in tiles]
    assert all(grid.rect().contains(area) and area.width() >= tokens.TILE_WIDTH_LEAST for area in areas)
    assert [(area.y(), area.x()) for area in areas] == sorted((area.y(), area.x()) for area in areas)


@pytest.mark.parametrize(("size", "letters"), [((163, 128), 18), ((125, 112), 16), ((109, 104), 14), ((92, 68), 14)])
def test_a_narrow_tile_breaks_no_word(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], letters: int
) -> None:
    drawn = []
    draw = paint.draw_lines

    def watch(painter: QPainter, area: QRect, text: str, colour: str, *, size: int, weight: int, most: int) -> None:
        drawn.append((text, size, paint.text_lines(text, area.width(), size, weight, most)))
        draw(painter, area, text, colour, size=size, weight=weight, most=most)

    monkeypatch.setattr(paint, "draw_lines", watch)
    tile = Tile()
    qtbot.addWidget(tile)
    tile.resize(*size)
    tile.set_item("Cappuccino", "€3.60", "coffee")
    tile.grab()
    assert ("Cappuccino", letters, ("Cappuccino",)) in drawn
