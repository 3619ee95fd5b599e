"""Where a language is read from the right, everything stands the other way round; here is how it gets there.

Widgets place and paint as if it were read from the left. `put` turns places within a parent, `paint.begin` the painter.
"""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def follow_language(*, from_right: bool) -> None:
    """All that is made from now on is read from the right, or from the left."""
    wanted = RIGHT_TO_LEFT if from_right else Qt.LayoutDirection.LeftToRight
    if QGuiApplication.layoutDirection() != wanted:
        QGuiApplication.setLayoutDirection(wanted)


def turns(part: QWidget) -> bool:
    """Whether it is read from the right."""
    return part.layoutDirection() == RIGHT_TO_LEFT


def is_left_handed(part: QWidget) -> bool:
    """Whether whoever is at the window around it wants what they tap most at its left."""
    return bool(getattr(part.window(), "left_hand", False))


def has_dark_bar(part: QWidget) -> bool:
    """Whether whoever is at the window around it likes the bar on a dark ground; a rehearsal has its own."""
    window = part.window()
    return bool(getattr(window, "dark_bar", False)) and not getattr(window, "tint", "")


def put(part: QWidget, area: QRect, *, left_hand: bool = False) -> None:
    """Puts a part at `area` of its parent, as seen by who reads from the left with the right hand.

    With `left_hand` what stands at the right is at the left, and in Arabic it is there already.
    """
    parent = part.parentWidget()
    if parent:
        way = RIGHT_TO_LEFT if left_hand else parent.layoutDirection()
        area = QStyle.visualRect(way, parent.rect(), area)
    part.setGeometry(area)


def margins_of(left: int, top: int, right: int, bottom: int) -> QMargins:
    """Margins in pixels, left and right exchanged where the application is read from the right."""
    turned = QGuiApplication.layoutDirection() == RIGHT_TO_LEFT
    return QMargins(right, top, left, bottom) if turned else QMargins(left, top, right, bottom)


def never_turn(part: QWidget) -> None:
    """Digits, keys, papers and charts over time are the same in every language."""
    part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
