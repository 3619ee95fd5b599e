"""One process a terminal: two that write to one chain would tear it."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from counter.kernel.errors import Refused


class AlreadyOpen(Refused):
    """Another process has this shop open at this terminal."""


class ShopLock:
    """Held while the shop is open; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / "counter.lock")

    def take(self) -> None:
        """Takes it, or raises AlreadyOpen at once."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyOpen("Counter is open on this shop already. Use its window, or close it first.") from None

    def let_go(self) -> None:
        """Lets go of it."""
        self._lock.release()
