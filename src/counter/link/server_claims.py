"""What is spent once in the whole shop is asked of the shop's server, outside of every act."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Protocol

from counter.journal.claims import NeedsClaim
from counter.kernel.errors import Unavailable
from counter.kernel.ids import OrderId

_AWAY_FOR = 10.0
"""How long nobody waits again for a server that did not answer, in seconds."""


class Grants(Protocol):
    """The part of a server that claims need."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """As `protocol.Server`."""

    def release(self, what: str, order_id: OrderId) -> None:
        """As `protocol.Server`."""


class ServerClaims:
    """Asks on the acts' thread; what was claimed for a sale that did not come is given back on the link's."""

    def __init__(self, reach: Callable[[], Grants]) -> None:
        """`reach` makes what speaks with the server, over a connection of its own, once something is claimed."""
        self._reach = reach
        self._holders: dict[str, OrderId] = {}
        self._granted: dict[str, OrderId] = {}
        self._away_until, self._is_shut = -math.inf, False
        self._asking = Lock()
        self._giving_back: dict[str, OrderId] = {}

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer a moment ago."""
        return monotonic() < self._away_until

    @property
    def is_shut(self) -> bool:
        """Whether the server said that it lets this machine in with a new code alone."""
        return self._is_shut

    @cached_property
    def _server(self) -> Grants:
        return self._reach()

    def note_away(self, *, away: bool, shut: bool = False) -> None:
        """Whoever else talks with the server knows whether it is away, or shuts this machine out. From any thread."""
        self._is_shut = shut
        self._away_until = math.inf if away else -math.inf

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """As `journal.claims.Claims`."""
        if what in self._holders:
            return self._holders[what]
        if self.is_away:
            return order_id
        raise NeedsClaim(what, order_id)

    def ask(self, what: str, order_id: OrderId) -> OrderId:
        """As `journal.claims.Claims`; what was to be given back of it is kept."""
        with self._asking:
            self._giving_back.pop(what, None)
            try:
                self._holders[what] = holder = self._server.claim(what, order_id)
            except Unavailable:
                self._away_until = max(self._away_until, monotonic() + _AWAY_FOR)
                return order_id
            self._granted[what] = holder
            return holder

    def holds(self, what: str, order_id: OrderId) -> bool:
        """As `journal.claims.Claims`, since the counter was opened."""
        return self._granted.get(what) == order_id

    def forget(self) -> None:
        """As `journal.claims.Claims`."""
        self._holders.clear()

    def give_back_later(self, left: Mapping[str, OrderId]) -> None:
        """These were claimed for sales that did not come. On the acts' thread, between acts."""
        with self._asking:
            self._giving_back = dict(left)

    def give_back(self, server: Grants) -> tuple[str, ...]:
        """Gives them back, unless they are wanted again meanwhile; what the server has back then. Unavailable."""
        back = list[str]()
        for what, order_id in list(self._giving_back.items()):
            with self._asking:
                if what in self._giving_back:
                    self._granted.pop(what, None)
                    server.release(what, order_id)
                    back.append(what)
        return tuple(back)

    def given_back(self, back: tuple[str, ...]) -> tuple[str, ...]:
        """What of `back` nobody asked for again meanwhile. On the acts' thread."""
        return tuple(what for what in back if self._giving_back.pop(what, None) is not None)
