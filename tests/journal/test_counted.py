"""What does not count: a second fact under an id, and what a terminal recorded after it was revoked.

Every terminal decides alike, whatever came to it first, and as a replay does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from several_terminals import hear, send

from cafe import Cafe
from counter.flows.usual import forget_regular, note_regular
from counter.journal.counted import put_aside
from counter.journal.queries import aside_by_terminal, count_aside, in_order
from counter.journal.replay import differences
from counter.journal.rewind import digest_at
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, OrderId, new_id
from counter.reports.findings import findings
from counter.rooms import registry
from counter.settings.facts import SettingChanged
from counter.terminals.facts import TerminalRevoked
from pair import Pair


def proven(cafe: Cafe) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, registry()))


def has(cafe: Cafe, order_id: OrderId) -> bool:
    try:
        return bool(cafe.order(order_id).lines)
    except Refused:
        return False


def revoke_two(pair: Pair) -> None:
    """The first terminal says that the second belongs to the shop no more, and where its chain ends for the server."""
    end = pair.sequencer.head(pair.two.shop.terminal)
    revoked = TerminalRevoked(terminal=pair.two.shop.terminal, seq=end.seq, hash=end.hash.hex())
    pair.one.shop.do(pair.one.ana, lambda act: act.record(revoked))


def test_what_a_terminal_recorded_after_it_was_revoked_does_not_count_and_all_else_goes_on(pair: Pair) -> None:
    before = pair.two.sell("Latte")
    pair.exchange()
    revoke_two(pair)
    send(pair.one.shop, pair.sequencer)
    after = pair.two.sell("Espresso")  # it has not heard of it yet
    send(pair.two.shop, pair.sequencer)
    mine = pair.one.sell("Flat white")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert [has(cafe, each) for each in (before, after, mine)] == [True, False, True]
        assert proven(cafe) == ""
        assert cafe.shop.read(digest_at, pair.sequencer.position()) == pair.sequencer.digest_at(
            pair.sequencer.position()
        )
    assert set(pair.one.shop.read(aside_by_terminal)) == {"T2"}
    found = pair.one.shop.read(lambda connection: [str(each) for each in findings(connection)])
    assert found[-1].startswith("facts of T2 that came after it was revoked: ")


def test_what_stands_beyond_the_end_of_a_revoked_chain_does_not_count_wherever_it_stands(pair: Pair) -> None:
    pair.exchange()
    revoke_two(pair)
    beyond = pair.two.sell("Espresso")
    send(pair.two.shop, pair.sequencer)
    hear(pair.two.shop, pair.sequencer)
    assert has(pair.two, beyond)
    send(pair.one.shop, pair.sequencer)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert not has(cafe, beyond)
        assert proven(cafe) == ""
    assert set(pair.one.shop.read(aside_by_terminal)) == {"T2"}


def test_a_server_that_forgot_who_was_revoked_lets_nothing_of_theirs_count(pair: Pair, tmp_path: Path) -> None:
    """A copy of the revoked machine may be the first that speaks to it again."""
    pair.exchange()
    pair.sequencer.back_up(tmp_path / "nightly")
    sold = pair.two.sell("Espresso")
    revoke_two(pair)
    send(pair.one.shop, pair.sequencer)
    hear(pair.one.shop, pair.sequencer)
    pair.sequencer.put_back(tmp_path / "nightly")
    send(pair.two.shop, pair.sequencer)  # to it its own sale had come first
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert not has(cafe, sold)
        assert proven(cafe) == ""
    assert set(pair.one.shop.read(aside_by_terminal)) == {"T2"}


def test_what_was_erased_by_a_revoked_terminal_is_erased_everywhere(pair: Pair) -> None:
    regular = pair.one.shop.do(pair.one.ana, note_regular, "Mia").regular_id
    pair.exchange()
    revoke_two(pair)
    send(pair.one.shop, pair.sequencer)
    pair.two.shop.do(pair.two.ana, forget_regular, regular)
    send(pair.two.shop, pair.sequencer)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%Mia%'")
        assert proven(cafe) == ""


@pytest.mark.parametrize("first", ["T1", "T2"])
def test_of_two_facts_under_one_id_the_first_in_the_shops_order_counts_everywhere(pair: Pair, first: str) -> None:
    fact_id, cafes = FactId(new_id()), sorted((pair.one, pair.two), key=lambda cafe: cafe.shop.terminal != first)
    for cafe in cafes:
        named = SettingChanged("shop_name", f'"Of {cafe.shop.terminal}"')
        cafe.shop.do(cafe.ana, lambda act, fact: act.record(fact, fact_id=fact_id), named)
        cafe.sell("Latte")
    for cafe in cafes:
        send(cafe.shop, pair.sequencer)
    pair.exchange()
    order_id = cafes[1].sell("Espresso")
    pair.exchange()
    for cafe in cafes:
        assert cafe.shop.settings.shop_name == f"Of {first}"
        assert cafe.shop.read(count_aside) == 1
        assert has(cafe, order_id)
        assert proven(cafe) == ""


def test_what_only_one_knows_of_a_chain_that_goes_on_otherwise_is_kept_aside(pair: Pair, tmp_path: Path) -> None:
    """The server and the second terminal were both put back from older copies; only the first knows what was sold."""
    pair.exchange()
    pair.sequencer.back_up(tmp_path / "nightly")
    pair.two.close()
    copy = pair.two.database.read_bytes()
    pair.two = Cafe.opened_in(pair.two.folder)
    lost = pair.two.sell("Latte")
    pair.exchange()
    pair.sequencer.put_back(tmp_path / "nightly")
    pair.two.close()
    pair.two.database.write_bytes(copy)
    pair.two = Cafe.opened_in(pair.two.folder, put_back=True)
    sold = pair.two.sell("Espresso")
    send(pair.two.shop, pair.sequencer)
    mine = pair.one.sell("Flat white")
    pair.exchange()
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert [has(cafe, each) for each in (lost, sold, mine)] == [False, True, True]
        assert proven(cafe) == ""
    assert pair.one.shop.read(count_aside) > 0


def test_a_fact_that_is_moved_among_those_that_do_not_count_is_seen(pair: Pair) -> None:
    pair.one.sell("Latte")
    pair.exchange()
    (last,) = pair.one.shop.read(lambda connection: list(in_order(connection))[-1:])
    with pair.one.shop.store.unit(pair.one.ana, pair.one.clock.now()) as unit:
        put_aside(unit.connection, last)
        unit.connection.exec_driver_sql("DELETE FROM journal WHERE arrived = (SELECT max(arrived) FROM journal)")
    assert "put among the facts that do not count" in proven(pair.one)
