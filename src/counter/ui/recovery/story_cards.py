"""The right of a story: what is due now, the gestures that fit, whether they are all right, and who left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.recovery.facts import ALL_RIGHT, LEFT
from counter.recovery.model import REOPENED
from counter.recovery.reach import CALL, MESSAGE, VISIT
from counter.ui.recovery.gestures_column import GestureButton
from counter.ui.recovery.state import GestureState
from counter.ui.recovery.story_presenter import StoryPresenter
from counter.ui.recovery.story_state import DueState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Card, Text

TALL = 60


class DueCard(Card):
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
        self._no_answer = Button(height=TALL, commits=True)
        self._done = Button(look=looks.PRIMARY, size=18, height=TALL, commits=True)
        self._no_answer.tapped.connect(presenter.no_answer)
        self._done.tapped.connect(presenter.came_back)
        layout = column(self, gap=tokens.GAP_8, margins=(20, 16, 20, 16))
        for part in (self._title, self._promised, self._well, self._words):
            layout.addWidget(part)
        layout.addLayout(side_by_side((self._no_answer, self._done), stretch=(40, 60)))

    def show_due(self, due: DueState | None) -> None:
        """Shows it; nothing where nothing is due."""
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


class SettleCard(Card):
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


class FitsColumn(QWidget):
    """The gestures that fit; a tap on one goes on to Make it right, where those proposed are chosen."""

    def __init__(self, language: Language, presenter: StoryPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._shown: tuple[GestureState, ...] = ()
        self._list = column(self)

    def show_fits(self, fits: tuple[GestureState, ...]) -> None:
        """Shows them in this order."""
        if fits == self._shown:
            return
        self._shown = fits
        while item := self._list.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for each in fits:
            button = GestureButton(each)
            button.show_gesture(each)
            right = self._language.say("Make it right")
            button.set_name(", ".join(filter(None, (right, each.label, each.note))))
            button.setEnabled(each.usable)
            button.tapped.connect(self._presenter.make_right)
            self._list.addWidget(button)
        self.setVisible(bool(fits))


class LeftCard(Card):
    """They left: we can still come back to them."""

    def __init__(self, language: Language, presenter: StoryPresenter) -> None:
        super().__init__()
        say = language.say
        ways = (
            (CALL, say("Call"), "phone", say("We call them")),
            (MESSAGE, say("Message"), "message-circle", say("We write to them")),
            (VISIT, say("Next visit"), "smile", say("We ask at their next visit")),
        )
        keys = []
        for way, word, icon, name in ways:
            key = Button(word, icon=icon, height=TALL, padding=tokens.GAP_8, commits=True, name=name)
            key.tapped.connect(lambda way=way: presenter.come_back(way))
            keys.append(key)
        layout = column(self, gap=tokens.GAP_8, margins=(20, 14, 20, 14))
        layout.addWidget(Text(say("Do we come back to them?"), size=20, weight=tokens.SEMIBOLD, wrap=True))
        layout.addLayout(side_by_side(keys, stretch=(30, 36, 40)))
        asked = say("Where to reach them is asked for a call or a message only, and erased when it is done.")
        layout.addWidget(Text(asked, size=14, tone="soft", wrap=True))
