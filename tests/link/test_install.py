"""A PostgreSQL becomes the server of a shop, whatever comes between."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from cafe import Cafe
from counter.journal.heads import read_link
from counter.journal.queries import in_order, without_position
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import Position, Seq
from counter.link.address import read_address
from counter.link.exchange import Exchange
from counter.link.install import connect_admin, init_server, install, what_is_made
from counter.link.postgres import PostgresServer
from link.postgres_server import PostgresCluster
from link.terminals import ServedShop, whole

ALL = 5000


AS_BEFORE = """
    ALTER TABLE counter.facts ADD CONSTRAINT facts_shop_fkey FOREIGN KEY (shop) REFERENCES counter.shops;
    CREATE FUNCTION counter.added(one int, other int) RETURNS int LANGUAGE sql IMMUTABLE RETURN one + other;
    CREATE AGGREGATE counter.added_up(int) (SFUNC = counter.added, STYPE = int);
    CREATE OR REPLACE FUNCTION counter.digest_at(at_position bigint) RETURNS bytea LANGUAGE sql RETURN NULL::bytea;
"""
"""How a server was made by a Counter that is long gone."""
OF_BEFORE = "UPDATE counter.installed SET digest = '', version = '0.0.9', made = %s"


def test_all_that_a_shop_recorded_is_on_its_new_server(cafe: Cafe, database_url: str) -> None:
    count = init_server(cafe.shop, database_url)
    entries = cafe.shop.report(lambda connection: tuple(in_order(connection)))
    *recorded, named = [replace(entry, fact=None) for entry in entries]
    assert count == len(recorded) > 50
    assert (named.kind, named.position, '"name":"Till 1"' in named.body) == ("TerminalRenamed", None, True)
    address = read_address(cafe.shop.folder)
    assert address is not None
    with closing(PostgresServer(address)) as server:
        hello = server.hello(count)
        assert (hello.shop, hello.terminal) == (cafe.shop.journal.shop, cafe.shop.terminal)
        assert hello.head == (recorded[-1].seq, recorded[-1].hash)
        link = cafe.shop.read(read_link)
        assert link == (hello.position, hello.digest)
        assert [each.entry for each in server.pull(Position(0), Seq(0), ALL)] == recorded
        known = server.pull(Position(0), Seq(10), ALL)
        assert [each.entry for each in known] == [None] * 10 + recorded[10:]
        assert [(each.position, each.fact_id, each.hash) for each in known] == [
            (each.position, each.id, each.hash) for each in recorded
        ]


def test_a_shop_that_was_cut_off_while_its_server_was_made_goes_on(
    cafe: Cafe, database_url: str, tmp_path: Path
) -> None:
    with closing(connect_admin(database_url)) as admin:
        install(admin)
        admin.execute("ALTER TABLE counter.facts ADD CONSTRAINT full_disk CHECK (position <= 20)")
        with pytest.raises(Unavailable):
            init_server(cafe.shop, database_url)
        assert cafe.shop.read(read_link) is None
        assert read_address(cafe.folder) is None
        admin.execute("ALTER TABLE counter.facts DROP CONSTRAINT full_disk")
    cafe.close()
    as_before = Cafe.opened_in(shutil.copytree(cafe.folder, tmp_path / "as_before"))
    cafe = cafe.reopened()
    count = init_server(cafe.shop, database_url)
    cafe.close()
    with closing(as_before):  # the server knows all, and the power went before this machine wrote that down
        as_before.sell("Latte")
        again = init_server(as_before.shop, database_url)
        assert again > count
        address = read_address(as_before.folder)
        assert address is not None
        with closing(PostgresServer(address)) as server:
            assert as_before.shop.read(read_link) == (again, server.hello(again).digest)


def test_a_shop_whose_server_is_gone_fills_a_new_one(cafe: Cafe, postgres: PostgresCluster) -> None:
    """There is no backup of the old one: what the first terminal knows is the shop's order."""
    init_server(cafe.shop, postgres.url(postgres.new_database()))
    cafe.sell("Latte")
    new = postgres.url(postgres.new_database())
    assert init_server(cafe.shop, new) == 0
    address = read_address(cafe.folder)
    assert address is not None
    with closing(PostgresServer(address)) as server:
        exchange = Exchange(cafe.shop, server, lambda work: work())
        exchange.whole()
        link = cafe.shop.read(read_link)
        assert link is not None
        assert link == (link.cursor, server.hello(link.cursor).digest)
        assert server.hello(link.cursor).position == link.cursor
        assert cafe.shop.read(lambda connection: list(without_position(connection))) == []


def test_a_server_of_before_is_brought_up_to_date_and_whoever_is_connected_goes_on(served: ServedShop) -> None:
    chain = served.chain("T2")
    facts = chain.several(3)
    with served.server("T1") as first, served.server("T2") as second, closing(connect_admin(served.url)) as admin:
        made = what_is_made(admin)
        second.push(facts[:1], ())
        admin.execute(AS_BEFORE.encode(), prepare=False)
        admin.execute(OF_BEFORE, [what_is_made(admin)])
        second.push(facts[1:2], ())
        assert second.digest_at(Position(0)) is None
        install(admin)
        assert what_is_made(admin) == made == admin.execute("SELECT made FROM counter.installed").fetchall()[0][0]
        assert not admin.execute("SELECT FROM pg_constraint WHERE conname = 'facts_shop_fkey'").fetchall()
        second.push(facts[2:], ())
        assert first.wait(10)
        assert whole(first.pull(Position(0), Seq(0))) == facts
        assert first.digest_at(Position(3)) == second.hello(Position(3)).digest is not None


def test_a_server_of_before_that_somebody_meddled_with_is_left_as_it_is(served: ServedShop) -> None:
    with closing(connect_admin(served.url)) as admin:
        admin.execute(OF_BEFORE, [what_is_made(admin)])
        admin.execute("GRANT SELECT ON counter.facts TO PUBLIC")
        with pytest.raises(Refused, match="PUBLIC select"):
            install(admin)
        admin.execute("REVOKE SELECT ON counter.facts FROM PUBLIC")
        install(admin)
