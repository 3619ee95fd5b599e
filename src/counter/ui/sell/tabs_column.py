"""The chosen held ticket or tab, in the ticket's place."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.ui.parts.lines import Lines
from counter.ui.sell.tabs_presenter import TabsPresenter
from counter.ui.sell.tabs_state import TabsState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.scroll_arrows import ScrollArrows
from counter.ui.widgets.text import Card, Rule, Text


class TabsColumn(Card):
    """Its lines, what is to pay, and bottom right the most likely act: Bring it back, or Cash exact."""

    def __init__(self, language: Language, presenter: TabsPresenter) -> None:
        super().__init__("ticket")
        self._language = language
        say = language.say
        self._title, self._detail = Text(size=20, weight=tokens.BOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        head = column(gap=2, margins=(20, 14, 20, 14))
        head.addWidget(self._title)
        head.addWidget(self._detail)
        self._lines = Lines(language, can_choose=True)
        self._lines.chosen.connect(presenter.tap_line)
        scroll = Scroll(self._lines)
        arrows = ScrollArrows(scroll, self._lines.parts, (say("Lines before"), say("Lines after")))
        self._to_pay = Text(say("To pay"), size=18, weight=tokens.BOLD)
        self._count = Text(size=14, tone="soft")
        self._amount = Text(size=28, weight=tokens.BOLD)
        total = row(margins=(20, 8, 20, 8))
        total.addStrut(tokens.TARGET)
        words = column(gap=2)
        words.addWidget(self._to_pay)
        words.addWidget(self._count)
        total.addLayout(words, 1)
        total.addWidget(arrows)
        total.addSpacing(tokens.GAP_8)
        total.addWidget(self._amount)
        self._add = Button(say("Add items"), height=tokens.PRIMARY)
        self._pay = Button(height=tokens.PRIMARY, size=18, second_size=14, commits=True)
        self._pay.set_text(say("Pay"), say("card …"))
        self._cash = Button(look=looks.PRIMARY, height=tokens.PRIMARY, commits=True)
        self._cash.emphasise_second(20)
        self._back = Button(say("Bring it back"), look=looks.PRIMARY, size=20, height=tokens.PRIMARY, commits=True)
        self._add.tapped.connect(presenter.add_items)
        self._pay.tapped.connect(presenter.pay)
        self._cash.tapped.connect(presenter.cash_exact)
        self._back.tapped.connect(presenter.bring_back)
        keys = side_by_side([self._add, self._pay, self._cash], stretch=(108, 84, 151))
        keys.addWidget(self._back, 351)
        foot = column(margins=(16, 0, 16, 16))
        foot.addLayout(keys)
        layout = column(self, margins=(1, 0, 0, 0))
        layout.addLayout(head)
        layout.addWidget(Rule())
        layout.addWidget(scroll, 1)
        layout.addLayout(total)
        layout.addLayout(foot)

    def show_state(self, state: TabsState) -> None:
        """Shows the chosen one; with none chosen there is nothing to do with it."""
        shown, say = state.shown, self._language.say
        self._title.set_text(shown.title if shown else say("Nothing chosen"))
        self._detail.set_text(shown.detail if shown else say("Tap one to see what is on it."))
        self._lines.show_lines(shown.lines if shown else ())
        self._to_pay.setVisible(shown is not None)
        self._count.set_text(shown.count if shown else "")
        self._amount.set_text(shown.amount if shown else "")
        is_tab = shown is not None and not shown.is_held
        for key in (self._add, self._pay, self._cash):
            key.setVisible(is_tab)
        self._back.setVisible(shown is not None and shown.is_held)
        self._cash.set_text(say("Cash exact"), shown.in_cash if shown else "")
