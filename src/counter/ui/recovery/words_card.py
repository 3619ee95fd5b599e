"""Whose order it is, what to say in which order, what the customer said, and a new promise."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.minutes_row import MinutesRow
from counter.ui.recovery.past_steps import PastSteps
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import StoryState
from counter.ui.recovery.steps_list import StepsList
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, laid_out_once, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text


class WordsCard(Card):
    """The middle of a case. `field` takes the customer's words, `contact` where to reach them."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__("card")
        self._language = language
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._what = Text(tone="soft", wrap=True)
        self._below = Text(tone="soft", wrap=True, rich=True)
        self._tells = Segment((say("What to say"), say("Story")))
        self._weighs = Segment((say("Small"), say("Grave")))
        self._past = PastSteps()
        self._greet = Button(say("Greeting"), icon="smile", height=56, commits=True)
        self._warning = Text(weight=tokens.SEMIBOLD, tone="late", wrap=True)
        self._heading = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._say_this = say("In your own words, in this order")
        self._tap_this = say("Tap what you have said")
        self._ask_this = say("What went wrong? Choose it first.")
        self._steps = StepsList(4, presenter.tick)
        self.field = Field(say("What they told us"), longest=200)
        self.contact = Field(say("Where to reach them"), longest=120)
        self.why = Field(say("Why it is more than usual"), longest=200)
        self._promise = Text(weight=tokens.SEMIBOLD)
        self._minutes = MinutesRow(language)
        self._due = _DueCard(language, presenter)
        self._lay_out(language, presenter)
        self._greet.tapped.connect(presenter.greet)
        self._tells.chosen.connect(lambda place: presenter.tell(story=place == 1))
        self._weighs.chosen.connect(presenter.weigh)
        self.field.done.connect(presenter.write_their_words)
        self.contact.done.connect(presenter.write_contact)
        self.why.textChanged.connect(presenter.write_why)
        self._minutes.picked.connect(presenter.pick_minute)
        self._minutes.nudged.connect(presenter.nudge_minute)

    def _lay_out(self, language: Language, presenter: RecoveryPresenter) -> None:
        back = Button(icon="arrow-left", look=looks.QUIET, name=language.say("Choose another order"))
        back.tapped.connect(presenter.leave)
        top = row(gap=tokens.GAP_8)
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        top.addWidget(self._greet, 0, Qt.AlignmentFlag.AlignTop)
        about = column(gap=2, margins=(8, 0, 0, 0))
        about.addWidget(self._what)
        about.addWidget(self._below)
        head = column(gap=tokens.GAP_4)
        head.addLayout(top)
        head.addLayout(about)
        self._content = content = QWidget()
        self._warned = Card("late")
        column(self._warned, margins=(12, 10, 12, 10)).addWidget(self._warning)
        why = language.say("so nobody has to ask again")
        self._told = Text(f"<b>{language.say('What they told us')}</b> {why}", rich=True, wrap=True)
        inside = column(content, gap=10)
        for part in (self._due, self._warned, self._heading, self._steps):
            inside.addWidget(part)
        inside.addWidget(self._told)
        inside.addWidget(self.field)
        inside.addWidget(self.contact)
        inside.addWidget(self.why)
        inside.addWidget(self._past)
        inside.addStretch(1)
        self._new = QWidget()
        foot = row(self._new, gap=tokens.GAP_12)
        foot.addWidget(self._promise, 1)
        foot.addWidget(self._minutes)
        layout = column(self, gap=tokens.GAP_12, margins=(12, 16, 20, 16))
        layout.addLayout(head)
        tells = row(margins=(8, 0, 0, 0))
        tells.addWidget(self._tells)
        tells.addSpacing(tokens.GAP_8)
        tells.addStretch(1)
        tells.addWidget(self._weighs)
        layout.addLayout(tells)
        scroll = Scroll(content)
        inset = row(margins=(8, 0, 0, 0))
        inset.addWidget(scroll)
        layout.addLayout(inset, 1)
        below = row(margins=(8, 0, 0, 0))
        below.addWidget(self._new)
        layout.addLayout(below)

    def make_room(self, *, wanted: bool) -> None:
        """While somebody types, the words to say give their place to the field."""
        self._steps.setMaximumHeight(0 if wanted else 16_777_215)
        self._heading.setVisible(not wanted)

    def show_story(self, story: StoryState) -> None:
        """Shows one case."""
        with laid_out_once(self, self._content):
            self._show_case(story)

    def _show_case(self, story: StoryState) -> None:
        self._title.set_text(story.title)
        self._what.set_text(story.what)
        self._show_standing(story)
        self._show_past(story)
        self._greet.set_text(story.greeting)
        self._greet.set_icons("circle-check" if story.greeted else "smile")
        self._greet.setMinimumWidth(self._greet.sizeHint().width())  # a long name takes another line, not its room
        self._greet.set_chosen(on=story.greeted, chosen=looks.SAFE_CHOSEN)
        self._greet.setVisible(bool(story.greeting))
        said = self._tap_this if any(step.said is not None for step in story.steps) else self._say_this
        self._heading.set_text(said if story.kind else self._ask_this)
        self._warning.set_text(story.first)
        self._warned.setVisible(bool(story.first))
        self._steps.show_steps(() if story.tells else story.steps)
        self._due.show_due(story.due.words if story.due else "")
        self.field.show_text(story.their_words)
        self.contact.setVisible(story.contact is not None and not self._tells_only(story))
        self.contact.show_text(story.contact or "")
        self.why.setVisible(story.why is not None)
        if story.why is not None and not self.why.hasFocus():
            self.why.show_text(story.why)
        self._new.setVisible(bool(story.clocks))
        self._promise.set_text(story.promise)
        if story.clocks:
            self._minutes.show_minutes((story.clocks[0], story.clocks[1]), story.minute)

    def _show_standing(self, story: StoryState) -> None:
        was = f"<s>{escape(story.was)}</s> " if story.was else ""
        self._below.set_text(was + escape(story.below))
        self._below.setVisible(bool(story.below))
        before = self._language.say("{time} before", time=story.was) if story.was else ""
        self._below.setAccessibleName(", ".join(filter(None, (story.below, before))))

    def _show_past(self, story: StoryState) -> None:
        """The story takes the place of the words; before somebody says what went wrong it is all there is."""
        tells_only = self._tells_only(story)
        self._tells.setVisible(bool(story.past and story.kind))
        self._tells.show_chosen(int(story.tells))
        self._weighs.setVisible(bool(story.kind))
        self._weighs.show_chosen(story.severity)
        self._past.show_steps(story.past)
        self._past.setVisible(story.tells)
        self._heading.setVisible(not tells_only)
        self._told.setVisible(not tells_only)
        self.field.setVisible(not tells_only)

    @staticmethod
    def _tells_only(story: StoryState) -> bool:
        return story.tells and bool(story.kind)


class _DueCard(Card):
    """We said we would come back to them."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__("crema")
        self._words = Text(wrap=True)
        done = Button(language.say("Done"), icon="check", commits=True, name=language.say("Done, we came back to them"))
        done.tapped.connect(presenter.follow_up_done)
        line = row(self, gap=tokens.GAP_8, margins=(12, 8, 8, 8))
        line.addWidget(self._words, 1)
        line.addWidget(done)

    def show_due(self, words: str) -> None:
        self.setVisible(bool(words))
        self._words.set_text(words)
