"""The till on screen: what should be in the drawer, what moved, the six keys; or the count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.choices import Choices
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.till.accounts_card import AccountsCard
from counter.ui.till.accounts_presenter import AccountsPresenter
from counter.ui.till.accounts_state import ACCOUNTS, GIFT_CARD
from counter.ui.till.count_view import CountView
from counter.ui.till.keys import Keys
from counter.ui.till.moves_card import MovesCard
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.question_card import QuestionCard
from counter.ui.till.rows import Rows
from counter.ui.till.state import TillState
from counter.ui.till.tabs_card import TabsCard
from counter.ui.widgets.button import Button
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Ground, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_SHARES, _SHARES_NARROW = (824, 392), (596, 392)
_SIDES, _SIDES_NARROW = (392, 432), (367, 245)
_ROOMY = 800
"""Pixels of height from which a gift card's amount can be typed over the close."""
_ROOM_FOR_TABS = 530
"""Pixels of the page's height from which a tab stands between the question and the close."""


class TillView(Ground):
    """Shows a TillState; what is tapped goes to the presenter. Digits of a real keyboard go where the keypad's go."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__("paper")
        self._language = language
        self._presenter = presenter
        self._state: TillState | None = None
        self._keystrokes = Keystrokes(self)
        self._keystrokes.typed.connect(self._type)
        self._keystrokes.scanned.connect(presenter.accounts.look_up)
        self._count = WhenWanted(self._make_count)
        self._till = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._till)
        column(self).addWidget(self._stack)
        self._lay_out(language)
        self._ask = AskText(self, language, language.say("Why?"))
        self._ask.entered.connect(self._enter_reason)
        self._ask.left.connect(self._listen)
        self._question.other.tapped.connect(self._ask.ask)
        self._asked = ChoicesPanel(self)
        self._asked.toggled.connect(presenter.questions.choose)
        self._asked.done.connect(presenter.questions.close)
        self._ask_code = AskText(self, language, language.say("Gift card"), language.say("Its code"), for_code=True)
        self._ask_code.entered.connect(self._look_up)
        self._ask_code.left.connect(self._listen)
        InAdvance(self, (self._count, self._accounts))

    def _make_accounts(self) -> AccountsCard:
        accounts = AccountsCard(self._language, self._presenter.accounts)
        accounts.hide()
        accounts.code_wanted.connect(self._ask_code.ask)
        self._right.insertWidget(self._right.indexOf(self._question) + 1, accounts, 1)
        return accounts

    def _make_count(self) -> CountView:
        count = CountView(self._language, self._presenter)
        count.other.tapped.connect(self._ask.ask)
        self._stack.addWidget(count)
        return count

    def _lay_out(self, language: Language) -> None:
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD)
        self._since = Text(tone="on_time", weight=tokens.SEMIBOLD, size=14)
        self._close = Button(look=looks.QUIET, padding=tokens.GAP_8)
        self._close.tapped.connect(self._presenter.show_last_close)
        self._said = Text(tone="on_time", weight=tokens.SEMIBOLD)
        self._head = row(gap=tokens.GAP_12)
        self._float = Button()
        self._float.set_text(say("Count the float"))
        self._float.tapped.connect(self._presenter.count_float)
        for part in (self._title, self._since, self._float, self._close):
            self._head.addWidget(part)
        self._head.addWidget(self._said, 1)
        self._another = Button(icon="plus", padding=tokens.GAP_12)
        self._another.tapped.connect(self._presenter.another_drawer)
        self._head.addWidget(self._another)
        self._drawers: Segment | None = None
        self._names: tuple[str, ...] = ()
        self._columns = row(gap=tokens.GAP_16)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._moved = MovesCard(language, self._presenter)
        for side in (self._money(say("Cash that should be there")), self._moved):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._sides.addWidget(side)
        keys = self._keys()
        keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._columns.addLayout(self._sides)
        self._columns.addWidget(keys)
        self._page = column(self._till)
        self._page.addLayout(self._head)
        self._page.addLayout(self._columns, 1)

    def _money(self, heading: str) -> QWidget:
        say = self._language.say
        self._should = Text(size=40, weight=tokens.BOLD)
        self._rows = Rows(say("The drawer"))
        self._cash_card = cash = Card()
        self._cash = column(cash, margins=(18, 12, 18, 8))
        self._cash.addWidget(Text(heading, tone="soft"))
        self._cash.addWidget(self._should)
        self._cash.addWidget(self._rows, 1)
        self._taken = Rows(say("Taken so far"))
        self._taken_card = taken = Card()
        self._taken_layout = column(taken, margins=(18, 12, 18, 8))
        self._taken_heading = Text(say("Taken so far"), size=20, weight=tokens.SEMIBOLD)
        self._taken_layout.addWidget(self._taken_heading)
        self._taken_layout.addWidget(self._taken, 1)
        both = QWidget()
        self._left = column(both, gap=tokens.GAP_12)
        self._turns = Segment([say("Cash"), say("Taken so far")])
        self._turns.chosen.connect(self._take_turns)
        self._turn = 0
        self._left.addWidget(self._turns)
        self._left.addWidget(cash, 334)
        self._left.addWidget(taken, 302)
        return both

    def _keys(self) -> QWidget:
        say, column_of = self._language.say, QWidget()
        self._six = Keys(self._language)
        self._six.chosen.connect(self._open)
        self._question = QuestionCard(self._language, self._presenter)
        self._accounts = WhenWanted(self._make_accounts)
        self._go = Button(look=looks.PRIMARY, size=20, height=tokens.PRIMARY)
        self._go.set_text(say("Count the drawer"), say("and close the day"))
        self._go.tapped.connect(self._presenter.count)
        self._right: QVBoxLayout = column(column_of, gap=tokens.GAP_12)
        self._right.addWidget(self._six)
        self._right.addWidget(self._question, 1)
        self._tabs = TabsCard(self._language, self._presenter)
        self._right.addWidget(self._tabs, 1)
        self._right.addWidget(self._go)
        return column_of

    def _open(self, kind: str) -> None:
        if kind in (GIFT_CARD, ACCOUNTS):
            self._presenter.accounts.open(kind)
        else:
            self._presenter.ask(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Closer together in a low or a narrow window."""
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_8 if low else tokens.GAP_12 if narrow else tokens.GAP_16
        self._page.setContentsMargins(edge, edge, edge, edge)
        for layout in (self._page, self._left, self._right):
            layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._columns.setSpacing(edge)
        for place in range(2):
            self._columns.setStretch(place, (_SHARES_NARROW if narrow else _SHARES)[place])
            self._sides.setStretch(place, (_SIDES_NARROW if narrow else _SIDES)[place])
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._sides.setSpacing(self._left.spacing() if narrow else edge)
        self._moved.fit(low=low, narrow=narrow)
        self._take_turns(self._turn)
        for layout in (self._cash, self._taken_layout):
            layout.setContentsMargins(14, 6 if low else 12, 14, 4 if low else 8)
        self._should.set_size(28 if low else 40)
        self._six.fit(low=low, narrow=narrow)
        self._go.set_height(60 if low else tokens.PRIMARY)
        self._close.setVisible(not narrow or not self._since.text())

    def _take_turns(self, place: int) -> None:
        """In a narrow window what should be there and what was taken share one place."""
        self._turn, narrow = place, is_narrow(self)
        self._turns.setVisible(narrow)
        self._turns.show_chosen(place)
        self._cash_card.setVisible(not narrow or place == 0)
        self._taken_card.setVisible(not narrow or place == 1)
        self._taken_heading.setVisible(not narrow)

    def show_state(self, state: TillState) -> None:
        """Shows the till, or the count."""
        self._state = state
        self._title.set_text(state.title)
        self._since.set_text(state.since)
        self._float.setVisible(not state.since)
        self._close.set_text(state.last_close)
        self._close.setEnabled(bool(state.last_close))
        self._said.set_text(state.said)
        self._show_drawers(state)
        self._another.set_text("" if is_narrow(self) else state.another, name=self._language.say("Open another drawer"))
        self._another.setVisible(bool(state.another))
        self._should.set_text(state.should)
        self._rows.show_rows(state.rows)
        self._taken.show_rows(state.taken)
        self._moved.show_state(state)
        self._six.show_chosen(state.accounts.kind if state.accounts else state.question.kind)
        typing = state.accounts.typing if state.accounts else state.question.typing
        short = is_low(self) or (state.accounts is not None and self.window().height() < _ROOMY)
        self._go.setVisible(not (typing and short))
        self._question.show_state(state.question)
        self._question.setVisible(state.accounts is None)
        if state.accounts or self._accounts.made:
            self._accounts.get().setVisible(state.accounts is not None)
        asks_little = state.accounts is None and bool(state.question.reasons)
        has_tabs = asks_little and bool(state.tabs) and self.height() >= _ROOM_FOR_TABS
        self._tabs.setVisible(has_tabs)
        self._right.setStretchFactor(self._question, 0 if has_tabs else 1)
        self._tabs.show_tabs(state.tabs, state.tabs_sum)
        if state.accounts:
            self._accounts.get().show_state(state.accounts)
        if state.count:
            self._count.get().show_state(state.count, state.last_close, state.question.paper)
        self._stack.setCurrentWidget(self._count.get() if state.count else self._till)

    def ask(self, choices: Choices | None) -> None:
        """Asks over the page, or takes the question away."""
        self._asked.show_choices(choices)

    def _show_drawers(self, state: TillState) -> None:
        if state.drawers != self._names:
            self._names = state.drawers
            if self._drawers:
                self._head.removeWidget(self._drawers)
                self._drawers.hide()
                self._drawers.deleteLater()
            self._drawers = Segment(state.drawers) if len(state.drawers) > 1 else None
            if self._drawers:
                self._drawers.chosen.connect(self._presenter.choose_drawer)
                self._head.insertWidget(self._head.indexOf(self._another), self._drawers)
        if self._drawers:
            self._drawers.show_chosen(state.drawer)

    def _enter_reason(self, reason: str) -> None:
        if not reason:
            return
        self._ask.shut()
        self._listen()
        if self._state and self._state.count:
            self._presenter.say_why(reason)
        else:
            self._presenter.give_reason(reason)

    def _look_up(self, code: str) -> None:
        self._ask_code.shut()
        self._listen()
        self._presenter.accounts.look_up(code)

    def _listen(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to the keyboard."""
        super().showEvent(event)
        self._keystrokes.forget()
        self._listen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits are how many, Enter goes on, Backspace takes a digit back, Escape leaves the count."""
        counts = self._state is not None and self._state.count is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keystrokes.finish()
            (self._presenter.following if counts else self._typed_in.amount_is_right)()
        elif event.key() == Qt.Key.Key_Escape and counts:
            self._presenter.leave_count()
        elif event.key() == Qt.Key.Key_Backspace:
            self._keystrokes.finish()
            (self._presenter.delete_digit if counts else self._typed_in.delete_amount_digit)()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)

    def _type(self, signs: str) -> None:
        if signs.isascii() and signs.isdigit() and self._state:
            (self._presenter.type_digits if self._state.count else self._typed_in.type_amount)(signs)

    @property
    def _typed_in(self) -> TillPresenter | AccountsPresenter:
        """Where an amount goes that is typed beside the count."""
        is_accounts = self._state is not None and self._state.accounts is not None
        return self._presenter.accounts if is_accounts else self._presenter
