"""Three terminals of one shop act at random and exchange facts with a real server, as badly as can be.

The people, and most of what befalls their tills, are those of `journeys/test_three_terminals.py`. Here the cable hangs,
is cut or loses what the server says in the middle of a talk, the server is killed, and a till hears as an older Counter
does that cannot read everything.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from several_terminals import hear, send

from cafe import Cafe
from counter.journal.fact import Entry
from counter.journal.heads import START, Head
from counter.journal.queries import in_order
from counter.journal.receive import Positioned
from counter.kernel.errors import Unavailable
from counter.kernel.ids import FIRST_TERMINAL, FactId, Position, Seq, ShopId, TerminalId
from counter.link.address import ServerAddress
from counter.link.exchange import Exchange
from counter.link.install import add_shop, connect_admin, install, role_name
from counter.link.postgres import PostgresServer
from journeys.test_three_terminals import TILLS, ThreeTerminals, begun, open_tills, till
from link.cable import Cable, Way
from link.postgres_server import PostgresCluster
from link.terminals import add_terminal
from link.tills import here

EXAMPLES = int(os.environ.get("COUNTER_EXAMPLES", "3"))
IMPATIENT = 0.3
"""Seconds after which a call is given up to a server that does not answer."""
PASSWORD = secrets.token_hex(8)
NEWER = ("GestureMade", "MishapOpened", "LineMade", "PaymentTaken")
"""Kinds of facts that an older Counter may not know."""
FORGET = """
    DELETE FROM counter.facts WHERE position > {last}; DELETE FROM counter.claims; DELETE FROM counter.heads;
    INSERT INTO counter.heads SELECT DISTINCT ON (terminal) shop, terminal, seq, hash FROM counter.facts
        ORDER BY terminal, seq DESC;
    UPDATE counter.shops SET position = {last}, refill_until = '-infinity';
"""


@cache
def begun_database(cluster: PostgresCluster) -> tuple[str, ShopId]:
    """Made once, for each example to copy: a server that knows all of the shop that has begun; and which shop."""
    database = cluster.new_database()
    with closing(Cafe.opened_in(begun().folder / "T1")) as cafe:
        shop = cafe.shop.journal.shop
        entries = tuple(cafe.shop.read(lambda connection: tuple(in_order(connection))))
    with closing(connect_admin(cluster.url(database))) as admin:
        install(admin)
        role = add_shop(admin, shop, FIRST_TERMINAL, PASSWORD)
    for name in TILLS[1:]:
        add_terminal(cluster.url(database), shop, name, PASSWORD)
    address = ServerAddress(f"postgresql://127.0.0.1:{cluster.port}/{database}", role, PASSWORD)
    with closing(PostgresServer(address)) as server:
        server.hello(Position(0))
        server.push(entries, ())
    return database, shop


class Served:
    """The server, spoken to by one terminal after another: what `tools/sequencer.py` is to tills on one disk."""

    def __init__(self, cluster: PostgresCluster, database: str, shop: ShopId) -> None:
        self._cluster, self._database, self._shop = cluster, database, shop
        self._admin = cluster.admin(database)
        self._servers: dict[TerminalId, PostgresServer] = {}
        self.who = FIRST_TERMINAL
        """Which terminal speaks."""

    def push(self, entries: Iterable[Entry], erased: Iterable[FactId] = ()) -> None:
        self._server.push(list(entries), list(erased))

    def pull(self, after: Position, terminal: TerminalId, known: Seq, most: int = 500) -> Sequence[Positioned]:
        return self._server.pull(after, known, most)

    def digest_at(self, position: Position) -> bytes | None:
        return self._server.digest_at(position)

    def position(self) -> Position:
        return Position(self.sql("SELECT position FROM counter.shops")[0][0])

    def head(self, terminal: TerminalId) -> Head:
        found = self.sql(f"SELECT seq, hash FROM counter.heads WHERE terminal = '{terminal}'")  # noqa: S608 - T1, T2 …
        return Head(*found[0]) if found else START

    def forget(self, last: Position) -> None:
        """It is put back from a backup that knows only so many facts, and knows nothing of claims."""
        self.sql(FORGET.format(last=last))

    def new_terminal(self) -> int:
        """A further terminal; the keeper's goes on as keeper."""
        number: int = self.sql("SELECT max(substring(terminal FROM 2)::int) + 1 FROM counter.terminals")[0][0]
        add_terminal(self._cluster.url(self._database), self._shop, f"T{number}", PASSWORD)
        self.sql(f"""
            UPDATE counter.terminals SET is_keeper = true WHERE terminal = 'T{number}'
                AND EXISTS (SELECT FROM counter.terminals WHERE terminal = '{self.who}' AND is_keeper)
        """)  # noqa: S608 - T1, T2 …
        return number

    def address(self, port: int) -> ServerAddress:
        """Where whoever speaks finds it, on that port."""
        role = role_name(self._shop, self.who)
        return ServerAddress(f"postgresql://127.0.0.1:{port}/{self._database}", role, PASSWORD)

    def hang_up(self) -> None:
        """Nobody is connected any more."""
        for server in self._servers.values():
            server.close()
        self._servers.clear()

    def kill(self) -> None:
        """kill -9; then it is started again."""
        self._admin.close()
        self._cluster.kill()
        self._cluster.start()
        self._admin = self._cluster.admin(self._database)

    def close(self) -> None:
        self.hang_up()
        self._admin.close()

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        cursor = self._admin.execute(query.encode())
        return cursor.fetchall() if cursor.description else []

    @property
    def _server(self) -> PostgresServer:
        if self.who not in self._servers:
            server = PostgresServer(self.address(self._cluster.port))
            server.hello(Position(0))
            self._servers[self.who] = server
        return self._servers[self.who]


