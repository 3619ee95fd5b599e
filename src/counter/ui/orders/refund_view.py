"""The refund of an order on screen: what goes back, why and how, and the very paper that prints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.orders.refund_lines import RefundLine
from counter.ui.orders.refund_presenter import RefundPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.refund_why import WhyColumn
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.paper_view import PaperView
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Part
from counter.ui.widgets.text import Card, Ground, Rule, Text

_SHARES, _SHARES_NARROW = (520, 344, 352), (408, 272, 296)
_MODES = 3


class RefundView(Ground):
    """Shows a RefundState; what is tapped goes to the presenter. Digits of a real keyboard are of the amount."""

    def __init__(self, language: Language, presenter: RefundPresenter) -> None:
        super().__init__("paper")
        say = language.say
        self._language, self._presenter = language, presenter
        self._state: RefundState | None = None
        self._back = Button(icon="arrow-left", name=say("Back to the order"), padding=tokens.GAP_12)
        self._title = Text(size=28, weight=tokens.BOLD)
        self._paid = Text(tone="soft")
        self._modes = [Part(first=place == 0, last=place == _MODES - 1) for place in range(_MODES)]
        self._lines: list[RefundLine] = []
        self._note = Text(tone="soft", wrap=True)
        self._keypad = Keypad(say("Delete the last digit"))
        self._amount = Text(size=40, weight=tokens.BOLD)
        self._why = WhyColumn(language, presenter)
        self._paper = PaperView()
        self._width = Text(say("80 mm"), size=14, tone="soft")
        self._mishap = Text(tone="soft", wrap=True)
        self._why_not = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._primary = Button(look=looks.PRIMARY, size=20, height=tokens.PRIMARY, icon="banknote", commits=True)
        self._keystrokes = Keystrokes(self)
        self._keystrokes.typed.connect(self._type)
        self._lay_out()
        self._connect()
        self._ask = AskText(self, language, say("Why does it go back?"))
        self._ask.entered.connect(self._enter_reason)
        self._why.other.tapped.connect(self._ask.ask)

    def _connect(self) -> None:
        presenter = self._presenter
        self._back.tapped.connect(presenter.leave)
        for place, part in enumerate(self._modes):
            part.tapped.connect(lambda place=place: self._choose_mode(place))
        self._keypad.digits.connect(presenter.type)
        self._keypad.back.connect(presenter.delete)
        self._primary.tapped.connect(presenter.give_back)

    def _choose_mode(self, place: int) -> None:
        if self._state:
            self._presenter.choose_mode(self._state.modes[place].key)

    def _lay_out(self) -> None:
        head = row(gap=tokens.GAP_12)
        for shown in (self._back, self._title, self._paid):
            head.addWidget(shown)
        head.addStretch(1)
        modes = row()
        for part in self._modes:
            modes.addWidget(part)
        head.addLayout(modes)
        self._columns = row(gap=tokens.GAP_16)
        self._columns.addWidget(self._goes_back(), _SHARES[0])
        self._columns.addWidget(self._why, _SHARES[1])
        self._columns.addWidget(self._prints(), _SHARES[2])
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(head)
        self._page.addLayout(self._columns, 1)

    def _goes_back(self) -> Card:
        card = Card()
        listed = QWidget()
        self._list = column(listed)
        self._note.setContentsMargins(16, 12, 16, 12)
        self._list.addWidget(self._note)
        self._list.addStretch(1)
        typed = QWidget()
        keys = column(typed, margins=(16, 16, 16, 16))
        keys.addWidget(self._keypad, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(Scroll(listed))
        self._pages.addWidget(typed)
        foot = row(margins=(16, 8, 16, 8))
        foot.addWidget(Text(self._language.say("To give back"), size=20, weight=tokens.BOLD), 1)
        foot.addWidget(self._amount)
        layout = column(card, margins=(1, 1, 1, 1))
        layout.addWidget(self._pages, 1)
        layout.addWidget(Rule())
        layout.addLayout(foot)
        return card

    def _prints(self) -> QWidget:
        right = QWidget()
        head = row()
        head.addWidget(Text(self._language.say("What prints"), size=20, weight=tokens.BOLD), 1)
        head.addWidget(self._width)
        content = QWidget()
        inside = column(content, gap=tokens.GAP_12)
        for part in (self._paper, self._mishap, self._why_not):
            inside.addWidget(part)
        inside.addStretch(1)
        layout = column(right, gap=tokens.GAP_8)
        layout.addLayout(head)
        layout.addWidget(Scroll(content), 1)
        layout.addWidget(self._primary)
        return right

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_8 if low else tokens.GAP_12 if narrow else tokens.GAP_16
        self._page.setContentsMargins(edge, edge, edge, edge)
        self._page.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._columns.setSpacing(tokens.GAP_12 if narrow else tokens.GAP_16)
        for place, share in enumerate(_SHARES_NARROW if narrow else _SHARES):
            self._columns.setStretch(place, share)
        self._paid.setVisible(not narrow)
        beside = sum(part.sizeHint().width() for part in (self._back, *self._modes))
        self._title.fit_into(self.width() - beside - (60 if narrow else self._paid.sizeHint().width() + 80), 28, 20, 16)
        self._amount.set_size(28 if low else 40)
        self._primary.set_height(60 if low else tokens.PRIMARY)
        self._keypad.set_least(tokens.TARGET)
        for part in self._modes:
            part.set_padding(tokens.GAP_12 if narrow else tokens.GAP_16)
        self._why.fit(low=low, narrow=narrow)
        for shown in self._lines:
            if shown.state:
                shown.show_line(shown.state, narrow=narrow, low=low)

    def show_state(self, state: RefundState) -> None:
        """Shows the refund as far as it is."""
        self._state = state
        self._title.set_text(state.title)
        self._paid.set_text(state.paid)
        for part, mode in zip(self._modes, state.modes, strict=True):
            part.about = mode.key
            part.set_text(mode.label)
            part.set_chosen(on=mode.chosen)
        self._show_lines(state)
        self._pages.setCurrentIndex(1 if state.is_typed else 0)
        self._amount.set_text(state.to_give_back)
        self._why.show_state(state)
        self._paper.show_document(state.paper)
        self._paper.setVisible(state.paper is not None)
        self._mishap.set_text(state.mishap)
        self._mishap.setVisible(bool(state.mishap))
        self._why_not.set_text(state.why_not)
        self._why_not.setVisible(bool(state.why_not))
        self._primary.set_text(state.primary, state.primary_note)
        self._primary.setEnabled(state.can)
        self._fit()

    def _show_lines(self, state: RefundState) -> None:
        while len(self._lines) < len(state.lines):
            line = RefundLine(self._language, self._presenter)
            self._list.insertWidget(len(self._lines), line)
            self._lines.append(line)
        low, narrow = is_low(self), is_narrow(self)
        for place, shown in enumerate(self._lines):
            shown.setVisible(place < len(state.lines))
            if place < len(state.lines):
                shown.show_line(state.lines[place], narrow=narrow, low=low)
        self._note.set_text(state.note)
        self._note.setVisible(bool(state.note))

    def _enter_reason(self, reason: str) -> None:
        if reason:
            self._ask.shut()
            self._presenter.say_why(reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to the keyboard."""
        super().showEvent(event)
        self._keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits are of the amount, Backspace takes one back, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        elif event.key() == Qt.Key.Key_Backspace:
            self._keystrokes.finish()
            self._presenter.delete()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)

    def _type(self, signs: str) -> None:
        if signs.isascii() and signs.isdigit() and self._state and self._state.is_typed:
            self._presenter.type(signs)
