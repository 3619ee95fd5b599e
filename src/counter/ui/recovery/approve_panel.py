"""A lead says yes, on the same screen: in place of the gestures, while what is said to the customer stays beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from counter.kernel.language import Language
from counter.ui.parts.yes_panel import YesPanel
from counter.ui.recovery.approve_state import ApproveState, MineState
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, laid_out_once, row
from counter.ui.widgets.text import Card, Rule, Text

_TALL = 860
"""From this height on all that is theirs to give stands below; in a lower window only what is nearest."""
_MINE = 56


class ApprovePanel(Card):
    """Who says yes, their PIN, and below it what can be given without asking, each in one tap."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__("asks")
        self._presenter = presenter
        self._title = Text(size=20, weight=tokens.BOLD, wrap=True)
        close = Button(icon="x", name=language.say("Nobody says yes"), padding=tokens.GAP_12)
        close.tapped.connect(presenter.yes.drop)
        self._mark = QLabel()
        self._what, self._about = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._amount = Text(size=28, weight=tokens.BOLD)
        self.why = Field(language.say("Why it is more than usual"), longest=200)
        self.why.textChanged.connect(presenter.write_why)
        self._yes = YesPanel(language, presenter.yes)
        self._wrong = Text(size=14, tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._mine_title = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._rule = Rule()
        self._mine: list[Button] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out(close)

    def _lay_out(self, close: Button) -> None:
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        words = column(gap=2)
        words.addWidget(self._what)
        words.addWidget(self._about)
        self._act = Card("act")
        act = row(self._act, gap=tokens.GAP_12, margins=(16, 8, 16, 8))
        act.addWidget(self._mark)
        act.addLayout(words, 1)
        act.addWidget(self._amount)
        self._wrong.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._within = column(self, gap=tokens.GAP_12)
        self._within.addLayout(head)
        self._within.addWidget(self._act)
        self._within.addWidget(self.why)
        self._within.addWidget(self._yes, 1)
        for part in (self._wrong, self._rule, self._mine_title):
            self._within.addWidget(part)
        self._below = column(gap=tokens.GAP_8)
        self._within.addLayout(self._below)

    def show_state(self, state: ApproveState) -> None:
        """Shows what waits for a yes."""
        with laid_out_once(self):
            self._show_asked(state)

    def _show_asked(self, state: ApproveState) -> None:
        yes = state.yes
        self._title.set_text(yes.title)
        self._mark.setPixmap(icons.picture(yes.icon, tokens.CREMA, 28))
        self._what.set_text(yes.what)
        self._about.set_text(yes.about)
        low, asks_why = is_low(self), state.why is not None
        full = asks_why and self.window().height() < _TALL
        self._about.setVisible(bool(yes.about) and not low)
        self._amount.set_text(yes.amount)
        self._act.setAccessibleName(", ".join(filter(None, (yes.what, yes.about, yes.amount))))
        self.why.setVisible(asks_why)
        if state.why is not None and not self.why.hasFocus():
            self.why.show_text(state.why)
        self._yes.show_state(replace(yes, stays="") if low or full else yes)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        if low and asks_why:  # the keys need the room; what is theirs to give is behind the cross
            self._show_mine("", ())
        else:
            self._show_mine(state.mine_title, state.mine)

    def _show_mine(self, title: str, mine: tuple[MineState, ...]) -> None:
        if self.window().height() < _TALL:
            mine = mine[:1]
        self._mine_title.set_text(title)
        self._mine_title.setVisible(bool(title) and not (is_low(self) and self._wrong.isVisibleTo(self)))
        self._rule.setVisible(bool(title) and not is_low(self))
        while len(self._mine) < len(mine):
            self._mine.append(self._one(len(self._mine)))
        for place, button in enumerate(self._mine):
            button.setVisible(place < len(mine))
        for button, each in zip(self._mine, mine, strict=False):
            button.set_text(each.label, each.worth)
            button.set_icons(each.icon)

    def _one(self, place: int) -> Button:
        button = Button(arrangement=Arrangement.ROW, height=_MINE, second_size=16)
        button.tapped.connect(lambda: self._presenter.choose_mine(place))
        self._below.addWidget(button)
        return button

    def _fit(self) -> None:
        low = is_low(self)
        edge = tokens.GAP_8 if low else tokens.GAP_16
        self._within.setContentsMargins(tokens.GAP_16, edge, tokens.GAP_16, edge)
        self._within.setSpacing(tokens.GAP_4 if low else tokens.GAP_12)
        self._yes.fit(low=low)
        for button in self._mine:
            button.set_height(tokens.TARGET if low else _MINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the sizes of the window."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """A real keyboard types the PIN at once."""
        super().showEvent(event)
        self._fit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """No seconds are counted while nobody is asked."""
        super().hideEvent(event)
        self._yes.show_state(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A PIN is typed on a real keyboard too; Escape is nobody's yes."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.yes.drop()
        elif not self._yes.press(event):
            super().keyPressEvent(event)
