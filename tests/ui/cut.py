"""Which words of Counter's own have no room where they stand. What people wrote may be as long as they like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from counter.ui.widgets import paint
from counter.ui.widgets.text import Text

_SLACK = 2
_LABELS = (QLabel, Text)


def is_ours(text: str) -> bool:
    """Whether it is of a catalogue: in the pseudo-language those have tildes."""
    return "~" in text


def painted_cut(
    whole: QRect, area: QRect, text: str, *, size: int = 16, weight: int = 400, wrap: bool = False, **_: Any
) -> str:
    """What is cut when this is painted into `area`, as `paint.draw_text` is told, of the `whole`; "": it has room."""
    if not is_ours(text):
        return ""
    widest = max(paint.text_width(each, size, weight) for each in (text.split() if wrap else [text]))
    tall = paint.text_height(text, area.width(), size, weight) if wrap else 0
    is_within = not wrap or (area.top() >= -_SLACK and area.bottom() <= whole.bottom() + _SLACK)
    fits = widest <= area.width() + _SLACK and tall <= area.height() + _SLACK and is_within
    return "" if fits else f"{text} of {widest} x {tall} at {size} in {area.width()} x {area.height()}"


def standing_cut(part: QWidget) -> str:
    """What of a label's words is cut where they stand; "" where they have room, and of one that paints them itself."""
    if isinstance(part, QLabel) and type(part) in _LABELS and is_ours(part.text()):
        cut = not _has_room(part) or _is_covered(part)
        return f"{part.text()} in {part.width()} x {part.height()}" if cut else ""
    return ""


def _has_room(label: QLabel) -> bool:
    if not label.wordWrap():
        return label.sizeHint().width() <= label.width() + _SLACK
    is_wide_enough = label.minimumSizeHint().width() <= label.width() + _SLACK
    return is_wide_enough and label.heightForWidth(label.width()) <= label.height() + _SLACK


def _is_covered(label: QLabel) -> bool:
    """Whether it stands over the edge of what is around it; downwards a list is scrolled."""
    around = label.parentWidget()
    while around is not None:
        place = QRect(label.mapTo(around, QPoint()), label.size())
        room = around.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        list_around = around.parentWidget()
        if list_around is not None and isinstance(list_around.parentWidget(), QScrollArea):
            place = QRect(label.mapTo(list_around, QPoint()), label.size())
            return place.left() < -_SLACK or place.right() > list_around.width() + _SLACK
        if not room.contains(place):
            return True
        around = list_around
    return False
