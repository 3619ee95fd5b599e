"""The page Staff: who works here, the one in hand, and what each role may do."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.page_view import PageView
from counter.ui.office.person_form import PersonForm
from counter.ui.office.person_row import PersonRow
from counter.ui.office.roles_table import RolesTable
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.staff_presenter import StaffPresenter
from counter.ui.office.staff_state import PersonRowState, PinAskedState, StaffPageState
from counter.ui.parts.pin_panel import PinPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import WhenWanted

_LIST, _LIST_WIDE, _TABLE = 200, 260, 440
_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class _PinSheet(DimmedPanel):
    """Asks for a new PIN."""

    def __init__(self, host: QWidget, language: Language, presenter: StaffPresenter) -> None:
        content = QWidget()
        super().__init__(host, content, width=440)
        self._title = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._panel = PinPanel(language.say("Take the last digit back"))
        self._panel.entered.connect(presenter.enter_pin)
        self.dismissed.connect(presenter.stop_asking)
        back = Button(language.say("Back"), look=looks.QUIET_INK)
        back.tapped.connect(self.dismiss)
        self._asked: PinAskedState | None = None
        lines = column(content, gap=tokens.GAP_16)
        for part in (self._title, self._panel, back):
            lines.addWidget(part)

    def ask(self, state: PinAskedState) -> None:
        """Asks for it; what is typed of it stays where the same is asked still."""
        if state != self._asked:
            self._asked = state
            self._title.set_text(state.title)
            self._panel.ask(state.digits, state.wrong)
        if self.isHidden():
            self.open()

    def stop(self) -> None:
        """Asks no more."""
        self._asked = None
        self.shut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A PIN is typed on a real keyboard too."""
        if not self._panel.press(event):
            super().keyPressEvent(event)


class StaffView(PageView[StaffPageState]):
    """Shows a StaffPageState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: StaffPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self._rows: list[PersonRow] = []
        self.form = PersonForm(language, presenter)
        self._table = RolesTable(language)
        self._add = Button(say("Add a person"), icon="plus")
        self._add.tapped.connect(presenter.add)
        self._roles = Button(say("What each role can do"))
        self._roles.tapped.connect(self._open_sheet)
        self._take_off = Button(look=looks.DANGER, padding=tokens.GAP_12, commits=True)
        self._take_off.tapped.connect(presenter.take_off)
        self._foot = SaveBar(language, self._take_off)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._pin = WhenWanted(lambda: _PinSheet(self, language, presenter))
        self._sheet: WhenWanted[DimmedPanel] = WhenWanted(self._make_sheet)
        self._in_sheet = RolesTable(language)
        self._lay_out()

    def _open_sheet(self) -> None:
        self._sheet.get().open()

    def _make_sheet(self) -> DimmedPanel:
        content = QWidget()
        lines = column(content, gap=tokens.GAP_12)
        scroll = Scroll(self._in_sheet)
        scroll.wish_height(420)
        lines.addWidget(scroll)
        done = Button(self._language.say("Done"))
        lines.addWidget(done)
        sheet = DimmedPanel(self, content, width=560)
        done.tapped.connect(sheet.dismiss)
        return sheet

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.form.name,)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = row(self._head, gap=tokens.GAP_12)
        head.addWidget(Text(self._language.say("Staff"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(self._roles)
        head.addWidget(self._add)
        self._list, holder = Card("card"), QWidget()
        self._lines = column(holder)
        self._lines.addStretch(1)
        column(self._list, margins=(0, 8, 0, 8)).addWidget(Scroll(holder))
        self._right = Card("card")
        column(self._right, margins=(20, 16, 12, 12)).addWidget(Scroll(self._table))
        columns = row(gap=14)
        columns.addWidget(self._list)
        columns.addWidget(self.form, 1)
        columns.addWidget(self._right)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._head)
        self._page.addLayout(columns, 1)
        self._page.addWidget(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew; in a narrow window the table is a sheet."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        self._list.setFixedWidth(_LIST_WIDE if narrow else _LIST)
        self._right.setFixedWidth(_TABLE)
        self._right.setVisible(not narrow)
        self._roles.setVisible(narrow)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        room = not (typing and self.window().height() < _ROOM_FOR_ALL)
        self._foot.setVisible(room)
        self._head.setVisible(room)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        self.form.see_field(field)

    def show_page(self, state: StaffPageState) -> None:
        """Shows it."""
        self._show_people(state.people)
        chosen = next((each.staff_id for each in state.people if each.chosen), None)
        self.form.show_form(state.form, chosen)
        for table in (self._table, self._in_sheet):
            table.show_rights(state.roles, state.role, state.rights)
        self._take_off.set_text(state.form.take_off)
        self._take_off.setVisible(bool(state.form.take_off))
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        if state.asks:
            self._pin.get().ask(state.asks)
        elif self._pin.made:
            self._pin.made.stop()

    def _show_people(self, people: tuple[PersonRowState, ...]) -> None:
        while len(self._rows) > len(people):
            old = self._rows.pop()
            old.hide()
            old.deleteLater()
        while len(self._rows) < len(people):
            new = PersonRow()
            new.tapped.connect(lambda new=new: self._presenter.choose(new.about))
            self._lines.insertWidget(len(self._rows), new)
            self._rows.append(new)
        for line, person in zip(self._rows, people, strict=True):
            line.show_person(person)
