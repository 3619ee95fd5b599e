"""The sections of a page side by side, in two lines where one is too narrow for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.segment import Part


class SectionSwitch(QWidget):
    """`chosen` gives the place of the section that was tapped."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        make_one_stop(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines = 0
        self._parts = [Part(word) for word in words]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(tokens.GAP_4)
        for place, part in enumerate(self._parts):
            part.set_padding(tokens.GAP_12)
            part.tapped.connect(lambda place=place: self.chosen.emit(place))
        self._arrange(1)

    @property
    def wanted(self) -> int:
        """Pixels that all of them take in one line."""
        return sum(part.sizeHint().width() for part in self._parts)

    def _arrange(self, lines: int) -> None:
        """A grid of so many lines; each has its own ends."""
        if lines == self._lines:
            return
        self._lines = lines
        each = -(-len(self._parts) // lines)
        for place, part in enumerate(self._parts):
            line, across = divmod(place, each)
            part.set_ends(first=across == 0, last=across == each - 1 or place == len(self._parts) - 1)
            self._grid.addWidget(part, line, across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many lines as they take."""
        super().resizeEvent(event)
        self._arrange(1 if self.wanted <= self.width() else 2)

    def show_chosen(self, place: int) -> None:
        """Marks the one at `place`."""
        for here, part in enumerate(self._parts):
            part.set_chosen(on=here == place)
