"""The cancelling of an order on screen: why, its money, their word, and the very paper that prints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.orders.cancel_presenter import BACK, KEEP, REASONS, CancelPresenter
from counter.ui.orders.cancel_state import CancelState
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.paper_view import PaperView
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import grid_of
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Text

_SHARES = (864, 352)


class CancelView(Ground):
    """Shows a CancelState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: CancelPresenter) -> None:
        super().__init__("paper")
        say = language.say
        self._presenter = presenter
        self._their_words, self._language = "", language
        self._other_word = say("Other")
        self._back = Button(icon="arrow-left", name=say("Back to the order"), padding=tokens.GAP_12)
        self._title = Text(size=28, weight=tokens.BOLD)
        self._what = Text(tone="soft")
        self._reasons = [Button() for _ in REASONS]
        self._other = Button()
        self._money_title = Text(say("Their money?"), size=20, weight=tokens.BOLD)
        self._money = {BACK: Button(), KEEP: Button()}
        self._hear = Card("late")
        self._hear_words = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._words = Text(wrap=True)
        self._write = Button(say("What they say"), icon="square-pen", look=looks.LATE)
        self._paper = PaperView()
        self._note = Text(tone="soft", wrap=True)
        self._primary = Button(look=looks.PRIMARY, size=20, height=tokens.PRIMARY, icon="x", commits=True)
        self._lay_out(language)
        self._ask_why = AskText(self, language, say("Why is it cancelled?"))
        self._ask_words = AskText(self, language, say("What do they say?"))
        self._connect()

    def _connect(self) -> None:
        presenter = self._presenter
        self._back.tapped.connect(presenter.leave)
        for button in self._reasons:
            button.tapped.connect(lambda button=button: presenter.say_why(button.label))
        for key, button in self._money.items():
            button.tapped.connect(lambda key=key: presenter.choose_money(key))
        self._primary.tapped.connect(presenter.cancel)
        self._other.tapped.connect(self._ask_why.ask)
        self._write.tapped.connect(lambda: self._ask_words.ask(self._their_words))
        self._ask_why.entered.connect(self._enter_reason)
        self._ask_words.entered.connect(self._enter_words)

    def _lay_out(self, language: Language) -> None:
        say = language.say
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._back)
        head.addWidget(self._title)
        head.addWidget(self._what)
        head.addStretch(1)
        content = QWidget()
        left = column(content, gap=tokens.GAP_12)
        left.addWidget(Text(say("Why?"), size=20, weight=tokens.BOLD))
        left.addLayout(grid_of([*self._reasons, self._other], columns=2, gap=8))
        left.addWidget(self._money_title)
        left.addLayout(grid_of(list(self._money.values()), columns=2, gap=8))
        hear = column(self._hear, gap=tokens.GAP_8, margins=(16, 12, 16, 12))
        for part in (self._hear_words, self._words, self._write):
            hear.addWidget(part)
        left.addWidget(self._hear)
        left.addStretch(1)
        printed = QWidget()
        inside = column(printed, gap=tokens.GAP_12)
        inside.addWidget(self._paper)
        inside.addWidget(self._note)
        inside.addStretch(1)
        right = column(gap=tokens.GAP_8)
        right.addWidget(Text(say("What prints"), size=20, weight=tokens.BOLD))
        right.addWidget(Scroll(printed), 1)
        right.addWidget(self._primary)
        self._columns = row(gap=tokens.GAP_16)
        self._columns.addWidget(Scroll(content), _SHARES[0])
        self._columns.addLayout(right, _SHARES[1])
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(head)
        self._page.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_8 if low else tokens.GAP_12 if narrow else tokens.GAP_16
        self._page.setContentsMargins(edge, edge, edge, edge)
        self._page.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._primary.set_height(60 if low else tokens.PRIMARY)
        self._what.setVisible(not narrow)
        self._title.fit_into(self.width() - 120, 28, 20, 16)

    def show_state(self, state: CancelState) -> None:
        """Shows the question as far as it is answered."""
        self._title.set_text(state.title)
        self._what.set_text(state.what)
        for button, reason in zip(self._reasons, state.reasons, strict=True):
            button.set_text(reason.label)
            button.set_chosen(on=reason.chosen)
        self._other.set_text(state.other or self._other_word)
        self._other.set_chosen(on=bool(state.other))
        self._money_title.setVisible(bool(state.money))
        for button in self._money.values():
            button.setVisible(bool(state.money))
        for choice in state.money:
            self._money[choice.key].set_text(choice.label)
            self._money[choice.key].set_chosen(on=choice.chosen)
        self._hear.setVisible(bool(state.hear))
        self._hear_words.set_text(state.hear)
        self._their_words = state.their_words
        self._words.set_text(self._language.quoted(state.their_words))
        self._words.setVisible(bool(state.their_words))
        self._paper.show_document(state.paper)
        self._paper.setVisible(state.paper is not None)
        self._note.set_text(state.paper_note)
        self._note.setVisible(bool(state.paper_note))
        self._primary.set_text(state.primary, state.primary_note)
        self._primary.setEnabled(state.can)

    def _enter_reason(self, reason: str) -> None:
        if reason:
            self._ask_why.shut()
            self._presenter.say_why(reason)

    def _enter_words(self, words: str) -> None:
        self._ask_words.shut()
        self._presenter.hear(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to the keyboard."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)
