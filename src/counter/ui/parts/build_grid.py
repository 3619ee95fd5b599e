"""Turns the menu into a page of tiles. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from counter.kernel.ids import ItemId
from counter.kernel.language import Language
from counter.menu.rules import Item, Menu
from counter.ui.parts.grid_state import COLUMNS, ROWS, GridState, PageState, TileState

TILES = COLUMNS * ROWS
"""How many tiles stand on a page."""


def grid_state(menu: Menu, category: str, page: int, chosen: ItemId | None, language: Language) -> GridState:
    """Of `category` the `page`, from 0, or its last; the tile of the `chosen` item is marked."""
    items = menu.of(category)
    page = min(page, max(0, len(items) - 1) // TILES)
    return GridState(
        categories=menu.categories,
        category=category,
        tiles=_tiles(items[page * TILES : (page + 1) * TILES], chosen, language),
        pages=_pages(items, language),
        page=page,
    )


def page_of(menu: Menu, item_id: ItemId) -> int:
    """Which page of its category an item is on, from 0. Refused where it is not on the menu."""
    ids = [item.item_id for item in menu.of(menu.item(item_id).category)]
    return ids.index(item_id) // TILES


def _pages(items: Sequence[Item], language: Language) -> tuple[PageState, ...]:
    pages = [items[first : first + TILES] for first in range(0, len(items), TILES)]
    return tuple(_page(number, page, language) for number, page in enumerate(pages, start=1))


def _page(number: int, items: Sequence[Item], language: Language) -> PageState:
    words = " – ".join(dict.fromkeys((items[0].name, items[-1].name)))
    return PageState(str(number), words, language.say("Page {number}: {words}", number=number, words=words))


def _tiles(items: Sequence[Item], chosen: ItemId | None, language: Language) -> tuple[TileState, ...]:
    return tuple(
        TileState(
            item_id=item.item_id,
            name=item.name,
            price=language.money(item.price),
            icon=item.icon,
            chosen=item.item_id == chosen,
        )
        for item in items
    )
