"""The lines of a ticket under each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.state import LineState
from counter.ui.widgets.layouts import column
from counter.ui.widgets.ticket_line import ChangeWords, LineWords, TicketLine


class Lines(QWidget):
    """Tells which line was tapped, and of the chosen one fewer, more and remove."""

    line_chosen = Signal(object)
    fewer = Signal(object)
    more = Signal(object)
    remove = Signal(object)

    def __init__(self, language: Language, *, changeable: bool = True) -> None:
        super().__init__()
        say = language.say
        self._change = ChangeWords(say("One fewer"), say("One more"), say("Remove")) if changeable else None
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
                said = LineWords(state.count, state.title, state.detail, state.amount)
                line.say(said, chosen=state.chosen)

    def chosen_line(self) -> TicketLine | None:
        """The widget of the chosen line."""
        for line, state in zip(self._lines, self._shown, strict=False):
            if state.chosen:
                return line
        return None

    def _line(self, place: int) -> TicketLine:
        line = TicketLine(self._change, self)
        for heard, told in (
            (line.tapped, self.line_chosen),
            (line.fewer, self.fewer),
            (line.more, self.more),
            (line.remove, self.remove),
        ):
            heard.connect(lambda told=told: told.emit(self._shown[place].line_id))
        self._layout.insertWidget(place, line)
        return line
