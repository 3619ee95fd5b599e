"""Nobody left waiting: who still waits as the day is closed, each with the way out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.state import StepsState, WaitingState
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class WaitingCard(Card):
    """A line for each, which scroll within the card."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[WaitingState, ...] = ()
        self._lines: list[QWidget] = []
        self._count = Text(tone="late", weight=tokens.SEMIBOLD)
        self._note = Text(tone="soft", wrap=True)
        self._leave = Button(icon="user", arrangement=Arrangement.ROW, commits=True)
        self._leave.tapped.connect(presenter.leave_waiting)
        head = row()
        head.addWidget(Text(language.say("Nobody left waiting"), size=20, weight=tokens.BOLD), 1)
        head.addWidget(self._count)
        content = QWidget()
        self._list = column(content, gap=tokens.GAP_8)
        self._list.addStretch(1)
        self._scroll = Scroll(content)
        self._scroll.setMinimumHeight(tokens.TARGET)
        layout = column(self, gap=tokens.GAP_8, margins=(16, 10, 16, 10))
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._leave)

    def show_state(self, state: StepsState) -> None:
        """Shows who waits."""
        self._count.set_text(state.waiting_count)
        self._note.set_text(state.waiting_note)
        self._note.setVisible(bool(state.waiting_note))
        self._leave.set_text(state.leave, state.leave_note)
        self._leave.setVisible(bool(state.leave))
        if state.waiting != self._shown:
            self._shown = state.waiting
            for old in self._lines:
                self._list.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._lines = [self._line(each) for each in state.waiting]
            for place, line in enumerate(self._lines):
                self._list.insertWidget(place, line)

    def _line(self, waiting: WaitingState) -> QWidget:
        line = QWidget()
        words = column()
        words.addWidget(Text(waiting.title, weight=tokens.SEMIBOLD, wrap=True))
        words.addWidget(Text(waiting.text, size=14, tone="soft", wrap=True))
        name = f"{waiting.way_out}, {waiting.title}"
        look = looks.LATE if waiting.to_do.mishap else looks.PLAIN
        way_out = Button(waiting.way_out, icon=waiting.icon, look=look, name=name)
        way_out.about = waiting.to_do
        way_out.tapped.connect(lambda: self._presenter.answer_waiting(waiting.to_do))
        layout = row(line, gap=tokens.GAP_12)
        layout.addLayout(words, 1)
        layout.addWidget(way_out)
        return line
