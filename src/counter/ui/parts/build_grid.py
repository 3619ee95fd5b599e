"""Turns the menu into a page of tiles. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from counter.kernel.ids import ItemId
from counter.kernel.language import Language
from counter.menu.rules import Item, Menu
from counter.ui.parts.grid_state import COLUMNS, ROWS, GridState, PageState, TileState

TILES = COLUMNS * ROWS
"""How many tiles stand on a page."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is: how many are `left` of each item that is out or counted, at the local time `now`.

    With `switches` the tiles say what is out, and each can be tapped.
    """

    now: time
    left: Mapping[ItemId, int] = field(default_factory=dict)
    switches: bool = False


def grid_state(
    menu: Menu, category: str, page: int, chosen: ItemId | None, language: Language, stock: Stock
) -> GridState:
    """Of `category` the `page`, from 0, or its last; the tile of the `chosen` item is marked."""
    items = menu.of(category)
    page = min(page, max(0, len(items) - 1) // TILES)
    return GridState(
        categories=menu.categories,
        category=category,
        tiles=tuple(tile(item, chosen, language, stock) for item in items[page * TILES : (page + 1) * TILES]),
        pages=_pages(items, language),
        page=page,
        note=_switching(language) if stock.switches else (),
    )


def _switching(language: Language) -> tuple[str, ...]:
    return (
        language.say("Tap what has run out."),
        language.say("Tap it again to bring it back."),
        language.say("The choice below counts the last few down."),
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


def tile(item: Item, chosen: ItemId | None, language: Language, stock: Stock) -> TileState:
    """An item's tile, with what there is of it."""
    left = stock.left.get(item.item_id)
    badge = language.say("{count} left", count=left) if left else ""
    state = TileState(
        item_id=item.item_id,
        name=item.name,
        price=language.money(item.price),
        icon=item.icon,
        chosen=item.item_id == chosen,
        badge=badge,
    )
    if stock.switches:
        return replace(state, badge=badge if left != 0 else language.say("Out"), is_out=left == 0)
    return replace(state, sold_out=_why_not(item, left, stock.now, language))


def _why_not(item: Item, left: int | None, now: time, language: Language) -> str:
    """Why an item cannot be rung up now; nothing where it can."""
    if left == 0:
        return language.say("Sold out")
    if not item.is_sold_at(now) and item.sold_from is not None:
        return language.say("From {time}", time=f"{item.sold_from:%-H:%M}")
    return "" if item.is_sold_at(now) else language.say("Tomorrow")
