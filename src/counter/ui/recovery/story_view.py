"""The story of a case on one screen: all that happened at the left, what is due now at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.recovery.facts import ALL_RIGHT, LEFT
from counter.recovery.model import REOPENED
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.recovery.past_steps import PastSteps
from counter.ui.recovery.story_presenter import StoryPresenter
from counter.ui.recovery.story_state import DueState, PartState, WholeStoryState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_LEFT, _RIGHT = 63, 37
_TALL = 60


class StoryView(Ground):
    """Shows a WholeStoryState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: StoryPresenter) -> None:
        super().__init__("paper")
        say = language.say
        back = Button(icon="arrow-left", name=say("Who is still waiting"))
        back.tapped.connect(presenter.back)
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._below = Text(tone="soft", wrap=True)
        self._mark = MarkPill()
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._below)
        head = row(gap=tokens.GAP_12)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._mark)
        told = QWidget()
        self._told = column(told, gap=tokens.GAP_8)
        self._parts: tuple[PartState, ...] = ()
        self._story = Card()
        layout = column(self._story, gap=tokens.GAP_12, margins=(20, 16, 16, 16))
        layout.addLayout(head)
        layout.addWidget(Rule())
        layout.addWidget(Scroll(told), 1)
        right = QWidget()
        now = column(right, gap=tokens.GAP_12)
        self._due = _DueCard(presenter)
        self._asked = Button(say("Asked again"), icon="megaphone", height=56, commits=True)
        self._asked.tapped.connect(presenter.ask_again)
        self._right = Button(say("Make it right"), icon="hand-heart", size=18, height=_TALL, look=looks.PRIMARY)
        self._right.tapped.connect(presenter.make_right)
        self._voucher = Text(tone="soft", wrap=True)
        self._settles = _SettleCard(language, presenter)
        for part in (self._due, self._right, self._voucher, self._asked, self._settles):
            now.addWidget(part)
        now.addStretch(1)
        columns = row(self, gap=tokens.GAP_16, margins=(tokens.GAP_16,) * 4)
        for side, share in ((self._story, _LEFT), (Scroll(right), _RIGHT)):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            columns.addWidget(side, share)
        self._language = language

    def show_state(self, state: WholeStoryState) -> None:
        """Shows the story as it is now."""
        self._title.set_text(state.title)
        self._below.set_text(state.below)
        self._below.setVisible(bool(state.below))
        self._mark.show_mark(state.mark)
        self._show_parts(state.parts)
        self._due.show_due(state.due)
        self._voucher.set_text(state.voucher)
        self._voucher.setVisible(bool(state.voucher))
        self._asked.set_text(self._asked.label, state.asked)
        self._asked.setVisible(state.can_ask)
        self._right.set_chosen(on=False, otherwise=looks.PLAIN if state.due else looks.PRIMARY)
        self._settles.setVisible(state.settles)

    def _show_parts(self, parts: tuple[PartState, ...]) -> None:
        if parts == self._parts:
            return
        self._parts = parts
        while item := self._told.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, part in enumerate(parts):
            if place:
                self._told.addWidget(Rule())
            note = f' &nbsp;<span style="font-weight:400; color:{tokens.SOFT}">{part.note}</span>' if part.note else ""
            self._told.addWidget(Text(part.heading + note, weight=tokens.SEMIBOLD, rich=True, wrap=True))
            steps = PastSteps()
            steps.show_steps(part.steps)
            self._told.addWidget(steps)
        self._told.addStretch(1)


class _DueCard(Card):
    """We said we would come back to them: when, how, what to say, and whether we did."""

    def __init__(self, presenter: StoryPresenter) -> None:
        super().__init__()
        self._title = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._promised = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._contact = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._erased = Text(size=14, tone="soft")
        self._well = Card("well")
        well = row(self._well, gap=tokens.GAP_8, margins=(14, 12, 14, 12))
        well.addWidget(self._contact, 1)
        well.addWidget(self._erased)
        self._words = Text(wrap=True)
        self._no_answer = Button(height=_TALL, commits=True)
        self._done = Button(look=looks.PRIMARY, size=18, height=_TALL, commits=True)
        self._no_answer.tapped.connect(presenter.no_answer)
        self._done.tapped.connect(presenter.came_back)
        layout = column(self, gap=tokens.GAP_8, margins=(20, 16, 20, 16))
        for part in (self._title, self._promised, self._well, self._words):
            layout.addWidget(part)
        layout.addLayout(side_by_side((self._no_answer, self._done), stretch=(40, 60)))

    def show_due(self, due: DueState | None) -> None:
        self.setVisible(due is not None)
        if due is None:
            return
        self._title.set_text(due.title)
        self._promised.set_text(due.promised)
        self._promised.set_tone("late" if due.overdue else "soft")
        self._well.setVisible(bool(due.contact))
        self._contact.set_text(due.contact)
        self._erased.set_text(due.erased)
        self._words.set_text(due.words)
        self._no_answer.set_text(due.no_answer)
        self._done.set_text(due.done)
        self._done.set_icons(due.icon)


class _SettleCard(Card):
    """They are asked whether they are all right."""

    def __init__(self, language: Language, presenter: StoryPresenter) -> None:
        super().__init__()
        say = language.say
        answers = (
            (ALL_RIGHT, say("Yes"), "smile", say("Yes, they are all right")),
            (REOPENED, say("No"), "frown", say("No, they are not all right")),
            (LEFT, say("They left"), "log-out", say("They left")),
        )
        keys = []
        for answer, word, icon, name in answers:
            key = Button(word, icon=icon, size=18, height=64, padding=tokens.GAP_8, commits=True, name=name)
            key.tapped.connect(lambda answer=answer: presenter.settle(answer))
            keys.append(key)
        layout = column(self, gap=tokens.GAP_8, margins=(20, 14, 20, 14))
        layout.addWidget(Text(say("Are they all right?"), size=20, weight=tokens.SEMIBOLD))
        layout.addLayout(side_by_side(keys, stretch=(30, 30, 40)))
        layout.addWidget(Text(say("Yes closes it. No keeps it open with this story."), size=14, tone="soft", wrap=True))
