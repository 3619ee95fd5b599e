"""The sheet of whoever hands over what was late or made again: what happened, what was said, and what to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.bar.question_presenter import QuestionPresenter
from counter.ui.bar.state import FactState, HandOver
from counter.ui.parts.mark import LATE_DONE, Mark
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import icons, looks, tokens
from counter.ui.theme.shades import LIGHT, Shade
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.text import Card, Rule, Text

_COLOURS = {"late": tokens.LATE, "on_time": tokens.ON_TIME, "ink": tokens.SOFT}
_CLOCK, _WIDE = 52, 640


class HandOverPanel(QWidget):
    """`Said it, handed over` is both in one tap; whoever said it before has one key."""

    def __init__(self, host: QWidget, language: Language, presenter: QuestionPresenter) -> None:
        super().__init__()
        self._host = host
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._late = MarkPill()
        self._detail = Text(tone="soft", wrap=True)
        self._facts = column(gap=tokens.GAP_12)
        self._shown: tuple[tuple[FactState, ...], Shade] = (), LIGHT
        self._turn = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._well = Card("well")
        self._sentence = Text(size=20, wrap=True)
        column(self._well, margins=(18, 14, 18, 14)).addWidget(self._sentence)
        self._only = Button(say("Only handed over"), height=64, commits=True)
        self._said = Button(say("Said it, handed over"), look=looks.PRIMARY, icon="hand-heart", height=64, commits=True)
        self._plain = Button(say("Handed over"), look=looks.PRIMARY, icon="hand-platter", height=64, commits=True)
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._title, 1)
        head.addWidget(self._late, 0, Qt.AlignmentFlag.AlignTop)
        self._keys = QWidget()
        column(self._keys).addLayout(side_by_side([self._only, self._said], 10, (38, 62)))
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(head)
        layout.addWidget(self._detail)
        layout.addWidget(Rule())
        layout.addLayout(self._facts)
        layout.addWidget(Rule())
        for part in (self._turn, self._well, self._keys, self._plain):
            layout.addWidget(part)
        self._panel = DimmedPanel(host, self, _WIDE, stays=True)
        self._only.tapped.connect(lambda: presenter.hand_over(said=False))
        self._plain.tapped.connect(lambda: presenter.hand_over(said=False))
        self._said.tapped.connect(lambda: presenter.hand_over(said=True))
        self._panel.dismissed.connect(presenter.close_question)

    def show_question(self, question: HandOver | None) -> None:
        """Asks, or takes the question away."""
        if question is None:
            self._panel.shut()
            return
        for key in (self._only, self._plain, self._said):
            key.about = key, question.order_id
        self._title.set_text(question.title)
        self._late.show_mark(Mark(question.late, "octagon-alert", LATE_DONE))
        self._detail.set_text(question.detail)
        self._show_facts(question.facts)
        turn = bool(question.turn)
        self._turn.set_text(question.turn)
        self._sentence.set_text(question.sentence)
        self._turn.setVisible(turn)
        self._well.setVisible(bool(question.sentence))
        self._keys.setVisible(turn)
        self._plain.setVisible(not turn)
        if self._panel.isHidden():
            self._panel.open()

    def _show_facts(self, facts: tuple[FactState, ...]) -> None:
        shade = shade_of(self._host)
        if (facts, shade) == self._shown:
            return
        self._shown = facts, shade
        while item := self._facts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for fact in facts:
            self._facts.addWidget(_fact(fact, shade))


def _fact(fact: FactState, shade: Shade) -> QWidget:
    part = QWidget()
    part.setAccessibleName(f"{fact.clock}, {fact.words}")
    line = row(part, gap=tokens.GAP_12)
    clock = Text(fact.clock, tone="soft")
    clock.setFixedWidth(_CLOCK)
    mark = QLabel()
    mark.setPixmap(icons.picture(fact.icon, shade.ink(_COLOURS[fact.tone]), 20))
    tone = "late" if fact.tone == "late" else "ink"
    words = Text(fact.words, tone=tone, weight=tokens.SEMIBOLD if fact.tone == "late" else tokens.REGULAR, wrap=True)
    line.addWidget(clock, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return part
