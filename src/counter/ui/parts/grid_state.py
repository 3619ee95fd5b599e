"""What the grid of items shows: categories, a page of tiles, the pages. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

COLUMNS, ROWS = 5, 3
"""How many tiles a page of a category has, on every terminal: an item is in the same place everywhere."""


@dataclass(frozen=True, slots=True)
class PageState:
    """A page of a category: its number, its name or its first and last item where there is room, what is read out."""

    number: str
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class TileState:
    """A tile: an item, a combo, or an item as the first page has it.

    `sold_out` says so in words and takes the price's place.
    `danger` says which of the customer's allergies it touches, from long words to short.
    `badge` says how many are left, `beside` in its place to which category it belongs. As a switch (`is_out` is not
    None) every tile can be tapped, and says in its `badge` what is out or counted. `colour` names its ground.
    """

    tile_id: UUID
    name: str
    price: str
    icon: str = ""
    chosen: bool = False
    sold_out: str = ""
    badge: str = ""
    beside: str = ""
    is_out: bool | None = None
    danger: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True)
class GridState:
    """A category of the menu, or the shop’s favourites where it has some. `tiles` are those of `page`, from 0.

    `note` says what a tap does where it does something else than usual, what matters most first; it stands in the place
    of a bar of one page.
    """

    categories: tuple[str, ...] = ()
    category: str = ""
    has_favourites: bool = False
    tiles: tuple[TileState, ...] = ()
    pages: tuple[PageState, ...] = ()
    page: int = 0
    note: tuple[str, ...] = ()
