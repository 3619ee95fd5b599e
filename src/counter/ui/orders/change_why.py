"""Why a line comes off an order, in the dock's place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.orders.change_draft import REASONS
from counter.ui.orders.change_presenter import ChangePresenter
from counter.ui.orders.change_state import WhyState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow, column, row
from counter.ui.widgets.text import Card, Text


class WhyDock(Card):
    """Shows a WhyState; a reason is one tap, another one is typed where `ask` leads."""

    def __init__(self, language: Language, presenter: ChangePresenter) -> None:
        super().__init__()
        self._title = Text(size=20, weight=tokens.BOLD, wrap=True)
        self._note = Text(tone="soft")
        self._reasons = [Button(padding=14) for _ in REASONS]
        for place, reason in enumerate(REASONS):
            self._reasons[place].tapped.connect(lambda reason=reason: presenter.say_why(reason))
        self.other = Button(language.say("Other"), padding=14)
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        keys = QWidget()
        flow = Flow(keys, gap=tokens.GAP_8, line_gap=tokens.GAP_8)
        for button in (*self._reasons, self.other):
            flow.addWidget(button)
        self._layout = column(self, gap=tokens.GAP_8, margins=(16, 12, 16, 12))
        self._layout.addStretch(1)
        self._layout.addLayout(head)
        self._layout.addWidget(keys)
        self._layout.addStretch(1)

    def fit(self, height: int, *, narrow: bool) -> None:
        """Takes `height` pixels."""
        self.setFixedHeight(height)
        for button in (*self._reasons, self.other):
            button.set_padding(9 if narrow else 14)
        down = tokens.GAP_8 if height <= tokens.DOCK_LOW else 14
        self._layout.setContentsMargins(12 if narrow else 16, down, 12 if narrow else 16, down)
        self._title.set_size(18 if narrow else 20)
        self._note.set_size(14 if narrow else 16)

    def show_state(self, state: WhyState) -> None:
        """Shows the reasons, the chosen one marked."""
        self._title.set_text(state.title)
        self._note.set_text(state.note)
        for button, reason in zip(self._reasons, state.reasons, strict=True):
            button.set_text(reason.label)
            button.set_chosen(on=reason.chosen)
        self.other.set_text(state.other)
        self.other.set_chosen(on=state.other_chosen)
