"""A till whose file was put back from an older copy and went on by itself: under a new name nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from several_terminals import hear, rejoin, send

from cafe import Cafe
from counter.flows import drawer, make
from counter.flows.open_shop import decide
from counter.journal.queries import count_aside, did_not_fit
from counter.journal.replay import differences
from counter.journal.seal import SHOP_KEY, read_key
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.reports.books import money_faults
from counter.reports.findings import findings
from counter.reports.till_books import till_faults
from counter.rooms import registry
from counter.store.unit import Connection
from pair import Pair


def proven(cafe: Cafe) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, registry()))


def faults(connection: Connection) -> list[str]:
    return [str(each) for each in (*money_faults(connection), *till_faults(connection))]


def put_back(pair: Pair, copy: bytes) -> None:
    """The second till's file is an older copy of itself from now on."""
    pair.two.close()
    pair.two.database.write_bytes(copy)
    pair.two = Cafe.opened_in(pair.two.folder, pair.one.clock.now(), put_back=True)


def take_copy(pair: Pair) -> bytes:
    pair.two.close()
    copy = pair.two.database.read_bytes()
    pair.two = Cafe.opened_in(pair.two.folder, pair.one.clock.now())
    return copy


def take_new_name(pair: Pair) -> int:
    """As its command does: the till is another terminal afterwards, also when it is opened again."""
    with pytest.raises(Refused, match="new name"):
        hear(pair.two.shop, pair.sequencer)
    count = rejoin(pair.two.shop, read_key(pair.one.folder / SHOP_KEY), pair.sequencer)
    pair.two.close()
    pair.two = Cafe.opened_in(pair.two.folder, pair.one.clock.now())
    return count


def test_what_an_older_copy_recorded_by_itself_is_recorded_again_under_a_new_name(pair: Pair) -> None:
    pair.two.shop.do(pair.two.ana, decide, {"printer": "bar"})
    pair.exchange()
    copy = take_copy(pair)
    known = pair.two.sell("Latte")
    pair.exchange()
    put_back(pair, copy)
    held = pair.two.ring("Mocha")
    pair.one.forward(5)
    pair.two.forward(5)
    alone = pair.two.sell("Espresso", customer="Mia")
    recorded = "SELECT id, at, by, kind, body, private FROM journal"
    before = pair.two.order(alone), pair.two.sql(f"{recorded} WHERE position IS NULL")
    count = take_new_name(pair)
    assert count == len(before[1])
    assert pair.two.shop.terminal == "T3"
    assert pair.two.shop.settings.printer == "bar"
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.order(known).lines[0].sold.name == "Latte"
        assert cafe.order(alone) == before[0]
        joined, *again = cafe.sql(f"{recorded} WHERE terminal = 'T3' ORDER BY seq")
        assert joined[3] == "TerminalJoined"
        assert again[:count] == before[1]
        assert cafe.shop.read(faults) == []
        assert proven(cafe) == ""
    assert pair.two.pay(held).total == pair.two.order(held).total
    pair.exchange()
    assert proven(pair.one) == proven(pair.two) == ""


def test_numbers_that_both_copies_gave_are_findings_with_both_names(pair: Pair) -> None:
    copy = take_copy(pair)
    pair.two.sell("Latte")
    pair.exchange()
    put_back(pair, copy)
    alone = pair.two.sell("Espresso")
    take_new_name(pair)
    pair.exchange()
    found = pair.one.shop.read(lambda connection: [str(each) for each in findings(connection)])
    assert found == [
        f"{what} may be on paper twice: its number was given at T2, T3, in books that were an older copy"
        for what in (f"order {pair.two.order(alone).called} of 2026-11-23", "receipt T2-000001")
    ]
    assert pair.one.shop.read(faults) == []


def close_day(cafe: Cafe) -> None:
    """With the drawer counted as it should be."""
    report = cafe.shop.do(cafe.ana, drawer.x_report)
    (day,) = report.drawers
    cafe.shop.do(cafe.ana, drawer.count_drawer, day.expected)
    cafe.shop.do(cafe.ana, drawer.close_day)


def test_what_does_not_fit_any_more_is_listed_and_a_z_of_the_older_copy_is_kept_aside(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    pair.exchange()
    copy = take_copy(pair)
    pair.two.sell("Latte")
    pair.exchange()
    put_back(pair, copy)
    pair.one.ready(order_id)
    pair.one.shop.do(pair.one.ana, make.hand_over, order_id)
    pair.two.cancel(order_id)
    pair.two.sell("Espresso")
    close_day(pair.two)
    take_new_name(pair)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert [late.kind for late in cafe.shop.read(did_not_fit)] == ["OrderCancelled"]
        assert proven(cafe) == ""
    assert pair.two.shop.read(count_aside) == 1
    close_day(pair.two)
    pair.exchange()
    assert pair.one.shop.read(faults) == []


def test_till_and_server_both_put_back_are_one_shop_again(pair: Pair, tmp_path: Path) -> None:
    """The first till knows facts under the old name that come again under the new one: each counts once."""
    pair.exchange()
    pair.sequencer.back_up(tmp_path / "nightly")
    copy = take_copy(pair)
    first = pair.two.sell("Latte")
    pair.exchange()
    pair.sequencer.put_back(tmp_path / "nightly")
    put_back(pair, copy)
    second = pair.two.sell("Espresso")
    send(pair.one.shop, pair.sequencer)
    take_new_name(pair)
    pair.exchange()
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert [cafe.order(each).lines[0].sold.name for each in (first, second)] == ["Latte", "Espresso"]
        assert proven(cafe) == ""
