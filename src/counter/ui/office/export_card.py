"""The card of what is written out of the shop: of what, of which days, how, where to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from counter.kernel.language import Language
from counter.ui.office.export_draft import LONGEST_PATH
from counter.ui.office.export_presenter import ExportPresenter
from counter.ui.office.files_state import ExportState
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import Flow, column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class Chips(QWidget):
    """Choices of which one holds, in as many lines as they need; `chosen` gives the place of the one tapped."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[Button] = []
        self._flow = Flow(self, gap=8, line_gap=8)

    def show_words(self, words: Sequence[str], place: int) -> None:
        """Shows these, of which the one at `place` is chosen."""
        while len(self._buttons) < len(words):
            button = Button(padding=tokens.GAP_12)
            button.tapped.connect(partial(self.chosen.emit, len(self._buttons)))
            self._buttons.append(button)
            self._flow.addWidget(button)
        for here, button in enumerate(self._buttons):
            button.setVisible(here < len(words))
            if here < len(words):
                button.set_text(words[here])
                button.set_chosen(on=here == place)


class ExportCard(Card):
    """Shows an ExportState; taps and what is typed go to the presenter."""

    def __init__(self, language: Language, presenter: ExportPresenter) -> None:
        super().__init__("card")
        self._presenter, say = presenter, language.say
        self._language = language
        self._what, self._periods, self._forms = Chips(), Chips(), Chips()
        self._what.chosen.connect(presenter.choose_what)
        self._periods.chosen.connect(presenter.choose_period)
        self._forms.chosen.connect(presenter.choose_form)
        self._first, self._last = Field(say("From, like 2026-11-01")), Field(say("To, like 2026-11-30"))
        self._first.written.connect(presenter.write_first)
        self._last.written.connect(presenter.write_last)
        self._folder = Field(say("Folder"), longest=LONGEST_PATH)
        self._folder.written.connect(presenter.write_folder)
        self._choose = Button(say("Choose"), name=say("Choose a folder"))
        self._choose.tapped.connect(self._ask_for_folder)
        self._days_title = Text(say("Of which days"), size=14, tone="soft")
        self._write = Button(say("Write the file"), look=looks.PRIMARY, icon="check", height=56, commits=True)
        self._write.tapped.connect(presenter.write)
        self._says = Text(wrap=True, weight=tokens.SEMIBOLD)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self._first, self._last, self._folder)

    def _lay_out(self) -> None:
        say = self._language.say
        content = QWidget()
        lines = column(content, gap=tokens.GAP_8, margins=(0, 0, 4, 0))
        self._between = QWidget()
        days = row(self._between, gap=tokens.GAP_8)
        days.addWidget(self._first)
        days.addWidget(self._last)
        where = row(gap=tokens.GAP_8)
        where.addWidget(self._folder, 1)
        where.addWidget(self._choose)
        for part in (
            Text(say("What"), size=14, tone="soft"), self._what, self._days_title, self._periods, self._between,
            Text(say("How"), size=14, tone="soft"), self._forms, Text(say("Where to"), size=14, tone="soft"),
        ):  # fmt: skip
            lines.addWidget(part)
        lines.addLayout(where)
        lines.addStretch(1)
        self._scroll = Scroll(content)
        inside = column(self, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        inside.addWidget(Text(say("Write a file"), size=20, weight=tokens.SEMIBOLD))
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self._says)
        inside.addWidget(self._write)

    def _ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._language.say("Folder"), self._folder.text())
        if folder:
            self._presenter.write_folder(folder)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard what is typed comes first."""
        self._write.setVisible(not typing)
        self._says.setVisible(not typing and bool(self._says.text()))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        if self.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8)

    def show_export(self, state: ExportState) -> None:
        """Shows it."""
        self._what.show_words(state.what, state.chosen)
        self._periods.show_words(state.periods, state.period)
        for part in (self._days_title, self._periods):
            part.setVisible(bool(state.periods))
        self._between.setVisible(state.between)
        self._forms.show_words(state.forms, state.form)
        for field, text in ((self._first, state.first), (self._last, state.last), (self._folder, state.folder)):
            show_in(field, text, anew=False)
        self._says.set_text(state.says)
        self._says.set_tone("late" if state.is_wrong else "ink")
        self._says.setVisible(bool(state.says))
        self._write.setEnabled(not state.busy)
