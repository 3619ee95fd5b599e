"""The lines of a ticket under each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.ticket_line import ChangeWords, LineWords, TicketLine
from counter.ui.parts.ticket_state import LineState
from counter.ui.widgets.layouts import column


class Lines(QWidget):
    """Lines are chosen and changed where they `can_change`, each by its id; else they are only read."""

    chosen = Signal(object)
    fewer = Signal(object)
    more = Signal(object)
    remove = Signal(object)

    def __init__(self, language: Language, *, can_change: bool = False) -> None:
        super().__init__()
        say = language.say
        self._change = ChangeWords(say("One fewer"), say("One more"), say("Remove")) if can_change else None
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
                words = LineWords(state.count, state.title, state.detail, state.amount)
                line.show_line(words, about=state.line_id, chosen=state.chosen)

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
        line = TicketLine(self._change, self)
        if self._change:
            self._connect(line, place)
        self._layout.insertWidget(place, line)
        return line

    def _connect(self, line: TicketLine, place: int) -> None:
        line.tapped.connect(lambda: self.chosen.emit(self._shown[place].line_id))
        line.fewer.connect(lambda: self.fewer.emit(self._shown[place].line_id))
        line.more.connect(lambda: self.more.emit(self._shown[place].line_id))
        line.remove.connect(lambda: self.remove.emit(self._shown[place].line_id))
