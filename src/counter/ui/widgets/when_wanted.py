"""Parts of a page that are made when they are wanted first, or before that while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

W = TypeVar("W")

_EVERY_MS = 100
"""From one part that is made in advance to the next: a finger finds the screen free in between."""


class WhenWanted(Generic[W]):
    """What `make` gives, made once."""

    def __init__(self, make: Callable[[], W]) -> None:
        self._make = make
        self.made: W | None = None

    def get(self) -> W:
        """It, made now where it is not there yet."""
        if self.made is None:
            self.made = self._make()
        return self.made


class InAdvance(QObject):
    """Makes parts one by one, in their order, as long as `parent` is there."""

    def __init__(self, parent: QObject, parts: Iterable[WhenWanted[Any]]) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._make_next)
        self._timer.start()

    def _make_next(self) -> None:
        """What somebody wanted meanwhile is there already."""
        self._parts = [part for part in self._parts if part.made is None]
        if self._parts:
            self._parts[0].get()
        else:
            self._timer.stop()
