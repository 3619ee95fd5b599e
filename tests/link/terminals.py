"""Terminals of a shop as its server knows them, and facts for them to push that no room has to understand."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import psycopg
from msgspec.structs import replace
from psycopg.sql import SQL, Identifier, Literal

from counter.journal.fact import Entry, subject_of
from counter.journal.heads import START
from counter.journal.receive import Positioned
from counter.journal.seal import Key, chain_hash, seal_private
from counter.kernel.ids import FIRST_TERMINAL, FactId, Position, Seq, ShopId, StaffId, TerminalId, new_id
from counter.link.address import ServerAddress
from counter.link.install import add_shop, connect_admin, install, role_name
from counter.link.postgres import PostgresServer

AT = datetime(2026, 3, 2, 9, 0, 0, 123_456, tzinfo=UTC)
BY = StaffId(new_id())


class ServedShop:
    """A shop on a server, without any machine of it: roles of terminals, and what they may do there."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.shop = ShopId(new_id())
        self._passwords: dict[str, str] = {FIRST_TERMINAL: secrets.token_hex(8)}
        with closing(connect_admin(url)) as admin:
            install(admin)
            add_shop(admin, self.shop, FIRST_TERMINAL, self._passwords[FIRST_TERMINAL])

    def address(self, terminal: str = FIRST_TERMINAL) -> ServerAddress:
        """Where a terminal finds the server; it is made a terminal where it was none."""
        role = role_name(self.shop, TerminalId(terminal))
        if terminal not in self._passwords:
            self._passwords[terminal] = secrets.token_hex(8)
            add_terminal(self.url, self.shop, terminal, self._passwords[terminal])
        return ServerAddress(self.url.replace("counter_test_admin@", ""), role, self._passwords[terminal])

    @contextmanager
    def server(self, terminal: str = FIRST_TERMINAL, *, time_out: float = 10.0) -> Iterator[PostgresServer]:
        """The server as a terminal sees it, greeted."""
        with closing(PostgresServer(self.address(terminal), time_out=time_out)) as server:
            server.hello(Position(0))
            yield server

    def chain(self, terminal: str = FIRST_TERMINAL) -> Chain:
        """A terminal's facts, from the first on."""
        return Chain(self.shop, TerminalId(terminal))

    def sql(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Whoever administers PostgreSQL looks, or meddles."""
        with self.admin() as admin:
            cursor = admin.execute(query.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def admin(self) -> psycopg.Connection[tuple[object, ...]]:
        """Whoever administers PostgreSQL; every statement stands at once."""
        return psycopg.connect(self.url, autocommit=True)


def whole(positioned: Sequence[Positioned]) -> list[Entry]:
    """Facts as they came, without the position that they were given."""
    return [replace(each.entry, position=None) for each in positioned if each.entry is not None]


def add_terminal(url: str, shop: ShopId, terminal: str, password: str) -> None:
    """A further terminal, as the shop's keeper would let it in."""
    role = role_name(shop, TerminalId(terminal))
    with psycopg.connect(url, autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            admin.execute(SQL("CREATE ROLE {}").format(Identifier(role)))
        admin.execute(SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(Identifier(role), Literal(password)))
        admin.execute(SQL("GRANT counter_terminal TO {}").format(Identifier(role)))
        row = (shop, terminal, role)
        admin.execute("INSERT INTO counter.terminals (shop, terminal, role) VALUES (%s, %s, %s)", row)


class Chain:
    """One terminal's facts; each `next` goes on where the last one ended."""

    def __init__(self, shop: ShopId, terminal: TerminalId) -> None:
        self.shop, self.terminal, self.head = shop, terminal, START
        self._key = Key(secrets.token_bytes(32))

    def next(self, kind: str = "OrderPlaced", subject: str = "", body: str = "{}", private: str | None = None) -> Entry:
        """One more fact."""
        fact_id = FactId(new_id())
        seq = Seq(self.head.seq + 1)
        entry = Entry(
            id=fact_id,
            shop=self.shop,
            terminal=self.terminal,
            seq=seq,
            position=None,
            subject=subject or subject_of("order", fact_id),
            seen=Position(0),
            act=seq,
            at=AT + timedelta(seconds=seq),
            by=BY,
            kind=kind,
            version=1,
            body=body,
            private=private,
            sealed=seal_private(self._key, fact_id, private),
            prev=self.head.hash,
            hash=b"",
        )
        entry = replace(entry, hash=chain_hash(self._key, entry))
        self.head = self.head._replace(seq=seq, hash=entry.hash)
        return entry

    def several(self, count: int) -> list[Entry]:
        """So many more."""
        return [self.next() for _ in range(count)]
