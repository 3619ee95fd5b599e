"""The Sell tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.flows.pay import SaleResult
from counter.journal.topics import Topic
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.devices import Devices
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import SellState
from counter.ui.sell.view import SellView

_TOPICS = frozenset({Topic.OUTLOOK, Topic.MENU, Topic.SOLD_OUT, Topic.ORDERS, Topic.MONEY, Topic.STAFF, Topic.REGULARS})


class SellPage(Page):
    """`ticket_changed` gives the ticket in work, `sold` what was taken for it once it is paid.

    `code_shown` gives the receipt that is there to scan as the text of its code, "" once it is not any more.

    `order_wanted` gives an order that somebody wants to make right, `order_seen` one to look at, `add_wanted` one to
    which something is added, `voucher_seen` the code of a voucher to look at before it is paid on.
    """

    ticket_changed = Signal(object)
    sold = Signal(object)
    code_shown = Signal(str)
    order_wanted = Signal(object)
    order_seen = Signal(object)
    add_wanted = Signal(object)
    voucher_seen = Signal(str)

    def __init__(self, desk: Desk, shop: CurrentShop, devices: Devices) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._code = ""
        self._presenter = SellPresenter(
            desk,
            shop,
            self._show,
            self.ticket_changed.emit,
            self.sold.emit,
            self.order_wanted.emit,
            self.order_seen.emit,
            add_wanted=self.add_wanted.emit,
            voucher_seen=self.voucher_seen.emit,
            devices=devices,
        )

    def build_view(self, language: Language) -> QWidget:
        """Ringing up and paying."""
        self._view = SellView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks again at the ticket and its promise."""
        self._presenter.refresh()

    def leave_paying(self) -> None:
        """Back to the ticket; nothing is lost, and what was just sold makes room."""
        self._presenter.paying.leave()
        self.forget_sale()

    def forget_sale(self) -> None:
        """The empty ticket in the place of what was just sold."""
        self._presenter.last_sold.forget()

    def card_paid(self, sale: SaleResult) -> None:
        """A card payment that had no answer went through: its ticket goes on as if it had been answered."""
        self.forget_sale()
        self._presenter.paying.card_paid(sale)

    def go_on_paying(self) -> None:
        """From the voucher desk: it is paid on as it was."""
        self._presenter.paying.come_back()

    def pay_order(self, order_id: OrderId) -> None:
        """On to what is left to pay of an order that was placed before."""
        self._presenter.paying.pay_order(order_id)

    def _show(self, state: SellState) -> None:
        self.follow_language()
        self._view.show_state(state)
        code = state.sold.went.qr if state.sold else ""
        if code != self._code:
            self._code = code
            self.code_shown.emit(code)
