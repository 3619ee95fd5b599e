"""What is sold out: what the tiles say of it, and the grid as switches while somebody says it. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows import sold_out
from counter.kernel.ids import ItemId, OrderId
from counter.reports.sold_out import SoldOutToday, sold_out_today
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_sold_out import sold_out_state
from counter.ui.sell.sold_out_state import SoldOutState


class SoldOutPresenter:
    """Keeps what is out `today`, and while the grid `is_open` for it which item was tapped last.

    `show` is called after every change; `order_wanted` gets the order of who waits for what is out.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[], None], order_wanted: Callable[[OrderId], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._order_wanted = order_wanted
        self._chosen: ItemId | None = None
        self.today = SoldOutToday()
        self.is_open = False

    @property
    def chosen(self) -> ItemId | None:
        """The item that was tapped last, while the grid is open for it."""
        return self._chosen

    def refresh(self) -> None:
        """Looks again at what is out today."""
        day = self._shop.settings.trading_day(self._shop.clock.now())
        self._work.read(sold_out_today, day).then(self._show_today)

    def toggle(self) -> None:
        """The grid becomes switches, or sells again."""
        self.is_open, self._chosen = not self.is_open, None
        self._show()

    def leave(self) -> None:
        """Back to selling, with what is shown next."""
        self.is_open, self._chosen = False, None

    def choose_item(self, item_id: ItemId) -> None:
        """A tap on a tile: out, or back where it is out."""
        self._chosen = item_id
        self._work.do(sold_out.toggle_sold_out, item_id).then(self._changed)

    def count(self, left: int) -> None:
        """So many of the chosen item are left; none: it is out."""
        if self._chosen is not None and left:
            self._work.do(sold_out.count_down, self._chosen, left).then(self._changed)
        elif self._chosen is not None:
            self._work.do(sold_out.mark_sold_out, self._chosen).then(self._changed)

    def stop_counting(self) -> None:
        """The chosen item is there, and nobody counts it."""
        if self._chosen is not None:
            self.bring_back(self._chosen)

    def bring_back(self, item_id: ItemId) -> None:
        """An item is there again."""
        self._work.do(sold_out.bring_back, item_id).then(self._changed)

    def show_order(self, order_id: OrderId) -> None:
        """To the order of who waits."""
        self._order_wanted(order_id)

    def state(self) -> SoldOutState | None:
        """What stands beside and below the grid; None while it sells."""
        if not self.is_open:
            return None
        return sold_out_state(self.today, self._shop.menu, self._chosen, self._shop.language)

    def _changed(self, _done: None) -> None:
        self.refresh()

    def _show_today(self, today: SoldOutToday) -> None:
        self.today = today
        self._show()
