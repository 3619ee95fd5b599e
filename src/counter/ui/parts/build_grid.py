"""Turns the menu into a page of tiles. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from functools import lru_cache

from counter.kernel.ids import ItemId
from counter.kernel.language import Language
from counter.menu.allergens import allergies_said, as_it_comes, preset_answer
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu, Preset, Tile
from counter.settings.taxes import HERE, Where
from counter.ui.parts.grid_state import COLUMNS, ROWS, GridState, PageState, TileState

FAVOURITES = "★"
"""Stands for the shop’s own page among the categories."""
TILES = COLUMNS * ROWS
"""How many tiles stand on a page."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is: how many are `left` of each item that is out or counted, at the local time `now`.

    With `switches` the tiles say what is out, and each can be tapped. What touches the customer's `allergies` says so.
    The prices are those `where` they have it.
    """

    now: time
    left: Mapping[ItemId, int] = field(default_factory=dict)
    switches: bool = False
    allergies: tuple[str, ...] = ()
    where: Where = HERE


def grid_state(
    menu: Menu, category: str, page: int, chosen: ItemId | None, language: Language, stock: Stock
) -> GridState:
    """Of `category` the `page`, from 0, or its last; the tile of the `chosen` item is marked."""
    pages = _split(menu, category)
    page = min(page, max(0, len(pages) - 1))
    return GridState(
        categories=menu.categories,
        category=category,
        has_favourites=bool(menu.favourites),
        tiles=tuple(tile(each, chosen, language, stock, menu) for each in (pages[page].items if pages else ())),
        pages=tuple(_page(number, each, language) for number, each in enumerate(pages, start=1)),
        page=page,
        note=_switching(language) if stock.switches else (),
    )


def _switching(language: Language) -> tuple[str, ...]:
    return (
        language.say("Tap what has run out."),
        language.say("Tap it again to bring it back."),
        language.say("The choice below counts the last few down."),
    )


def page_count(menu: Menu, category: str) -> int:
    """How many pages a category has, or the favourites."""
    return len(_split(menu, category))


def page_of(menu: Menu, category: str, item_id: ItemId) -> int | None:
    """Which page of a category, or of the favourites, an item is on, from 0; None where it is on none."""
    for number, page in enumerate(_split(menu, category)):
        if any(isinstance(each, Item) and each.item_id == item_id for each in page.items):
            return number
    return None


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on one page, and what the shop calls it."""

    name: str
    items: tuple[Tile, ...]


@lru_cache(maxsize=64)
def _split(menu: Menu, category: str) -> tuple[_Page, ...]:
    """The pages of a category: those that the shop named, each with its items, and what has no page after them."""
    named: dict[str, list[Tile]] = {}
    for each in menu.favourites if category == FAVOURITES else menu.of(category):
        page = each.page if isinstance(each, Item) and category != FAVOURITES else ""
        named.setdefault(page, []).append(each)
    rest = named.pop("", [])
    return tuple(
        _Page(name, tuple(items[first : first + TILES]))
        for name, items in [*named.items(), ("", rest)]
        for first in range(0, len(items), TILES)
    )


def _page(number: int, page: _Page, language: Language) -> PageState:
    if page.name:
        words = language.say("{page} · {count}", page=page.name, count=len(page.items))
    else:
        words = " – ".join(dict.fromkeys((page.items[0].name, page.items[-1].name)))
    return PageState(str(number), words, language.say("Page {number}: {words}", number=number, words=words))


def tile(each: Tile, chosen: ItemId | None, language: Language, stock: Stock, menu: Menu) -> TileState:
    """A tile, with what there is of it. Of a combo there is as much as of that of its items which runs out first."""
    shown = _tile(each, chosen, language, stock, menu)
    if not stock.allergies or stock.switches:
        return shown
    return replace(shown, danger=_danger(each, stock.allergies, language, menu))


def _danger(each: Tile, allergies: tuple[str, ...], language: Language, menu: Menu) -> tuple[str, ...]:
    """The allergens of what stands on a tile, as it comes, that its customer must not have; or may have to do with.

    Where there is no room for all of them the first, and how many more.
    """
    if isinstance(each, Combo):
        answers = [as_it_comes(menu.item(item_id)) for item_id in each.items]
    elif isinstance(each, Preset):
        answers = [preset_answer(each)]
    else:
        answers = [as_it_comes(each)]
    found = dict.fromkeys(name for answer in answers for name in answer.contains if name in allergies)
    if found:
        return _in_short(tuple(found), language)
    may = dict.fromkeys(name for answer in answers for name in answer.may_contain if name in allergies)
    return tuple(language.say("traces: {what}", what=words) for words in _in_short(tuple(may), language))


def _in_short(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    if len(names) <= 1:
        return tuple(allergies_said([name], language) for name in names)
    first, more = allergies_said(names[:1], language), len(names) - 1
    return allergies_said(names, language), language.say("{what} +{count}", what=first, count=more)


def _tile(each: Tile, chosen: ItemId | None, language: Language, stock: Stock, menu: Menu) -> TileState:
    if isinstance(each, Combo):
        return _combo(each, language, stock, menu)
    if isinstance(each, Preset):
        plain = _item(each.item, None, language, stock)
        if stock.switches:
            return replace(plain, name=each.name)
        return replace(plain, tile_id=each.tile_id, name=each.name, price=language.money(each.price_at(stock.where)))
    return _item(each, chosen, language, stock)


def _combo(combo: Combo, language: Language, stock: Stock, menu: Menu) -> TileState:
    items = [menu.item(item_id) for item_id in combo.items]
    state = TileState(combo.combo_id, combo.name, language.money(combo.price), combo.icon)
    if stock.switches:
        return replace(state, sold_out=", ".join(item.name for item in items))
    whys = (_why_not(item, stock.left.get(item.item_id), stock.now, language) for item in items)
    return replace(state, sold_out=next(filter(None, whys), ""))


def _item(item: Item, chosen: ItemId | None, language: Language, stock: Stock) -> TileState:
    left = stock.left.get(item.item_id)
    badge = language.say("{count} left", count=left) if left else ""
    state = TileState(
        tile_id=item.item_id,
        name=item.name,
        price=_price(item, stock.where, language),
        icon=item.icon,
        chosen=item.item_id == chosen,
        badge=badge,
        colour=item.colour,
    )
    if stock.switches:
        return replace(state, badge=badge if left != 0 else language.say("Out"), is_out=left == 0)
    return replace(state, sold_out=_why_not(item, left, stock.now, language))


def _price(item: Item, where: Where, language: Language) -> str:
    """What is on its tile: as it comes, where they have it; a kilogram's price, or that somebody says it."""
    if item.open_price:
        return language.say("open price")
    price = language.money(item.price_of(item.usual_size, where))
    return language.say("{price} / kg", price=price) if item.by_weight else price


def _why_not(item: Item, left: int | None, now: time, language: Language) -> str:
    """Why an item cannot be rung up now; nothing where it can."""
    if item.off_menu:
        return language.say("Off the menu")
    if left == 0:
        return language.say("Sold out")
    if item.is_sold_at(now):
        return ""
    begins, ends = (f"{hour:%-H:%M}" if hour else "24:00" for hour in (item.sold_from or time.min, item.sold_until))
    return language.say("{begins} – {ends}", begins=begins, ends=ends)
