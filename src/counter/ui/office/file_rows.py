"""The rows of a file that is looked into: a column of it, and a line that was not understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.office.files_state import ColumnState, ComingState, NoteState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Rule, ShortText, Text

_ROW = 44


class ColumnRow(QWidget):
    """Their column, an arrow to ours, an example. A tap on ours asks for another."""

    def __init__(self, language: Language, ask: Callable[[str], object]) -> None:
        super().__init__()
        self._language, self._theirs = language, ""
        self._name = _words(tokens.MEDIUM, tokens.INK)
        self._ours = Button(arrangement=Arrangement.ROW, icon_after="chevron-down", padding=tokens.GAP_12)
        self._ours.tapped.connect(lambda: ask(self._theirs))
        self._ours.setFixedWidth(216)
        self._example = Example()
        line = row(gap=tokens.GAP_12, margins=(0, 2, 8, 2))
        for part, stretch in ((self._name, 1), (_arrow(), 0), (self._ours, 0), (self._example, 1)):
            line.addWidget(part, stretch)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Rule())

    def show_column(self, state: ColumnState) -> None:
        """Shows it."""
        self._theirs = state.theirs
        self._name.set_text(state.theirs)
        say = self._language.say
        self._ours.set_text(state.ours, name=say("{theirs} is {ours}", theirs=state.theirs, ours=state.ours))
        self._ours.set_look(looks.DISABLED if state.left_out else looks.PLAIN)
        self._example.set_text(state.example)


class Example(QWidget):
    """An example of a column at the end of its row, in one line."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set_text(self, text: str) -> None:
        """Shows it."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Smaller, then cut, where it is long."""
        painter = paint.begin(self)
        size = paint.fitting_size(self._text, 16, tokens.REGULAR, self.width())
        paint.draw_text(painter, self.rect(), self._text, tokens.SOFT, size=size, align=paint.RIGHT)
        painter.end()


class ComingRow(QWidget):
    """Something that a file changes: what it is called, what it costs, and after an arrow what then."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._now = _words(tokens.MEDIUM, tokens.INK), Text(tone="soft")
        self._then, self._to = Text(weight=tokens.SEMIBOLD), _arrow()
        line = row(gap=tokens.GAP_12, margins=(0, 2, 8, 2))
        line.addWidget(self._name, 1)
        for part in (self._now, self._to, self._then):
            line.addWidget(part)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Rule())
        self.setMinimumHeight(_ROW)

    def show_coming(self, state: ComingState) -> None:
        """Shows it."""
        self._name.set_text(state.name)
        self._now.set_text(state.now)
        self._then.set_text(state.then)


class NoteRow(QWidget):
    """The line and what of it, and below what becomes of it. A tap on that asks for something else."""

    def __init__(self, language: Language, ask: Callable[[str], object]) -> None:
        super().__init__()
        self._language, self._key = language, ""
        self._what = Text(wrap=True)
        self._becomes = Button(arrangement=Arrangement.ROW, icon_after="chevron-down", padding=tokens.GAP_12)
        self._becomes.tapped.connect(lambda: ask(self._key))
        self._becomes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        sign = Sign()
        sign.show_sign("circle-question-mark", good=False)
        head = row(gap=tokens.GAP_8)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._what, 1)
        below = row(gap=tokens.GAP_8, margins=(32, 0, 8, 0))
        below.addWidget(Text(language.say("becomes"), tone="soft"))
        below.addWidget(self._becomes, 1)
        whole = column(self, gap=4, margins=(0, 6, 0, 0))
        whole.addLayout(head)
        whole.addLayout(below)
        whole.addWidget(Rule())

    def show_note(self, state: NoteState) -> None:
        """Shows it."""
        self._key = state.key
        say = self._language.say
        self._what.set_text(say("{line}: {what}", line=state.line, what=state.what))
        name = say("{line}: {what}, becomes {becomes}", line=state.line, what=state.what, becomes=state.becomes)
        self._becomes.set_text(state.becomes, name=name)


def _arrow() -> Sign:
    return Sign("arrow-right", tokens.SOFT)


def _words(weight: int, colour: str) -> ShortText:
    words = ShortText(size=16, weight=weight, colour=colour)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    return words
