"""The shop's server as one terminal sees it: calls of its functions, each with a time within which it answers."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from typing import Any

import msgspec
import psycopg
from psycopg.conninfo import conninfo_to_dict

from counter.journal.fact import Entry
from counter.journal.heads import Head
from counter.journal.receive import Positioned
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import FactId, OrderId, Position, Seq, ShopId, StaffId, TerminalId
from counter.link.address import ServerAddress
from counter.link.faults import said_of
from counter.link.protocol import MOST_AT_ONCE, PROTOCOL, Hello
from counter.link.wire import Wire, connect

TIME_OUT = 10.0
"""Seconds within which a call is answered; then the connection is thrown away."""
LOOK_TIME_OUT = 3.0
"""Seconds within which a server that has nothing to do says so."""
CLAIM_TIME_OUT = 2.0
"""Seconds within which a claim is answered: somebody stands there and waits."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_HELLO = "SELECT spoken, shop, terminal, head_seq, head_hash, shop_position, digest, now FROM counter.hello(%s, %s, %s)"
_PULL = """
    SELECT position, id, hash, shop, terminal, seq, subject, seen, act, at, by, kind, version, body, private,
           sealed, prev
    FROM counter.pull(%s, %s, %s)
"""


class PostgresServer:
    """The server at an address, for one thread; only `wake` may be called from others. `close` it at the end.

    It connects when it is greeted or asked for a claim, and forgets a connection that failed: whoever exchanges facts
    greets again then.
    """

    def __init__(self, address: ServerAddress, *, time_out: float = TIME_OUT) -> None:
        self.time_out = time_out
        self._address = address
        self._wire: Wire | None = None
        self._nudged = self._listens = False
        self._bell, self._rope = socket.socketpair()
        self._rope.settimeout(0)

    @property
    def host(self) -> str:
        """The server's name as people know it; of several the first."""
        return str(conninfo_to_dict(self._address.url).get("host", "")).partition(",")[0]

    def hello(self, cursor: Position) -> Hello:
        """As `protocol.Server`; from then on `wait` hears of what others push."""
        self._connect(self.time_out)
        row = self._one(_HELLO, PROTOCOL, version("counter-pos"), cursor)
        spoken, shop, terminal, seq, head, position, digest, now = row
        if spoken < PROTOCOL:
            self.drop()
            raise Refused(
                "The shop’s server is older than this Counter. Until it is brought up to date this machine works alone."
            )
        if not self._listens:
            self._listen(shop.hex)
        return Hello(
            protocol=spoken,
            shop=ShopId(shop),
            terminal=TerminalId(terminal),
            head=Head(Seq(seq), head),
            position=Position(position),
            digest=digest,
            now=now.astimezone(UTC),
        )

    def digest_at(self, position: Position) -> bytes | None:
        """As `protocol.Server`."""
        digest: bytes | None = self._one("SELECT counter.digest_at(%s)", position)[0]
        return digest

    def push(self, entries: Sequence[Entry], erased: Sequence[FactId]) -> None:
        """As `protocol.Server`."""
        facts = msgspec.json.encode([_written(entry) for entry in entries]).decode()
        self._ask("SELECT counter.push(%s::jsonb, %s)", facts, list(erased))

    def pull(self, after: Position, known: Seq, most: int = MOST_AT_ONCE) -> Sequence[Positioned]:
        """As `protocol.Server`. What others pushed until now is in it: only of what they push next `wait` hears."""
        self._nudged = False
        return [_positioned(row) for row in self._ask(_PULL, after, known, most)]

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """As `protocol.Server`, within two seconds."""
        within = min(CLAIM_TIME_OUT, self.time_out)
        self._connect(within)
        return OrderId(self._one("SELECT counter.claim(%s, %s)", what, order_id, within=within)[0])

    def release(self, what: str, order_id: OrderId) -> None:
        """As `protocol.Server`."""
        self._connect(self.time_out)
        self._ask("SELECT counter.release(%s, %s)", what, order_id)

    def new_voucher_keys(self, known: int) -> Mapping[int, bytes]:
        """As `protocol.Server`."""
        return dict(self._ask("SELECT number, sealed FROM counter.new_voucher_keys(%s)", known))

    def refill(self) -> None:
        """The server lost facts: for a day it takes facts of others from any terminal. Only the keeper may say so."""
        self._ask("SELECT counter.refill()")

    def wait(self, seconds: float) -> bool:
        """Waits until something was pushed or somebody rings; whether that was so within so many seconds.

        Unavailable where the connection ends meanwhile.
        """
        wire = self._connected()
        until = monotonic() + seconds
        with DefaultSelector() as ears:
            ears.register(self._bell, EVENT_READ)
            ears.register(wire.fileno(), EVENT_READ)
            while not self._nudged and (left := until - monotonic()) > 0:
                heard = [key.fileobj for key, _ in ears.select(left)]
                if self._bell in heard:
                    self._bell.recv(1024)
                    self._nudged = True
                elif heard:
                    self._take_in(wire)
        nudged, self._nudged = self._nudged, False
        return nudged

    def is_quiet(self) -> bool:
        """As `protocol.Server`. It costs the server next to nothing, and is answered within three seconds."""
        self._ask("", within=min(LOOK_TIME_OUT, self.time_out))
        return not self._nudged

    def wake(self) -> None:
        """Ends a `wait`, or the next one; from any thread."""
        with suppress(OSError):
            self._rope.send(b"!")

    def close(self) -> None:
        """Lets go of the connection, for good."""
        self.drop()
        self._bell.close()
        self._rope.close()

    def drop(self) -> None:
        """Lets go of the connection; a greeting makes a new one."""
        wire, self._wire, self._listens = self._wire, None, False
        if wire is not None:
            with suppress(psycopg.Error, OSError):
                wire.close()

    def _connect(self, within: float) -> None:
        if self._wire is not None:
            return
        address = self._address
        more = {"user": address.role, "password": address.password, "application_name": "counter"}
        try:
            self._wire = connect(address.url, within, **more)
        except (psycopg.Error, OSError, ValueError) as fault:
            raise said_of(fault) from fault

    def _listen(self, shop: str) -> None:
        wire = self._connected()
        wire.add_notify_handler(self._hear)
        self._ask(f"LISTEN shop_{shop}")
        self._listens = True

    def _hear(self, _notify: psycopg.Notify) -> None:
        self._nudged = True

    def _take_in(self, wire: Wire) -> None:
        """What came without being asked for: that somebody pushed, or that the connection ends."""
        try:
            wire.pgconn.consume_input()
        except psycopg.Error as fault:
            self.drop()
            raise said_of(fault) from fault
        while wire.pgconn.notifies():
            self._nudged = True

    def _connected(self) -> Wire:
        if self._wire is None:
            raise Unavailable("The shop’s server does not answer.")
        return self._wire

    def _one(self, query: str, *values: object, within: float | None = None) -> tuple[Any, ...]:
        return self._ask(query, *values, within=within)[0]

    def _ask(self, query: str, *values: object, within: float | None = None) -> list[tuple[Any, ...]]:
        wire = self._connected()
        wire.until = monotonic() + (within or self.time_out)
        try:
            with wire.cursor(binary=True) as cursor:
                cursor.execute(query.encode(), values or None)
                return cursor.fetchall() if cursor.description else []
        except (psycopg.Error, OSError) as fault:
            said = said_of(fault)
            if isinstance(said, Unavailable) or wire.closed:
                self.drop()
            raise said from fault


