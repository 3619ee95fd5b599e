"""The form of one printer: what it is called, how it is reached, what it is, and what it prints."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.settings.printers import COLUMNS, LONGEST_NAME
from counter.ui.office.chips import Chips
from counter.ui.office.form import Form
from counter.ui.office.printers_presenter import MODEL, SPEED, PrintersPresenter
from counter.ui.office.sentence_row import show_in
from counter.ui.office.shop_state import PrinterFormState, TickState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text


class PrinterForm(Form):
    """Shows a PrinterFormState; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: PrintersPresenter) -> None:
        super().__init__(language)
        self._language, self._presenter = language, presenter
        self._shown: tuple[str, int] | None = None
        say = language.say
        self.take_off.tapped.connect(presenter.remove)
        self.name, self.where = Field(say("Name"), longest=LONGEST_NAME), Field(say("Where it is"))
        self.name.written.connect(lambda text: presenter.change(lambda draft: draft.name(text)))
        self.where.written.connect(lambda text: presenter.change(lambda draft: draft.place(text)))
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._ways, self._found, self._ticks = Chips(), Chips(), Chips()
        self._ways.tapped.connect(lambda key: presenter.choose_way(int(key)))
        self._found.tapped.connect(lambda where: presenter.change(lambda draft: draft.place(where)))
        self._ticks.tapped.connect(presenter.tick)
        self._takes = Segment([say("PDFs"), say("Receipt paper, ESC/POS")])
        self._takes.chosen.connect(lambda place: presenter.change(lambda draft: draft.type(thermal=bool(place))))
        self._model, self._speed = Button(icon_after="chevron-down"), Button(icon_after="chevron-down")
        self._model.tapped.connect(lambda: presenter.ask(MODEL))
        self._speed.tapped.connect(lambda: presenter.ask(SPEED))
        self._columns = Segment([str(each) for each in COLUMNS])
        self._columns.chosen.connect(presenter.choose_columns)
        self._paper = Segment([say("80 mm"), say("58 mm"), say("A4")])
        self._paper.chosen.connect(presenter.choose_paper)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.name, self.where)

    def _lay_out(self) -> None:
        say = self._language.say
        lines = self.lines
        self._how_wide, self._what_paper = Text(say("Letters a line"), size=14), Text(say("Paper"), size=14)
        self._is_there = Text(say("Found on this machine"), size=14)
        kind = row(gap=tokens.GAP_8)
        for choice in (self._model, self._speed):
            kind.addWidget(choice)
        kind.addStretch(1)
        reached: tuple[QWidget, ...] = (self.name, Text(say("How it is reached"), size=14), self._ways, self.where)
        for part in (*reached, self._wrong, self._is_there, self._found, self._takes):
            lines.addWidget(part)
        lines.addLayout(kind)
        for label, widths in ((self._how_wide, self._columns), (self._what_paper, self._paper)):
            line = row(gap=tokens.GAP_12)
            line.addWidget(label)
            line.addWidget(widths)
            line.addStretch(1)
            lines.addLayout(line)
        lines.addWidget(Text(say("What it prints"), size=14))
        lines.addWidget(self._ticks)
        lines.addStretch(1)

    def show_form(self, state: PrinterFormState) -> None:
        """Shows it."""
        anew, self._shown = (state.title, state.way) != self._shown, (state.title, state.way)
        self.show_what(state.title, can_take_off=state.can_remove)
        show_in(self.name, state.name, anew=anew)
        show_in(self.where, state.where, anew=anew)
        self.where.setPlaceholderText(state.where_hint)
        self.where.setAccessibleName(state.where_hint)
        ways = enumerate(state.ways)
        self._ways.show_ticks(tuple(TickState(str(place), word, on=place == state.way) for place, word in ways))
        self._found.show_ticks(tuple(TickState(each, each, on=False) for each in state.found))
        self._is_there.setVisible(bool(state.found))
        self._found.setVisible(bool(state.found))
        self._show_kind(state)
        self._ticks.show_ticks(state.ticks)
        self._say_wrong(state)

    def _show_kind(self, state: PrinterFormState) -> None:
        say = self._language.say
        self._takes.setVisible(state.thermal is not None)
        self._takes.show_chosen(state.thermal or 0)
        self._model.set_text(state.model, name=say("Model: {model}", model=state.model))
        self._speed.set_text(state.speed, name=say("Speed: {speed}", speed=state.speed))
        self._model.setVisible(bool(state.model))
        self._speed.setVisible(bool(state.speed))
        self._columns.show_chosen(state.columns)
        self._paper.show_chosen(state.paper)
        for part, place in ((self._columns, state.columns), (self._how_wide, state.columns)):
            part.setVisible(place >= 0)
        for part, place in ((self._paper, state.paper), (self._what_paper, state.paper)):
            part.setVisible(place >= 0)

    def _say_wrong(self, state: PrinterFormState) -> None:
        wrong = state.wrong
        if wrong.sentence and wrong.sentence != self._wrong.text():
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._wrong, 0, tokens.GAP_8))
        self._wrong.set_text(wrong.sentence)
        self._wrong.setVisible(bool(wrong.sentence))
        self.name.mark_wrong(wrong.sentence if wrong.name else "")
        self.where.mark_wrong(wrong.sentence if wrong.where else "")
