"""A list that scrolls in its card, its rows made a few at a time, so that no tap waits for a long one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll

S = TypeVar("S")
_AT_ONCE = 6
_EVERY_MS = 20


class GrowingList(QWidget, Generic[S]):
    """`make` gives a new row, `show` shows a state in one; rows that are there are used again."""

    def __init__(self, make: Callable[[], QWidget], show: Callable[[QWidget, S], None]) -> None:
        super().__init__()
        self._make, self._show = make, show
        self._states: Sequence[S] = ()
        self._rows: list[QWidget] = []
        inside = QWidget()
        self._lines = column(inside)
        self._lines.addStretch(1)
        self._scroll = Scroll(inside)
        column(self).addWidget(self._scroll)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._go_on)

    def show_states(self, states: Sequence[S], *, anew: bool) -> None:
        """Shows these; from the first on where they are about something else (`anew`)."""
        self._states = states
        for row, state in zip(self._rows, states, strict=False):
            self._show(row, state)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(states))
        if anew:
            self._scroll.verticalScrollBar().setValue(0)
        self._go_on()

    def _go_on(self) -> None:
        for state in self._states[len(self._rows) : len(self._rows) + _AT_ONCE]:
            row = self._make()
            self._rows.append(row)
            self._lines.insertWidget(len(self._rows) - 1, row)
            self._show(row, state)
        if len(self._rows) < len(self._states):
            self._timer.start()
        else:
            self._timer.stop()
