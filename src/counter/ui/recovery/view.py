"""Make it right on screen: a list to choose from, then one case with its words and gestures."""

from __future__ import annotations

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
from counter.ui.recovery.state import RecoveryState
from counter.ui.recovery.words_card import WordsCard
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Ground
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_SHARES, _NARROW_SHARES = (75, 129, 100), (75, 122, 101)
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
        self._kinds = KindsColumn(language, presenter)
        self._words = WordsCard(language, presenter)
        self._gestures = GesturesColumn(language, presenter)
        self._gestures.record_tapped.connect(self._record)
        self._story = QWidget()
        whole = column(self._story, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        self._kinds_above = KindsRow(language, presenter.choose_kind)
        whole.addWidget(self._kinds_above)
        self._columns = columns = row(gap=16)
        whole.addLayout(columns, 1)
        right = QWidget()
        self._right = column(right)
        self._right.addWidget(self._gestures)
        self._approve = WhenWanted(lambda: self._make_approve(language))
        self._gestures.setSizePolicy(_FITS)
        for part in (self._kinds, self._words, right):
            part.setSizePolicy(_FITS)
            columns.addWidget(part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose)
        self._stack.addWidget(self._story)
        column(self).addWidget(self._stack)
        self._keyboard = Keyboard(self, key_words(language))
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.choose_option)
        self._question.done.connect(presenter.close_question)
        InAdvance(self, (self._approve,))
        for field in (self._words.field, self._words.contact, self._words.why):
            self._serve(field)
        self._keyboard.attend(self._choose.field)
        self._keyboard.served.connect(lambda: self._choose.make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._choose.make_room(0))
        self._keyboard.finished.connect(lambda: self._words.make_room(wanted=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What went wrong stands above the rest where there is too little room beside it."""
        super().resizeEvent(event)
        tight = self.width() < _TIGHT
        self._kinds.setVisible(not tight)
        self._kinds_above.setVisible(tight)
        self._kinds_above.fit(low=is_low(self))
        shares = _NARROW_SHARES if is_narrow(self) else _SHARES
        for place, share in enumerate(_SHARES_TIGHT if tight else shares):
            self._columns.setStretch(place, share)

    def _serve(self, field: Field) -> None:
        field.wanted.connect(lambda: self._words.make_room(wanted=True))
        self._keyboard.attend(field)

    def _record(self) -> None:
        """What was typed and not finished belongs to it."""
        self._words.field.flush()
        self._words.contact.flush()
        self._presenter.record()

    def show_state(self, state: RecoveryState) -> None:
        """Shows the list, or one case."""
        if state.story is None:
            self._choose.show_state(state.choose)
            self._stack.setCurrentWidget(self._choose)
        else:
            self._kinds.show_kinds(state.kinds, state.story.kind)
            self._kinds_above.show_kinds(state.kinds, state.story.kind)
            self._words.show_story(state.story)
            self._gestures.show_story(state.story)
            self._show_right(state.approve)
            self._stack.setCurrentWidget(self._story)
        self._question.show_choices(state.question)

    def _show_right(self, approve: ApproveState | None) -> None:
        """The gestures, or who is asked for a yes to one of them."""
        if approve is not None:
            self._words.why.hide()  # it is asked for beside
            self._gestures.hide()  # one after the other: both at once would be laid out together
            self._approve.get().show_state(approve)
            self._approve.get().show()
        else:
            if self._approve.made is not None:
                self._approve.made.hide()
            self._gestures.show()

    def _make_approve(self, language: Language) -> ApprovePanel:
        panel = ApprovePanel(language, self._presenter)
        self._keyboard.attend(panel.why)
        panel.setSizePolicy(_FITS)
        panel.hide()
        self._right.addWidget(panel)
        return panel
