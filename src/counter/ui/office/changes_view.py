"""What was decided: who, when, what; each can be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.changes_presenter import ChangesPresenter
from counter.ui.office.changes_state import ChangeState
from counter.ui.office.page_view import PageView
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_AT_ONCE = 20
"""So many cards are made at once; more come as soon as somebody nears the end of them."""


class ChangesView(PageView[tuple[ChangeState, ...]]):
    """The newest first."""

    def __init__(self, language: Language, presenter: ChangesPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._changes: tuple[ChangeState, ...] = ()
        self._parts: list[QWidget] = []
        holder = QWidget()
        self._list = column(holder, gap=tokens.GAP_8)
        self._nothing = Text(language.say("Nobody has changed anything yet."), tone="soft", wrap=True)
        self._list.addWidget(self._nothing)
        self._list.addStretch(1)
        layout = column(self, gap=12)
        layout.addWidget(Text(language.say("Changes"), size=28, weight=tokens.BOLD))
        scroll = Scroll(holder)
        self._place = scroll.verticalScrollBar()
        self._place.valueChanged.connect(self._go_on)
        layout.addWidget(scroll, 1)

    def show_page(self, state: tuple[ChangeState, ...]) -> None:
        """Shows them, where they are others than before."""
        if state == self._changes:
            return
        self._changes = state
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._place.setValue(0)
        self._show_more()
        self._nothing.setVisible(not state)

    def _go_on(self, place: int) -> None:
        if place + self._place.pageStep() > self._place.maximum():
            self._show_more()

    def _show_more(self) -> None:
        """The next cards below those that are there."""
        shown = len(self._parts)
        for change in self._changes[shown : shown + _AT_ONCE]:
            self._list.insertWidget(len(self._parts), card := self._card(change))
            self._parts.append(card)

    def _card(self, change: ChangeState) -> QWidget:
        card = Card("card")
        words = column(gap=2)
        words.addWidget(Text(change.heading, weight=tokens.SEMIBOLD, wrap=True))
        words.addWidget(what := Text(change.what, size=14, tone="soft", wrap=True))
        line = row(card, gap=12, margins=(16, 10, 10, 10))
        line.addLayout(words, 1)
        if change.whole:
            line.addWidget(self._show_all(change, what))
        if change.over:
            line.addWidget(Text(change.over, size=14, tone="soft"))
            return card
        undo = Button(self._language.say("Undo"), icon="undo-2", commits=True)
        undo.setAccessibleDescription(f"{change.heading}, {change.what}")
        undo.tapped.connect(lambda: self._presenter.undo(change.place))
        line.addWidget(undo)
        return card

    def _show_all(self, change: ChangeState, what: Text) -> Button:
        """A button that shows all of a change once, in place of how much more there is."""
        show_all = Button(self._language.say("Show all"))

        def show() -> None:
            what.set_text(change.whole)
            show_all.hide()

        show_all.tapped.connect(show)
        return show_all
