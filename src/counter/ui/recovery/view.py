"""Make it right on screen: a list to choose from, then one case with its words and gestures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.recovery.choose_view import ChooseView
from counter.ui.recovery.gestures_column import GesturesColumn
from counter.ui.recovery.kinds_column import KindsColumn
from counter.ui.recovery.state import RecoveryState
from counter.ui.recovery.words_card import WordsCard
from counter.ui.widgets.choices_panel import ChoicesPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Ground

_SHARES = (31, 50, 41)


class RecoveryView(Ground):
    """Passive. `case_chosen` gives a case of the list, or None for something without an order."""

    case_chosen = Signal(object)
    back = Signal()
    kind_chosen = Signal(str)
    gesture_chosen = Signal(str)
    option_toggled = Signal(str)
    question_closed = Signal()
    told = Signal(str)
    contact_told = Signal(str)
    minute_picked = Signal(int)
    minute_nudged = Signal(int)
    greeted = Signal()
    follow_up_done = Signal()
    record = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("paper")
        self._choose = ChooseView(language)
        self._kinds = KindsColumn(language)
        self._words = WordsCard(language)
        self._gestures = GesturesColumn(language)
        self._story = QWidget()
        columns = row(self._story, gap=16, margins=(16, 16, 16, 16))
        for part, share in zip((self._kinds, self._words, self._gestures), _SHARES, strict=True):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            columns.addWidget(part, share)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose)
        self._stack.addWidget(self._story)
        column(self).addWidget(self._stack)
        self._keyboard = Keyboard(self, key_words(language))
        self._question = ChoicesPanel(self)
        self._connect()

    def _connect(self) -> None:
        self._choose.chosen.connect(self.case_chosen)
        self._kinds.chosen.connect(self.kind_chosen)
        self._gestures.chosen.connect(self.gesture_chosen)
        self._gestures.record.connect(self._record)
        self._question.toggled.connect(self.option_toggled)
        self._question.done.connect(self.question_closed)
        words = self._words
        words.back.connect(self.back)
        words.greeted.connect(self.greeted)
        words.told.connect(self.told)
        words.contact_told.connect(self.contact_told)
        words.picked.connect(self.minute_picked)
        words.nudged.connect(self.minute_nudged)
        words.follow_up_done.connect(self.follow_up_done)
        for field in (words.field, words.contact):
            self._serve(field)
        self._keyboard.finished.connect(lambda: words.make_room(wanted=False))

    def _serve(self, field: Field) -> None:
        field.wanted.connect(lambda: self._words.make_room(wanted=True))
        self._keyboard.attend(field)

    def _record(self) -> None:
        """What was typed and not finished belongs to it."""
        self._words.field.flush()
        self._words.contact.flush()
        self.record.emit()

    def show_state(self, state: RecoveryState) -> None:
        """Shows the list, or one case."""
        if state.story is None:
            self._choose.show_cases(state.cases, state.recorded)
            self._stack.setCurrentWidget(self._choose)
        else:
            self._kinds.show_kinds(state.kinds, state.story.kind)
            self._words.show_story(state.story)
            self._gestures.show_story(state.story)
            self._stack.setCurrentWidget(self._story)
        self._question.show_choices(state.question)
