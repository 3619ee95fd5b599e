"""Which category and page of the menu a page with the grid shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.kernel.ids import ItemId
from counter.ui.desk.work import CurrentShop
from counter.ui.parts.build_grid import FAVOURITES, Stock, grid_state, page_count, page_of
from counter.ui.parts.grid_state import GridState


class GridPresenter:
    """Keeps where in the menu somebody is; `show` is called after every tap."""

    def __init__(self, shop: CurrentShop, show: Callable[[], None]) -> None:
        self._shop = shop
        self._show = show
        self._category, self._page = "", 0

    def choose_category(self, name: str) -> None:
        """Shows the tiles of a category, from the first page on."""
        self._category, self._page = name, 0
        self._show()

    def choose_page(self, page: int) -> None:
        """Shows another page of the category, from 0."""
        self._page = page
        self._show()

    def turn(self, by: int) -> None:
        """So many pages on, or back where it is below 0; round from the last to the first."""
        pages = max(1, page_count(self._shop.menu, self._category))
        self.choose_page((self._page + by) % pages)

    def category_at(self, place: int) -> str | None:
        """The category at a place from 0, the favourites first where there are some; None where there is none."""
        known = self._known()
        return known[place] if place < len(known) else None

    def _known(self) -> tuple[str, ...]:
        menu = self._shop.menu
        return (FAVOURITES, *menu.categories) if menu.favourites else tuple(menu.categories)

    def go_to(self, item_id: ItemId) -> None:
        """To the page that an item is on, with what is shown next; the favourites stay where they have it."""
        menu = self._shop.menu
        here = page_of(menu, self._category, item_id) if self._category == FAVOURITES else None
        if here is None:
            self._category = menu.item(item_id).category
            here = page_of(menu, self._category, item_id)
        self._page = here or 0

    def start_over(self) -> None:
        """To the favourites or the first category, where a sale begins, with what is shown next."""
        self._category, self._page = "", 0

    def state(self, chosen: ItemId | None, stock: Stock) -> GridState:
        """The page of tiles, the `chosen` item marked; of a category that is gone, the first one's."""
        menu = self._shop.menu
        known = self._known()
        if self._category not in known:
            self._category, self._page = next(iter(known), ""), 0
        return grid_state(menu, self._category, self._page, chosen, self._shop.language, stock)
