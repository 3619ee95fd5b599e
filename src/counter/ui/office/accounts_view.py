"""The form of what the owner calls the accounts of the books."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.accounts_presenter import AccountsPresenter
from counter.ui.office.files_state import AccountsState, AccountState
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_LABEL = 220
_AT_ONCE = 5


class AccountsView(QWidget):
    """Shows an AccountsState; `made_field` gives each field as it is made, `left` wants the page again."""

    made_field = Signal(object)
    left = Signal()

    def __init__(self, language: Language, presenter: AccountsPresenter) -> None:
        super().__init__()
        self._presenter, say = presenter, language.say
        self._fields: dict[str, Field] = {}
        self._states: tuple[AccountState, ...] = ()
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        back = Button(icon="arrow-left", name=say("Back to In and out"))
        back.tapped.connect(self.left)
        top = row(gap=tokens.GAP_12)
        top.addWidget(back)
        top.addWidget(Text(say("Accounts of the books"), size=24, weight=tokens.BOLD), 1)
        card, content = Card("card"), QWidget()
        self._lines = column(content, gap=tokens.GAP_8, margins=(0, 0, 8, 0))
        self._lines.addStretch(1)
        self._scroll = Scroll(content)
        inside = column(card, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        hint = say("As your bookkeeper calls them; an empty one is called as it says in grey.")
        inside.addWidget(Text(hint, size=14, tone="soft", wrap=True))
        inside.addWidget(self._wrong)
        inside.addWidget(self._scroll, 1)
        whole = column(self, gap=tokens.GAP_12)
        whole.addLayout(top)
        whole.addWidget(card, 1)
        whole.addWidget(self._foot)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the names come first."""
        self._foot.setVisible(not (typing and is_low(self)))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_accounts(self, state: AccountsState) -> None:
        """Shows them; fields are made a few at a time."""
        self._states = state.rows
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        self._go_on()

    def _go_on(self) -> None:
        new = [each for each in self._states if each.use not in self._fields]
        for each in new[:_AT_ONCE]:
            self._add(each)
        for each in self._states:
            if each.use in self._fields:
                show_in(self._fields[each.use], each.name, anew=False)
        if new[_AT_ONCE:]:
            QTimer.singleShot(0, self, self._go_on)

    def _add(self, state: AccountState) -> None:
        field = Field(state.usual)
        field.setAccessibleName(state.words)
        field.written.connect(lambda name: self._presenter.write(state.use, name))
        label = Text(state.words, wrap=True)
        label.setFixedWidth(_LABEL)
        line = row(gap=tokens.GAP_12)
        line.addWidget(label)
        line.addWidget(field, 1)
        self._fields[state.use] = field
        self._lines.insertLayout(len(self._fields) - 1, line)
        self.made_field.emit(field)
