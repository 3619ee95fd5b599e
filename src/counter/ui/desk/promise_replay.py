"""Has the promises of the last weeks looked through after each close, while the shop goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from counter.flows.promise_page import WorkOutApart, worked_out
from counter.flows.shop import Shop
from counter.till.drawer_queries import count_closes
from counter.ui.desk.pending import Pending
from counter.ui.desk.worker import Worker

_LOOK_MS = 60_000


class PromiseReplay(QObject):
    """Waits on a thread of its own for the process that does it; `done` is called once there is something new."""

    def __init__(
        self,
        shop: Shop,
        read: Callable[..., Pending[int]],
        run: Callable[[Worker, Callable[[], bool]], Pending[bool]],
        done: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shop, self._read, self._run, self._done = shop, read, run, done
        self._worker, self._apart = Worker("promises"), WorkOutApart(shop.folder)
        self._closes: int | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on it looks every minute whether a day was closed since; never in a shop that does not count."""
        if self._shop.settings.counts:
            self._timer.start()

    def end(self) -> None:
        """It looks no more; what is being worked out is given up."""
        self._timer.stop()
        self._apart.end()
        self._worker.end()

    @Slot()
    def look(self) -> None:
        """Looks whether a day was closed since it was worked out last: once for each close."""
        if self._timer.isActive() and not self._worker.is_busy:
            self._read(count_closes, self._shop.terminal).then(self._take_in)

    def _take_in(self, closes: int) -> None:
        if self._closes is None:
            kept = worked_out(self._shop.folder)
            self._closes = kept.closes if kept else 0
        if closes > self._closes and not self._worker.is_busy:
            self._closes = closes
            self._run(self._worker, self._apart.run).then(lambda new: self._done() if new else None)
