"""The page Machines: the shop's server, the list of its machines, and the one in hand at the right."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.growing_list import GrowingList
from counter.ui.office.machine_card import MachineCard, ServerCard, ServerFacts
from counter.ui.office.machine_form import CodePanel, MachineForm
from counter.ui.office.machine_row import TALL, MachineHeadings, MachineRow
from counter.ui.office.machines_alone import AloneCard
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.machines_state import CODE, FORM, SERVER, MachineRowState, MachinesState
from counter.ui.office.page_view import PageView
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_RIGHT, _SHEET = 352, 480
P = TypeVar("P", bound=QWidget)
_ROOM_FOR_ALL = 900
_HEADINGS, _MOST = 40, 16_777_215


class _Sheet(DimmedPanel):
    """In a narrow window: the machine in hand, or more about the server."""

    def __init__(self, host: QWidget, language: Language, presenter: MachinesPresenter) -> None:
        content = QWidget()
        super().__init__(host, content, width=_SHEET, margin=20)
        self._stack = QStackedWidget()
        self._machine, self._facts = MachineCard(language, presenter).on_sheet(), ServerFacts().on_sheet()
        for part in (self._machine, self._facts):
            self._stack.addWidget(part)
        done = Button(language.say("Done"))
        done.tapped.connect(self.dismiss)
        lines = column(content, gap=tokens.GAP_8)
        lines.addWidget(self._stack, 1)
        lines.addWidget(done)

    def show_page(self, state: MachinesState) -> None:
        """Shows what is in hand; nothing while something is typed or asked."""
        if state.right == SERVER and state.server:
            self._facts.show_server(state.server)
            self._stack.setCurrentWidget(self._facts)
        elif state.card:
            self._machine.show_card(state.card)
            self._stack.setCurrentWidget(self._machine)
        if state.right in (FORM, CODE) or state.question:
            self.shut()


class MachinesView(PageView[MachinesState]):
    """Shows a MachinesState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MachinesPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self._state, self._is_typing = MachinesState(), False
        self._add = Button(say("Add a machine"), icon="plus", look=looks.PRIMARY, height=60)
        self._add.tapped.connect(presenter.form.add)
        self._server = ServerCard(language, presenter)
        self._server.more.tapped.connect(self._open_sheet)
        self._alone = AloneCard(presenter.form.connect)
        self._rows: GrowingList[MachineRowState] = GrowingList(self._make_row, MachineRow.show_machine)  # type: ignore[arg-type]
        self._revoked, self._note = Text(size=14, tone="soft", wrap=True), Text(weight=tokens.SEMIBOLD, wrap=True)
        self._machine, self._facts = MachineCard(language, presenter), ServerFacts()
        self.form: WhenWanted[MachineForm] = WhenWanted(self._make_form)
        self._code: WhenWanted[CodePanel] = WhenWanted(lambda: self._beside(CodePanel(language, presenter)))
        self._sheet: WhenWanted[_Sheet] = WhenWanted(lambda: _Sheet(self, language, presenter))
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.answer)
        self._question.done.connect(presenter.stop_asking)
        self._lay_out()
        InAdvance(self, (self.form, self._code))

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return tuple(self.form.made.typed.values()) if self.form.made else ()

    def _make_row(self) -> MachineRow:
        made = MachineRow()
        made.tapped.connect(lambda: self._choose(str(made.about)))
        return made

    def _make_form(self) -> MachineForm:
        made = MachineForm(self._language, self._presenter)
        made.made_field.connect(self.made_field)
        return self._beside(made)

    def _beside(self, part: P) -> P:
        self._stack.addWidget(part)
        return part

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = row(self._head, gap=tokens.GAP_12)
        head.addWidget(Text(self._language.say("Machines"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(self._add)
        self._list, self._left = Card("card"), QWidget()
        inside = column(self._list, margins=(0, 0, 0, 4))
        say = self._language.say
        inside.addWidget(MachineHeadings(say("Machine"), say("Last seen"), say("Unsent")))
        inside.addWidget(self._rows, 1)
        gone = self._gone = QWidget()
        line = row(gone, gap=tokens.GAP_8)
        line.addWidget(Sign("circle-slash", tokens.SOFT))
        line.addWidget(self._revoked, 1)
        left = column(self._left, gap=tokens.GAP_8)
        left.addWidget(self._list, 1)
        left.addWidget(gone)
        left.addStretch(0)
        self._stack, self._beside_list = QStackedWidget(), Card("card")
        self._stack.addWidget(self._machine)
        self._stack.addWidget(self._facts)
        column(self._beside_list, margins=(20, 16, 20, 16)).addWidget(self._stack)
        columns = row(gap=14)
        for part in (self._alone, self._left):
            columns.addWidget(part, 1)
        columns.addWidget(self._beside_list)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._head)
        self._page.addWidget(self._server)
        self._page.addWidget(self._note)
        self._page.addLayout(columns, 1)

    def _choose(self, terminal: str) -> None:
        self._presenter.choose(terminal)
        self._open_sheet()

    def _open_sheet(self) -> None:
        """What stands at the right has no room there in a narrow window."""
        if is_narrow(self):
            sheet = self._sheet.get()
            sheet.show_page(self._state)
            sheet.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)
        self._fit()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard what is typed comes first."""
        self._is_typing = typing and self.window().height() < _ROOM_FOR_ALL
        self._fit()

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        if self.form.made:
            self.form.made.see_field(field)

    def _fit(self) -> None:
        """What is typed has all of a narrow window."""
        state, narrow = self._state, is_narrow(self)
        is_form = state.right in (FORM, CODE)
        self._head.setVisible(not self._is_typing)
        self._server.setVisible(state.server is not None and not self._is_typing and not (narrow and is_form))
        self._note.setVisible(bool(state.note) and not self._is_typing)
        self._alone.setVisible(state.alone is not None and not (narrow and is_form))
        self._left.setVisible(state.alone is None and not (narrow and is_form))
        self._beside_list.setVisible(is_form or bool(state.right and not narrow))
        self._beside_list.setMaximumWidth(_MOST if narrow else _RIGHT)
        self._beside_list.setMinimumWidth(0 if narrow else _RIGHT)

    def show_page(self, state: MachinesState) -> None:
        """Shows it."""
        with laid_out_once(self):
            self._show(state)

    def _show(self, state: MachinesState) -> None:
        self._state = state
        self._add.setVisible(bool(state.add))
        self._note.set_text(state.note)
        if state.alone:
            self._alone.show_alone(state.alone, connects=state.form is None)
        if state.server:
            self._server.show_server(state.server)
            self._facts.show_server(state.server)
        self._rows.show_states(state.rows, anew=False)
        self._list.setMaximumHeight(_HEADINGS + len(state.rows) * TALL + 6)
        self._revoked.set_text(state.revoked)
        self._gone.setVisible(bool(state.revoked))
        if state.card:
            self._machine.show_card(state.card)
        self._show_right(state)
        if self._sheet.made:
            self._sheet.made.show_page(state)
        self._question.show_choices(state.question)
        self._fit()

    def _show_right(self, state: MachinesState) -> None:
        if state.form:
            self.form.get().show_form(state.form)
            self._stack.setCurrentWidget(self.form.get())
        elif state.code:
            self._code.get().show_code(state.code)
            self._stack.setCurrentWidget(self._code.get())
        else:
            self._stack.setCurrentWidget(self._facts if state.right == SERVER else self._machine)
