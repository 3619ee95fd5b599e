"""For whom a tip is: shared among all, or theirs alone who takes the money."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.widgets.layouts import column
from counter.ui.widgets.segment import Segment


class TipFor(QWidget):
    """`chosen` gives whether it is theirs alone."""

    chosen = Signal(bool)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._shared = language.say("Shared")
        self._segment = Segment([self._shared, ""])
        self._segment.chosen.connect(lambda place: self.chosen.emit(place == 1))
        column(self).addWidget(self._segment)

    def show_for(self, whom: str, *, is_mine: bool) -> None:
        """`whom` is “For Ana”; before it is known who takes the money there is nothing to choose."""
        self.setVisible(bool(whom))
        self._segment.show_words([self._shared, whom])
        self._segment.show_chosen(1 if is_mine else 0)
