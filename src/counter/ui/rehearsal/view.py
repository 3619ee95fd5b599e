"""The hatched bar with the customer's line below it, and the page that says how it went. Passive."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.ui.rehearsal.state import DebriefState, RunState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Text

BAR = 60
_STEP, _STROKE = 28, 10


class HatchedBar(QWidget):
    """Known by word, pattern and colour: what is below it is a rehearsal. Taps on Start over and on End are told."""

    again = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAR)
        self.mark, self.title, self.clock, self.speed = (
            Text(size=18, weight=tokens.BOLD, tone="on_rehearsal"),
            Text(tone="on_rehearsal"),
            Text(size=20, weight=tokens.BOLD, tone="on_rehearsal"),
            Text(tone="on_rehearsal"),
        )
        self.start_over = Button(look=looks.ON_REHEARSAL, icon="rotate-ccw")
        self.start_over.tapped.connect(self.again)
        self.end = Button(look=looks.PLAIN, icon="check")
        self.end.tapped.connect(self.ended)
        line = row(self, gap=16, margins=(16, 6, 16, 6))
        line.addWidget(self.mark)
        line.addWidget(self.title, 1)
        for part in (self.clock, self.speed, self.start_over, self.end):
            line.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Green, with lighter stripes across."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.REHEARSAL))
        painter.setPen(QPen(QColor(tokens.REHEARSAL_HATCH), _STROKE))
        for x in range(-BAR, self.width() + BAR, _STEP):
            painter.drawLine(QPointF(x, BAR), QPointF(x + BAR, 0))
        painter.end()


class RunView(QWidget):
    """The bar, and the customer's last line."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = HatchedBar()
        self._ground = Ground("rehearsal")
        self._who = Text(size=14, weight=tokens.SEMIBOLD, tone="soft")
        self._line = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        layout = column(self)
        layout.addWidget(self.bar)
        words = row(self._ground, gap=16, margins=(16, 8, 16, 8))
        words.addWidget(self._who)
        words.addWidget(self._line, 1)
        layout.addWidget(self._ground)

    def show_state(self, state: RunState) -> None:
        """Shows the run as it is."""
        bar = self.bar
        for part, words in ((bar.mark, state.mark), (bar.clock, state.clock), (bar.speed, state.speed)):
            part.set_text(words)
        bar.title.set_text(state.over or state.title)
        bar.start_over.set_text(state.start_over)
        bar.end.set_text(state.end)
        self._who.set_text(state.who)
        self._line.set_text(state.line)
        self._line.setAccessibleName(f"{state.who} {state.line}")

    def show_over(self) -> None:
        """Nobody says anything any more: the bar alone stays."""
        self._ground.hide()
        self.bar.end.hide()
        self.bar.start_over.hide()
        self.bar.speed.hide()


class DebriefView(Ground):
    """How it went. Taps on Run it again, Another one and Done are told."""

    again = Signal()
    another = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__("rehearsal")
        self._layout = row(self, gap=16, margins=(16, 16, 16, 16))

    def show_state(self, state: DebriefState) -> None:
        """Shows how a run went, once."""
        content = QWidget()
        left = column(content, gap=8)
        top = row(gap=16)
        top.addWidget(Text(state.heading, size=28, weight=tokens.BOLD, wrap=True), 1)
        top.addWidget(Text(state.count, size=40, weight=tokens.BOLD, tone="rehearsal"))
        left.addLayout(top)
        left.addWidget(Text(state.from_facts, tone="soft", wrap=True))
        left.addWidget(_facts(state))
        left.addStretch(1)
        self._layout.addWidget(Scroll(content), 2)
        beside = column(gap=12)
        beside.addWidget(_words(state.best, state.did))
        if state.next_time:
            beside.addWidget(_words(state.next_heading, (state.next_time, state.because)))
        beside.addWidget(Text(state.alone, size=14, tone="soft", wrap=True))
        beside.addStretch(1)
        again = Button(state.again, look=looks.REHEARSAL, icon="rotate-ccw", size=20, height=tokens.PRIMARY)
        another, done = Button(state.another, look=looks.ON_TINT), Button(state.done, look=looks.ON_TINT)
        for button, told in ((again, self.again), (another, self.another), (done, self.done)):
            button.tapped.connect(told)
        beside.addWidget(again)
        beside.addLayout(side_by_side((another, done), gap=tokens.GAP_8, stretch=(1, 1)))
        self._layout.addLayout(beside, 1)


def _words(heading: str, lines: tuple[str, ...]) -> Card:
    card = Card()
    layout = column(card, gap=8, margins=(20, 14, 20, 14))
    layout.addWidget(Text(heading, size=18, weight=tokens.BOLD, wrap=True))
    for line in lines:
        layout.addWidget(Text(line, wrap=True))
    return card


def _facts(state: DebriefState) -> Card:
    card = Card()
    grid = QGridLayout(card)
    grid.setContentsMargins(20, 12, 20, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(24)
    for place, words in enumerate(state.columns):
        grid.addWidget(Text(words, size=14, tone="soft"), 0, place)
    for number, fact in enumerate(state.rows, start=1):
        mark = "✓ " if fact.good else "○ "
        grid.addWidget(Text(mark + fact.label, weight=tokens.SEMIBOLD, wrap=True), number, 0)
        grid.addWidget(Text(fact.this_run, tone="ink" if fact.good else "crema", wrap=True), number, 1)
        grid.addWidget(Text(fact.best_run, tone="soft", wrap=True), number, 2)
    for place, share in enumerate((3, 4, 4)):
        grid.setColumnStretch(place, share)
    return card
