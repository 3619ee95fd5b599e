"""The section Printers: the list at the left, the printer in hand at the right, what will change below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.printer_form import PrinterForm
from counter.ui.office.printer_row import PrinterRow
from counter.ui.office.printers_presenter import PrintersPresenter
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.shop_state import PrinterRowState, PrintersState
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_LIST, _LIST_NARROW = 480, 400
_ROOM_FOR_ALL = 900


class PrintersView(QWidget):
    """Shows a PrintersState; `papers_wanted` asks for what is not on paper yet."""

    papers_wanted = Signal()

    def __init__(self, language: Language, presenter: PrintersPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: dict[str, PrinterRow] = {}
        say = language.say
        self.form = PrinterForm(language, presenter)
        self._hint = Text(say("Tap a printer to set it up, or add one."), tone="soft", wrap=True)
        self._none = Text(
            say("No printer yet: paper is saved as PDFs in the folder “printed”."), tone="soft", wrap=True
        )
        self._waits = Button(icon="hourglass", commits=True)
        self._waits.tapped.connect(self.papers_wanted)
        self._add = Button(say("Add"), icon="plus", name=say("Add a printer"))
        self._add.tapped.connect(presenter.add)
        self._undo = Button(say("Undo"), icon="undo-2", height=56, commits=True)
        self._undo.tapped.connect(presenter.undo)
        self._foot = SaveBar(language, self._undo)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.answer)
        self._question.done.connect(lambda: presenter.ask(""))
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return self.form.fields

    def _lay_out(self) -> None:
        self._list = self._make_list()
        right = Card("card")
        inside = column(right, margins=(16, 12, 12, 12))
        inside.addWidget(self._hint)
        inside.addWidget(self.form, 1)
        columns = row(gap=14)
        columns.addWidget(self._list)
        columns.addWidget(right, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(columns, 1)
        self._page.addWidget(self._foot)

    def _make_list(self) -> Card:
        card, holder = Card("card"), QWidget()
        head = row(gap=tokens.GAP_8)
        head.addWidget(Text(self._language.say("Printers"), size=20, weight=tokens.SEMIBOLD), 1)
        head.addWidget(self._waits)
        head.addWidget(self._add)
        self._lines = column(holder)
        self._lines.addWidget(self._none)
        self._lines.addStretch(1)
        whole = column(card, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        whole.addLayout(head)
        whole.addWidget(Scroll(holder), 1)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._list.setFixedWidth(_LIST_NARROW if is_narrow(self) else _LIST)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        self._foot.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        self.form.see_field(field)

    def show_section(self, state: PrintersState) -> None:
        """Shows it."""
        self._show_rows(state.rows)
        self._none.setVisible(not state.rows)
        self._hint.setVisible(state.form is None)
        self.form.setVisible(state.form is not None)
        if state.form:
            self.form.show_form(state.form)
        self._waits.set_text(state.waiting, name=self._language.say("Not on paper: {waiting}", waiting=state.waiting))
        self._waits.setVisible(bool(state.waiting))
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        self._undo.setVisible(state.can_undo)
        self._question.show_choices(state.question)

    def _show_rows(self, rows: tuple[PrinterRowState, ...]) -> None:
        if [each.name for each in rows] != list(self._rows):
            for old in self._rows.values():
                old.hide()
                old.deleteLater()
            self._rows = {each.name: PrinterRow(self._language, each.name, self._presenter) for each in rows}
            for place, line in enumerate(self._rows.values()):
                self._lines.insertWidget(place, line)
        for each in rows:
            self._rows[each.name].show_printer(each)
