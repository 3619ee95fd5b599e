"""What was just sold, until the next customer: its receipt another way, and the order itself. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.issue_receipt import print_again, print_first, the_text
from counter.flows.pay import SaleResult
from counter.flows.receipt_ways import EMAIL, OnTerminal, mail_and_keep, remember_way
from counter.kernel.ids import OrderId
from counter.settings.rules import ASKED_RECEIPTS, NO_RECEIPTS, PRINTED_RECEIPTS
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_sold import sold_state
from counter.ui.sell.sold_state import ReceiptWent, SoldState
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
        self._went = ReceiptWent()

    def begin(self, sale: SaleResult) -> None:
        """This was sold just now; its receipt went the usual way."""
        self._of = sale.order_id
        to = sale.regular.email if sale.way == EMAIL and sale.regular else ""
        self._went = ReceiptWent(sale.way, printed=sale.way == PRINTED_RECEIPTS, to=to)

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
        """On paper, and the next ones too; what went by e-mail before comes as a copy."""
        sale, went = self._ticket.last_sale, self._went
        if sale and not went.printed:
            self._work.do(print_again if went.to else print_first, sale.order_id, sale.receipt)
        self._went = replace(went, printed=True)
        self._remember(PRINTED_RECEIPTS)

    def no_receipt(self) -> None:
        """No paper for the next ones; what is printed is printed."""
        self._remember(NO_RECEIPTS)

    def mail_receipt(self) -> None:
        """By e-mail: at once where we know the address, else it is asked for; a second tap asks for another one."""
        sale = self._ticket.last_sale
        known = sale.regular.email if sale and sale.regular else ""
        if known and not self._went.to:
            self.enter_address(known)
        elif sale:
            self._receipt_went(replace(self._went, asks=True, typed=self._went.to, wrong="", qr=""))

    def enter_address(self, address: str) -> None:
        """The address that somebody said; what is wrong with it is said where it was typed."""
        sale, before = self._ticket.last_sale, self._went
        if sale is None:
            return
        is_copy = before.printed or bool(before.to)
        self._went = replace(before, to=address)
        mailing = self._work.do(mail_and_keep, sale.order_id, sale.receipt, address, is_copy=is_copy)
        mailing.then(lambda to: self._receipt_went(replace(self._went, way=EMAIL, to=to, asks=False, wrong="", qr="")))
        mailing.otherwise(lambda reason: self._receipt_went(replace(before, asks=True, typed=address, wrong=reason)))

    def leave_address(self) -> None:
        """No letter, then."""
        self._receipt_went(replace(self._went, asks=False, wrong=""))

    def show_code(self) -> None:
        """The receipt as a code to scan; a second tap takes it away."""
        sale = self._ticket.last_sale
        if sale and not self._went.qr:
            self._work.do(the_text, sale.order_id, sale.receipt).then(self._take_in)
        else:
            self._take_in("")

    def state(self) -> SoldState | None:
        """What was just sold, or None once something stands on the ticket."""
        sale, ticket = self._ticket.last_sale, self._ticket.open_ticket
        if sale is None or ticket is None or ticket.draft.lines:
            return None
        settings = self._shop.settings
        return sold_state(sale, settings.cash_rounding, self._shop.language, self._went, can_mail=settings.mails)

    def _remember(self, way: OnTerminal) -> None:
        sale = self._ticket.last_sale
        self._went = replace(self._went, way=way, qr="")
        if sale and (sale.regular or self._shop.settings.receipts not in (way, ASKED_RECEIPTS)):
            self._work.do(remember_way, sale.order_id, way)
        self._show()

    def _take_in(self, text: str) -> None:
        self._receipt_went(replace(self._went, qr=text))

    def _receipt_went(self, went: ReceiptWent) -> None:
        self._went = went
        self._show()
