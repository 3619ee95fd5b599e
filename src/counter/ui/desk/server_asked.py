"""What pages ask of the shop's server, away from the thread of the screen and from those of the counter. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any, TypeVar

from counter.flows.shop import Shop
from counter.journal.heads import UNHEARD, Head, Link
from counter.kernel.errors import Refused, Unavailable
from counter.link.address import read_address
from counter.link.install import catch_up, prepare_server
from counter.link.invite import Guest, Invitation, Leaving, invite, shut_out
from counter.link.joining_server import JoiningServer, Machine
from counter.link.reach import claims_of
from counter.link.typed_address import short_address
from counter.ui.desk.pending import Pending

R = TypeVar("R")


class ServerAsked:
    """`run` does something on a thread of its own, with the answer on the screen's thread. Whatever fails is refused.

    `begin` has this machine exchange facts with the server from now on.
    """

    def __init__(
        self, shop: Shop, run: Callable[[Callable[[], Any]], Pending[Any]], begin: Callable[[], object]
    ) -> None:
        self._shop, self._run, self._begin = shop, run, begin

    @property
    def address(self) -> str:
        """Where the server is, as it is typed at a new machine; "" where there is none."""
        known = read_address(self._shop.folder)
        return short_address(known.url) if known else ""

    def machines(self) -> Pending[tuple[Machine, ...]]:
        """What the server knows of each machine of the shop."""
        return self._ask(self._machines)

    def prepare(self, url: str) -> Pending[Link]:
        """Has the PostgreSQL at `url` (libpq's, of its administrator) know the shop; how far it is."""
        return self._ask(partial(prepare_server, self._shop, url))

    def catch_up(self) -> Pending[Link]:
        """Gives the server what was recorded since; how far it is."""
        return self._ask(partial(catch_up, self._shop))

    def begin(self) -> None:
        """The shop has a server from now on, which says too who may spend what."""
        self._shop.claims = claims_of(self._shop.folder)
        self._begin()

    def invite(self, guest: Guest) -> Pending[Invitation]:
        """A code for a machine that is to be let in."""
        return self._ask(partial(invite, self._shop, guest))

    def shut_out(self, leaving: Leaving) -> Pending[Head]:
        """Lets a terminal in no more, at once; where its chain ended."""
        return self._ask(partial(shut_out, self._shop, leaving))

    def _machines(self) -> tuple[Machine, ...]:
        address = read_address(self._shop.folder)
        if address is None:
            return ()
        with closing(JoiningServer(address)) as server:
            server.hello(UNHEARD.cursor)
            return tuple(server.machines())

    def _ask(self, work: Callable[[], R]) -> Pending[R]:
        return self._run(partial(_answered, work))


def _answered(work: Callable[[], R]) -> R:
    """A server that is away is no fault of the counter: whoever asked hears it."""
    try:
        return work()
    except Unavailable as away:
        raise Refused(away.text, **away.values) from away
