"""The Orders tab on screen: the list at the left, the order that is looked at on the right."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.paper.document import Document
from counter.ui.orders.cancel_state import CancelState
from counter.ui.orders.cancel_view import CancelView
from counter.ui.orders.change_state import ChangeState
from counter.ui.orders.change_view import ChangeView
from counter.ui.orders.invoice_presenter import Asked
from counter.ui.orders.list_column import ListColumn
from counter.ui.orders.order_card import OrderCard
from counter.ui.orders.presenter import OrdersPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.refund_view import RefundView
from counter.ui.orders.state import OrdersState
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.choices import Choices
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.parts.paper_panel import PaperPanel
from counter.ui.theme import tokens
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_narrow, row
from counter.ui.widgets.text import Ground
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

P = TypeVar("P", bound=QWidget)

_LIST, _LIST_NARROW = 404, 340


class OrdersView(Ground):
    """Shows an OrdersState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: OrdersPresenter) -> None:
        super().__init__("paper")
        self._list = ListColumn(language, presenter)
        self._card = OrderCard(language, presenter)
        orders = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(orders)
        self._orders = orders
        self._refund = WhenWanted(lambda: self._also(RefundView(language, presenter.refund)))
        self._cancel = WhenWanted(lambda: self._also(CancelView(language, presenter.cancel)))
        self._change = WhenWanted(lambda: self._also(ChangeView(language, presenter.change)))
        InAdvance(self, (self._refund, self._cancel, self._change))
        column(self).addWidget(self._stack)
        self._columns = row(orders, gap=tokens.GAP_16)
        self._columns.addWidget(self._list)
        self._columns.addWidget(self._card, 1)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.choose_day)
        self._question.done.connect(presenter.close_question)
        self._asked = ChoicesPanel(self)
        self._asked.toggled.connect(presenter.questions.choose)
        self._asked.done.connect(presenter.questions.close)
        say = language.say
        self._lines = {
            Asked.NAME: AskText(self, language, say("Whose invoice is it?"), say("Name of a person or a firm")),
            Asked.ADDRESS: AskText(self, language, say("Their address"), say("Street, postcode, town")),
            Asked.VAT_NUMBER: AskText(self, language, say("Their VAT number"), say("Empty where they have none")),
        }
        for sheet in self._lines.values():
            sheet.entered.connect(presenter.invoice.enter)
            sheet.left.connect(presenter.invoice.leave)
        self._address = AskText(self, language, say("Where does the receipt go?"), say("E-mail address"))
        self._address.entered.connect(presenter.again.enter)
        self._address.left.connect(presenter.again.leave)
        self._paper = PaperPanel(self, language)
        self._paper.done.connect(presenter.again.put_away)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.attend(self._list.field)
        self._keyboard.served.connect(lambda: self._list.make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._list.make_room(0))
        self._make_room()

    def _make_room(self) -> None:
        narrow = is_narrow(self)
        margin = tokens.GAP_12 if narrow else tokens.GAP_16
        self._columns.setContentsMargins(margin, margin, margin, margin)
        self._columns.setSpacing(margin)
        self._list.setFixedWidth(_LIST_NARROW if narrow else _LIST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._make_room()

    def show_state(self, state: OrdersState) -> None:
        """Shows the list and the order."""
        self._list.show_state(state)
        self._card.show_state(state)
        self._question.show_choices(state.question)

    def show_refund(self, state: RefundState | None) -> None:
        """Shows what goes back of the order, or the orders again."""
        if state:
            self._refund.get().show_state(state)
        self._go(self._refund.get() if state else self._orders)

    def show_cancel(self, state: CancelState | None) -> None:
        """Shows why the order is cancelled, or the orders again."""
        if state:
            self._cancel.get().show_state(state)
        self._go(self._cancel.get() if state else self._orders)

    def show_change(self, state: ChangeState | None) -> None:
        """Shows what is added to the order and taken off, or the orders again."""
        if state:
            self._change.get().show_state(state)
        self._go(self._change.get() if state else self._orders)

    def ask(self, choices: Choices | None) -> None:
        """Asks over the page, or takes the question away."""
        self._asked.show_choices(choices)

    def ask_address(self, typed: str | None, wrong: str) -> None:
        """Asks where a receipt goes by e-mail, or no more."""
        if typed is None:
            self._address.shut()
        else:
            self._address.ask(typed, wrong)

    def show_paper(self, document: Document | None) -> None:
        """Shows a paper over the page, or none."""
        self._paper.show_paper(document)

    def ask_for(self, asked: Asked | None, wrong: str) -> None:
        """Asks for a line of an invoice, or for none."""
        for each, sheet in self._lines.items():
            if each is not asked:
                sheet.shut()
        if asked:
            sheet = self._lines[asked]
            sheet.ask(sheet.field.text() if wrong else "", wrong)

    def _also(self, page: P) -> P:
        self._stack.addWidget(page)
        return page

    def _go(self, page: QWidget) -> None:
        if page is self._orders and self._stack.currentWidget() is not page:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else the search has it, as if somebody wanted to type
        self._stack.setCurrentWidget(page)
