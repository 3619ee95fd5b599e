"""The Orders tab as it was last shown, and taps on it."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from counter.paper.document import Document
from counter.ui.orders.cancel_state import CancelState
from counter.ui.orders.change_state import ChangeState
from counter.ui.orders.invoice_presenter import Asked
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.state import OrdersState, ShownState
from counter.ui.parts.choices import Choices
from ui.sync_desk import SyncDesk


class OrdersHarness:
    """The page's state; `opened` are the orders that somebody wanted to make right."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = OrdersState()
        self.opened: list[OrderId] = []
        self.refund: RefundState | None = None
        self.cancel: CancelState | None = None
        self.change: ChangeState | None = None
        self.asked: Choices | None = None
        self.line: tuple[Asked | None, str] = (None, "")
        self.address: tuple[str | None, str] = (None, "")
        self.paper: Document | None = None
        self.told: list[OrderId] = []
        self.paying: list[OrderId] = []
        self.presenter = OrdersPresenter(work, work.shop, self._show, self.opened.append, self)

    def _show(self, state: OrdersState) -> None:
        self.state = state

    def show_refund(self, state: RefundState | None) -> None:
        self.refund = state

    def show_cancel(self, state: CancelState | None) -> None:
        self.cancel = state

    def show_change(self, state: ChangeState | None) -> None:
        self.change = state

    def pay(self, order_id: OrderId) -> None:
        self.paying.append(order_id)

    def tell(self, order_id: OrderId) -> None:
        self.told.append(order_id)

    def ask(self, choices: Choices | None) -> None:
        self.asked = choices

    def ask_for(self, asked: Asked | None, wrong: str) -> None:
        self.line = (asked, wrong)

    def ask_address(self, typed: str | None, wrong: str) -> None:
        self.address = (typed, wrong)

    def show_paper(self, document: Document | None) -> None:
        self.paper = document

    @property
    def options(self) -> list[str]:
        """What can be answered to the question."""
        return [option.label for option in self.asked.options] if self.asked else []

    @property
    def cancelling(self) -> CancelState:
        """The order that is to be cancelled."""
        assert self.cancel is not None
        return self.cancel

    @property
    def changing(self) -> ChangeState:
        """The order that is changed."""
        assert self.change is not None
        return self.change

    @property
    def refunding(self) -> RefundState:
        """The refund that is put together."""
        assert self.refund is not None
        return self.refund

    @property
    def shown(self) -> ShownState:
        assert self.state.shown is not None
        return self.state.shown

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.state.rows]

    @property
    def chips(self) -> list[str]:
        return [chip.label for chip in self.state.chips]
