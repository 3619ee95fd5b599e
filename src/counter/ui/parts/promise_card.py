"""The promise of the order at hand, as the customer will hear it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.parts.ticket_state import PromiseState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text


class PromiseCard(Card):
    """“Ready by 8:42” and below it what to say; empty of words it keeps its place.

    Where nothing is promised it says how long it takes, and `told` is a tap on its button: they know.
    """

    told = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("on_time", parent)
        self._mark = QLabel()
        self._mark.setPixmap(icons.picture("clock-check", tokens.ON_TIME, 34))
        self._main = Text(size=24, weight=tokens.BOLD, tone="on_time")
        self._below = Text(size=16, tone="on_time")
        words = column(gap=0)
        words.addStretch(1)
        words.addWidget(self._main)
        words.addWidget(self._below)
        words.addStretch(1)
        line = row(self, gap=14, margins=(16, 8, 16, 8))
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        self._button = Button(padding=10, commits=True)
        self._button.tapped.connect(self.told)
        self._button.hide()
        line.addWidget(self._button)
        self.setFixedHeight(69)

    def show_state(self, state: PromiseState) -> None:
        """The promise and what to say; both empty: the card keeps its place unseen."""
        panel, tone = "on_time", "on_time"
        if state.told:
            panel, tone = ("well", "ink") if state.is_told else ("at_risk", "at_risk")
        self._main.set_size(20 if state.told else 24)
        for words, text in ((self._main, state.main), (self._below, state.below)):
            words.set_text(text)
            words.set_tone(tone)
        self.set_panel(panel if state.main else "none")
        self.setAccessibleName(f"{state.main}. {state.below}" if state.main else "")
        self._mark.setVisible(bool(state.main) and not state.told)
        self._show_button(state)

    def _show_button(self, state: PromiseState) -> None:
        self._button.setVisible(bool(state.told))
        self._button.set_text(state.told, name=state.told_name)
        self._button.set_icons("circle-check" if state.is_told else "megaphone")
        self._button.set_chosen(on=state.is_told, chosen=looks.SAFE_CHOSEN, otherwise=looks.AT_RISK)
