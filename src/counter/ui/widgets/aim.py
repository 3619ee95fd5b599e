"""What a finger was aimed at, where things moved by themselves while it was on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap

Control = QAbstractButton | QLineEdit


@dataclass(frozen=True, slots=True)
class _Stood:
    """Where a control was, in pixels of the window, and what a tap on it meant."""

    control: Control
    meaning: object
    area: QRect


class Aim:
    """Says for a moment after a part of the window moved by itself where that stands now which a press was meant for.

    Whoever pressed meant what stood there before, unless they met the middle of what stands there now: nobody aims at
    an edge.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._stood: list[_Stood] = []
        self._since = QElapsedTimer()

    def remember(self, part: QWidget) -> None:
        """That part of the window moves now."""
        if not self._is_fresh():
            self._stood = [_Stood(each, meaning_of(each), self._area(each)) for each in self._seen(part)]
        self._since.start()

    def way(self, at: QPoint) -> QPoint | None:
        """How far what a press at that point of the window was meant for has gone; None where it is not there now."""
        stood = next((each for each in self._stood if each.area.contains(at)), None) if self._is_fresh() else None
        if stood is None:
            return QPoint()
        here = control_of(self._window.childAt(at))
        if here is not None and _off_middle(self._area(here), at) < _off_middle(stood.area, at):
            return QPoint()
        found = next((each for each in self._same(stood) if each.isVisible()), None)
        return None if found is None else self._area(found).center() - stood.area.center()

    def _is_fresh(self) -> bool:
        return self._since.isValid() and not self._since.hasExpired(tokens.AIM_MS)

    def _same(self, stood: _Stood) -> Iterator[Control]:
        """The control itself; where it was used again for something else, what is about the same thing now."""
        if meaning_of(stood.control) == stood.meaning:
            yield stood.control
        elif stood.meaning is not None:
            for each in self._window.findChildren(type(stood.control)):
                if meaning_of(each) == stood.meaning:
                    yield each

    def _seen(self, part: QWidget) -> Iterator[Control]:
        """Those that a finger reaches: nothing lies over them."""
        for kind in (QAbstractButton, QLineEdit):
            for each in part.findChildren(kind):
                if each.isVisible() and control_of(self._window.childAt(self._area(each).center())) is each:
                    yield each

    def _area(self, control: QWidget) -> QRect:
        return control.rect().translated(control.mapTo(self._window, QPoint()))


def control_of(widget: QWidget | None) -> Control | None:
    """What is tapped where that widget is: itself or what it stands in, if that is a button or a field."""
    while widget is not None and not isinstance(widget, Control):
        widget = widget.parentWidget()
    return widget


def meaning_of(control: QWidget) -> object:
    """What a tap on it means; None where it says nothing of that."""
    return control.meaning if isinstance(control, Tap) else None


def _off_middle(area: QRect, at: QPoint) -> float:
    """How far a point is above or below the middle, 1 at the edge."""
    return abs(at.y() - area.center().y()) / max(1, area.height() / 2)
