"""Two arrows beside a list that is longer than its place: a tap shows the rows before or after, whole ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row, side_by_side
from counter.ui.widgets.scroll import Scroll


class ScrollArrows(QWidget):
    """Moves `scroll` by what of its rows is seen at once; there only while not all of them are.

    `moved` says that others are seen.
    """

    moved = Signal()

    def __init__(self, scroll: Scroll, rows: Callable[[], Sequence[QWidget]], names: tuple[str, str]) -> None:
        """`rows` gives those that are shown, from top to bottom; `names` are read out: before, after."""
        super().__init__()
        self._bar = scroll.verticalScrollBar()
        self._scroll = scroll
        self._rows = rows
        self._before = Button(icon="chevron-up", name=names[0], padding=tokens.GAP_12)
        self._after = Button(icon="chevron-down", name=names[1], padding=tokens.GAP_12)
        self._before.tapped.connect(self._go_back)
        self._after.tapped.connect(self._go_on)
        row(self).addLayout(side_by_side([self._before, self._after]))
        self._bar.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(self._follow)
        self._follow()

    def seen(self) -> tuple[int, int, int] | None:
        """The first and the last row that are seen whole, from 1, and how many there are; None: all are seen."""
        rows, top = self._rows(), self._bar.value()
        bottom = top + self._scroll.viewport().height()
        whole = [place for place, row in enumerate(rows, 1) if row.y() >= top and row.geometry().bottom() < bottom]
        return (whole[0], whole[-1], len(rows)) if whole and self._bar.maximum() > 0 else None

    def _follow(self) -> None:
        self.setVisible(self._bar.maximum() > 0)
        self._before.setEnabled(self._bar.value() > 0)
        self._after.setEnabled(self._bar.value() < self._bar.maximum())
        self.moved.emit()

    def _go_on(self) -> None:
        """The first row that is not seen whole comes to the top."""
        bottom = self._bar.value() + self._scroll.viewport().height()
        unseen = [part.y() for part in self._rows() if part.geometry().bottom() >= bottom]
        self._bar.setValue(max(unseen[0], self._bar.value() + tokens.TARGET) if unseen else self._bar.maximum())

    def _go_back(self) -> None:
        """The last row that is not seen whole comes to the bottom."""
        top = self._bar.value()
        unseen = [part.geometry().bottom() + 1 for part in self._rows() if part.y() < top]
        wanted = unseen[-1] - self._scroll.viewport().height() if unseen else 0
        self._bar.setValue(min(wanted, top - tokens.TARGET))
