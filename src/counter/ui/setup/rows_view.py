"""What is filled in: fields with their names above, and keys to choose from, as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter.kernel.language import Language
from counter.paper.laid_out import LaidOut
from counter.ui.parts.paper_view import PaperView
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.state import AskedState, ChoiceState, FieldState, HeadingState, RowState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import Flow, column, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_FIELDS, _TABLE = 732, 420
"""How they share the width, as in the pictures."""


class _FieldRow(QWidget):
    """A field, its name above and what is wrong below."""

    def __init__(self, state: FieldState, presenter: SetupPresenter) -> None:
        super().__init__()
        self._presenter, self._key, self._text = presenter, state.key, state.text
        self._label = Text(size=14, tone="soft")
        self._wrong = Text(size=14, tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self.goes_on = state.goes_on
        self.field = Field(state.label, for_code=state.secret or state.code)
        if state.secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textChanged.connect(self._typed)
        lines = column(self, gap=4)
        for part in (self._label, self.field, self._wrong):
            lines.addWidget(part)
        lines.addStretch(1)

    def _typed(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._presenter.write(self._key, text)

    def show_row(self, state: FieldState) -> None:
        self._label.set_text(state.label)
        self.field.setPlaceholderText("")
        self.field.setAccessibleName(state.label)
        if state.text != self.field.text():
            self._text = state.text
            self.field.show_text(state.text)
            self.field.setText(state.text)
        self.field.mark_wrong(state.wrong)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))


class _ChoiceRow(QWidget):
    """Keys that flow from line to line, their name above."""

    def __init__(self, state: ChoiceState, language: Language, presenter: SetupPresenter) -> None:
        super().__init__()
        self._say, self._key = language.say, state.key
        self._label = Text(size=14, tone="soft")
        keys = QWidget()
        self._flow = Flow(keys, gap=8, line_gap=8)
        self._buttons: dict[str, Button] = {}
        lines = column(self, gap=4)
        lines.addWidget(self._label)
        lines.addWidget(keys)
        for option, words in state.options:
            button = self._buttons[option] = Button(words, padding=14)
            button.tapped.connect(lambda option=option: presenter.choose(self._key, option))
            self._flow.addWidget(button)

    def show_row(self, state: ChoiceState) -> None:
        self._label.set_text(state.label)
        for option, words in state.options:
            button, on = self._buttons[option], option == state.chosen
            button.set_text(words, name=self._say("{what}: {value}", what=state.label, value=words))
            button.set_icons("check" if on else "")
            button.set_chosen(on=on, chosen=looks.KEPT_ON)


class _AskedRow(QWidget):
    """The answer so far, its name above and what is wrong below; a tap asks."""

    def __init__(self, state: AskedState, language: Language, presenter: SetupPresenter) -> None:
        super().__init__()
        self._say = language.say
        self._label = Text(size=14, tone="soft")
        self._wrong = Text(size=14, tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._button = Button(icon_after="chevron-down", padding=14)
        self._button.tapped.connect(lambda: presenter.ask(state.key))
        line = row()
        line.addWidget(self._button)
        line.addStretch(1)
        lines = column(self, gap=4)
        lines.addWidget(self._label)
        lines.addLayout(line)
        lines.addWidget(self._wrong)

    def show_row(self, state: AskedState) -> None:
        self._label.set_text(state.label)
        self._button.set_text(state.answer, name=self._say("{what}: {value}", what=state.label, value=state.answer))
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))


class _HeadingRow(QWidget):
    """Words between."""

    def __init__(self, _state: HeadingState, _presenter: SetupPresenter) -> None:
        super().__init__()
        self._title, self._note = Text(size=20, weight=tokens.SEMIBOLD, wrap=True), Text(tone="soft", wrap=True)
        lines = column(self, gap=2, margins=(0, tokens.GAP_8, 0, 0))
        lines.addWidget(self._title)
        lines.addWidget(self._note)

    def show_row(self, state: HeadingState) -> None:
        self._title.set_text(state.title)
        self._note.set_text(state.note)
        self._note.setVisible(bool(state.note))


_Row = _FieldRow | _ChoiceRow | _AskedRow | _HeadingRow


class RowsView(QWidget):
    """Shows the rows of a SetupState, halves side by side, and the receipt they make beside them; both scroll.

    `made_field` gives each field once made. A narrow window has no room for the receipt.
    """

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: SetupPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: dict[str, _Row] = {}
        self._wrong: _Row | None = None
        self._has_paper = True
        self._shape: tuple[tuple[str, str], ...] = ()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setHorizontalSpacing(tokens.GAP_16)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._scroll = Scroll(inside)
        self._paper = PaperView()
        holder = QWidget()
        row(holder, margins=(20, 20, 20, 20)).addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        self._table = Card("table")
        column(self._table).addWidget(Scroll(holder))
        whole = row(self, gap=tokens.GAP_32)
        whole.addWidget(self._scroll, _FIELDS)
        whole.addWidget(self._table, _TABLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what is filled in has all the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._table.setVisible(self._has_paper and not is_narrow(self))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, once all has its place."""
        if self.isAncestorOf(field):
            self._see(field)

    def goes_on(self, field: Field) -> bool:
        """Whether that is the last of its page."""
        return any(isinstance(each, _FieldRow) and each.field is field and each.goes_on for each in self._rows.values())

    def see_wrong(self) -> None:
        """Scrolls to the first row that something is wrong with."""
        if self._wrong is not None:
            self._see(self._wrong)

    def _see(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 40))

    def show_rows(self, rows: tuple[RowState, ...], paper: LaidOut | None, *, has_paper: bool = True) -> None:
        """Shows them; a row that stays keeps what is being typed in it. What makes no receipt has all the room."""
        self._paper.show_laid_out(paper)
        if has_paper != self._has_paper:
            self._has_paper = has_paper
            self._fit()
        shape = tuple((type(each).__name__, each.key) for each in rows)
        if shape != self._shape:
            self._shape = shape
            self._lay_out(rows)
        for each in rows:
            self._rows[_named(each)].show_row(each)  # type: ignore[arg-type]
        self._wrong = next((self._rows[_named(each)] for each in rows if getattr(each, "wrong", "")), None)

    def _lay_out(self, rows: tuple[RowState, ...]) -> None:
        wanted = {_named(each): each for each in rows}
        for name, part in self._rows.items():
            self._grid.removeWidget(part)
            part.setVisible(name in wanted)
        line, second = 0, False
        for name, state in wanted.items():
            if name not in self._rows:
                self._rows[name] = self._make(state)
            part, half = self._rows[name], isinstance(state, FieldState) and state.half
            if second and not half:
                line, second = line + 1, False
            self._grid.addWidget(part, line, int(second), 1, 1 if half else 2)
            line, second = (line, True) if half and not second else (line + 1, False)
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        self._grid.setRowStretch(line + 1, 1)

    def _make(self, state: RowState) -> _Row:
        if isinstance(state, ChoiceState):
            return _ChoiceRow(state, self._language, self._presenter)
        if isinstance(state, AskedState):
            return _AskedRow(state, self._language, self._presenter)
        if isinstance(state, HeadingState):
            return _HeadingRow(state, self._presenter)
        made = _FieldRow(state, self._presenter)
        self.made_field.emit(made.field)
        return made


def _named(state: RowState) -> str:
    """What tells a row from every other: a field and keys can be about the same."""
    return f"{type(state).__name__} {state.key}"
