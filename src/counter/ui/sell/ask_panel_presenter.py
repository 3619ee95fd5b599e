"""What has to be said of an item before it is rung up: an open price, a weight that the scale says too. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows import ring_up
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.rules import Item
from counter.menu.search import index_of
from counter.ui.desk.devices import Devices, Weight
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.ask_panel_state import AskPanelState
from counter.ui.sell.build_ask_panel import ask_panel_state, weighing_state, why_not
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand

_LONGEST = 9


class AskPanelPresenter:
    """Asks at the tap on a tile; said, the item stands on the ticket and the grid is there again.

    `show` is called after every tap, and after each answer of the scale. What is typed counts before what it says.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        panels: PanelsPresenter,
        show: Callable[[], None],
        devices: Devices,
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._show = show
        self._devices = devices
        self._item_id: ItemId | None = None
        self._typed, self._wrong = "", ""
        self._weight: Weight | None = None

    def asks_of(self, item_id: ItemId) -> bool:
        """Opens for an item that has to be asked of; whether it is one."""
        item = self._shop.menu.by_id.get(item_id)
        if item is None or not item.asks:
            return False
        self._item_id, self._typed, self._wrong, self._weight = item_id, "", "", None
        self._panels.open(self)
        self.weigh()
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

    @property
    def _is_weighing(self) -> bool:
        item = self._item()
        return item is not None and item.by_weight and not item.open_price and self._devices.has_scale

    def weigh(self) -> None:
        """Asks the scale what lies on it now, where there is one and somebody wants to know: again and again."""
        if self._is_weighing:
            self._devices.weigh().then(self._weighed)

    def _weighed(self, weight: Weight) -> None:
        if self._is_weighing and weight != self._weight:
            self._weight, self._wrong = weight, ""
            self._show()

    def finish(self) -> None:
        """One of it, as it was said, or as the scale weighs it; what cannot be is said on the panel."""
        ticket, item, said = self._ticket.open_ticket, self._item(), int(self._typed or 0)
        if ticket is None or item is None:
            return
        if self._is_weighing and not self._typed:
            why = why_not(self._weight, self._shop.language)
            if why:
                self._refused(why)
                return
            said = self._weight.reading.grams if self._weight and self._weight.reading else 0
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
        self._item_id, self._typed, self._wrong, self._weight = None, "", "", None

    def state(self) -> AskPanelState | None:
        """What is said so far; None where the item is gone."""
        item = self._item()
        if item is None:
            return None
        language = self._shop.language
        if self._is_weighing and not self._typed:
            return weighing_state(item, self._weight, self._wrong, language)
        return ask_panel_state(item, int(self._typed or 0), self._wrong, language)

    def _item(self) -> Item | None:
        return self._shop.menu.by_id.get(self._item_id) if self._item_id else None

    def _added(self, open_ticket: OpenTicket) -> None:
        self._panels.leave()
        self._ticket.take_over(open_ticket)

    def _refused(self, reason: str) -> None:
        self._wrong = reason
        self._show()