class OnPostgres(ThreeTerminals):
    """The same people; between their tills a PostgreSQL and a cable."""

    cluster: PostgresCluster

    @initialize()
    def open_all(self) -> None:
        shutil.copytree(begun().folder, self.folder, dirs_exist_ok=True)
        whole, shop = begun_database(self.cluster)
        database = f"copy_{secrets.token_hex(6)}"
        with self.cluster.admin() as admin:
            admin.execute(f"CREATE DATABASE {database} TEMPLATE {whole} STRATEGY wal_log".encode())
        self.sequencer: Any = Served(self.cluster, database, shop)
        self.cable = Cable(self.cluster.port)
        self.tills = open_tills(self.folder)

    def link(self, till: str, what: Callable[..., object], *args: int) -> None:
        """Where the server is away, or waits for the first terminal to say what it lost, that is what comes first."""
        for _ in range(3):
            self.sequencer.who = self.tills[till].shop.terminal
            try:
                super().link(till, what, *args)
            except Unavailable:
                self.sequencer.hang_up()
                if till != "T1":
                    self.link("T1", send)
            else:
                return
        raise AssertionError(f"{till} is not served")

    @rule(till=till, way=st.sampled_from([Way.CUT, Way.HANGS, Way.MUTE, Way.SLOW]), from_the_start=st.booleans())
    def talk_on_a_bad_line(self, till: str, way: Way, from_the_start: bool) -> None:
        """Nothing passes, or no answer does, from the start or after the greeting."""
        self.link(till, send)  # a fork or a server that forgot is another rule's
        self.sequencer.who = self.tills[till].shop.terminal
        with closing(PostgresServer(self.sequencer.address(self.cable.here), time_out=IMPATIENT)) as server:
            exchange = Exchange(self.tills[till].shop, server, here)
            self.at(till, lambda cafe: self.orders.append(cafe.sell("Latte")))
            with suppress(Unavailable):
                if not from_the_start:
                    exchange.greet()
                self.cable.set(way)
                if from_the_start:
                    exchange.greet()
                exchange.send()
                exchange.hear()
        self.cable.set(Way.OPEN)

    @rule(till=till)
    def kill_the_server(self, till: str) -> None:
        self.sequencer.kill()
        self.hear(till)

    @rule(till=till, newer=st.sampled_from(NEWER))
    def hear_as_an_older_counter(self, till: str, newer: str) -> None:
        """It cannot read facts of one kind: what they are about stays as it is until it is brought up to date."""
        self.send(till)
        kinds = self.tills[till].shop.journal.registry._kinds
        kind = kinds.pop(newer)
        try:
            self.link(till, hear)
        finally:
            kinds[newer] = kind
        self.tills[till].close()
        self.tills[till] = Cafe.opened_in(self.folder / till)

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "cable"):
            self.cable.close()


@pytest.fixture(autouse=True)
def _cluster(postgres: PostgresCluster) -> None:
    OnPostgres.cluster = postgres


TestOnPostgres = pytest.mark.no_cover(OnPostgres.TestCase)
TestOnPostgres.settings = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.generate],
    stateful_step_count=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
