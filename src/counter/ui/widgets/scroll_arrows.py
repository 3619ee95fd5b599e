"""Two arrows beside a list that is longer than its place: a tap shows the rows before or after, whole ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QScroller, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Ground


class ScrollArrows(QWidget):
    """Moves `scroll` by what of its rows is seen at once; there only while not all of them are.

    At rest no row is seen in part, unless it is taller than the place: a row's upper edge stands at the top, and what
    does not fit below is covered. `moved` says that others are seen.
    """

    moved = Signal()

    def __init__(self, scroll: Scroll, rows: Callable[[], Sequence[QWidget]], names: tuple[str, str]) -> None:
        """`rows` gives those that are shown, from top to bottom; `names` are read out: before, after."""
        super().__init__()
        self._bar = scroll.verticalScrollBar()
        self._scroll = scroll
        self._rows = rows
        self._was = 0
        self._cover = Ground("surface", scroll)
        self._cover.hide()
        self._before = Button(icon="chevron-up", name=names[0], padding=tokens.GAP_12)
        self._after = Button(icon="chevron-down", name=names[1], padding=tokens.GAP_12)
        self._before.tapped.connect(self._go_back)
        self._after.tapped.connect(self._go_on)
        row(self).addLayout(side_by_side([self._before, self._after]))
        self._bar.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(self._follow)
        QScroller.scroller(scroll.viewport()).stateChanged.connect(self._follow)
        self._follow()

    def seen(self) -> tuple[int, int, int] | None:
        """The first and the last row that are seen whole, from 1, and how many there are; None: all are seen."""
        rows, top = self._rows(), self._bar.value()
        bottom = top + self._tall
        whole = [place for place, row in enumerate(rows, 1) if row.y() >= top and _end(row) <= bottom]
        return (whole[0], whole[-1], len(rows)) if whole and self._bar.maximum() > 0 else None

    def bring(self, part: QWidget) -> None:
        """Moves no farther than it takes to see this row whole; of one too tall its lower end with the keys."""
        if part.height() > self._tall:
            self._bar.setValue(_end(part) - self._tall)
        elif part.y() < self._bar.value():
            self._bar.setValue(part.y())
        elif _end(part) > self._bar.value() + self._tall:
            self._bar.setValue(self._edge_from(_end(part) - self._tall))

    @property
    def _tall(self) -> int:
        return self._scroll.viewport().height()

    def _edge_from(self, wanted: int) -> int:
        """The first upper edge of a row from here on."""
        return next((part.y() for part in self._rows() if part.y() >= wanted), wanted)

    def _follow(self) -> None:
        self._leave_room()
        if QScroller.scroller(self._scroll.viewport()).state() is QScroller.State.Inactive:
            self._settle()
        self.setVisible(self._bar.maximum() > 0)
        self._before.setEnabled(self._bar.value() > 0)
        self._after.setEnabled(self._bar.value() < self._bar.maximum())
        self._hide_what_is_cut()
        self.moved.emit()

    def _leave_room(self) -> None:
        """So much below the last row that the last page, too, begins with a whole one."""
        rows, content = self._rows(), self._scroll.widget()
        end = _end(rows[-1]) if rows else 0
        first = next((part.y() for part in rows if end - part.y() <= self._tall), None)
        room = self._tall - (end - first) if first else 0
        if content and content.contentsMargins().bottom() != room:
            content.setContentsMargins(0, 0, 0, room)

    def _settle(self) -> None:
        """The row that is cut at the top goes, or comes whole, whichever way one was moving."""
        here, was = self._bar.value(), self._was
        self._was = here
        cut = next((part for part in self._rows() if part.y() < here < _end(part)), None)
        if cut and cut.height() <= self._tall:
            self._bar.setValue(_end(cut) if here > was else cut.y())

    def _hide_what_is_cut(self) -> None:
        """Nothing of the row that does not fit at the bottom, where it is not the only one."""
        top, tall = self._bar.value(), self._tall
        cut = next((part for part in self._rows() if top < part.y() < top + tall < _end(part)), None)
        if cut:
            below = cut.y() - top
            self._cover.setGeometry(QRect(0, below, self._scroll.width(), tall - below))
            self._cover.raise_()
        self._cover.setVisible(cut is not None)

    def _go_on(self) -> None:
        """The first row that is not seen whole comes to the top."""
        bottom = self._bar.value() + self._tall
        unseen = [part.y() for part in self._rows() if _end(part) > bottom]
        self._bar.setValue(max(unseen[0], self._bar.value() + tokens.TARGET) if unseen else self._bar.maximum())

    def _go_back(self) -> None:
        """The last row that is not seen whole comes to the bottom."""
        top = self._bar.value()
        unseen = [part for part in self._rows() if part.y() < top]
        wanted = self._edge_from(_end(unseen[-1]) - self._tall) if unseen else 0
        self._bar.setValue(min(wanted, top - tokens.TARGET))


def _end(part: QWidget) -> int:
    """Where the next row begins."""
    return part.geometry().bottom() + 1
