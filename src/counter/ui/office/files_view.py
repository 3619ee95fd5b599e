"""The page In and out: a file comes in, files go out; a file that was looked into, and the names of accounts."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.accounts_view import AccountsView
from counter.ui.office.bring_in_view import BringInView
from counter.ui.office.export_card import ExportCard
from counter.ui.office.export_draft import LONGEST_PATH
from counter.ui.office.files_presenter import FilesPresenter
from counter.ui.office.files_state import ACCOUNTS, FILE, FilesState
from counter.ui.office.page_view import PageView
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class FilesView(PageView[FilesState]):
    """Shows a FilesState; taps and what is typed go to the presenter."""

    def __init__(self, language: Language, presenter: FilesPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self._path = Field(say("File, like /home/rosa/items.csv"), longest=LONGEST_PATH)
        self._path.written.connect(presenter.coming.write_path)
        self._path.returnPressed.connect(presenter.coming.look)
        self._choose = Button(say("Choose"), name=say("Choose a file"))
        self._choose.tapped.connect(self._ask_for_file)
        self._look = Button(say("Look into it"), look=looks.PRIMARY, icon="search", height=56, commits=True)
        self._look.tapped.connect(presenter.coming.look)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._export = ExportCard(language, presenter.going)
        self._names = Button(say("Accounts of the books"))
        self._names.tapped.connect(lambda: presenter.see_names(on=True))
        self._file = WhenWanted(lambda: self._also(BringInView(language, presenter.coming)))
        self._accounts = WhenWanted(self._make_accounts)
        self._places = QStackedWidget()
        self._start = self._lay_out()
        self._places.addWidget(self._start)
        column(self).addWidget(self._places)
        InAdvance(self, (self._file, self._accounts))

    def _lay_out(self) -> QWidget:
        say = self._language.say
        start = QWidget()
        self._top = QWidget()
        top = row(self._top, gap=tokens.GAP_12)
        top.addWidget(Text(say("In and out"), size=28, weight=tokens.BOLD), 1)
        top.addWidget(self._names)
        self._coming = Card("card")
        inside = column(self._coming, gap=tokens.GAP_12, margins=(16, 12, 12, 12))
        inside.addWidget(Text(say("Bring in a file"), size=20, weight=tokens.SEMIBOLD))
        hint = say(
            "A menu from Square, Loyverse, SumUp, Open Source POS or Counter, or any table of items and prices, as CSV"
            " or Excel. You see what would change before anything comes in."
        )
        inside.addWidget(Text(hint, tone="soft", wrap=True))
        line = row(gap=tokens.GAP_8)
        line.addWidget(self._path, 1)
        line.addWidget(self._choose)
        inside.addLayout(line)
        inside.addWidget(self._wrong)
        inside.addStretch(1)
        inside.addWidget(self._look)
        cards = row(gap=14)
        cards.addWidget(self._coming, 1)
        cards.addWidget(self._export, 1)
        self._page = column(start, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addLayout(cards, 1)
        return start

    def _also(self, part: BringInView) -> BringInView:
        self._places.addWidget(part)
        return part

    def _make_accounts(self) -> AccountsView:
        accounts = AccountsView(self._language, self._presenter.accounts)
        accounts.made_field.connect(self.made_field)
        accounts.left.connect(lambda: self._presenter.see_names(on=False))
        self._places.addWidget(accounts)
        return accounts

    def _ask_for_file(self) -> None:
        say = self._language.say
        path, _kind = QFileDialog.getOpenFileName(self, say("Bring in a file"), "", "CSV, Excel (*.csv *.txt *.xlsx)")
        if path:
            self._presenter.coming.choose_file(path)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into besides the names of accounts."""
        return (self._path, *self._export.fields)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard what is typed comes first."""
        low = self.window().height() < _ROOM_FOR_ALL
        self._top.setVisible(not (typing and low))
        self._look.setVisible(not (typing and low))
        self._export.make_room(typing=typing and low)
        if self._accounts.made:
            self._accounts.made.make_room(typing=typing)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        self._export.see_field(field)
        if self._accounts.made:
            self._accounts.made.see_field(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def show_page(self, state: FilesState) -> None:
        """Shows what is seen of it."""
        if state.place == FILE and state.file:
            self._file.get().show_file(state.file)
            self._places.setCurrentWidget(self._file.get())
        elif state.place == ACCOUNTS:
            self._accounts.get().show_accounts(state.accounts)
            self._places.setCurrentWidget(self._accounts.get())
        else:
            self._show_start(state)
            self._places.setCurrentWidget(self._start)

    def _show_start(self, state: FilesState) -> None:
        say = self._language.say
        show_in(self._path, state.path, anew=False)
        self._path.mark_wrong(state.wrong)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self._look.set_text(say("Reading…") if state.busy else say("Look into it"))
        self._look.setEnabled(not state.busy)
        self._export.show_export(state.export)
