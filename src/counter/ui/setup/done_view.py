"""The first coffee is sold: its story, what the owner stands for, and the receipt as it prints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from counter.kernel.language import Language
from counter.settings.playbook_decided import LONGEST_SENTENCE
from counter.ui.parts.paper_view import PaperView
from counter.ui.setup.coffee_presenter import CoffeePresenter
from counter.ui.setup.state import DoneState, DoneStepState
from counter.ui.theme import icons, tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_STORY, _TABLE = 732, 420
"""How they share the width, as in the picture."""


class DoneView(QWidget):
    """Shows a DoneState."""

    def __init__(self, language: Language, presenter: CoffeePresenter) -> None:
        super().__init__()
        say = language.say
        steps = QWidget()
        self._steps = QGridLayout(steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setHorizontalSpacing(tokens.GAP_16)
        self._steps.setVerticalSpacing(tokens.GAP_16)
        self._steps.setColumnStretch(2, 1)
        self._shown: tuple[DoneStepState, ...] = ()
        self.field = Field(say("What do you stand for?"), longest=LONGEST_SENTENCE)
        self.field.textChanged.connect(self._typed)
        self._presenter, self._text = presenter, ""
        card = Card("crema")
        asks = column(card, gap=tokens.GAP_8, margins=(20, 16, 20, 16))
        asks.addWidget(Text(say("What do you stand for?"), size=18, weight=tokens.SEMIBOLD))
        asks.addWidget(
            Text(say("One sentence. Your people read it at the start of every shift."), tone="soft", wrap=True)
        )
        asks.addWidget(self.field)
        left = column(gap=tokens.GAP_12)
        left.addWidget(Scroll(steps), 1)
        left.addWidget(card)
        self._paper = PaperView()
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(20, 20, 20, 20)
        middle.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        self._table = Card("table")
        column(self._table).addWidget(Scroll(holder))
        whole = row(self, gap=tokens.GAP_32)
        whole.addLayout(left, _STORY)
        whole.addWidget(self._table, _TABLE)

    def _typed(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._presenter.write(text)

    def show_state(self, state: DoneState) -> None:
        """Shows it."""
        if state.steps != self._shown:
            self._shown = state.steps
            self._lay_out(state.steps)
        self._paper.show_document(state.receipt)
        self._table.setVisible(state.receipt is not None)
        if state.sentence != self.field.text():
            self._text = state.sentence
            self.field.setText(state.sentence)

    def _lay_out(self, steps: tuple[DoneStepState, ...]) -> None:
        while item := self._steps.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for line, step in enumerate(steps):
            sign, tone = QLabel(), "on_time" if step.kept else "ink"
            sign.setPixmap(icons.picture(step.icon, tokens.ON_TIME if step.kept else tokens.SOFT, 22))
            weight = tokens.SEMIBOLD if step.kept else tokens.REGULAR
            self._steps.addWidget(Text(step.time, size=18, tone="soft"), line, 0)
            self._steps.addWidget(sign, line, 1)
            self._steps.addWidget(Text(step.words, size=20, weight=weight, tone=tone, wrap=True), line, 2)
        self._steps.setRowStretch(len(steps), 1)
