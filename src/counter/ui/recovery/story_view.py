"""The story of a case on one screen: all that happened at the left, what is due now at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.recovery.past_steps import PastSteps
from counter.ui.recovery.story_cards import TALL, DueCard, FitsColumn, LeftCard, SettleCard
from counter.ui.recovery.story_presenter import StoryPresenter
from counter.ui.recovery.story_state import CONTACT, WORDS, PartState, WholeStoryState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, follow_hand, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_LEFT, _RIGHT = 63, 37


class StoryView(Ground):
    """Shows a WholeStoryState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: StoryPresenter) -> None:
        super().__init__("paper")
        self._presenter = presenter
        say = language.say
        back = Button(icon="arrow-left", name=say("Who is still waiting"))
        back.tapped.connect(presenter.back)
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._below = Text(tone="soft", wrap=True)
        self._mark = MarkPill()
        self._asked = Button(icon="megaphone", padding=tokens.GAP_12, commits=True)
        self._asked.tapped.connect(presenter.ask_again)
        well = Button(icon="heart", name=say("Went well"))
        well.tapped.connect(presenter.went_well)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._below)
        head = row(gap=tokens.GAP_12)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._asked, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(well, 0, Qt.AlignmentFlag.AlignTop)
        told = QWidget()
        self._told = column(told, gap=tokens.GAP_8)
        self._parts: tuple[PartState, ...] = ()
        self._story = Card()
        layout = column(self._story, gap=tokens.GAP_12, margins=(20, 16, 16, 16))
        layout.addLayout(head)
        layout.addWidget(Rule())
        layout.addWidget(Scroll(told), 1)
        now = QWidget()
        due = column(now, gap=tokens.GAP_12)
        self._due, self._left = DueCard(presenter), LeftCard(language, presenter)
        self._fits = FitsColumn(language, presenter)
        self._right = Button(say("Make it right"), icon="hand-heart", size=18, height=TALL, look=looks.PRIMARY)
        self._right.tapped.connect(presenter.make_right)
        for part in (self._due, self._left, self._right, self._fits):
            due.addWidget(part)
        due.addStretch(1)
        self._settles = SettleCard(language, presenter)
        right = QWidget()
        beside = column(right, gap=tokens.GAP_12)
        beside.addWidget(Scroll(now), 1)
        beside.addWidget(self._settles)
        self._columns = row(self, gap=tokens.GAP_16, margins=(tokens.GAP_16,) * 4)
        for side, share in ((self._story, _LEFT), (right, _RIGHT)):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(side, share)
        self._language = language
        self._make_questions()

    def _make_questions(self) -> None:
        say, presenter = self._language.say, self._presenter
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.choose_time)
        self._question.done.connect(presenter.stop_asking)
        self._asks = ""
        self._ask = {
            WORDS: AskText(self, self._language, say("What do they say now?")),
            CONTACT: AskText(self, self._language, say("Where do we reach them?")),
        }
        for each in self._ask.values():
            each.entered.connect(presenter.write)
            each.left.connect(presenter.stop_asking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is due is where whoever is here taps."""
        super().resizeEvent(event)
        follow_hand(self._columns, self)

    def show_state(self, state: WholeStoryState) -> None:
        """Shows the story as it is now."""
        self._title.set_text(state.title)
        self._below.set_text(state.below)
        self._below.setVisible(bool(state.below))
        self._mark.show_mark(state.mark)
        self._show_parts(state.parts)
        self._due.show_due(state.due)
        self._left.setVisible(state.left)
        self._fits.show_fits(state.fits)
        self._right.setVisible(not any(fit.chosen for fit in state.fits))
        self._right.set_chosen(on=False, otherwise=looks.PLAIN if state.due or state.left else looks.PRIMARY)
        self._asked.set_text("", name=", ".join(filter(None, (self._language.say("Asked again"), state.asked))))
        self._asked.setVisible(state.can_ask)
        self._settles.setVisible(state.settles)
        self._question.show_choices(state.question)
        self._show_asked(state.asks)

    def _show_asked(self, asks: str) -> None:
        if asks == self._asks:
            return
        if self._asks:
            self._ask[self._asks].shut()
        self._asks = asks
        if asks:
            self._ask[asks].ask()

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
