"""A page of the office that has nothing to list yet: what it is for, and how one comes to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.ui.office.machines_state import AloneState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class AloneCard(Card):
    """Shows an AloneState; its button calls `connect`."""

    def __init__(self, connect: Callable[[], object]) -> None:
        super().__init__("card")
        self._title, self._words = Text(size=28, weight=tokens.BOLD, wrap=True), Text(tone="soft", size=18, wrap=True)
        self._steps = [Text(wrap=True) for _ in range(3)]
        self._connect = Button(look=looks.PRIMARY, height=60)
        self._connect.tapped.connect(connect)
        content = QWidget()
        lines = column(content, gap=tokens.GAP_16)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        for number, step in enumerate(self._steps, start=1):
            line = row(gap=tokens.GAP_12)
            figure = Text(f"{number}", size=20, weight=tokens.BOLD, tone="crema")
            figure.setFixedWidth(24)
            line.addWidget(figure)
            line.addWidget(step, 1)
            lines.addLayout(line)
        lines.addStretch(1)
        foot = row()
        foot.addWidget(self._connect)
        foot.addStretch(1)
        whole = column(self, gap=tokens.GAP_12, margins=(24, 20, 14, 20))
        whole.addWidget(Scroll(content), 1)
        whole.addLayout(foot)

    def show_alone(self, state: AloneState, *, connects: bool) -> None:
        """Shows it; its button while nothing is typed."""
        self._title.set_text(state.title)
        self._words.set_text(state.words)
        for text, step in zip(self._steps, state.steps, strict=True):
            text.set_text(step)
        self._connect.set_text(state.connect)
        self._connect.set_icons(state.icon)
        self._connect.setVisible(connects and bool(state.connect))
