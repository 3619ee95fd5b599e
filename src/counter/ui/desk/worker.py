"""One thread that does what it is given, in order. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from counter.kernel.errors import Unavailable

R = TypeVar("R")


class Worker:
    """What fails as Unavailable fails for all that waits behind it too: each would wait for the same fault in vain."""

    def __init__(self, name: str) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._last: Future[Any] | None = None
        self._thread = Thread(target=self._run, name=name, daemon=True)  # the counter can close while it is at work
        self._thread.start()

    def submit(self, work: Callable[[], R]) -> Future[R]:
        """Does `work` after all that was given before; what `end` came before is never done."""
        future: Future[R] = Future()
        self._last = future
        self._waiting.put((future, work))
        return future

    @property
    def is_busy(self) -> bool:
        """Whether something it was given is not done yet."""
        return self._last is not None and not self._last.done()

    def end(self) -> None:
        """Ends it once all that was given before is done."""
        self._waiting.put(None)

    def has_ended(self, within: float) -> bool:
        """Waits at most `within` seconds for its end; whether it came."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (given := self._waiting.get()) is not None:
            future, work = given
            try:
                answer = work()
            except Unavailable as fault:
                self._refuse(future, fault)
            except BaseException as fault:  # noqa: BLE001 - whoever asked gets it, and decides
                future.set_exception(fault)
            else:
                future.set_result(answer)
            del given, future, work  # what they hold is freed here, not whenever the next comes

    def _refuse(self, future: Future[Any], fault: Unavailable) -> None:
        """What waits is taken before anybody hears of the fault: whoever tries again then is not refused with it."""
        for each in (future, *self._take_waiting()):
            each.set_exception(fault)

    def _take_waiting(self) -> list[Future[Any]]:
        """All that was given and waits, off the list."""
        taken = list[Future[Any]]()
        try:
            while (given := self._waiting.get_nowait()) is not None:
                taken.append(given[0])
        except Empty:
            return taken
        self.end()
        return taken
