"""What a finger can reach in a window, by the beginning of the name that a screen reader says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.ui.widgets.tap import Tap


def within_reach(window: QWidget, name: str) -> Tap | None:
    """The control that a finger meets: shown, enabled and in its place; the one whose whole name it is comes first."""
    named = (tap for tap in window.findChildren(Tap) if tap.accessibleName().startswith(name))
    fitting = (tap for tap in named if is_met(window, tap))
    return min(fitting, key=lambda tap: tap.accessibleName() != name, default=None)


def is_met(window: QWidget, tap: Tap) -> bool:
    """Whether a finger on it meets it. What was just shown lies at no place yet: a tap would meet something else."""
    if not (tap.isVisible() and tap.isEnabled()):
        return False
    met = window.childAt(tap.mapTo(window, tap.rect().center()))
    return met is not None and (met is tap or tap.isAncestorOf(met))
