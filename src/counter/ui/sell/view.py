"""The Sell page: ringing up, and paying in its place. Passive."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ring_up_view import RingUpView
from counter.ui.sell.split_view import SplitView
from counter.ui.sell.state import SellState


class SellView(QStackedWidget):
    """Shows a SellState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self.ring_up = RingUpView(language, presenter)
        self.pay = PayView(language, presenter.paying)
        self.addWidget(self.ring_up)
        self.split = SplitView(language, presenter.splitting)
        self.addWidget(self.pay)
        self.addWidget(self.split)

    def show_state(self, state: SellState) -> None:
        """Shows the ticket, how it is paid, or in which shares."""
        self.ring_up.show_state(state)
        shown: QWidget = self.ring_up
        if state.pay:
            self.pay.show_state(state.pay)
            shown = self.pay
        if state.pay and state.pay.split:
            self.split.show_state(state.pay.split)
            shown = self.split
        self.setCurrentWidget(shown)
