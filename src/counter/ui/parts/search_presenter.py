"""Looking for an item by part of its name: the results in the grid's own cells. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from counter.kernel.ids import ItemId
from counter.menu.rules import Item
from counter.menu.search import index_of
from counter.orders.left_queries import best_sellers
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.build_grid import TILES, Stock, tile
from counter.ui.parts.search_state import SearchState

_LATELY = timedelta(days=14)
"""What sold best within that time comes first."""


class SearchPresenter:
    """Keeps what somebody looks for, None while nobody does. `show` is called after every change.

    `choose` rings up an item.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[], None], choose: Callable[[ItemId], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._choose = choose
        self._typed: str | None = None
        self._sold: Mapping[ItemId, int] = {}

    @property
    def is_open(self) -> bool:
        """Whether somebody looks for something."""
        return self._typed is not None

    def open(self, typed: str = "") -> None:
        """Looks for what is typed, on and on until it is closed."""
        self._typed = typed
        today = self._shop.settings.trading_day(self._shop.clock.now())
        self._work.report(best_sellers, today - _LATELY).then(self._rank)
        self._show()

    def type(self, typed: str) -> None:
        """This is looked for now."""
        if self._typed is not None and typed != self._typed:
            self._typed = typed
            self._show()

    def close(self) -> None:
        """The grid is there again."""
        self.leave()
        self._show()

    def leave(self) -> None:
        """Nobody looks for anything, with what is shown next."""
        self._typed = None

    def add_first(self) -> None:
        """Rings up the first that was found."""
        if first := self._found(1)[0]:
            self._choose(first[0].item_id)

    def state(self, stock: Stock) -> SearchState | None:
        """What was found; None while nobody looks."""
        if self._typed is None:
            return None
        say, menu = self._shop.language.say, self._shop.menu
        items, count = self._found(TILES)
        words = {"count": self._shop.language.number(count), "all": self._shop.language.number(len(menu.items))}
        return SearchState(
            typed=self._typed,
            count=say("{count} of {all} items · best sellers first", **words) if self._typed.strip() else "",
            tiles=tuple(
                replace(tile(item, None, self._shop.language, stock, menu), icon="", beside=item.category)
                for item in items
            ),
            add=say("Add {item}", item=items[0].name) if items else "",
        )

    def _found(self, most: int) -> tuple[tuple[Item, ...], int]:
        found = index_of(self._shop.menu).find(self._typed or "", self._sold, most)
        return found.items, found.count

    def _rank(self, sold: Mapping[ItemId, int]) -> None:
        self._sold = sold
        self._show()
