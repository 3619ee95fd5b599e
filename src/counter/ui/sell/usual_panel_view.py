"""The panel of a regular: how they are known, what they had, their punch card, and how they are forgotten."""

from __future__ import annotations

from functools import partial

from counter.kernel.language import Language
from counter.regulars.rules import LONGEST_CODE, LONGEST_NAME
from counter.ui.sell.panel import Panel
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.usual_state import UsualPanelState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Card, Text

_MOST = 3


class UsualPanel(Panel[UsualPanelState]):
    """Shows a UsualPanelState; each of their last orders is one tap."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        say, usual = language.say, presenter.usual
        self._title = Text(say("The usual"), size=20, weight=tokens.BOLD)
        self._punches = Text(tone="on_time", weight=tokens.SEMIBOLD)
        done = Button(say("Done"), look=looks.PRIMARY)
        done.setMinimumWidth(120)
        done.tapped.connect(presenter.panels.close)
        self._name = Field(say("Name"), icon="user-round", longest=LONGEST_NAME)
        self._name.done.connect(usual.rename)
        self._code = Field(say("Short code"), longest=LONGEST_CODE)
        self._code.done.connect(usual.give_code)
        self.fields = (self._name, self._code)
        self._cup = Button(say("Own cup"), icon="coffee")
        self._cup.tapped.connect(usual.toggle_cup)
        self._had = [Button(arrangement=Arrangement.ROW, icon="repeat", height=tokens.GAP_24 * 2) for _ in range(_MOST)]
        self._orders = Text(say("Had last"), tone="soft")
        for place, button in enumerate(self._had):
            button.tapped.connect(partial(self._again, place))
        off = Button(say("Not them"), icon="x")
        off.tapped.connect(usual.take_off)
        self._forget = Button(look=looks.QUIET)
        self._forget.tapped.connect(usual.forget)
        self._presenter = presenter
        self._state: UsualPanelState | None = None
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._title)
        head.addWidget(self._punches, 1)
        head.addWidget(done)
        card = Card()
        self._within = column(card, gap=tokens.GAP_12)
        self._within.addLayout(head)
        known = row(gap=tokens.GAP_8)
        for part, stretch in ((self._name, 3), (self._code, 2), (self._cup, 2)):
            known.addWidget(part, stretch)
        self._within.addLayout(known)
        self._within.addWidget(self._orders)
        for button in self._had:
            self._within.addWidget(button)
        self._within.addLayout(side_by_side([off, self._forget], stretch=(1, 2)))
        layout = column(self)
        layout.addWidget(card)
        layout.addStretch(1)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        self._within.setContentsMargins(edge, edge, edge, edge)
        self._within.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)

    def show_state(self, state: UsualPanelState) -> None:
        """Shows who it is."""
        self._state = state
        self._punches.set_text(state.punches)
        self._name.show_text(state.name)
        self._code.show_text(state.code)
        self._cup.set_chosen(on=state.own_cup)
        self._orders.setVisible(bool(state.had))
        for place, button in enumerate(self._had):
            button.setVisible(place < len(state.had))
        for button, had in zip(self._had, state.had, strict=False):
            button.set_text(had.words, had.amount)
        self._forget.set_text(state.forget)

    def _again(self, place: int) -> None:
        if self._state and place < len(self._state.had):
            self._presenter.usual.again(self._state.had[place].order_id)
