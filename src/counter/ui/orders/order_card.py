"""The right side: the order that is looked at, and what can be done with it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.orders.money_list import MoneyList
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.state import OrdersState, ShownState
from counter.ui.orders.steps_list import StepsList
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Part
from counter.ui.widgets.text import Card, Rule, Text

_MONEY_WIDE = 300
_BESIDE_TITLE = 60 + 2 * (tokens.TARGET + tokens.GAP_12)
_ACT, _ACT_LOW = 64, 52


class OrderCard(Card):
    """In a narrow window what happened and the money take turns; the mishap is seen beside either."""

    def __init__(self, language: Language, presenter: OrdersPresenter) -> None:
        super().__init__("card")
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._below = Text(tone="soft", wrap=True)
        self._mark = MarkPill(size=16, tall=36)
        self._happened, self._money_tab = Part(say("What happened"), first=True), Part(last=True)
        self._happened.tapped.connect(lambda: presenter.show_money(first=False))
        self._money_tab.tapped.connect(lambda: presenter.show_money(first=True))
        self._steps, self._money = StepsList(), MoneyList(language)
        self._mishap = Card("late")
        self._mishap_what = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._mishap_below = Text(size=14, wrap=True)
        self._done = Text(tone="on_time", weight=tokens.SEMIBOLD, wrap=True)
        self._reprint = Button(say("Reprint"), icon="printer", commits=True)
        self._refund = Button(say("Refund"), icon="undo-2")
        self._refund.tapped.connect(presenter.give_money_back)
        self._cancel = Button(say("Cancel"), icon="x")
        self._cancel.tapped.connect(presenter.cancel_order)
        self._otherwise = Button(say("Paid another way"), icon="arrow-right-left")
        self._otherwise.tapped.connect(presenter.change_tender)
        self._invoice = Button(say("Invoice"), icon="file-text")
        self._invoice.tapped.connect(presenter.make_invoice)
        self._mail = Button(say("Send by e-mail"), icon="mail")
        self._mail.tapped.connect(presenter.mail_receipt)
        self._look = Button(say("Show receipt"), icon="receipt-text")
        self._look.tapped.connect(presenter.look_at_receipt)
        self._change = Button(say("Change"), icon="pencil")
        self._change.tapped.connect(presenter.change_order)
        self._make_right = Button(say("Make it right"), icon="hand-heart", look=looks.PRIMARY)
        self._pay = Button(icon="banknote", look=looks.PRIMARY)
        self._pay.tapped.connect(presenter.pay_order)
        self._acts = [self._reprint, self._change, self._refund, self._cancel, self._make_right, self._pay]
        self._reprint.tapped.connect(presenter.reprint)
        self._make_right.tapped.connect(presenter.make_right)
        self._asked = Button(icon="megaphone", name=say("Asked again"), commits=True)
        self._asked.tapped.connect(presenter.ask_again)
        self._tell = Button(icon="history", name=say("Story"))
        self._tell.tapped.connect(presenter.tell_story)
        self._nothing = Text(say("Tap an order to see what happened with it."), tone="soft", wrap=True)
        self._lay_out()
        self._state = OrdersState()

    def _lay_out(self) -> None:
        self._order = QWidget()
        head = row(gap=tokens.GAP_12, margins=(20, 12, 20, 12))
        titles = column()
        titles.addWidget(self._title)
        titles.addWidget(self._below)
        head.addLayout(titles, 1)
        head.addWidget(self._mark)
        head.addWidget(self._tell)
        head.addWidget(self._asked)
        self._tabs = QWidget()
        row(self._tabs, margins=(14, 10, 14, 0)).addLayout(side_by_side([self._happened, self._money_tab], 0, (1, 1)))
        mishap = column(self._mishap, gap=2, margins=(14, 10, 14, 10))
        mishap.addWidget(self._mishap_what)
        mishap.addWidget(self._mishap_below)
        self._between = Card("rule")
        self._between.setFixedWidth(1)
        money = QWidget()
        paid = column(money, gap=tokens.GAP_12)
        for part in (self._money, self._otherwise, self._look, self._mail, self._invoice):
            paid.addWidget(part)
        paid.addStretch(1)
        self._right = Scroll(money)
        middle = row(gap=tokens.GAP_16, margins=(20, 12, 20, 8))
        self._heading = Text(self._happened.label, weight=tokens.SEMIBOLD)
        self._story = QWidget()
        left = column(self._story, gap=tokens.GAP_8)
        left.addWidget(self._heading)
        left.addWidget(Scroll(self._steps), 1)
        middle.addWidget(self._story, 1)
        middle.addWidget(self._between)
        middle.addWidget(self._right, 1)
        self._foot = side_by_side(self._acts, tokens.GAP_8, (2, 2, 2, 2, 3, 2))
        self._foot.setContentsMargins(16, 10, 16, 14)
        layout = column(self._order)
        layout.addLayout(head)
        layout.addWidget(Rule())
        layout.addWidget(self._tabs)
        layout.addLayout(middle, 1)
        below = column(gap=tokens.GAP_8, margins=(16, 0, 16, 8))
        below.addWidget(self._mishap)
        below.addWidget(self._done)
        layout.addLayout(below)
        layout.addWidget(Rule())
        layout.addLayout(self._foot)
        self._empty = QWidget()
        column(self._empty, margins=(20, 20, 20, 20)).addWidget(self._nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._order)
        column(self, margins=(1, 1, 1, 1)).addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one with tabs."""
        super().resizeEvent(event)
        self._share_room()

    def show_state(self, state: OrdersState) -> None:
        """Shows the order that is looked at."""
        self._state = state
        self._stack.setCurrentWidget(self._order if state.shown else self._empty)
        if state.shown:
            self._show(state.shown)
        self._done.set_text(state.done)
        self._done.setVisible(bool(state.done))
        self._share_room()

    def _show(self, shown: ShownState) -> None:
        self._title.set_text(shown.title)
        self._below.set_text(shown.below)
        self._mark.show_mark(shown.mark)
        self._steps.show_steps(shown.steps)
        self._money.show_order(shown)
        self._money_tab.set_text(shown.money_tab)
        self._mishap.setVisible(bool(shown.mishap))
        self._mishap.set_panel("late" if shown.make_right else "on_time")
        self._mishap_what.set_text(shown.mishap)
        self._mishap_below.set_text(shown.mishap_below)
        self._make_right.setVisible(shown.make_right)
        self._pay.setVisible(bool(shown.to_pay))
        self._pay.set_text(shown.to_pay)
        self._make_right.set_look(looks.PLAIN if shown.to_pay else looks.PRIMARY)
        self._reprint.setVisible(shown.can_reprint or not shown.to_pay)
        self._reprint.setEnabled(shown.can_reprint)
        self._refund.setVisible(shown.can_refund)
        self._cancel.setVisible(shown.can_cancel)
        self._change.setVisible(shown.can_change)
        self._invoice.setVisible(shown.can_reprint)
        self._look.setVisible(shown.can_reprint)
        self._mail.setVisible(shown.can_reprint and self._state.can_mail)
        self._otherwise.setVisible(shown.can_change_tender)
        self._reprint.set_look(looks.PLAIN if shown.make_right or shown.to_pay else looks.PRIMARY)

    def _share_room(self) -> None:
        narrow, money = is_narrow(self), self._state.money_first
        self._title.fit_into(self.width() - self._mark.sizeHint().width() - _BESIDE_TITLE, 28, 20, 16)
        self._tabs.setVisible(narrow)
        self._heading.setVisible(not narrow)
        self._between.setVisible(not narrow)
        self._story.setVisible(not (narrow and money))
        self._right.setVisible(not narrow or money)
        self._right.setMaximumWidth(16777215 if narrow else _MONEY_WIDE)
        self._happened.set_chosen(on=not money)
        self._money_tab.set_chosen(on=money)
        for act in self._acts:
            act.set_height(_ACT_LOW if is_low(self) else _ACT)
            act.set_padding(tokens.GAP_4 if narrow else tokens.GAP_16)
