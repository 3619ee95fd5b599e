"""What a terminal takes in of the others: once, in the shop's order, and its tables are those of a replay."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs
from several_terminals import hear, send

from cafe import Cafe
from counter.bootstrap import DATABASE
from counter.flows import make
from counter.flows.attach_voucher import attach_voucher
from counter.flows.exchange import take_in, take_in_all
from counter.flows.open_shop import decide
from counter.flows.reset_promise import reset_promise, take_back_promise
from counter.journal.fact import Entry
from counter.journal.queries import count_aside, did_not_fit, frozen_subjects, in_order
from counter.journal.receive import Positioned
from counter.journal.refold import thaw
from counter.journal.replay import differences
from counter.journal.seal import chain_hash
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.link.server_claims import ServerClaims
from counter.promises.queries import the_promise
from counter.reports.books import money_faults
from counter.reports.findings import findings
from counter.rooms import registry
from pair import Pair


def proven(cafe: Cafe) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, registry()))


def test_an_order_sold_at_one_till_is_at_the_other_with_its_promise(pair: Pair) -> None:
    order_id = pair.one.sell("Latte", customer="Mia")
    pair.exchange()
    assert pair.two.order(order_id) == pair.one.order(order_id)
    assert pair.two.promise(order_id) == pair.one.promise(order_id)
    assert proven(pair.one) == proven(pair.two) == ""


def test_what_comes_twice_changes_nothing(pair: Pair) -> None:
    pair.one.sell("Latte")
    pair.exchange()
    before = pair.two.kinds()
    take_in_all(pair.two.shop, pair.batch(pair.two))
    assert pair.two.kinds() == before
    assert proven(pair.two) == ""


def test_where_a_position_is_missing_it_waits_for_it(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    send(pair.one.shop, pair.sequencer)
    new = pair.next_of(pair.two)
    cursor = pair.two.shop.do(pair.two.shop.itself, take_in, new[1:])
    assert cursor == new[0].position - 1
    with pytest.raises(Refused, match="not known"):
        pair.two.order(order_id)
    take_in_all(pair.two.shop, new)
    assert pair.two.order(order_id).lines


def test_ready_at_two_bars_stays_the_first_in_the_shops_order(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    pair.exchange()
    pair.one.forward(1)
    pair.one.ready(order_id)
    pair.two.forward(4)
    pair.two.ready(order_id)
    send(pair.two.shop, pair.sequencer)  # the later tap comes first in the shop's order
    pair.exchange()
    assert pair.one.order(order_id).ready_at == pair.two.order(order_id).ready_at == pair.two.clock.now()
    assert proven(pair.one) == proven(pair.two) == ""


def test_a_tick_on_what_was_handed_over_meanwhile_did_not_fit_and_is_listed(pair: Pair) -> None:
    order_id = pair.one.sell("Latte", "Flat white")
    pair.exchange()
    pair.one.ready(order_id)
    pair.one.shop.do(pair.one.ana, make.hand_over, order_id)
    line = pair.two.order(order_id).lines[0].line_id
    pair.two.shop.do(pair.two.ana, make.tick_line, order_id, line, made=True)
    pair.exchange()
    (listed,) = pair.one.shop.read(did_not_fit)
    assert (listed.kind, listed.by, listed.why) == ("LineMade", pair.two.ana, "the order is handed over")
    assert pair.two.shop.read(did_not_fit) == (listed,)
    assert proven(pair.one) == proven(pair.two) == ""


def test_two_terminals_that_see_a_miss_open_one_mishap_and_print_one_voucher_s_worth(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.forward(60)
        cafe.ready(order_id)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.sql("SELECT count(*) FROM mishaps") == [(1,)]
        assert len(cafe.vouchers(order_id)) == 1
    assert proven(pair.one) == proven(pair.two) == ""


def test_a_first_promise_given_at_two_tills_that_were_apart_is_the_firsts_and_then_a_new_one(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, decide, {"promises": {"longest_minutes": 5}})
    order_id = pair.one.sell(*["Mocha"] * 8)
    pair.exchange()
    soon = pair.one.clock.now() + timedelta(minutes=3)
    for cafe, due in ((pair.one, soon), (pair.two, soon + timedelta(minutes=1))):
        cafe.shop.do(cafe.ana, reset_promise, order_id, due, told=True)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        promise = cafe.promise(order_id)
        assert (promise.first_due, [reset.due for reset in promise.resets]) == (soon, [soon + timedelta(minutes=1)])
    assert proven(pair.one) == proven(pair.two) == ""


def test_a_promise_by_a_slip_stands_where_another_till_told_them_a_time_meanwhile(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, decide, {"promises": {"longest_minutes": 5}})
    order_id, alone = pair.one.sell(*["Mocha"] * 8), pair.one.sell("Mocha")
    pair.exchange()
    soon = pair.one.clock.now() + timedelta(minutes=3)
    for promised in (order_id, alone):
        pair.one.shop.do(pair.one.ana, reset_promise, promised, soon, told=True)
        pair.one.shop.do(pair.one.ana, take_back_promise, promised)
    pair.two.shop.do(pair.two.ana, reset_promise, order_id, soon + timedelta(minutes=1), told=True)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.promise(order_id).due == soon + timedelta(minutes=1)
        assert cafe.shop.read(the_promise, alone) is None
    assert proven(pair.one) == proven(pair.two) == ""


def missed_at_both(pair: Pair) -> str:
    """The code of a voucher that both terminals know of."""
    missed = pair.one.miss("Latte")
    pair.exchange()
    pair.two.clock.set(pair.one.clock.now())
    return pair.one.code(missed)


def test_a_voucher_redeemed_at_two_tills_that_were_apart_is_the_firsts_and_a_finding(pair: Pair) -> None:
    code = missed_at_both(pair)
    for cafe in (pair.one, pair.two):
        order_id = cafe.ring("Latte")
        cafe.shop.do(cafe.ana, attach_voucher, order_id, code)
        cafe.pay(order_id)
    pair.exchange()
    (finding,) = pair.one.shop.read(lambda connection: list(findings(connection)))
    assert finding.startswith("a voucher was redeemed that could not be, by Ana at T2")
    assert finding.endswith(": redeemed before, with order 2 of 2026-11-23")
    assert pair.two.shop.read(lambda connection: list(findings(connection))) == [finding]
    assert pair.one.shop.read(lambda connection: list(money_faults(connection))) == []
    assert proven(pair.one) == proven(pair.two) == ""


def test_where_somebody_can_be_asked_a_voucher_is_sold_once(pair: Pair) -> None:
    code = missed_at_both(pair)
    tickets = {}
    for cafe in (pair.one, pair.two):
        cafe.shop.claims = ServerClaims(lambda: pair.sequencer)
        tickets[cafe.shop.terminal] = cafe.ring("Latte")
        cafe.shop.do(cafe.ana, attach_voucher, tickets[cafe.shop.terminal], code)
    pair.one.pay(tickets[pair.one.shop.terminal])
    with pytest.raises(Refused, match="used at another till"):
        pair.two.pay(tickets[pair.two.shop.terminal])


def test_a_printer_is_a_terminals_own_and_the_shops_name_is_not(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, decide, {"printer": "office", "shop_name": "Rosa’s"})
    pair.exchange()
    assert (pair.two.shop.settings.printer, pair.two.shop.settings.shop_name) == ("", "Rosa’s")
    assert pair.one.shop.settings.printer == "office"


def test_an_older_copy_of_the_file_learns_its_own_facts_again(pair: Pair) -> None:
    folder = pair.two.folder
    pair.two.close()
    shutil.copy(folder / DATABASE, folder / "copy")
    pair.two = Cafe.opened_in(folder)
    order_id = pair.two.sell("Latte")
    send(pair.two.shop, pair.sequencer)
    pair.two.close()
    shutil.copy(folder / "copy", folder / DATABASE)
    pair.two = Cafe.opened_in(folder, put_back=True)
    pair.exchange()
    assert pair.two.order(order_id) == pair.one.order(order_id)
    pair.two.sell("Espresso")
    pair.exchange()
    assert proven(pair.two) == ""


def test_an_older_copy_that_went_on_by_itself_is_refused_as_a_fork(pair: Pair) -> None:
    folder = pair.two.folder
    pair.two.close()
    shutil.copy(folder / DATABASE, folder / "copy")
    pair.two = Cafe.opened_in(folder)
    pair.two.sell("Latte")
    send(pair.two.shop, pair.sequencer)
    pair.two.close()
    shutil.copy(folder / "copy", folder / DATABASE)
    pair.two = Cafe.opened_in(folder, put_back=True)
    pair.two.sell("Espresso")
    with pytest.raises(Refused, match="older copy that went on by itself"):
        send(pair.two.shop, pair.sequencer)
    with pytest.raises(Refused, match="older copy that went on by itself"):
        hear(pair.two.shop, pair.sequencer)


def test_a_fact_changed_on_its_way_is_refused_where_its_key_lies(pair: Pair) -> None:
    pair.two.sell("Latte")
    send(pair.two.shop, pair.sequencer)
    first, *rest = pair.next_of(pair.one)
    assert first.entry is not None
    forged = replace(first, entry=structs.replace(first.entry, body=first.entry.body.replace("Latte", "Mocha")))
    with pytest.raises(Refused, match="seal does not fit"):
        take_in_all(pair.one.shop, [forged, *rest])
    assert proven(pair.one) == ""


def test_facts_that_do_not_go_on_where_a_chain_ended_are_refused(pair: Pair) -> None:
    pair.one.sell("Latte")
    send(pair.one.shop, pair.sequencer)
    first, second, *_ = pair.next_of(pair.two)
    skipped = replace(second, position=first.position)
    with pytest.raises(Refused, match="do not go on where they ended"):
        take_in_all(pair.two.shop, [skipped])


def test_another_fact_under_a_known_id_is_set_aside_and_the_rest_goes_on(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    send(pair.one.shop, pair.sequencer)
    first, *rest = pair.next_of(pair.two)
    known = next(iter(pair.two.shop.read(lambda connection: list(in_order(connection)))))
    assert first.entry is not None
    twin = resealed(pair, structs.replace(first.entry, id=known.id))
    batch = [Positioned(first.position, known.id, twin.hash, twin)]
    for positioned in rest:
        assert positioned.entry is not None
        twin = resealed(pair, structs.replace(positioned.entry, prev=twin.hash))
        batch.append(replace(positioned, hash=twin.hash, entry=twin))
    take_in_all(pair.two.shop, batch)
    assert pair.two.shop.read(count_aside) == 1
    assert "under the id of another: 1" in pair.two.shop.read(lambda c: list(findings(c)))[-1]
    assert pair.two.promise(order_id) == pair.one.promise(order_id)


def resealed(pair: Pair, entry: Entry) -> Entry:
    return structs.replace(entry, hash=chain_hash(pair.one.shop.keys.chain, entry))


def test_a_fact_of_a_newer_counter_freezes_its_subject_until_it_can_be_read(pair: Pair) -> None:
    order_id, other = pair.one.sell("Latte"), pair.one.sell("Espresso")
    pair.one.ready(order_id)
    pair.one.ready(other)
    send(pair.one.shop, pair.sequencer)
    newer = [_of_version_9(pair, positioned, order_id) for positioned in pair.next_of(pair.two)]
    known = pair.two.shop.journal.registry.read
    take_in_all(pair.two.shop, [_chained(pair, newer, index) for index in range(len(newer))])
    assert pair.two.shop.read(frozen_subjects) == {f"order:{order_id.hex}"}
    assert pair.two.order(order_id).state == "placed"
    assert pair.two.order(other).state == "ready"
    assert proven(pair.two) == ""
    pair.two.shop.journal.registry.read = lambda entry: known(structs.replace(entry, version=1))  # type: ignore[method-assign]
    with pair.two.shop.store.unit(pair.two.ana, pair.two.clock.now()) as unit:
        thaw(unit.connection, pair.two.shop.journal.registry)
    assert pair.two.order(order_id).state == "ready"
    assert pair.two.shop.read(frozen_subjects) == frozenset()


def _of_version_9(pair: Pair, positioned: Positioned, order_id: OrderId) -> Entry:
    assert positioned.entry is not None
    later = positioned.entry.kind == "OrderReady" and positioned.entry.subject == f"order:{order_id.hex}"
    return structs.replace(positioned.entry, version=9) if later else positioned.entry


_SEALED: dict[int, Entry] = {}


def _chained(pair: Pair, entries: Sequence[Entry], index: int) -> Positioned:
    before = _SEALED[index - 1].hash if index else entries[0].prev
    _SEALED[index] = entry = resealed(pair, structs.replace(entries[index], prev=before))
    assert entry.position is not None
    return Positioned(entry.position, entry.id, entry.hash, entry)
