"""What has to be said of an item before it is rung up: an open price, a weight. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows import ring_up
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.rules import Item
from counter.menu.search import index_of
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.ask_panel_state import AskPanelState
from counter.ui.sell.build_ask_panel import ask_panel_state
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand

_LONGEST = 9


class AskPanelPresenter:
    """Asks at the tap on a tile; said, the item stands on the ticket and the grid is there again.

    `show` is called after every tap.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, ticket: TicketAtHand, panels: PanelsPresenter, show: Callable[[], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._show = show
        self._item_id: ItemId | None = None
        self._typed, self._wrong = "", ""

    def asks_of(self, item_id: ItemId) -> bool:
        """Opens for an item that has to be asked of; whether it is one."""
        item = self._shop.menu.by_id.get(item_id)
        if item is None or not item.asks:
            return False
        self._item_id, self._typed, self._wrong = item_id, "", ""
        self._panels.open(self)
        return True

    def asks_of_scanned(self, typed: str) -> bool:
        """The same for what has the barcode that was scanned."""
        try:
            items = index_of(self._shop.menu).scanned(typed)
        except Refused:
            return False
        return len(items) == 1 and self.asks_of(items[0].item_id)

    def type_digits(self, digits: str) -> None:
        """More digits: of a price cents last, of a weight grams."""
        typed = (self._typed + digits).lstrip("0")
        self._typed = typed[:_LONGEST]
        self._wrong = self._shop.language.say("That is too much: look at the digits.") if typed != self._typed else ""
        self._show()

    def delete_digit(self) -> None:
        """The last digit away."""
        self._typed, self._wrong = self._typed[:-1], ""
        self._show()

    def finish(self) -> None:
        """One of it, as it was said; what cannot be is said on the panel."""
        ticket, item, said = self._ticket.open_ticket, self._item(), int(self._typed or 0)
        if ticket is None or item is None:
            return
        price = Money(said, item.price.currency) if item.open_price and self._typed else None
        grams = said if item.by_weight else 0
        adding = self._work.do(ring_up.add_item, ticket.draft.order_id, item.item_id, price=price, grams=grams)
        adding.then(self._added)
        adding.otherwise(self._refused)

    def close(self) -> None:
        """Nothing of it: the grid again."""
        self._panels.close()

    def leave(self) -> None:
        """What was half said is forgotten."""
        self._item_id, self._typed, self._wrong = None, "", ""

    def state(self) -> AskPanelState | None:
        """What is said so far; None where the item is gone."""
        item = self._item()
        return ask_panel_state(item, int(self._typed or 0), self._wrong, self._shop.language) if item else None

    def _item(self) -> Item | None:
        return self._shop.menu.by_id.get(self._item_id) if self._item_id else None

    def _added(self, open_ticket: OpenTicket) -> None:
        self._panels.leave()
        self._ticket.take_over(open_ticket)

    def _refused(self, reason: str) -> None:
        self._wrong = reason
        self._show()
