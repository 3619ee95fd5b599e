"""The modifiers of the chosen line, inline below the tiles."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.sell.modifier_rows import ModifierRows
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import ModifiersState
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card

_ROOMY = 760


class Modifiers(Card):
    """Shows the groups of the chosen line, and asks for a note for the bar.

    Items with the same groups share their chips, so that going from one to the next only paints what differs.
    """

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._language = language
        self._presenter = presenter
        self._rows: dict[tuple[object, ...], ModifierRows] = {}
        self._shown: ModifierRows | None = None
        self._state: ModifiersState | None = None
        self._layout = column(self, margins=(tokens.GAP_16, 14, tokens.GAP_16, 14))
        self._note = AskText(self, language, language.say("Note for the bar"))
        self._note.entered.connect(self._write_note)
        self.hide()

    def show_state(self, state: ModifiersState | None) -> None:
        """Shows the groups of the chosen line, or nothing."""
        self._state = state
        if state is None:
            self.hide()
            return
        rows = self._rows_for(state)
        rows.show_state(state)
        if rows is not self._shown:
            if self._shown:
                self._shown.hide()
            self._shown = rows
            rows.show_titles(roomy=self.width() >= _ROOMY)
            rows.show()
        self.show()

    def _rows_for(self, state: ModifiersState) -> ModifierRows:
        shape = ModifierRows.shape_of(state)
        if shape not in self._rows:
            self._rows[shape] = rows = ModifierRows(state, self._language, self._presenter, self._ask_note)
            self._layout.addWidget(rows)
        return self._rows[shape]

    def _ask_note(self) -> None:
        if self._state:
            self._note.ask(self._state.note)

    def _write_note(self, text: str) -> None:
        if self._state:
            self._presenter.write_note(self._state.line_id, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the most of its width."""
        super().resizeEvent(event)
        if self._shown:
            self._shown.show_titles(roomy=self.width() >= _ROOMY)
