"""Keeps a running counter and the shop's server together, on a thread of its own. No Qt."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from logging import DEBUG, INFO
from threading import Event, Thread
from time import monotonic
from typing import Protocol

from counter.flows.shop import Shop
from counter.journal.queries import frozen_subjects, how_many_unplaced
from counter.journal.topics import Topic
from counter.kernel.errors import NOTHING, Refused, Sentence, Unavailable
from counter.link.exchange import Exchange, Greeted
from counter.link.faults import AtTheDoor, shut_of
from counter.link.protocol import Run, Server
from counter.link.server_claims import ServerClaims
from counter.link.shut_since import let_in_again, shut_since
from counter.link.status import CLOCK_MAY_BE_OFF, LinkState, LinkStatus, Shut

LOOK = 7.0
"""How long the server, which says by itself what is new, may say nothing before it is asked if it is there: seconds."""
GREET = 300.0
"""How often it says who it is while all is well, in seconds. The server then says how far its clock is, and what is new
is asked for, whatever it said.
"""
_TELL_SENT = 5.0
"""How long it says what was sent as the server came back, in seconds."""
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 10.0
"""How long it waits at most before it tries again: the first time, and ever; in seconds."""
log = logging.getLogger(__name__)


class LiveServer(Server, Protocol):
    """A server that says when there is something new. It connects when it is greeted."""

    @property
    def host(self) -> str:
        """Its name as people know it."""

    def wait(self, seconds: float) -> bool:
        """Waits until there is something new or somebody wakes it, at most so many seconds."""

    def wake(self) -> None:
        """Ends a `wait`, or the next one. From any thread."""

    def drop(self) -> None:
        """Lets go of the connection; a greeting makes a new one."""

    def close(self) -> None:
        """Lets go of the connection, for good."""


class Linker:
    """`reach` makes what speaks with the server, `publish` is told how it stands: both on the linker's own thread.

    `run` does something where acts are done. A sale never waits for it: it hears of one once that is durable. Where the
    server says no, it stops for good.
    """

    def __init__(
        self, shop: Shop, reach: Callable[[], LiveServer], run: Run, publish: Callable[[LinkStatus], None]
    ) -> None:
        self._shop, self._reach, self._run, self._publish = shop, reach, run, publish
        self._server: LiveServer | None = None
        self.status = LinkStatus(state=LinkState.CONNECTED)
        """As it was published last; until it knows better, all is well."""
        self._ended, self._try_now, self._roused = Event(), Event(), Event()
        self._is_together = False
        self._tell_until = 0.0
        self._thread = Thread(target=self._go_on, name="link", daemon=True)  # the counter can close meanwhile

    def begin(self) -> None:
        """Connects, and goes on until its end."""
        self._shop.listeners.append(self._recorded)
        self._thread.start()

    def end(self) -> None:
        """It asks nothing more."""
        self._shop.listeners.remove(self._recorded)
        self._ended.set()
        self._rouse()

    def has_ended(self, within: float) -> bool:
        """Waits at most `within` seconds for its end; whether it came."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def try_now(self) -> None:
        """Where the server is away it is tried at once. From any thread."""
        self._try_now.set()
        self._rouse()

    def _recorded(self, _topics: frozenset[Topic]) -> None:
        self._rouse()

    def _rouse(self) -> None:
        self._roused.set()
        if self._server is not None:
            self._server.wake()

    def _go_on(self) -> None:
        try:
            with closing(self._reach()) as self._server:
                self._stay(self._server)
        except Refused as refusal:
            log.warning("the shop's server is asked no more: %s", refusal)
            self._say_refused(refusal)

    def _stay(self, server: LiveServer) -> None:
        """A connection that was lost is made anew at once; only where that fails the server is away."""
        wait, lost_at = _FIRST_WAIT, self._shop.clock.now()
        while not self._ended.is_set():
            self._is_together, why = False, NOTHING
            try:
                self._stay_together(server)
            except Unavailable as away:
                log.log(DEBUG if self.status.state is LinkState.AWAY else INFO, "away: %s", away)
                why = Sentence(away.text, **away.values) if isinstance(away, AtTheDoor) else NOTHING
            except Refused:
                raise
            except Exception:
                if not self._ended.is_set():
                    log.exception("the link broke")
            finally:
                server.drop()
            if self._is_together:
                wait, lost_at = _FIRST_WAIT, self._shop.clock.now()
            else:
                self._stay_away(wait * random.uniform(0.5, 1), lost_at, why)  # noqa: S311 - spreads them, guards nothing
                wait = min(2 * wait, _LONGEST_WAIT)

    def _stay_together(self, server: LiveServer) -> None:
        exchange, was_away = Exchange(self._shop, server, self._run), self.status.state is LinkState.AWAY
        greeted, greet_at = exchange.greet(), monotonic() + GREET
        let_in_again(self._shop.folder)
        exchange.send()
        if was_away and exchange.up:
            self._tell_until = monotonic() + _TELL_SENT
            self._say(LinkState.CONNECTED, greeted=greeted, just_sent=exchange.up)
        is_new = True
        while not self._ended.is_set():
            self._roused.clear()
            exchange.send()
            if is_new:
                exchange.hear()
            else:
                exchange.look()
            exchange.give_claims_back()
            exchange.keep_out()
            self._is_together = True
            self._say(LinkState.CONNECTED, greeted=greeted, just_sent=self._still_told())
            is_new = server.wait(self._tell_until - monotonic() if self._still_told() else LOOK)
            if monotonic() >= greet_at:
                greeted, greet_at, is_new = exchange.greet(), monotonic() + GREET, True

    def _stay_away(self, seconds: float, since: datetime, why: Sentence) -> None:
        """What is sold meanwhile is counted."""
        until = monotonic() + seconds
        while not self._ended.is_set() and not self._try_now.is_set():
            self._say(LinkState.AWAY, since=self.status.since or since, trouble=why)
            if not self._roused.wait(max(0.0, until - monotonic())):
                break
            self._roused.clear()
        self._try_now.clear()

    def _say_refused(self, refusal: Refused) -> None:
        shut, now = shut_of(refusal), self._shop.clock.now()
        since = shut_since(self._shop.folder, now) if shut else None
        self._say(LinkState.REFUSED, since=since, trouble=Sentence(refusal.text, **refusal.values), shut=shut)

    def _still_told(self) -> int:
        return self.status.just_sent if monotonic() < self._tell_until else 0

    def _say(
        self,
        state: LinkState,
        *,
        greeted: Greeted | None = None,
        just_sent: int = 0,
        since: datetime | None = None,
        trouble: Sentence = NOTHING,
        shut: Shut | None = None,
    ) -> None:
        off = greeted.clock_off if greeted else self.status.clock_off
        status = LinkStatus(
            state=state,
            waiting=self._shop.read_beside(how_many_unplaced),
            since=since,
            just_sent=just_sent,
            clock_off=off if off is not None and abs(off) > CLOCK_MAY_BE_OFF else None,
            frozen=len(self._shop.read_beside(frozen_subjects)),
            trouble=trouble,
            shut=shut,
            host=self._server.host if self._server else "",
            round_trip=greeted.round_trip if greeted else None,
        )
        if isinstance(self._shop.claims, ServerClaims):
            self._shop.claims.note_away(away=state is not LinkState.CONNECTED, shut=shut is not None)
        if status != self.status:
            self.status = status
            self._publish(status)
