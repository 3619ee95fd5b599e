"""The modifiers of the chosen line, inline below the tiles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from counter.kernel.language import Language
from counter.ui.sell.choices import Choices
from counter.ui.sell.state import ModifiersState
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card

_ROOMY = 760


class Modifiers(Card):
    """Tells which modifier of which group was tapped, and that a note is wanted.

    Items with the same groups share their chips, so that going from one to the next only paints what differs.
    """

    modifier_chosen = Signal(object, str)
    note_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._known: dict[tuple[object, ...], Choices] = {}
        self._shown: Choices | None = None
        self._room = column(self, margins=(tokens.GAP_16, 14, tokens.GAP_16, 14))
        self.hide()

    def show_state(self, state: ModifiersState | None) -> None:
        """Shows the groups of the chosen line, or nothing."""
        if state is None:
            self.hide()
            return
        choices = self._choices(state)
        choices.show_state(state)
        if choices is not self._shown:
            if self._shown:
                self._shown.hide()
            self._shown = choices
            choices.show_titles(roomy=self.width() >= _ROOMY)
            choices.show()
        self.show()

    def _choices(self, state: ModifiersState) -> Choices:
        shape = Choices.shape_of(state)
        if shape not in self._known:
            self._known[shape] = choices = Choices(state, self._language)
            choices.modifier_chosen.connect(self.modifier_chosen)
            choices.note_wanted.connect(self.note_wanted)
            self._room.addWidget(choices)
        return self._known[shape]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the most of its width."""
        super().resizeEvent(event)
        if self._shown:
            self._shown.show_titles(roomy=self.width() >= _ROOMY)
