"""Loads the code of the workplaces while the screen goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from counter.flows.pay import SaleResult


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
    """`loaded` says once that the workplaces can be imported without a wait."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._is_loaded = False
        self._thread: threading.Thread | None = None
        self.loaded.connect(self._call)

    def begin(self) -> None:
        """Begins, where it has not begun."""
        if self._is_loaded or self._thread:
            return
        if "counter.ui.app.workplaces" in sys.modules:
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

    def _load(self) -> None:
        import counter.ui.app.workplaces  # noqa: F401, PLC0415 - a start loads what it shows

        self.loaded.emit()

    def _call(self) -> None:
        self._is_loaded = True
        waiting, self._waiting = self._waiting, []
        for callback in waiting:
            callback()
