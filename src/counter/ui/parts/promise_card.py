"""The promise of the order at hand, as the customer will hear it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.theme import icons, tokens
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text


class PromiseCard(Card):
    """“Ready by 8:42” and below it what to say; empty of words it keeps its place."""

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
        self.setFixedHeight(69)

    def show_promise(self, main: str, below: str) -> None:
        """The promise and what to say; both empty: the card keeps its place unseen."""
        self._main.set_text(main)
        self._below.set_text(below)
        self._mark.setVisible(bool(main))
        self.set_panel("on_time" if main else "none")
        self.setAccessibleName(f"{main}. {below}" if main else "")
