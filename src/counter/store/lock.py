"""One process a terminal: two that write to one chain would tear it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from counter.kernel.errors import Refused
from counter.kernel.private_files import FILE
from counter.kernel.system_words import why

_NAME = "counter.lock"


class AlreadyOpen(Refused):
    """Another process has this shop open at this terminal."""


class ShopLock:
    """Held while the shop is open; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / _NAME, mode=FILE)

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
                fault=why(fault),
            ) from fault

    def let_go(self) -> None:
        """Lets go of it."""
        self._lock.release()

    def let_go_of_nothing(self) -> None:
        """Lets go of it where no shop came of it: its file goes too, unless something else is in the folder.

        Whoever waits for a file that is gone sees that, and takes a new one.
        """
        with suppress(OSError):  # a system that keeps open files: it stays, and does no harm
            if [left.name for left in self._folder.iterdir()] == [_NAME]:
                (self._folder / _NAME).unlink()
        self.let_go()


@contextmanager
def held_by(folder: Path) -> Iterator[ShopLock]:
    """The lock of the shop in `folder`, taken; let go of where the block fails. AlreadyOpen and Refused as `take`."""
    lock = ShopLock(folder)
    lock.take()
    try:
        yield lock
    except BaseException:
        lock.let_go()
        raise
