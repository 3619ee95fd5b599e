"""How a run went: six facts, both runs second by second, what the best run did, one sentence for next time. Passive."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter.ui.rehearsal.fact_table import FactTable
from counter.ui.rehearsal.state import DebriefState
from counter.ui.rehearsal.time_line import TimeLine
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_BESIDE, _BESIDE_NARROW = 392, 320


class DebriefView(Ground):
    """Taps on Run it again, Another one and Done are told."""

    again = Signal()
    another = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__("rehearsal")

    def show_state(self, state: DebriefState) -> None:
        """Shows how a run went, once."""
        low = is_low(self)
        layout = row(self, gap=16, margins=(16, 8 if low else 14, 16, 8 if low else 16))
        left = QWidget()
        self._fill_left(column(left, gap=8 if low else 14), state, low=low)
        layout.addWidget(Scroll(left), 1)
        beside = QWidget()
        beside.setFixedWidth(_BESIDE_NARROW if is_narrow(self) else _BESIDE)
        self._fill_right(column(beside, gap=8 if low else 12), state, low=low)
        layout.addWidget(beside)

    def _fill_left(self, layout: QVBoxLayout, state: DebriefState, *, low: bool) -> None:
        small = low or is_narrow(self)
        top = row(gap=16)
        words = column(gap=2)
        words.addWidget(Text(state.heading, size=20 if low else 28, weight=tokens.BOLD, wrap=True))
        words.addWidget(Text(state.from_facts, size=14 if small else 16, tone="soft", wrap=True))
        top.addLayout(words, 1)
        top.addWidget(Text(state.count, size=28 if low else 40, weight=tokens.BOLD, tone="rehearsal"))
        layout.addLayout(top)
        layout.addWidget(FactTable(state.columns, (*state.rows, *state.noted), small=small, marks=state.marks), 1)
        second = Card("rehearsal")
        inside = column(second, gap=0, margins=(20, 8 if low else 12, 20, 6))
        inside.addWidget(Text(state.line.heading, size=16 if low else 20, weight=tokens.SEMIBOLD))
        inside.addWidget(TimeLine(state.line, low=low))
        layout.addWidget(second)

    def _fill_right(self, layout: QVBoxLayout, state: DebriefState, *, low: bool) -> None:
        words = QWidget()
        inside = column(words, gap=8 if low else 14)
        if state.did:
            inside.addWidget(_did(state.best, state.did))
        if state.next_time:
            inside.addWidget(_next_time(state))
        inside.addWidget(Text(state.alone, size=14, tone="soft", wrap=True))
        inside.addStretch(1)
        layout.addWidget(Scroll(words), 1)
        tall = tokens.TARGET if low else tokens.PRIMARY
        again = Button(state.again, look=looks.REHEARSAL, icon="rotate-ccw", size=20, height=tall)
        another, done = Button(state.another, look=looks.ON_TINT), Button(state.done, look=looks.ON_TINT)
        for button, told in ((again, self.again), (another, self.another), (done, self.done)):
            button.tapped.connect(told)
        layout.addWidget(again)
        layout.addLayout(side_by_side((another, done), stretch=(1, 1)))


def _did(heading: str, did: tuple[str, ...]) -> Card:
    card = Card("rehearsal")
    layout = column(card, gap=8, margins=(20, 14, 20, 14))
    layout.addWidget(Text(heading, size=20, weight=tokens.SEMIBOLD, wrap=True))
    for place, words in enumerate(did):
        if place:
            layout.addWidget(Rule())
        line = row(gap=tokens.GAP_12)
        mark = QLabel()
        mark.setPixmap(icons.picture("check", tokens.CREMA, 20))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(words, wrap=True), 1)
        layout.addLayout(line)
    return card


def _next_time(state: DebriefState) -> Card:
    card = Card("rehearsal")
    layout = column(card, gap=8, margins=(20, 14, 20, 14))
    layout.addWidget(Text(state.next_heading, weight=tokens.SEMIBOLD, wrap=True))
    layout.addWidget(Text(state.next_time, size=20, wrap=True))
    if state.because:
        layout.addWidget(Text(state.because, size=14, tone="soft", wrap=True))
    return card