def _written(entry: Entry) -> dict[str, object]:
    return {
        "shop": entry.shop,
        "id": entry.id,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "subject": entry.subject,
        "seen": entry.seen,
        "act": entry.act,
        "at": (entry.at - _EPOCH) // _MICROSECOND,
        "by": entry.by,
        "kind": entry.kind,
        "version": entry.version,
        "body": entry.body,
        "private": entry.private,
        "sealed": entry.sealed.hex(),
        "prev": entry.prev.hex(),
        "hash": entry.hash.hex(),
    }


def _positioned(row: tuple[Any, ...]) -> Positioned:
    position, fact_id, fact_hash, shop, terminal, seq, subject, seen, act, at, by, kind, its_version, *rest = row
    place = Position(position)
    if shop is None:
        return Positioned(place, FactId(fact_id), fact_hash)
    body, private, sealed, prev = rest
    entry = Entry(
        id=FactId(fact_id),
        shop=ShopId(shop),
        terminal=TerminalId(terminal),
        seq=Seq(seq),
        position=place,
        subject=subject,
        seen=Position(seen),
        act=Seq(act),
        at=_EPOCH + at * _MICROSECOND,
        by=StaffId(by),
        kind=kind,
        version=its_version,
        body=body,
        private=private,
        sealed=sealed,
        prev=prev,
        hash=fact_hash,
    )
    return Positioned(place, entry.id, fact_hash, entry)
