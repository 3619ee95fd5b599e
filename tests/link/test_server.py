"""The shop's server gives every fact its position, once and in order, and refuses what does not go on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from counter.journal.receive import digest_after
from counter.journal.seal import FIRST
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import OrderId, Position, Seq, new_id
from link.terminals import ServedShop, whole

ALL = 5000


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


def test_terminals_that_push_at_once_get_positions_without_a_gap(served: ServedShop) -> None:
    names = [f"T{number}" for number in range(1, 5)]
    for name in names:
        served.address(name)

    def push_some(name: str) -> None:
        chain = served.chain(name)
        with served.server(name) as server:
            for _ in range(20):
                server.push(chain.several(3), ())

    with ThreadPoolExecutor(len(names)) as tills:
        list(tills.map(push_some, names))
    with served.server() as server:
        came = server.pull(Position(0), Seq(0), ALL)
    assert [each.position for each in came] == list(range(1, 241))
    digest = FIRST
    for each in came:
        digest = digest_after(digest, each.hash)
    assert served.sql("SELECT digest FROM counter.facts WHERE position = 240") == [(digest,)]


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


def test_whoever_pulled_all_is_told_no_more_of_it(served: ServedShop) -> None:
    """Also not of what they pushed themselves; of what comes after they are told, whatever they ask."""
    chain = served.chain("T2")
    with served.server("T1") as first, served.server("T2") as second:
        assert second.is_quiet()
        second.push([chain.next()], ())
        second.pull(Position(0), Seq(0))
        assert second.is_quiet()
        assert not second.wait(0)
        first.push([served.chain("T1").next()], ())
        assert not second.is_quiet()
        assert second.wait(0)


def test_a_chain_that_does_not_go_on_is_refused_whole(served: ServedShop) -> None:
    one, copy = served.chain(), served.chain()
    facts, other = one.several(3), copy.several(3)
    with served.server() as server:
        server.push(facts[:2], ())
        for forked in (other[:2], other):
            with pytest.raises(Refused, match="older copy"):
                server.push(forked, ())
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


def test_two_shops_on_one_server_never_see_each_other(served: ServedShop, database_url: str) -> None:
    other = ServedShop(database_url)
    ours, theirs = [served.chain().next(private='{"customer":"Mara"}')], other.chain().several(3)
    order = OrderId(new_id())
    with served.server() as here, other.server() as there:
        here.push(ours, ())
        there.push(theirs, [each.id for each in ours])
        assert whole(here.pull(Position(0), Seq(0))) == ours
        assert whole(there.pull(Position(0), Seq(0))) == theirs
        assert here.hello(Position(3)).digest is None
        assert here.digest_at(Position(1)) != there.digest_at(Position(1))
        assert here.claim("voucher:a", order) == there.claim("voucher:a", order)
        with pytest.raises(Refused):
            here.push(other.chain().several(1), ())
        assert served.sql("SELECT count(*) FROM counter.claims") == [(2,)]


def test_facts_of_others_are_the_keepers_to_bring_back(served: ServedShop) -> None:
    """What others recorded nobody but the keeper can prove; once it began to bring it back the others may as well."""
    two, three = served.chain("T2").several(3), served.chain("T3").several(2)
    with served.server("T1") as keeper, served.server("T2") as second, served.server("T3") as third:
        second.push(two[:1], ())
        with pytest.raises(Unavailable, match="first terminal"):
            third.push([*two[:2], *three], ())
        third.hello(Position(0))
        third.push([*two[:1], three[0]], ())
        keeper.push([two[1]], ())
        third.push([two[2], three[1]], ())
        came = third.pull(Position(0), Seq(0))
        assert whole(came) == [two[0], three[0], two[1], two[2], three[1]]
        served.sql("UPDATE counter.terminals SET revoked_at = now() WHERE terminal = 'T2'")
        with pytest.raises(Unavailable, match="first terminal"):
            third.push([replace(two[2], seq=Seq(4), prev=two[2].hash)], ())
