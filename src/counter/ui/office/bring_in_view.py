"""A file that was looked into: its columns, what was not understood, and below what will happen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.bring_in_presenter import BringInPresenter
from counter.ui.office.file_rows import ColumnRow, ComingRow, NoteRow
from counter.ui.office.files_state import ColumnState, ComingState, FileState, NoteState
from counter.ui.office.growing_list import GrowingList
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Rule, Text

_NOTES = 396
_ARROW = 24 + tokens.GAP_12
COLUMNS, COMING, NOTES = range(3)
"""What there is to see of a file, in the order of its switch."""


class BringInView(QWidget):
    """Shows a FileState; taps go to the presenter."""

    def __init__(self, language: Language, presenter: BringInPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._title_seen, self._seen, self._has_columns = "", COLUMNS, False
        say = language.say
        self._back = Button(icon="arrow-left", name=say("Back to In and out"))
        self._back.tapped.connect(presenter.close)
        self._title = Text(size=24, weight=tokens.BOLD, wrap=True)
        self._under = Text(size=14, tone="soft", wrap=True)
        self._format = Button(icon="file-text", icon_after="chevron-down")
        self._format.tapped.connect(presenter.ask_format)
        self._which = Segment([say("Columns"), say("What changes"), say("Not understood")])
        self._which.chosen.connect(self._see)
        self._columns = GrowingList[ColumnState](
            lambda: ColumnRow(language, presenter.ask_column),
            lambda at, state: cast("ColumnRow", at).show_column(state),
        )
        self._coming = GrowingList[ComingState](ComingRow, lambda at, state: cast("ComingRow", at).show_coming(state))
        self._notes = GrowingList[NoteState](
            lambda: NoteRow(language, presenter.ask_line), lambda at, state: cast("NoteRow", at).show_note(state)
        )
        self._counts = [(Text(size=28, weight=tokens.BOLD), Text(size=14, tone="soft", wrap=True)) for _ in range(4)]
        self._more_coming = Text(size=14, tone="soft")
        self._noted, self._more = Text(size=14, tone="crema", weight=tokens.SEMIBOLD), Text(size=14, tone="soft")
        self._bar, self._says = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._other = Button(say("Another file"), height=56)
        self._other.tapped.connect(presenter.close)
        self._undo = Button(say("Undo"), icon="undo-2", height=56, commits=True)
        self._undo.tapped.connect(presenter.undo)
        self._go = Button(look=looks.PRIMARY, icon="check", height=56, commits=True)
        self._go.tapped.connect(presenter.bring_in)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.answer)
        self._question.done.connect(presenter.stop_asking)
        self._lay_out()

    def _lay_out(self) -> None:
        self._left, self._right = self._columns_card(), self._notes_card()
        names = column()
        names.addWidget(self._title)
        names.addWidget(self._under)
        top = row(gap=tokens.GAP_12)
        top.addWidget(self._back)
        top.addLayout(names, 1)
        top.addWidget(self._which)
        top.addWidget(self._format)
        between = row(gap=14)
        between.addWidget(self._left, 1)
        between.addWidget(self._right)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(top)
        self._page.addLayout(between, 1)
        self._page.addWidget(self._foot())

    def _columns_card(self) -> Card:
        card, say = Card("card"), self._language.say
        inside = column(card, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        self._head = QWidget()
        head = row(self._head, gap=tokens.GAP_12, margins=(0, 0, 8, 0))
        ours, example = Text(say("Ours"), size=14, tone="soft"), Text(say("For example"), size=14, tone="soft")
        ours.setFixedWidth(216)
        example.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(Text(say("Their column"), size=14, tone="soft"), 1)
        head.addSpacing(_ARROW)
        head.addWidget(ours)
        head.addWidget(example, 1)
        inside.addWidget(self._head)
        inside.addWidget(self._columns, 1)
        inside.addWidget(self._coming, 1)
        inside.addWidget(self._more_coming)
        inside.addWidget(Rule())
        self._sums = QWidget()
        sums = row(self._sums, gap=tokens.GAP_12)
        for number, words in self._counts:
            each = column()
            each.addWidget(number)
            each.addWidget(words)
            sums.addLayout(each, 1)
        inside.addWidget(self._sums)
        return card

    def _notes_card(self) -> Card:
        card, say = Card("card"), self._language.say
        inside = column(card, gap=4, margins=(16, 12, 12, 12))
        head = row(gap=tokens.GAP_12)
        head.addWidget(Text(say("Not understood"), size=20, weight=tokens.SEMIBOLD), 1)
        head.addWidget(self._noted)
        inside.addLayout(head)
        self._hint = Text(size=14, tone="soft", wrap=True)
        inside.addWidget(self._hint)
        inside.addWidget(self._notes, 1)
        inside.addWidget(self._more)
        return card

    def _foot(self) -> Card:
        foot = Card("card")
        said = column(gap=2)
        said.addWidget(self._bar)
        said.addWidget(self._says)
        line = row(foot, gap=10, margins=(16, 8, 10, 8))
        line.addLayout(said, 1)
        for button in (self._other, self._undo, self._go):
            line.addWidget(button)
        return foot

    def _see(self, place: int) -> None:
        """The columns and what changes have the same place; in a narrow window what was not understood has it too."""
        self._seen = place
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self)
        self._which.setVisible(narrow or self._has_columns)
        self._which.show_first(NOTES + 1 if narrow else NOTES)
        seen = self._seen if narrow or self._seen != NOTES else COLUMNS
        self._which.show_chosen(seen)
        self._left.setVisible(seen != NOTES)
        self._right.setVisible(not narrow or seen == NOTES)
        for part, place in ((self._head, COLUMNS), (self._columns, COLUMNS), (self._coming, COMING)):
            part.setVisible(seen == place)
        self._more_coming.setVisible(seen == COMING and bool(self._more_coming.text()))
        if narrow:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
        else:
            self._right.setFixedWidth(_NOTES)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._fit()

    def show_file(self, state: FileState) -> None:
        """Shows it."""
        say = self._language.say
        anew, self._title_seen = state.title != self._title_seen, state.title
        self._title.set_text(state.title)
        self._under.set_text(state.under)
        self._format.set_text(state.format, name=say("Format: {format}", format=state.format))
        noted = say("Not understood: {count}", count=len(state.notes))
        self._which.show_words((say("Columns"), say("What changes"), noted))
        self._has_columns = bool(state.columns)
        if anew:
            self._see(COLUMNS if state.columns else COMING)
        self._coming.show_states(state.coming, anew=anew)
        self._more_coming.set_text(state.more_coming)
        self._columns.show_states(state.columns, anew=anew)
        self._notes.show_states(state.notes, anew=anew)
        self._noted.set_text(state.noted)
        self._hint.set_text(state.hint)
        self._more.set_text(state.more)
        self._more.setVisible(bool(state.more))
        self._sums.setVisible(bool(state.counts))
        for (number, words), (count, what) in zip(self._counts, state.counts, strict=False):
            number.set_text(count)
            words.set_text(what)
        self._bar.set_text(state.bar)
        self._says.set_text(state.says)
        self._undo.setVisible(state.undo)
        self._go.set_text(state.go)
        self._go.setEnabled(state.can)
        self._go.setVisible(not state.undo)
        self._question.show_choices(state.question)
