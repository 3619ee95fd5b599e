"""The Sell page: ringing up, and paying in its place. Passive."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from counter.kernel.language import Language
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ring_up_view import RingUpView
from counter.ui.sell.state import SellState


class SellView(QStackedWidget):
    """Shows a SellState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self.ring_up = RingUpView(language, presenter)
        self.pay = PayView(language, presenter.paying)
        self.addWidget(self.ring_up)
        self.addWidget(self.pay)

    def show_state(self, state: SellState) -> None:
        """Shows the ticket, or how it is paid."""
        self.ring_up.show_state(state)
        if state.pay:
            self.pay.show_state(state.pay)
        self.setCurrentWidget(self.pay if state.pay else self.ring_up)
