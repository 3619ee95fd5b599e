"""What is a swipe and what is a tap."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication


def drag_distance() -> int:
    """How many pixels a finger may slip within a tap: the platform's distance at which a drag starts."""
    return QGuiApplication.styleHints().startDragDistance()


def is_swipe(pressed: QPointF, lifted: QPointF) -> bool:
    """Whether a press that began at `pressed` and is at `lifted` now, both in one frame, went too far for a tap."""
    way = lifted - pressed
    return hypot(way.x(), way.y()) > drag_distance()
