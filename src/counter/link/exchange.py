"""What one terminal and the shop's server give each other over one connection."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

from counter.flows.claims import claims_left_over, drop_claims
from counter.flows.exchange import go_back, in_units, take_in
from counter.flows.shop import Shop
from counter.journal.claims import noted_claims
from counter.journal.counted import waiting
from counter.journal.fact import Entry
from counter.journal.heads import UNHEARD, read_head, read_link
from counter.journal.queries import hash_at
from counter.journal.receive import Forged, Positioned, forked
from counter.journal.refold import UNREADABLE
from counter.journal.rewind import longest_common
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, Position, Seq, TerminalId
from counter.link.faults import not_known
from counter.link.new_keys import brings_new_keys, take_new_keys
from counter.link.protocol import MOST_AT_ONCE, Hello, Run, Server
from counter.link.server_claims import ServerClaims
from counter.store.unit import Connection
from counter.terminals.facts import TerminalJoined

_LARGEST_ACT = 5000
"""As much as a server gives at once: a larger act is taken in in parts."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How many facts of our own went up, and how many of other terminals came down."""

    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Greeted:
    """`clock_off`: how far our clock is before the server's. `round_trip`: how long it took to answer."""

    clock_off: timedelta
    round_trip: timedelta


class Exchange:
    """The facts' way over one connection; `greet` comes first. Used on one thread.

    Every call raises Unavailable where the server is away, and Refused where it says no or a chain is broken.
    """

    def __init__(self, shop: Shop, server: Server, run: Run) -> None:
        self._shop, self._server, self._run = shop, server, run
        self._sent: dict[TerminalId, Seq] = {}
        self._may_keep_out = True
        self.up = 0
        """How many facts went up over this connection, those that the server had forgotten too."""

    def greet(self) -> Greeted:
        """Says who we are and how far we know the shop's order; from then on both know the same beginning of it."""
        cursor, digest = self._shop.read_beside(read_link) or UNHEARD
        before, asked = monotonic(), self._shop.clock.now()
        hello = self._server.hello(cursor)
        took = timedelta(seconds=monotonic() - before)
        self._check_is_ours(hello)
        take_new_keys(self._server, self._shop.folder, self._shop.keys)
        if hello.digest != digest:
            self._go_back()
        return Greeted(asked + took / 2 - hello.now, took)

    def _check_is_ours(self, hello: Hello) -> None:
        shop = self._shop
        if (hello.shop, hello.terminal) != (shop.journal.shop, shop.terminal):
            raise not_known()
        known = shop.read_beside(hash_at, shop.terminal, hello.head.seq)
        if known is not None and known != hello.head.hash:
            raise forked()

    def _go_back(self) -> None:
        """The server was put back from an older backup: what it forgot is given to it before anything else."""
        common = self._shop.read_beside(longest_common, self._server.digest_at)
        log.warning("the shop's server knows the order of facts up to %s; the rest is given to it anew", common.cursor)
        self._run(lambda: self._shop.do(self._shop.itself, go_back, common))
        self._sent.clear()
        if self._shop.keys.shop is not None:
            self._server.refill()
        self.send()

    def send(self) -> int:
        """Gives the server what has no position yet and was not sent over this connection; how many facts."""
        try:
            return self._shop.read_beside(self._send_waiting)
        except Refused:  # of another terminal, put back as well, the server knows otherwise: that is heard first
            self.hear()
            return self._shop.read_beside(self._send_waiting)

    def _send_waiting(self, connection: Connection) -> int:
        count = 0
        unsent = (entry for entry, _ in waiting(connection) if entry.seq > self._sent.get(entry.terminal, 0))
        for batch in _whole_acts(unsent):
            self._server.push(batch, [each for entry in batch for each in self._erased_by(entry)])
            self._sent |= {entry.terminal: entry.seq for entry in batch}
            count += len(batch)
        self.up += count
        return count

    def hear(self) -> int:
        """Takes in all that comes next in the shop's order; how many facts of other terminals.

        What somebody wrote under the name of a terminal without its key stops nobody: the keeper shuts that one out.
        """
        while True:
            try:
                return self._hear()
            except Forged as forged:
                if self._shop.keys.shop is None or forged.terminal == self._shop.terminal:
                    raise
                from counter.link.keep_out import shut_out_forged  # noqa: PLC0415 - hardly ever

                shut_out_forged(self._shop, forged, self._run)

    def _hear(self) -> int:
        shop, count, most = self._shop, 0, MOST_AT_ONCE
        cursor, known = shop.read_beside(_how_far, shop)
        while True:
            asked = shop.clock.now()
            came = self._server.pull(cursor, known, most)
            is_all = len(came) < most
            batch = came if is_all or most == _LARGEST_ACT else _without_cut_act(came)
            if brings_new_keys(batch):
                take_new_keys(self._server, shop.folder, shop.keys)
            self._may_keep_out |= any(each.entry and each.entry.kind == TerminalJoined.__name__ for each in batch)
            for part in in_units(batch):
                cursor = self._run(partial(shop.do, shop.itself, take_in, part))
            count += sum(each.entry is not None for each in batch)
            if is_all:
                shop.hearing.note(asked)
                return count
            most = MOST_AT_ONCE if batch else _LARGEST_ACT

    def look(self) -> None:
        """Asks a server that said nothing whether it is there: then what the others did is known here up to now."""
        asked = self._shop.clock.now()
        if self._server.is_quiet():
            self._shop.hearing.note(asked)

    def give_claims_back(self) -> None:
        """What was claimed for sales that did not come can be spent elsewhere again."""
        shop, claims = self._shop, self._shop.claims
        if not isinstance(claims, ServerClaims) or not shop.read_beside(noted_claims):
            return
        self._run(lambda: claims.give_back_later(shop.do(shop.itself, claims_left_over)))
        if back := claims.give_back(self._server):
            self._run(lambda: shop.do(shop.itself, drop_claims, claims.given_back(back)))

    def keep_out(self) -> None:
        """The keeper shuts out who belongs to the shop no more, where that may have to be done."""
        if self._may_keep_out and self._shop.keys.shop is not None:
            from counter.link.keep_out import keep_out  # noqa: PLC0415 - few ever leave a shop, and one machine asks

            keep_out(self._shop, self._run)
        self._may_keep_out = False

    def whole(self) -> Exchanged:
        """All of it, once: what we have goes up, what there is comes down."""
        self.greet()
        self.send()
        down = self.hear()
        self.give_claims_back()
        self.keep_out()
        self.send()
        return Exchanged(self.up, down)

    def _erased_by(self, entry: Entry) -> tuple[FactId, ...]:
        try:
            return self._shop.journal.registry.read(entry).erases()
        except UNREADABLE:  # of a newer Counter, given back to a server that had forgotten it
            return ()


def _whole_acts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """About `MOST_AT_ONCE` facts each, and no part of an act."""
    batch = list[Entry]()
    for entry in entries:
        if len(batch) >= MOST_AT_ONCE and not _same_act(entry, batch[-1]):
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch


def _without_cut_act(batch: Sequence[Positioned]) -> Sequence[Positioned]:
    """All but the last act, which may go on; nothing where there is only one."""
    last, end = batch[-1].entry, len(batch)
    while end and last and (entry := batch[end - 1].entry) and _same_act(entry, last):
        end -= 1
    return batch[:end]


def _same_act(one: Entry, other: Entry) -> bool:
    return (one.terminal, one.act) == (other.terminal, other.act)


def _how_far(connection: Connection, shop: Shop) -> tuple[Position, Seq]:
    """Up to where the shop's order is known here, and which of its own facts this terminal has."""
    link = read_link(connection) or UNHEARD
    return link.cursor, read_head(connection, shop.keys.local, shop.terminal).seq
