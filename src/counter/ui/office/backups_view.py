"""The page Backups: how the shop is, in one sentence and a list; its backups; where they are kept."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.backups_inside import Beside, InsidePanel, PlacesForm
from counter.ui.office.backups_lists import BackupList, CheckUp
from counter.ui.office.backups_presenter import BackupsPresenter
from counter.ui.office.backups_report import ReportPanel
from counter.ui.office.backups_state import INSIDE, PLACES, BackupsState
from counter.ui.office.page_view import PageView
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

B = TypeVar("B", bound=Beside)
_ROOM_FOR_ALL = 900


class NoteCard(Card):
    """Two lines of words beside a button."""

    def __init__(self, button: Button) -> None:
        super().__init__("card")
        self._title, self._words = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        line = row(self, gap=tokens.GAP_12, margins=(20, 12, 14, 12))
        line.addLayout(words, 1)
        line.addWidget(button)

    def show_words(self, title: str, words: str) -> None:
        """Shows them."""
        self._title.set_text(title)
        self._words.set_text(words)


class BackupsView(PageView[BackupsState]):
    """Shows a BackupsState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: BackupsPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._about = Text(tone="soft", wrap=True)
        self._again = Button(say("Look again"), icon="stethoscope", height=60)
        self._again.tapped.connect(presenter.look_at_all)
        self._back_up = Button(say("Back up now"), icon="shield-check", look=looks.PRIMARY, height=60, commits=True)
        self._back_up.tapped.connect(presenter.back_up)
        self._check_up, self._list = CheckUp(language), BackupList(language)
        self._check_up.opened.connect(presenter.open_printers)
        self._list.opened.connect(presenter.look_inside)
        to_places = Button(say("Places"), icon="hard-drive", name=say("Where backups are kept"))
        to_places.tapped.connect(presenter.see_places)
        self._where = NoteCard(to_places)
        to_report = Button(say("Copy a report"), icon="copy", name=say("Copy a report for support"))
        to_report.tapped.connect(presenter.support.ask)
        self._help = NoteCard(to_report)
        help_words = say("A report for support shows you what is in it first. No names, no PINs.")
        self._help.show_words(say("Need help?"), help_words)
        self._says = Text(weight=tokens.SEMIBOLD, wrap=True)
        never = say(
            "Restoring never overwrites: a backup is opened in a new place, and you look inside before you move in."
        )
        self._never = Text(never, size=14, tone="soft", wrap=True)
        self._inside: WhenWanted[InsidePanel] = WhenWanted(lambda: self._also(InsidePanel(language, presenter)))
        self._places: WhenWanted[PlacesForm] = WhenWanted(lambda: self._also(PlacesForm(language, presenter)))
        self._report: WhenWanted[ReportPanel] = WhenWanted(lambda: self._make_report(language, presenter))
        self._left, self._right = QStackedWidget(), QStackedWidget()
        self._lay_out()
        InAdvance(self, (self._inside, self._places, self._report))

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = row(self._head, gap=tokens.GAP_12)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addWidget(self._again)
        head.addWidget(self._back_up)
        self._kept = QWidget()
        kept = column(self._kept, gap=14)
        kept.addWidget(self._list, 1)
        kept.addWidget(self._where)
        self._right.addWidget(self._kept)
        self._found = QWidget()
        found = column(self._found, gap=14)
        found.addWidget(self._check_up, 1)
        found.addWidget(self._help)
        self._left.addWidget(self._found)
        self._columns = row(gap=14)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._head)
        self._page.addWidget(self._says)
        self._page.addLayout(self._columns, 1)
        self._page.addWidget(self._never)

    def _also(self, part: B) -> B:
        self._right.addWidget(part)
        self.made_field.emit(part.folder.field)
        return part

    def _make_report(self, language: Language, presenter: BackupsPresenter) -> ReportPanel:
        report = ReportPanel(language, presenter.support)
        self._left.addWidget(report)
        return report

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard what is typed comes first."""
        whole = not (typing and self.window().height() < _ROOM_FOR_ALL)
        self._head.setVisible(whole)
        self._never.setVisible(whole and not is_low(self))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        for part in (self._inside.made, self._places.made):
            if part is not None:
                part.see_field(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        low = is_low(self)
        self._page.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._title.set_size(22 if low else 28)
        self._never.setVisible(self._head.isVisibleTo(self) and not low)

    def show_page(self, state: BackupsState) -> None:
        """Shows it."""
        say = self._language.say
        self._title.set_text(state.title)
        self._about.set_text(state.about)
        self._again.set_text(say("Looking…") if state.is_looking else say("Look again"))
        self._again.setEnabled(not state.is_looking)
        self._back_up.set_text(say("Backing up…") if state.is_backing_up else say("Back up now"))
        self._back_up.setEnabled(not state.is_backing_up)
        self._says.set_text(state.says)
        self._says.setVisible(bool(state.says))
        self._check_up.show_findings(state.findings)
        self._list.show_backups(state.backups)
        self._where.show_words(state.kept_in, state.kept_where)
        self._show_right(state)
        if state.report:
            self._report.get().show_report(state.report)
            self._left.setCurrentWidget(self._report.get())
        else:
            self._left.setCurrentWidget(self._found)

    def _show_right(self, state: BackupsState) -> None:
        if state.right == INSIDE and state.inside:
            self._inside.get().show_inside(state.inside)
            self._right.setCurrentWidget(self._inside.get())
        elif state.right == PLACES:
            self._places.get().show_places(state.places)
            self._right.setCurrentWidget(self._places.get())
        else:
            self._right.setCurrentWidget(self._kept)
