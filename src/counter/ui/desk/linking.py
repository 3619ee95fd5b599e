"""Keeps the counter and the shop's server together while it is open, where the shop has a server."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Any

from counter.flows.shop import Shop
from counter.link.linker import Linker
from counter.link.reach import has_server, reach
from counter.link.status import ALONE, LinkStatus
from counter.ui.desk.worker import Worker

_CLOSING_SECONDS = 0.5


class Linking:
    """`status` is how this terminal and the server stand to each other.

    What comes is taken in on the thread for acts, a part at a time: what somebody taps meanwhile comes between.
    """

    def __init__(
        self, shop: Shop, acts: Worker, send: Callable[[Callable[[], None]], None], changed: Callable[[], object]
    ) -> None:
        """`send` has something done on Qt's thread; `changed` is called there once they stand otherwise."""
        self.status: LinkStatus = ALONE
        self._shop, self._acts, self._send, self._changed = shop, acts, send, changed
        self._linker: Linker | None = None
        self._ended = False

    def begin(self) -> None:
        """From now on what is sold here is told to the others, and what they sell comes here."""
        if self._linker is not None:
            self._linker.end()  # the shop has another server now
        if has_server(self._shop.folder):
            self._linker = Linker(self._shop, partial(reach, self._shop.folder), self.do, self._publish)
            self.show(self._linker.status)
            self._linker.begin()

    def end(self) -> None:
        """Nothing more comes or goes; what was not told is told at the next start."""
        self._ended = True
        if self._linker is not None:
            self._linker.end()
            self._linker.has_ended(_CLOSING_SECONDS)

    def try_now(self) -> None:
        """Looks at once whether the server is back."""
        if self._linker is not None:
            self._linker.try_now()

    def show(self, status: LinkStatus) -> None:
        """So they stand from now on."""
        if status != self.status:
            self.status = status
            self._changed()

    def do(self, work: Callable[[], Any]) -> Any:
        """On the thread for acts, and waits for it: on the linker's thread, or on another that nobody waits for."""
        if self._ended:
            raise CancelledError
        return self._acts.submit(work).result()

    def _publish(self, status: LinkStatus) -> None:
        self._send(partial(self.show, status))
