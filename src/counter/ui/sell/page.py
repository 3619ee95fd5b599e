"""The Sell tab: ringing up, and paying in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.journal.topics import Topic
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_view import PayView
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.view import SellView

_CARES = frozenset({Topic.OUTLOOK, Topic.MENU, Topic.SETTINGS})


class SellPage(QStackedWidget):
    """Both views with their presenters. `rung_up` gives the ticket in work, `sold` says that it is paid."""

    rung_up = Signal(object)
    sold = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sell_view = SellView(desk.language)
        self._pay_view = PayView(desk.language)
        self.addWidget(self._sell_view)
        self.addWidget(self._pay_view)
        self._sell = SellPresenter(
            desk, self._sell_view.show_state, self.rung_up.emit, self._begin_to_pay, self.sold.emit
        )
        self._pay = PayPresenter(desk, self._pay_view.show_state, self._paid, self._changed_while_paying)
        self._hear_sell()
        self._hear_pay()
        WhenSeen(self, desk, _CARES, self._refresh)

    def back_to_the_ticket(self) -> None:
        """Leaves paying; nothing is lost."""
        self.setCurrentWidget(self._sell_view)

    def _refresh(self) -> None:
        if self.currentWidget() is self._pay_view:
            self._pay.requote()
        else:
            self._sell.refresh()

    def _begin_to_pay(self, open_ticket: OpenTicket) -> None:
        self._pay.begin(open_ticket)
        self.setCurrentWidget(self._pay_view)

    def _paid(self, sold: SaleResult) -> None:
        self._sell.sold(sold)
        self.setCurrentWidget(self._sell_view)

    def _changed_while_paying(self, open_ticket: OpenTicket) -> None:
        self._sell.take_over(open_ticket)

    def _hear_sell(self) -> None:
        view, sell = self._sell_view, self._sell
        view.category_chosen.connect(sell.choose_category)
        view.item_chosen.connect(sell.choose_item)
        view.modifier_chosen.connect(sell.choose_modifier)
        view.line_chosen.connect(sell.choose_line)
        view.fewer.connect(sell.fewer)
        view.more.connect(sell.more)
        view.remove.connect(sell.remove)
        view.noted.connect(sell.note)
        view.named.connect(sell.name)
        view.to_go_chosen.connect(sell.serve)
        view.undo.connect(sell.undo)
        view.hold.connect(sell.hold)
        view.take_up.connect(sell.take_up)
        view.pay.connect(sell.pay)
        view.cash_exact.connect(sell.cash_exact)

    def _hear_pay(self) -> None:
        view, pay = self._pay_view, self._pay
        view.quick_chosen.connect(pay.give)
        view.digits.connect(pay.type)
        view.digit_back.connect(pay.take_back)
        view.cash.connect(pay.by_cash)
        view.card.connect(pay.by_card)
        view.code_entered.connect(pay.redeem)
        view.voucher_off.connect(pay.take_off)
        view.greet.connect(pay.greet)
        view.take.connect(pay.take)
        view.leave.connect(self.back_to_the_ticket)
