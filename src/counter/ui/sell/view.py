"""The Sell page: ringing up, and paying in its place. Passive."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ring_up_view import RingUpView
from counter.ui.sell.split_view import SplitView
from counter.ui.sell.state import SellState
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

V = TypeVar("V", bound=QWidget)


class SellView(QStackedWidget):
    """Shows a SellState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._state: SellState | None = None
        self.ring_up = RingUpView(language, presenter)
        self.addWidget(self.ring_up)
        self._pay = WhenWanted(lambda: self._added(PayView(language, presenter.paying)))
        self._split = WhenWanted(lambda: self._added(SplitView(language, presenter.splitting, presenter.paying)))
        InAdvance(self, (self._pay, *self.ring_up.in_advance(), self._split))

    @property
    def pay(self) -> PayView:
        """How a ticket is paid."""
        return self._pay.get()

    @property
    def split(self) -> SplitView:
        """In which shares a bill is paid."""
        return self._split.get()

    def _added(self, view: V) -> V:
        self.addWidget(view)
        return view

    def show_state(self, state: SellState) -> None:
        """Shows the ticket, how it is paid, or in which shares; nothing where it is shown already."""
        if state == self._state:
            return
        self._state = state
        self.ring_up.show_state(state)
        shown: QWidget = self.ring_up
        if state.pay and state.pay.split:
            self.split.show_state(state.pay.split)
            self.split.show_asked(state.pay)
            shown = self.split
        elif state.pay:
            self.pay.show_state(state.pay)
            shown = self.pay
        self.setCurrentWidget(shown)
