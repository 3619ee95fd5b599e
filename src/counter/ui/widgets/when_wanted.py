"""Parts of a page that are made when they are wanted first, or before that while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

W = TypeVar("W")

_EVERY_MS = 50
"""From one part that is made in advance to the next: a finger finds the screen free in between."""
_AFTER_A_TAP_MS = 250


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
    """Makes parts one by one, in their order, as long as `parent` is there, and while nobody taps.

    Of all there are in the application one part is made at a time: two at once would be felt.
    """

    def __init__(self, parent: QObject, parts: Iterable[WhenWanted[Any]]) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        _Turns.of_the_application().join(self)

    def make_next(self) -> bool:
        """Whether there was one to make. What somebody wanted meanwhile is there already."""
        self._parts = [part for part in self._parts if part.made is None]
        if self._parts:
            self._parts[0].get()
        return bool(self._parts)

    def give_up(self) -> None:
        """What is not made by now is not made in advance: it goes."""
        self._parts = []


def put_off() -> None:
    """Somebody tapped: what follows from it comes first."""
    _Turns.of_the_application().put_off()


class _Turns(QObject):
    """Whose turn it is to make a part; first come, first served."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._waiting: list[InAdvance] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_next)

    @staticmethod
    def of_the_application() -> _Turns:
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101 - widgets are made after it
        found = application.findChild(_Turns, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found or _Turns(application)

    def join(self, whose: InAdvance) -> None:
        self._waiting.append(whose)
        whose.destroyed.connect(lambda: self._leave(whose))
        if not self._timer.isActive():
            self._timer.start(_EVERY_MS)

    def _leave(self, whose: InAdvance) -> None:
        self._waiting = [each for each in self._waiting if each is not whose]

    def put_off(self) -> None:
        if self._timer.isActive():
            self._timer.start(_AFTER_A_TAP_MS)

    def _make_next(self) -> None:
        while self._waiting and not self._waiting[0].make_next():
            self._waiting.pop(0)
        if self._waiting:
            self._timer.start(_EVERY_MS)  # from its end on: a part that took long is not followed at once by the next
        else:
            self._timer.stop()
