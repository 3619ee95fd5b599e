"""The Orders tab as it was last shown, and taps on it."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.state import OrdersState, ShownState
from ui.sync_desk import SyncDesk


class OrdersHarness:
    """The page's state; `opened` are the orders that somebody wanted to make right."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = OrdersState()
        self.opened: list[OrderId] = []
        self.refund: RefundState | None = None
        self.presenter = OrdersPresenter(work, work.shop, self._show, self.opened.append, self._show_refund)

    def _show(self, state: OrdersState) -> None:
        self.state = state

    def _show_refund(self, state: RefundState | None) -> None:
        self.refund = state

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
