"""The Orders tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.paper.document import Document
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop
from counter.ui.orders.cancel_state import CancelState
from counter.ui.orders.change_state import ChangeState
from counter.ui.orders.invoice_presenter import Asked
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.state import OrdersState
from counter.ui.orders.view import OrdersView
from counter.ui.parts.choices import Choices

_TOPICS = frozenset(
    {Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.RECEIPTS, Topic.OUTLOOK}
)


class OrdersPage(Page):
    """`case_wanted` gives an order that somebody wants to make right, `pay_wanted` one of which something is to pay.

    `story_wanted` gives one whose whole story is to be told.
    """

    case_wanted = Signal(object)
    pay_wanted = Signal(object)
    story_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = OrdersPresenter(desk, shop, self._show, self.case_wanted.emit, self)

    def build_view(self, language: Language) -> QWidget:
        """The list, and one order."""
        self._view = OrdersView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks again at the list and the order."""
        self._presenter.refresh()

    def back_to_today(self) -> None:
        """Today's orders as they are now, none of them chosen."""
        self._presenter.begin_again()

    def pay(self, order_id: OrderId) -> None:
        """On to paying what is left of an order."""
        self.pay_wanted.emit(order_id)

    def tell(self, order_id: OrderId) -> None:
        """On to the whole story of an order."""
        self.story_wanted.emit(order_id)

    def show_order(self, order_id: OrderId) -> None:
        """Shows one order among today's."""
        self._presenter.begin_again()
        self._presenter.choose(order_id)

    def change_order(self, order_id: OrderId) -> None:
        """On to what is added to one order and taken off."""
        self._presenter.begin_again()
        self._presenter.choose_to_change(order_id)

    def _show(self, state: OrdersState) -> None:
        self.follow_language()
        self._view.show_state(state)

    def show_refund(self, state: RefundState | None) -> None:
        """What goes back of an order."""
        self.follow_language()
        self._view.show_refund(state)

    def show_cancel(self, state: CancelState | None) -> None:
        """Why an order is cancelled."""
        self.follow_language()
        self._view.show_cancel(state)

    def show_change(self, state: ChangeState | None) -> None:
        """What is added to an order and taken off."""
        self.follow_language()
        self._view.show_change(state)

    def ask(self, choices: Choices | None) -> None:
        """A question over the page."""
        self.follow_language()
        self._view.ask(choices)

    def ask_address(self, typed: str | None, wrong: str) -> None:
        """Where a receipt goes by e-mail."""
        self.follow_language()
        self._view.ask_address(typed, wrong)

    def show_paper(self, document: Document | None) -> None:
        """A paper to look at."""
        self.follow_language()
        self._view.show_paper(document)

    def ask_for(self, asked: Asked | None, wrong: str) -> None:
        """A line of text for an invoice."""
        self.follow_language()
        self._view.ask_for(asked, wrong)
