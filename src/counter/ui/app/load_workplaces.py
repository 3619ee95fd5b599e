"""Loads the code of the workplaces while the screen goes on."""

from __future__ import annotations

import pkgutil
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from counter import ui
from counter.flows.pay import SaleResult

_WORKPLACES = "counter.ui.app.workplaces"
_TURN_SECONDS = 0.010
"""How long one turn loads on the Qt thread before it looks at taps again."""


def without_qt(module: str) -> bool:
    """Whether a module of a workplace has no Qt, by its name: what a screen shows, and how that is built."""
    room, _, name = module.rpartition(".")
    return room != "counter.ui.app" and (name.endswith(("state", "draft")) or name.startswith("build_"))


def _small_first(module: str) -> tuple[int, int]:
    """Parts before the views and pages they stand in: a module alone is loaded within a frame, a whole page is not."""
    room, name = module.split(".")[2], module.rpartition(".")[2]
    rooms, ends = ("theme", "widgets", "parts"), ("presenter", "view", "page")
    at = rooms.index(room) if room in rooms else len(rooms) + (room == "app")
    return at, next((place for place, end in enumerate(ends, 1) if name.endswith(end)), 0)


class Behind(Protocol):
    """What stands behind the staff page, as whoever has not loaded it yet speaks of it."""

    @property
    def board(self) -> QWidget:
        """The customer display."""

    papers_wanted: SignalInstance

    def show_printers(self) -> None:
        """Shows where an owner sets printers up."""

    def make_in_advance(self) -> None:
        """Makes the pages one by one."""

    def forget_sale(self) -> None:
        """Shows nothing of what was sold before."""

    def card_paid(self, sale: SaleResult) -> None:
        """A card payment that had no answer went through."""

    def begin_again(self, key: str) -> None:
        """The workplace `key` as it begins."""

    def toggle_board(self) -> None:
        """Opens the customer display, or closes it."""

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """It is a rehearsal: what was said is ticked, which is `told`."""

    def end_rehearsal(self) -> None:
        """Takes a rehearsal away that stands over the counter."""

    def end(self) -> None:
        """Closes what stands beside the window."""


class LoadWorkplaces(QObject):
    """`loaded` says once that the workplaces can be imported without a wait.

    What has no Qt is loaded beside the Qt thread, and all else in short turns on it: Qt asks Python's widgets for their
    classes without Python's lock, and a class that another thread makes at that moment would end the counter.
    """

    loaded = Signal()
    _half_loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._is_loaded = False
        self._thread: threading.Thread | None = None
        self._modules: list[str] = []
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._load_some)
        self._half_loaded.connect(self._turns.start)
        self.loaded.connect(self._call)

    def begin(self) -> None:
        """Begins, where it has not begun."""
        if self._is_loaded or self._thread:
            return
        if _WORKPLACES in sys.modules:
            self.loaded.emit()
        else:
            self._thread = threading.Thread(target=self._load, name="load", daemon=True)
            self._thread.start()

    def then(self, callback: Callable[[], None]) -> None:
        """Calls `callback` once they are loaded: at once where they are."""
        self.begin()
        if self._is_loaded:
            callback()
        else:
            self._waiting.append(callback)

    def end(self) -> None:
        """Waits until nothing is loaded any more."""
        if self._thread:
            self._thread.join()
        self._turns.stop()

    def _load(self) -> None:
        modules = [module.name for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")]
        for module in filter(without_qt, modules):
            import_module(module)
        self._modules = sorted((module for module in modules if not without_qt(module)), key=_small_first)
        self._half_loaded.emit()

    def _load_some(self) -> None:
        ends = monotonic() + _TURN_SECONDS
        while self._modules and monotonic() < ends:
            import_module(self._modules.pop(0))
        if not self._modules:
            self._turns.stop()
            self.loaded.emit()

    def _call(self) -> None:
        self._is_loaded = True
        waiting, self._waiting = self._waiting, []
        for callback in waiting:
            callback()
