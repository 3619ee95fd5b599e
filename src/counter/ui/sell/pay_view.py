"""Paying: what to pay, how, and the order it is for. Passive."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from counter.kernel.language import Language, _
from counter.till.rules import CARD, CASH
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.lines import Lines
from counter.ui.parts.promise_card import PromiseCard
from counter.ui.sell.cash_keys import CashKeys
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Text

TENDER_BUTTONS = ((CASH, _("Cash"), "banknote"), (CARD, _("Card terminal"), "credit-card"))
"""Each tender with its words and its icon, from top to bottom."""
_LARGE = 64
_WAY, _TAKE = 72, 84
_WIDTHS, _WIDTHS_NARROW = (412, 412, 392), (292, 340, 344)
"""What the three columns have of the width."""


class PayView(Ground):
    """What a scanner types is a voucher's code, never an amount.

    Digits that a person types on a real keyboard are the cash that was given; anything else they type begins a code.
    """

    def __init__(self, language: Language, presenter: PayPresenter) -> None:
        super().__init__("paper")
        self._language = language
        self._presenter = presenter
        self._keystrokes = Keystrokes(self)
        self._keystrokes.scanned.connect(presenter.attach_voucher)
        self._keystrokes.typed.connect(self._type)
        self._ask = AskText(
            self, language, language.say("Scan or type the voucher"), language.say("Voucher code"), for_code=True
        )
        self._ask.entered.connect(self._enter_code)
        self._ask.left.connect(self._leave_code)
        self._refused = ("", "")
        self._columns = row(self, gap=tokens.GAP_16)
        self._columns.addLayout(self._what(), _WIDTHS[0])
        self._columns.addLayout(self._how(), _WIDTHS[1])
        self._columns.addWidget(self._order(), _WIDTHS[2])

    def _what(self) -> QVBoxLayout:
        self._to_pay = Text(size=_LARGE, weight=tokens.BOLD)
        self._below = Text(tone="soft", wrap=True)
        self._keys = CashKeys(self._language, self._presenter)
        layout = column()
        self._amount = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._amount.setSpacing(0)
        self._amount.addWidget(Text(self._language.say("To pay"), tone="soft"))
        self._amount.addWidget(self._to_pay)
        layout.addLayout(self._amount)
        layout.addWidget(self._below)
        layout.addSpacing(tokens.GAP_8)
        layout.addWidget(self._keys, 1)
        return layout

    def _how(self) -> QVBoxLayout:
        say = self._language.say
        self._tenders = {tender: self._way(say(words), icon) for tender, words, icon in TENDER_BUTTONS}
        self._voucher = self._way(say("Voucher"), "ticket-percent")
        back = self._way(say("Back to the ticket"), "arrow-left")
        back.tapped.connect(self._presenter.leave)
        for tender, button in self._tenders.items():
            button.tapped.connect(partial(self._presenter.pay_by, tender))
        self._voucher.tapped.connect(self._ask_code)
        self._off = Button(icon="x", height=_WAY, padding=tokens.GAP_12, name=say("Remove the voucher"))
        self._off.tapped.connect(self._presenter.detach_voucher)
        voucher = QWidget()
        line = row(voucher, gap=tokens.GAP_8)
        line.addWidget(self._voucher, 1)
        line.addWidget(self._off)
        self._ways = [*self._tenders.values(), voucher]
        self._ways_grid = QGridLayout()
        self._back = back
        self._how_layout = layout = column(gap=10)
        layout.addWidget(Text(say("How"), size=20, weight=tokens.BOLD))
        layout.addLayout(self._ways_grid)
        layout.addStretch(1)
        layout.addWidget(self._welcome())
        layout.addWidget(back)
        return layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the tenders stand in two columns, and everything is less tall."""
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        self._columns.setContentsMargins(edge, edge, edge, edge)
        self._columns.setSpacing(edge)
        for place, wide in enumerate(_WIDTHS_NARROW if narrow else _WIDTHS):
            self._columns.setStretch(place, wide)
        self._to_pay.set_size(40 if low or narrow else 64)
        self._amount.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
        self._amount.setSpacing(tokens.GAP_12 if low else 0)
        self._keys.fit(low=low, narrow=narrow)
        height = tokens.TARGET if low else _WAY
        for button in (*self._tenders.values(), self._voucher, self._off, self._back):
            button.set_height(height)
            button.set_size(16 if low else 20)
            button.set_padding(tokens.GAP_12 if low else tokens.GAP_16)
        self._take.set_height(tokens.PRIMARY if low else _TAKE)
        self._place_ways(columns=2 if low else 1)
        self._how_layout.setSpacing(tokens.GAP_8 if low else 10)

    def _place_ways(self, columns: int) -> None:
        self._ways_grid.setSpacing(tokens.GAP_8 if columns > 1 else 10)
        for place, way in enumerate(self._ways):
            self._ways_grid.removeWidget(way)
            self._ways_grid.addWidget(way, *divmod(place, columns))
        for across in range(2):
            self._ways_grid.setColumnStretch(across, 1 if across < columns else 0)

    @staticmethod
    def _way(words: str, icon: str) -> Button:
        return Button(words, arrangement=Arrangement.ROW, icon=icon, size=20, weight=tokens.SEMIBOLD, height=_WAY)

    def _welcome(self) -> Card:
        self._welcome_card = Card("crema")
        self._welcome_title = Text(weight=tokens.SEMIBOLD)
        self._welcome_words = Text(wrap=True)
        self._greet = Button(self._language.say("Greeting"), icon="smile", commits=True)
        self._greet.tapped.connect(self._presenter.greet)
        layout = column(self._welcome_card, gap=tokens.GAP_4, margins=(16, 14, 16, 14))
        layout.addWidget(self._welcome_title)
        layout.addWidget(self._welcome_words)
        layout.addSpacing(tokens.GAP_4)
        layout.addWidget(self._greet)
        return self._welcome_card

    def _order(self) -> Card:
        card = Card()
        self._lines = Lines(self._language)
        self._promise = PromiseCard()
        self._promise.told.connect(self._presenter.tell_wait)
        self._take = Button(look=looks.PRIMARY, icon="printer", size=24, height=_TAKE, second_size=16, commits=True)
        self._take.tapped.connect(self._presenter.take)
        foot = column(gap=10, margins=(16, 0, 16, 16))
        foot.addWidget(self._promise)
        foot.addWidget(self._take)
        layout = column(card, margins=(1, 6, 1, 0))
        layout.addWidget(Scroll(self._lines), 1)
        layout.addLayout(foot)
        return card

    def show_state(self, state: PayState) -> None:
        """Shows all of it."""
        self._to_pay.set_text(state.to_pay)
        self._below.set_text(state.below)
        self._below.setVisible(bool(state.below))
        self._keys.show_amounts(state.quick)
        for tender, button in self._tenders.items():
            button.set_chosen(on=tender == state.by)
        self._voucher.set_chosen(on=bool(state.voucher), chosen=looks.SAFE_CHOSEN)
        self._voucher.set_text(self._language.say("Voucher"), state.voucher)
        self._lines.show_lines(state.lines)
        self._promise.show_state(state.promise)
        self._welcome_card.setVisible(bool(state.welcome_title))
        self._welcome_title.set_text(state.welcome_title)
        self._welcome_words.set_text(state.welcome)
        self._greet.set_icons("check" if state.greeted else "smile")
        self._greet.setEnabled(not state.greeted)
        self._take.set_text(state.take, state.below_take)
        self._take.setEnabled(state.can_take)
        self._off.setVisible(bool(state.voucher))
        if state.voucher and self._ask.isVisible():
            self._ask.shut()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if (state.code, state.code_wrong) != self._refused:
            self._refused = (state.code, state.code_wrong)
            if state.code_wrong:
                self._ask.ask(*self._refused)

    def _ask_code(self) -> None:
        """Asks for the code, going on from what was scanned while the sheet was not open yet."""
        self._ask.ask(self._keystrokes.forget())

    def _enter_code(self, text: str) -> None:
        """What is refused stays there to be mended; the sheet goes once the voucher is on the ticket."""
        if text:
            self._presenter.attach_voucher(text)
        else:
            self._ask.shut()
            self._leave_code()

    def _leave_code(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.forget_code()

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to the scanner."""
        super().showEvent(event)
        self._keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Listens to a scanner and a keyboard; Enter ends what they type, Escape leaves the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keystrokes.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        elif event.key() == Qt.Key.Key_Backspace:
            self._keystrokes.finish()
            self._presenter.delete_digit()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)

    def _type(self, signs: str) -> None:
        """A person typed: digits are money, anything else goes on in the voucher's field."""
        if signs.isascii() and signs.isdigit():
            self._presenter.type_digits(signs)
        elif signs.strip():
            self._ask.ask(signs)
