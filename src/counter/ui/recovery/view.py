"""Make it right on screen: a list to choose from, then one case with its words and gestures."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.recovery.approve_panel import ApprovePanel
from counter.ui.recovery.approve_state import ApproveState
from counter.ui.recovery.choose_view import ChooseView
from counter.ui.recovery.gestures_column import GesturesColumn
from counter.ui.recovery.kinds_column import KindsColumn
from counter.ui.recovery.kinds_row import KindsRow
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import RecoveryState, StoryState
from counter.ui.recovery.words_card import WordsCard
from counter.ui.theme import tokens
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, follow_hand, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.text import Ground
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

P = TypeVar("P", bound=QWidget)

_SHARES, _NARROW_SHARES = (75, 129, 100), (81, 117, 100)
"""Of the columns; where there is little room, large amounts need more of it."""
_SHARES_TIGHT = (0, 58, 38)
_TIGHT = 1000
"""So many pixels from left to right are too few for three columns."""
_FITS = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


class RecoveryView(Ground):
    """Shows a RecoveryState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__("paper")
        self._presenter = presenter
        self._choose = ChooseView(language, presenter)
        self._story = QWidget()
        whole = column(self._story, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        self._kinds_above = KindsRow(language, presenter.choose_kind)
        whole.addWidget(self._kinds_above)
        self._columns = row(gap=16)
        whole.addLayout(self._columns, 1)
        self._left, self._middle, self._beside = QWidget(), QWidget(), QWidget()
        self._right = column(self._beside)
        for part in (self._left, self._middle, self._beside):
            part.setSizePolicy(_FITS)
            self._columns.addWidget(part)
        self._kinds = WhenWanted(lambda: _put_in(self._left, KindsColumn(language, presenter)))
        self._words = WhenWanted(lambda: self._make_words(language))
        self._gestures = WhenWanted(lambda: self._make_gestures(language))
        self._approve = WhenWanted(lambda: self._make_approve(language))
        self._of_a_case: tuple[WhenWanted[Any], ...] = (self._words, self._gestures, self._kinds)
        self._state: RecoveryState | None = None
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_next)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose)
        self._stack.addWidget(self._story)
        column(self).addWidget(self._stack)
        self._keyboard = Keyboard(self, key_words(language))
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.choose_option)
        self._question.done.connect(presenter.close_question)
        InAdvance(self, (self._words, self._gestures, self._kinds, self._approve))
        self._keyboard.attend(self._choose.field)
        self._keyboard.served.connect(lambda: self._choose.make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._choose.make_room(0))
        self._keyboard.finished.connect(self._stop_typing)

    def _make_words(self, language: Language) -> WordsCard:
        words = _put_in(self._middle, WordsCard(language, self._presenter))
        for field in (words.field, words.contact, words.why):
            field.wanted.connect(lambda: words.make_room(wanted=True))
            self._keyboard.attend(field)
        return words

    def _make_gestures(self, language: Language) -> GesturesColumn:
        gestures = GesturesColumn(language, self._presenter)
        gestures.record_tapped.connect(self._record)
        gestures.setSizePolicy(_FITS)
        self._right.insertWidget(0, gestures)
        return gestures

    def _stop_typing(self) -> None:
        if self._words.made:
            self._words.made.make_room(wanted=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What went wrong stands above the rest where there is too little room beside it."""
        super().resizeEvent(event)
        tight = self.width() < _TIGHT
        self._left.setVisible(not tight)
        self._kinds_above.setVisible(tight)
        self._kinds_above.fit(low=is_low(self))
        shares = _NARROW_SHARES if is_narrow(self) else _SHARES
        for place, share in enumerate(_SHARES_TIGHT if tight else shares):
            self._columns.setStretch(place, share)
        follow_hand(self._columns, self)

    def _record(self) -> None:
        """What was typed and not finished belongs to it."""
        words = self._words.get()
        words.field.flush()
        words.contact.flush()
        self._presenter.record()

    def show_state(self, state: RecoveryState) -> None:
        """Shows the list, or one case, as soon as its parts are there: they are made one a turn."""
        self._state = state
        if state.story is None:
            self._choose.show_state(state.choose)
            self._stack.setCurrentWidget(self._choose)
        elif any(part.made is None for part in self._of_a_case):
            self._making.start()
        else:
            with laid_out_once(self._story, self._left, self._middle, self._beside):
                self._show_case(state, state.story)
            self._stack.setCurrentWidget(self._story)
        self._question.show_choices(state.question)

    def _show_case(self, state: RecoveryState, story: StoryState) -> None:
        self._kinds.get().show_kinds(state.kinds, story.kind)
        self._kinds_above.show_kinds(state.kinds, story.kind)
        self._words.get().show_story(story)
        self._gestures.get().show_story(story)
        self._show_right(state.approve)

    def _make_next(self) -> None:
        missing = [part for part in self._of_a_case if part.made is None]
        if missing:
            missing[0].get()
        else:
            self._making.stop()
            if self._state is not None:
                self.show_state(self._state)

    def _show_right(self, approve: ApproveState | None) -> None:
        """The gestures, or who is asked for a yes to one of them."""
        if approve is not None:
            self._words.get().why.hide()  # it is asked for beside
            self._gestures.get().hide()  # one after the other: both at once would be laid out together
            self._approve.get().show_state(approve)
            self._approve.get().show()
        else:
            if self._approve.made is not None:
                self._approve.made.hide()
            self._gestures.get().show()

    def _make_approve(self, language: Language) -> ApprovePanel:
        panel = ApprovePanel(language, self._presenter)
        self._keyboard.attend(panel.why)
        panel.setSizePolicy(_FITS)
        panel.hide()
        self._right.addWidget(panel)
        return panel


def _put_in(place: QWidget, part: P) -> P:
    """A part in the place that is kept for it."""
    column(place).addWidget(part)
    return part
