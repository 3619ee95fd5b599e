"""Paying: what to pay, how, and the order it is for. Passive."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.sell.bill_column import BillColumn
from counter.ui.sell.cash_keys import CashKeys
from counter.ui.sell.pay_asks import PayAsks
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.pay_ways import PayWays
from counter.ui.sell.typed_page import TypedPage
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column, follow_hand, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.text import Text

_LARGE = 64
_WIDTHS, _WIDTHS_NARROW = (412, 412, 392), (292, 340, 344)
"""What the three columns have of the width."""


class PayView(TypedPage):
    """What a scanner types is a voucher's code, never an amount.

    Digits that a person types on a real keyboard are an amount; anything else they type begins a code.
    """

    def __init__(self, language: Language, presenter: PayPresenter) -> None:
        super().__init__(presenter)
        self._language = language
        self._presenter = presenter
        self._state = PayState()
        self.keystrokes.typed.connect(self._type)
        say = language.say
        self._asks = PayAsks(self, language, presenter)
        self._ask_name = AskText(self, language, say("Whose tab is it?"), say("Name"))
        self._ask_name.entered.connect(presenter.pay_later)
        self._ask_name.left.connect(self._leave_name)
        self._name_refused = ("", "")
        self._ways = PayWays(language, presenter)
        self._ways.voucher_wanted.connect(self._ask_code)
        self._ways.later_wanted.connect(self._leave_for_later)
        self._bill = BillColumn(language, presenter)
        self._columns = row(self, gap=tokens.GAP_16)
        self._columns.addLayout(self._what(), _WIDTHS[0])
        self._columns.addWidget(self._ways, _WIDTHS[1])
        self._columns.addWidget(self._bill, _WIDTHS[2])

    def _what(self) -> QVBoxLayout:
        self._title = Text(tone="soft")
        self._to_pay = Text(size=_LARGE, weight=tokens.BOLD)
        self._below = Text(tone="soft", wrap=True)
        self._keys = CashKeys(self._language, self._presenter)
        layout = column()
        self._amount = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._amount.setSpacing(0)
        self._amount.addWidget(self._title)
        self._amount.addWidget(self._to_pay)
        layout.addLayout(self._amount)
        layout.addWidget(self._below)
        layout.addSpacing(tokens.GAP_8)
        layout.addWidget(self._keys, 1)
        return layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the tenders stand in two columns, and everything is less tall.

        For the left hand the bill, with what is tapped last, is at the left as the ticket was.
        """
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        self._columns.setContentsMargins(edge, edge, edge, edge)
        self._columns.setSpacing(edge)
        follow_hand(self._columns, self)
        for place, wide in enumerate(_WIDTHS_NARROW if narrow else _WIDTHS):
            self._columns.setStretch(place, wide)
        self._to_pay.set_size(40 if low or narrow else 64)
        self._amount.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
        self._amount.setSpacing(tokens.GAP_12 if low else 0)
        self._keys.fit(low=low, narrow=narrow)
        self._ways.fit(low=low)
        self._bill.fit(low=low)
        self.show_state(self._state)

    def show_state(self, state: PayState) -> None:
        """Shows all of it."""
        self._state = state
        with laid_out_once(self, self._ways, self._bill):
            self._title.set_text(state.title)
            self._to_pay.set_text(state.to_pay)
            self._below.set_text(state.below)
            self._below.setVisible(bool(state.below))
            self._keys.show_amounts(state.quick)
            self._ways.show_state(state)
            self._bill.show_state(state)
        self._asks.show_state(state)
        if (state.name_typed, state.name_wrong) != self._name_refused:
            self._name_refused = (state.name_typed, state.name_wrong)
            if state.name_wrong:
                self._ask_name.ask(*self._name_refused)

    def _ask_code(self) -> None:
        """Asks for the code, going on from what was scanned while the sheet was not open yet."""
        self._asks.ask_code(self.keystrokes.forget())

    def _leave_for_later(self) -> None:
        """A ticket asks whose tab it will be; an order is one already."""
        if self._state.is_order:
            self._presenter.leave()
        else:
            self._ask_name.ask(self._state.name)

    def _leave_name(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.forget_name()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is asked for anything any more."""
        super().hideEvent(event)
        self._asks.shut()
        self._ask_name.shut()

    def _type(self, signs: str) -> None:
        """A person typed: digits are money, anything else goes on in the voucher's field."""
        if signs.isascii() and signs.isdigit():
            self._presenter.type_digits(signs)
        elif signs.strip():
            self._asks.ask_code(signs)
