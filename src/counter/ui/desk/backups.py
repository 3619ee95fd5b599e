"""Backs up while the shop trades: every hour, as the day is closed, and when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from counter.flows.backup_rhythm import BackupRhythm, HowFar, back_up_apart, how_far
from counter.flows.shop import Shop
from counter.ui.desk.pending import Pending
from counter.ui.desk.safety import Safety
from counter.ui.desk.worker import Worker

_LOOK_MS = 60_000


class Backups(QObject):
    """Waits on a thread of its own for the process that does it. `tell` is called with what is in its way, or ""."""

    def __init__(
        self,
        shop: Shop,
        read: Callable[..., Pending[HowFar]],
        run: Callable[[Worker, Callable[[], Any]], Pending[Any]],
        tell: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shop, self._read, self._run, self._tell = shop, read, run, tell
        self._rhythm: BackupRhythm | None = None
        self._worker, self._looks = Worker("backups"), Worker("safety")
        self.safety = Safety(shop, partial(run, self._looks), self.make_now)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on it looks every minute whether a backup is due; never for a shop that does not count."""
        if self._shop.settings.counts:
            self._timer.start()
            self.look()

    def end(self) -> None:
        """It looks no more. A backup that is being made is made."""
        self._timer.stop()
        self._worker.end()
        self._looks.end()

    @Slot()
    def look(self) -> None:
        """Looks whether a backup is due."""
        if self._timer.isActive():
            self._read(how_far, self._shop.terminal).then(self._take_in)

    @Slot()
    def make(self) -> None:
        """Makes one now, unless one is being made."""
        if not self._worker.is_busy:
            self.make_now()

    def make_now(self) -> Pending[str]:
        """Makes one now, or once that is made which is being made."""
        making: Pending[str] = self._run(self._worker, partial(back_up_apart, self._shop))
        making.then(self._tell)
        return making

    def _take_in(self, books: HowFar) -> None:
        if self._rhythm is None:
            self._rhythm = BackupRhythm(books, monotonic())
        elif self._rhythm.is_due(books, monotonic()):
            self.make()
