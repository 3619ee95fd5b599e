"""The shop's server gives every fact its position, once and in order, and refuses what does not go on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import pytest
from msgspec.structs import replace

from cafe import Cafe
from counter.journal.fact import Entry
from counter.journal.heads import read_link
from counter.journal.queries import in_order
from counter.journal.receive import Positioned, digest_after
from counter.journal.seal import FIRST
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import OrderId, Position, Seq, new_id
from counter.link.address import read_address
from counter.link.install import init_server
from counter.link.postgres import PostgresServer
from link.terminals import ServedShop

ALL = 5000


@pytest.fixture
def served(database_url: str) -> ServedShop:
    """A shop on a server that knows nothing of it yet."""
    return ServedShop(database_url)


def whole(positioned: Sequence[Positioned]) -> list[Entry]:
    """Facts as they came, without the position that they were given."""
    return [replace(each.entry, position=None) for each in positioned if each.entry is not None]


def test_all_that_a_shop_recorded_is_on_its_new_server(cafe: Cafe, database_url: str) -> None:
    count = init_server(cafe.shop, database_url)
    recorded = [replace(entry, fact=None) for entry in cafe.shop.report(lambda connection: tuple(in_order(connection)))]
    assert count == len(recorded) > 50
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


def test_positions_have_no_gap_and_the_digest_runs_over_all(served: ServedShop) -> None:
    one, two = served.chain("T1"), served.chain("T2")
    with served.server("T1") as first, served.server("T2") as second:
        pushed = [one.next(), two.next(), one.next()]
        second.push(pushed[1:2], ())
        first.push([pushed[0], pushed[2]], ())
        second.push([two.next() for _ in range(3)], ())
        came = first.pull(Position(0), Seq(0), ALL)
        assert [each.position for each in came] == [1, 2, 3, 4, 5, 6]
        assert whole(came)[:3] == [pushed[1], pushed[0], pushed[2]]
        digest = FIRST
        for each in came:
            digest = digest_after(digest, each.hash)
            assert second.digest_at(each.position) == digest
        assert second.digest_at(Position(0)) == FIRST
        assert second.digest_at(Position(7)) is None


def test_what_the_server_has_is_passed_over(served: ServedShop) -> None:
    facts = served.chain().several(6)
    with served.server() as server:
        server.push(facts[:4], ())
        server.push(facts[2:], ())
        server.push(facts, ())
        server.push([], ())
        assert whole(server.pull(Position(0), Seq(0))) == facts


def test_a_terminal_hears_that_another_pushed(served: ServedShop) -> None:
    with served.server("T1") as first, served.server("T2") as second:
        assert not first.wait(0)
        second.push([served.chain("T2").next()], ())
        assert first.wait(10)
        assert not first.wait(0)
        first.wake()
        assert first.wait(10)


def test_a_chain_that_does_not_go_on_is_refused_whole(served: ServedShop) -> None:
    one, copy = served.chain(), served.chain()
    facts, other = one.several(3), copy.several(3)
    with served.server() as server:
        server.push(facts[:2], ())
        with pytest.raises(Refused, match="older copy"):
            server.push(other, ())
        with pytest.raises(Refused, match="older copy"):
            server.push(other[2:], ())
        with pytest.raises(Refused, match="older copy"):
            server.push([replace(facts[2], prev=bytes(32))], ())
        with pytest.raises(Refused, match="older copy"):
            server.push([replace(facts[2], shop=new_id())], ())
        assert server.hello(Position(2)).head == (2, facts[1].hash)
        one.next()
        with pytest.raises(Unavailable, match="lacks facts"):
            server.push([one.next()], ())
        with pytest.raises(Unavailable):
            server.push(facts, ())  # whoever was told so greets first
        server.hello(Position(2))
        server.push(facts, ())
        assert whole(server.pull(Position(0), Seq(0))) == facts


def test_what_is_erased_is_gone_also_of_the_same_push(served: ServedShop) -> None:
    chain = served.chain()
    before, stays, at_once = (chain.next(private='{"customer":"Mara"}') for _ in range(3))
    with served.server() as server:
        server.push([before, stays], ())
        server.push([at_once], [before.id, at_once.id])
        kept = whole(server.pull(Position(0), Seq(0)))
        assert [each.private for each in kept] == [None, stays.private, None]
        assert [each.sealed for each in kept] == [before.sealed, stays.sealed, at_once.sealed]


def test_what_is_spent_once_has_one_holder_until_it_gives_it_back(served: ServedShop) -> None:
    mine, theirs = OrderId(new_id()), OrderId(new_id())
    with served.server("T1") as first, served.server("T2") as second:
        assert first.claim("voucher:a", mine) == mine
        assert first.claim("voucher:a", mine) == mine
        assert second.claim("voucher:a", theirs) == mine
        second.release("voucher:a", mine)
        second.release("voucher:a", theirs)
        assert second.claim("voucher:a", theirs) == mine
        first.release("voucher:a", mine)
        assert second.claim("voucher:a", theirs) == theirs
