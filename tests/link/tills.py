"""Two tills of one shop, and a PostgreSQL that both speak with."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

from cafe import Cafe
from counter.journal.queries import in_order
from counter.kernel.ids import Position
from counter.link.address import ServerAddress, write_address
from counter.link.exchange import Exchange, Exchanged
from counter.link.install import add_shop, connect_admin, install, role_name
from counter.link.postgres import PostgresServer
from counter.link.server_claims import ServerClaims
from link.terminals import add_terminal
from pair import Pair


def here(work: Callable[[], Any]) -> Any:
    """Acts are done where one stands."""
    return work()


class Till:
    """A till, and where its server is. What it claims it claims there."""

    def __init__(self, cafe: Cafe, url: str, password: str) -> None:
        self.cafe = cafe
        role = role_name(cafe.shop.journal.shop, cafe.shop.terminal)
        self.address = ServerAddress(url.replace("counter_test_admin@", ""), role, password)
        write_address(cafe.folder, self.address)
        self._asked = list[PostgresServer]()
        cafe.shop.claims = self.claims = ServerClaims(self._reach)

    def _reach(self) -> PostgresServer:
        self._asked.append(PostgresServer(self.address))
        return self._asked[-1]

    @contextmanager
    def server(self, time_out: float = 10.0) -> Iterator[PostgresServer]:
        """The server, greeted by nobody yet."""
        with closing(PostgresServer(self.address, time_out=time_out)) as server:
            yield server

    def reached_at(self, port: int, other: int) -> None:
        """From now on it finds the server at another port."""
        self.address = replace(self.address, url=self.address.url.replace(str(port), str(other)))

    def exchange(self) -> Exchanged:
        """What it has goes up, what there is comes down."""
        with self.server() as server:
            return Exchange(self.cafe.shop, server, here).whole()

    def close(self) -> None:
        """Its connections end."""
        for server in self._asked:
            server.close()


def served(cafes: Sequence[Cafe], url: str) -> list[Till]:
    """These terminals of one shop, the keeper first, all at a new server that knows what they do."""
    keeper, *others = [cafe.shop for cafe in cafes]
    passwords = {cafe.shop.terminal: secrets.token_hex(8) for cafe in cafes}
    with closing(connect_admin(url)) as admin:
        install(admin)
        add_shop(admin, keeper.journal.shop, keeper.terminal, passwords[keeper.terminal])
    for shop in others:
        add_terminal(url, shop.journal.shop, shop.terminal, passwords[shop.terminal])
    tills = [Till(cafe, url, passwords[cafe.shop.terminal]) for cafe in cafes]
    with tills[0].server() as server:
        server.hello(Position(0))
        server.push(keeper.read(lambda connection: tuple(in_order(connection))), ())
    return tills


class Tills:
    """Both, knowing all of each other, and the server too."""

    def __init__(self, pair: Pair, url: str) -> None:
        self.pair, self.url = pair, url
        self.one, self.two = served([pair.one, pair.two], url)

    def exchange(self) -> None:
        """Each says all it has, then hears all there is."""
        for till in (self.one, self.two, self.one):
            till.exchange()

    def close(self) -> None:
        """Their connections end; the tills are closed by whoever opened them."""
        for till in (self.one, self.two):
            till.close()
