"""What was just sold, until the next customer: its receipt another way, and the order itself. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.issue_receipt import print_first, the_text
from counter.flows.open_shop import decide
from counter.flows.pay import SaleResult
from counter.kernel.ids import OrderId
from counter.settings.rules import NO_RECEIPTS, PRINTED_RECEIPTS
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_sold import sold_state
from counter.ui.sell.sold_state import SoldState
from counter.ui.sell.ticket_at_hand import TicketAtHand


class SoldPresenter:
    """`show` is called after every tap; `order_seen` gets the order that somebody wants to look at."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        show: Callable[[], None],
        order_seen: Callable[[OrderId], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._show = show
        self._order_seen = order_seen
        self._of: OrderId | None = None
        self._printed = True
        self._qr = ""

    def begin(self, sale: SaleResult) -> None:
        """This was sold just now; its receipt went the usual way."""
        self._of, self._qr = sale.order_id, ""
        self._printed = self._shop.settings.receipts == PRINTED_RECEIPTS

    def forget(self) -> None:
        """The empty ticket in its place: its name can be typed first, or the same be had again."""
        if self._ticket.last_sale:
            self._ticket.last_sale = None
            self._show()

    def see_order(self) -> None:
        """On to the order: a refund, a change, another tender."""
        if self._of is not None:
            self._order_seen(self._of)

    def print_receipt(self) -> None:
        """On paper, and the next ones too."""
        sale = self._ticket.last_sale
        self._qr = ""
        if sale and not self._printed:
            self._printed = True
            self._work.do(print_first, sale.order_id, sale.receipt)
        self._remember(PRINTED_RECEIPTS)

    def no_receipt(self) -> None:
        """No paper for the next ones; what is printed is printed."""
        self._qr = ""
        self._remember(NO_RECEIPTS)

    def show_code(self) -> None:
        """The receipt as a code to scan; a second tap takes it away."""
        sale = self._ticket.last_sale
        if sale and not self._qr:
            self._work.do(the_text, sale.order_id, sale.receipt).then(self._take_in)
        else:
            self._take_in("")

    def state(self) -> SoldState | None:
        """What was just sold, or None once something stands on the ticket."""
        sale, ticket = self._ticket.last_sale, self._ticket.open_ticket
        if sale is None or ticket is None or ticket.draft.lines:
            return None
        settings = self._shop.settings
        return sold_state(sale, settings.cash_rounding, self._shop.language, printed=self._printed, qr=self._qr)

    def _remember(self, way: str) -> None:
        if self._shop.settings.receipts != way:
            self._work.do(decide, {"receipts": way})
        self._show()

    def _take_in(self, text: str) -> None:
        self._qr = text
        self._show()
