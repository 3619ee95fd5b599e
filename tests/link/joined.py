"""A shop with a server, and machines that join it there, by what their owners would type."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from cafe import MORNING, Cafe
from counter.bootstrap import DATABASE, open_shop
from counter.flows.shop import Shop
from counter.flows.terminals import note_revoked
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused, Sentence
from counter.kernel.ids import Position, TerminalId
from counter.link.address import ServerAddress, read_address
from counter.link.exchange import Exchange, Exchanged
from counter.link.invite import Invitation, invite, plan_guest, plan_leaving, shut_out
from counter.link.join import join
from counter.link.joining_server import JoiningServer
from counter.rooms import registry
from counter.store.base import view_tables
from link.tills import here

T2 = TerminalId("T2")


@dataclass
class Served:
    """A shop with a server, and the machines that joined it."""

    keeper: Cafe
    admin_url: str
    folder: Path
    opened: list[Shop] = field(default_factory=list)
    told: list[Sentence] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the server is, as somebody types it at a new machine."""
        return self.admin_url.replace("counter_test_admin@", "")

    def invite(self, name: str = "Till 2", place: str = "door", role: str = "till") -> Invitation:
        shop = self.keeper.shop
        return invite(shop, shop.do(self.keeper.staff("Rosa"), plan_guest, name, place, role))

    def join(self, code: str, name: str = "other") -> Path:
        join(self.folder / name / DATABASE, self.url, code, registry(), SetClock(MORNING), self.told.append)
        return self.folder / name

    def open(self, folder: Path) -> Shop:
        shop = open_shop(folder, SetClock(MORNING))
        self.opened.append(shop)
        return shop

    @contextmanager
    def server(self, folder: Path | None = None) -> Iterator[JoiningServer]:
        """The server as a terminal sees it: the keeper, or the one in that folder."""
        with closing(JoiningServer(address_in(folder or self.keeper.folder))) as server:
            server.hello(Position(0))
            yield server

    def sql(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Whoever administers PostgreSQL looks, or meddles."""
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            cursor = admin.execute(query.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def exchange(self, *shops: Shop) -> list[Exchanged]:
        """Each says all it has, then hears all there is; the keeper last, where nobody is named."""
        done = list[Exchanged]()
        for shop in shops or (self.keeper.shop,):
            with closing(JoiningServer(address_in(shop.folder))) as server:
                done.append(Exchange(shop, server, here).whole())
        return done

    def revoke(self, terminal: TerminalId = T2) -> None:
        shop, rosa = self.keeper.shop, self.keeper.staff("Rosa")
        leaving = shop.do(rosa, plan_leaving, terminal)
        shop.do(rosa, note_revoked, terminal, shut_out(shop, leaving))


def address_in(folder: Path) -> ServerAddress:
    address = read_address(folder)
    assert address is not None
    return address


def rows(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    """Every table that is a view of the journal."""
    with shop.store.read_report() as connection:
        return {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")), key=repr)  # noqa: S608
            for table in view_tables()
        }


def put_back(served: Served, folder: Path) -> Shop:
    """A machine whose books were put back from a copy of before its last sale, and which sold on."""
    first = Cafe.opened_in(folder)
    copy = first.folder.with_name("copy")
    first.close()
    shutil.copytree(folder, copy)
    sold_on = Cafe.opened_in(folder)
    sold_on.sell("Filter")
    with served.server(folder) as server:
        Exchange(sold_on.shop, server, here).whole()
    sold_on.close()
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    again = Cafe.opened_in(folder, put_back=True)
    served.opened.append(again.shop)
    again.sell("Mocha")
    with served.server(folder) as server, pytest.raises(Refused, match="new name"):
        Exchange(again.shop, server, here).whole()
    return again.shop
