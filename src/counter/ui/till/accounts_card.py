"""The card below the keys, for gift cards and house accounts: an amount, a choice, or a statement."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.till.accounts_presenter import AccountsPresenter
from counter.ui.till.accounts_state import AccountsState
from counter.ui.till.rows import PaperLines
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_QUICK = 3


class AccountsCard(Card):
    """Asks what the key that was tapped last needs; how it is paid does it. `code_wanted`: a code is to be typed."""

    code_wanted = Signal()

    def __init__(self, language: Language, presenter: AccountsPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._title = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._note = Text(tone="soft")
        self._amount = Button(name=say("Amount, change it"))
        self._amount.tapped.connect(presenter.amount_is_right)
        head = row(gap=tokens.GAP_8)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        head.addWidget(self._amount)
        self._keypad = Keypad(say("Delete the last digit"), say("Next"))
        self._keypad.set_least(tokens.TARGET)
        self._keypad.digits.connect(presenter.type_amount)
        self._keypad.back.connect(presenter.delete_amount_digit)
        self._keypad.next.connect(presenter.amount_is_right)
        self._quick = [Button(padding=tokens.GAP_8) for _ in range(_QUICK)]
        self._minor: dict[Button, int] = {}
        for button in self._quick:
            button.tapped.connect(lambda button=button: presenter.take_amount(self._minor[button]))
        code = Button(icon="qr-code", padding=tokens.GAP_8, name=say("Type a code"))
        code.tapped.connect(self.code_wanted)
        self._fast = QWidget()
        self._fast.setLayout(side_by_side([*self._quick, code], stretch=(3, 3, 3, 2)))
        types = QWidget()
        typing = column(types, gap=tokens.GAP_8)
        typing.addWidget(self._fast)
        typing.addWidget(self._keypad, 1)
        self._buttons: list[Button] = []
        self._keys: dict[Button, str] = {}
        listed = QWidget()
        self._list = column(listed, gap=tokens.GAP_8)
        self._list.addStretch(1)
        self._lines = PaperLines()
        self._settle = Button(look=looks.PRIMARY)
        self._settle.tapped.connect(presenter.begin_to_settle)
        looks_at = QWidget()
        statement = column(looks_at, gap=tokens.GAP_8)
        statement.addWidget(Scroll(self._lines), 1)
        statement.addWidget(self._settle)
        self._pages = QStackedWidget()
        self._types, self._chooses, self._statement = types, Scroll(listed), looks_at
        for page in (self._types, self._chooses, self._statement):
            self._pages.addWidget(page)
        layout = column(self, gap=tokens.GAP_8, margins=(14, 10, 14, 10))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_state(self, state: AccountsState) -> None:
        """Asks this."""
        self._title.set_text(state.title)
        self._note.set_text(state.note)
        self._amount.setVisible(bool(state.amount))
        self._amount.set_text(state.amount)
        if state.typing:
            self._fast.setVisible(bool(state.quick))
            for button, (minor, words) in zip(self._quick, state.quick, strict=False):
                self._minor[button] = minor
                button.set_text(words)
            self._pages.setCurrentWidget(self._types)
        elif state.lines:
            self._lines.show_lines(state.title, state.lines)
            self._settle.setVisible(bool(state.settle))
            self._settle.set_text(state.settle)
            self._pages.setCurrentWidget(self._statement)
        else:
            self._show_choices(state)
            self._pages.setCurrentWidget(self._chooses)

    def _show_choices(self, state: AccountsState) -> None:
        while len(self._buttons) < len(state.choices):
            button = Button(arrangement=Arrangement.ROW, commits=True)
            button.tapped.connect(lambda button=button: self._presenter.choose(self._keys[button]))
            self._buttons.append(button)
            self._list.insertWidget(len(self._buttons) - 1, button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(state.choices))
        for button, choice in zip(self._buttons, state.choices, strict=False):
            self._keys[button] = choice.key
            button.set_text(choice.words, choice.second)
