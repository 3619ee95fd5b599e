"""The modifiers of the chosen line, inline below the tiles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.dock_rows import DockRows
from counter.ui.parts.dock_state import ModifiersState
from counter.ui.theme import icons, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_ROOMY = 760
_MARK = 24


class Dock(Card):
    """Shows the groups of the chosen line, and asks for a note for the bar; without a line it keeps its place.

    Items with the same groups share their chips, so that going from one to the next only paints what differs.
    `modifier_chosen` gives the line, the group (None: its size) and the name; `note_written` the line and its note.
    Where it `has_more`, `more_wanted` asks for all that there is about the line; else what does not fit is on pages.
    """

    modifier_chosen = Signal(object, object, str)
    note_written = Signal(object, str)
    more_wanted = Signal()

    def __init__(self, language: Language, *, has_more: bool = False) -> None:
        super().__init__()
        make_one_stop(self)
        self._language = language
        self._has_more = has_more
        self._rows: dict[tuple[object, ...], DockRows] = {}
        self._shown: DockRows | None = None
        self._state: ModifiersState | None = None
        self._layout = column(self)
        self._hint = _Hint(language, can_scan=has_more)
        self._layout.addWidget(self._hint)
        self._note = AskText(self, language, language.say("Note for the bar"))
        self._note.entered.connect(self._write_note)

    def fit(self, height: int) -> None:
        """Takes `height` pixels."""
        self.setFixedHeight(height)
        across = tokens.GAP_16 if self.width() >= _ROOMY else tokens.GAP_12
        down = 14 if height > tokens.DOCK_LOW else 12
        self._layout.setContentsMargins(across, down, across, down)

    def show_state(self, state: ModifiersState | None) -> None:
        """Shows the groups of the chosen line, or what to do first."""
        self._state = state
        self.set_panel("card" if state else "dashed")
        self._hint.setVisible(state is None)
        rows = self._rows_for(state) if state else None
        if self._shown and rows is not self._shown:
            self._shown.hide()
        self._shown = rows
        if rows and state:
            rows.show_state(state)
            rows.show()

    def _rows_for(self, state: ModifiersState) -> DockRows:
        shape = DockRows.shape_of(state)
        if shape not in self._rows:
            self._rows[shape] = rows = DockRows(
                state, self._language, self._ask_note, self.more_wanted.emit if self._has_more else None
            )
            rows.chosen.connect(self.modifier_chosen)
            self._layout.addWidget(rows, 1)
        return self._rows[shape]

    def _ask_note(self) -> None:
        if self._state:
            self._note.ask(self._state.note)

    def _write_note(self, text: str) -> None:
        self._note.shut()
        if self._state:
            self.note_written.emit(self._state.line_id, text)


class _Hint(QWidget):
    """What to do first; on more than one line where the dock has no room for it on one."""

    def __init__(self, language: Language, *, can_scan: bool) -> None:
        super().__init__()
        words = language.say("Tap an item, or scan it. Its choices show here.")
        line = row(self, gap=tokens.GAP_12)
        line.addStretch(1)
        self._beside = 0
        if can_scan:
            mark = QLabel()
            mark.setPixmap(icons.picture("scan-barcode", tokens.SOFT, _MARK))
            line.addWidget(mark)
            self._beside = _MARK + 3 * tokens.GAP_12
        else:
            words = language.say("Tap an item. Its choices show here.")
        self._words = Text(words, tone="soft", wrap=True)
        line.addWidget(self._words)
        line.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the words their length, or what there is of it."""
        super().resizeEvent(event)
        wanted = paint.text_width(self._words.text(), 16, tokens.REGULAR)
        self._words.setFixedWidth(max(0, min(wanted, self.width() - self._beside)))
