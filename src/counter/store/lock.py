"""One process a terminal: two that write to one chain would tear it."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from counter.kernel.errors import Refused
from counter.kernel.private_files import FILE


class AlreadyOpen(Refused):
    """Another process has this shop open at this terminal."""


class ShopLock:
    """Held while the shop is open; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "counter.lock", mode=FILE)

    def take(self) -> None:
        """Takes it, or raises AlreadyOpen at once. Refused where the folder cannot be written."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:  # an OSError too
            raise AlreadyOpen("Counter is open on this shop already. Use its window, or close it first.") from None
        except OSError as fault:
            raise Refused(
                "Counter cannot write in {folder}: {fault}. Let it, or choose another folder.",
                folder=self._folder,
                fault=fault.strerror,
            ) from fault

    def let_go(self) -> None:
        """Lets go of it."""
        self._lock.release()
