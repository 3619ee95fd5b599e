"""Ways to stand together: stacked, side by side with hit areas that meet, flowing, and in a fitting grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QStyle, QVBoxLayout, QWidget, QWidgetItem

from counter.ui.theme import tokens
from counter.ui.widgets.direction import is_left_handed, margins_of, put, turns
from counter.ui.widgets.focus_order import join
from counter.ui.widgets.tap import Tap

Margins = tuple[int, int, int, int]


@runtime_checkable
class _HasRoom(Protocol):
    """A window of which only a part is for the counter itself."""

    def room(self) -> QSize: ...


def room(part: QWidget) -> QSize:
    """How much room the window around `part` has for it and its neighbours, in pixels."""
    window = part.window()
    return window.room() if isinstance(window, _HasRoom) else window.size()


def is_low(part: QWidget) -> bool:
    """Whether the window around `part` has so little height that the lower sizes hold."""
    return room(part).height() < tokens.LOW


def is_narrow(part: QWidget) -> bool:
    """Whether the window around `part` has so little width that margins are narrower."""
    return room(part).width() < tokens.NARROW


def follow_hand(line: QBoxLayout, part: QWidget) -> None:
    """What stands in a row on `part` is the other way round for the left hand: what ends it is at the left.

    In Arabic it is there already.
    """
    is_left = is_left_handed(part) and not turns(part)
    line.setDirection(QBoxLayout.Direction.RightToLeft if is_left else QBoxLayout.Direction.LeftToRight)


@contextmanager
def laid_out_once(*parts: QWidget) -> Iterator[None]:
    """What is shown, hidden or named anew in these parts meanwhile is laid out once, at the end.

    Qt itself lays out the whole page anew for every single part that is shown in it.
    """
    layouts = [layout for part in parts if (layout := part.layout()) and layout.isEnabled()]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
            layout.invalidate()  # its part may have got another size meanwhile
        for layout in layouts:
            layout.activate()


class _Column(QVBoxLayout):
    """Its margins are given as seen by who reads from the left."""

    def setContentsMargins(self, *sides: int) -> None:  # type: ignore[override]
        """Left, top, right, bottom."""
        super().setContentsMargins(margins_of(*sides))


class _Row(QHBoxLayout):
    """Its margins are given as seen by who reads from the left."""

    def setContentsMargins(self, *sides: int) -> None:  # type: ignore[override]
        """Left, top, right, bottom."""
        super().setContentsMargins(margins_of(*sides))


def column(parent: QWidget | None = None, *, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout with these gaps and margins (left, top, right, bottom)."""
    layout = _Column(parent) if parent else _Column()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout


def row(parent: QWidget | None = None, *, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout with these gaps and margins (left, top, right, bottom)."""
    layout = _Row(parent) if parent else _Row()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout


def side_by_side(taps: Sequence[Tap], gap: int = tokens.GAP_8, stretch: Sequence[int] = ()) -> QHBoxLayout:
    """Buttons in a row whose hit areas meet in the middle of the gap; `stretch` shares the width, one each."""
    layout = row()
    join(taps)
    for place, tap in enumerate(taps):
        before = gap // 2 if place else 0
        after = gap - gap // 2 if place < len(taps) - 1 else 0
        tap.setContentsMargins(before, 0, after, 0)
        layout.addWidget(tap, stretch[place] if stretch else 0)
    return layout


class Flow(QLayout):
    """Fills lines from the left and goes on below; as tall as its width asks for. Hit areas meet in the gaps.

    With `last_at_end` the last one stands at the far end of its line where others stand in it too.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 6, line_gap: int = 10, *, last_at_end: bool = False
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._last_at_end = last_at_end
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        across, down = gap // 2, line_gap // 2
        self._halo = QMargins(across, down, across, down)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Takes one more."""
        tap = item.widget()
        if isinstance(tap, Tap):
            tap.setContentsMargins(self._halo)
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at `index`, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives back the one at `index`, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at `width`."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Puts everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """The same as the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for its largest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _turned(self, area: QRect) -> QRect:
        parent = self.parentWidget()
        return QStyle.visualRect(parent.layoutDirection(), parent.rect(), area) if parent else area

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._items:
            starts = x == rect.x()
            if (isinstance(item, QWidgetItem) and item.isEmpty()) or (starts and item.spacerItem()):
                continue
            tap = item.widget()
            size = item.sizeHint().shrunkBy(self._halo) if isinstance(tap, Tap) else item.sizeHint()
            if not starts and x + size.width() > rect.right() + 1:
                x, y, tall = rect.x(), y + tall + self._line_gap, 0
            elif not starts and self._last_at_end and item is self._items[-1]:
                x = rect.right() + 1 - size.width()
            if move and isinstance(tap, Tap):  # a layout item would not let it reach over its parent's edge
                put(tap, QRect(QPoint(x, y), size).marginsAdded(self._halo))
            elif move:
                item.setGeometry(self._turned(QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        return y + tall - rect.y()
