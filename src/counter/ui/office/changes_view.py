"""What was decided: who, when, what; each can be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import ChangeState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_MOST = 60
"""So many are shown; older ones are in the journal."""


class ChangesView(QWidget):
    """The newest first."""

    def __init__(self, language: Language, presenter: OfficePresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._shown: tuple[ChangeState, ...] = ()
        self._parts: list[QWidget] = []
        holder = QWidget()
        self._list = column(holder, gap=tokens.GAP_8)
        self._nothing = Text(language.say("Nobody has changed anything yet."), tone="soft", wrap=True)
        self._list.addWidget(self._nothing)
        self._list.addStretch(1)
        layout = column(self, gap=12)
        layout.addWidget(Text(language.say("Changes"), size=28, weight=tokens.BOLD))
        layout.addWidget(Scroll(holder), 1)

    def show_changes(self, changes: tuple[ChangeState, ...]) -> None:
        """Shows them, where they are others than before."""
        shown = changes[:_MOST]
        if shown == self._shown:
            return
        self._shown = shown
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [self._card(change) for change in shown]
        for place, part in enumerate(self._parts):
            self._list.insertWidget(place, part)
        self._nothing.setVisible(not shown)

    def _card(self, change: ChangeState) -> QWidget:
        card = Card("card")
        undo = Button(self._language.say("Undo"), icon="undo-2", commits=True)
        undo.tapped.connect(lambda: self._presenter.undo(change.place))
        words = column(gap=2)
        words.addWidget(Text(change.heading, weight=tokens.SEMIBOLD, wrap=True))
        words.addWidget(Text(change.what, size=14, tone="soft", wrap=True))
        line = row(card, gap=12, margins=(16, 10, 10, 10))
        line.addLayout(words, 1)
        line.addWidget(undo)
        return card
