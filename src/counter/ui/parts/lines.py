"""The lines of a ticket under each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.ticket_line import ChangeWords, LineWords, TicketLine
from counter.ui.parts.ticket_state import LineState
from counter.ui.widgets.layouts import column

MANY = 5
"""More lines than these stand closer together."""


class Lines(QWidget):
    """Lines are chosen and changed where they `can_change`, each by its id; else only read, or chosen all the same.

    `counted` gives a line and how many of it somebody typed.
    """

    chosen = Signal(object)
    fewer = Signal(object)
    more = Signal(object)
    remove = Signal(object)
    counted = Signal(object, int)

    def __init__(self, language: Language, *, can_change: bool = False, can_choose: bool = False) -> None:
        super().__init__()
        self._can_choose = can_change or can_choose
        say = language.say
        words = ChangeWords(
            fewer=say("One fewer"),
            more=say("One more"),
            remove=say("Remove"),
            count=say("How many"),
            take_back=say("Take the last digit back"),
            ok=say("OK"),
        )
        self._change = words if can_change else None
        self._shown: tuple[LineState, ...] = ()
        self._lines: list[TicketLine] = []
        self._layout = column(self)
        self._layout.addStretch(1)

    def show_lines(self, lines: tuple[LineState, ...]) -> None:
        """Shows these lines, in place where there are some already."""
        while len(self._lines) < len(lines):
            self._lines.append(self._line(len(self._lines)))
        self._shown = lines
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                state = lines[place]
                words = LineWords(state.count, state.title, state.detail, state.amount, state.was, state.lacks)
                line.show_line(words, about=state.line_id, chosen=state.chosen, dense=len(lines) > MANY)

    def parts(self) -> list[TicketLine]:
        """The widgets of the lines that are shown, from top to bottom."""
        return self._lines[: len(self._shown)]

    def chosen_line(self) -> TicketLine | None:
        """The widget of the chosen line."""
        for line, state in zip(self._lines, self._shown, strict=False):
            if state.chosen:
                return line
        return None

    def _line(self, place: int) -> TicketLine:
        line = TicketLine(self._change, self, can_choose=self._can_choose)
        if self._can_choose:
            self._connect(line, place)
        self._layout.insertWidget(place, line)
        return line

    def _connect(self, line: TicketLine, place: int) -> None:
        line.tapped.connect(lambda: self.chosen.emit(self._shown[place].line_id))
        line.fewer.connect(lambda: self.fewer.emit(self._shown[place].line_id))
        line.more.connect(lambda: self.more.emit(self._shown[place].line_id))
        line.counted.connect(lambda count: self.counted.emit(self._shown[place].line_id, count))
        line.remove.connect(lambda: self.remove.emit(self._shown[place].line_id))
