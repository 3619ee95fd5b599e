"""A shop's server that was put back from an older backup: its terminals give it what it forgot, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sequencer import Sequencer
from several_terminals import greet, hear, send

from cafe import Cafe
from counter.flows import make
from counter.flows.exchange import go_back
from counter.flows.usual import forget_regular, note_regular
from counter.journal.claims import drop_claim, note_claim, noted_claims
from counter.journal.heads import UNHEARD, Link, read_link
from counter.journal.queries import did_not_fit
from counter.journal.receive import digest_after, unsent
from counter.journal.replay import differences
from counter.journal.rewind import digest_at, longest_common, rewind
from counter.journal.verify import check_chain
from counter.kernel.ids import OrderId, Position, new_id
from counter.reports.findings import findings
from counter.rooms import registry
from pair import Pair


def proven(cafe: Cafe) -> str:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    return result.fault or "".join(differences(cafe.database, registry()))


def link_of(cafe: Cafe) -> Link:
    link = cafe.shop.read(read_link)
    assert link
    return link


def test_the_digest_at_a_position_is_the_servers(pair: Pair) -> None:
    pair.two.sell("Latte")
    pair.exchange()
    end = link_of(pair.one)
    assert pair.one.shop.read(digest_at, end.cursor) == end.digest
    for position in (Position(1), Position(end.cursor - 1)):
        assert pair.one.shop.read(digest_at, position) == pair.sequencer.digest_at(position)
    assert pair.one.shop.read(digest_at, Position(0)) == UNHEARD.digest
    assert pair.one.shop.read(digest_at, Position(end.cursor + 1)) is None


@pytest.mark.parametrize("lost", [0, 1, 7])
def test_the_longest_common_beginning_is_found_with_few_questions(pair: Pair, lost: int) -> None:
    end = link_of(pair.one)
    kept = end.cursor - lost
    asked = []

    def theirs(position: Position) -> bytes | None:
        asked.append(position)
        right = pair.sequencer.digest_at(position)
        return right if position <= kept else digest_after(right or b"", b"other")

    common = pair.one.shop.read(longest_common, theirs)
    assert common == (kept, pair.sequencer.digest_at(Position(kept)))
    assert len(asked) < 12
    assert pair.one.shop.read(longest_common, lambda _position: None) == UNHEARD


def test_a_server_put_back_from_a_backup_is_given_everything_again_others_facts_too(pair: Pair, tmp_path: Path) -> None:
    pair.sequencer.back_up(tmp_path / "nightly")
    first, second = pair.one.sell("Latte"), pair.two.sell("Espresso")
    pair.exchange()
    everything = pair.sequencer.position()
    pair.sequencer.put_back(tmp_path / "nightly")
    pair.two.sell("Flat white")  # not sent yet
    send(pair.one.shop, pair.sequencer)  # gives back what the other sold as well
    assert pair.sequencer.position() == everything + 1
    pair.exchange()
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert [cafe.order(each).lines[0].sold.name for each in (first, second)] == ["Latte", "Espresso"]
        assert cafe.shop.read(unsent) == []
        assert proven(cafe) == ""
    assert link_of(pair.one) == link_of(pair.two)
    (found,) = pair.two.shop.read(lambda connection: [str(each) for each in findings(connection)])
    assert "server had forgotten every fact after number" in found
    assert "T1 gave it what it knew" in found


def test_what_was_decided_in_another_order_meanwhile_is_folded_again_at_both(pair: Pair, tmp_path: Path) -> None:
    """The cancel stood before the tick; after the server forgot both, the tick comes first."""
    order_id = pair.one.sell("Latte", "Flat white")
    pair.exchange()
    pair.sequencer.back_up(tmp_path / "nightly")
    line = pair.two.order(order_id).lines[0].line_id
    pair.two.shop.do(pair.two.ana, make.tick_line, order_id, line, made=True)  # later in the order of today
    pair.one.ready(order_id)
    pair.one.shop.do(pair.one.ana, make.hand_over, order_id)
    send(pair.one.shop, pair.sequencer)
    pair.exchange()
    assert [late.kind for late in pair.one.shop.read(did_not_fit)] == ["LineMade"]
    pair.sequencer.put_back(tmp_path / "nightly")
    send(pair.two.shop, pair.sequencer)  # to it the tick had come first
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.shop.read(did_not_fit) == ()
        assert cafe.order(order_id).lines[0].made_at is not None
        assert proven(cafe) == ""


def test_what_was_rewound_is_unsent_in_the_order_in_which_it_arrived(pair: Pair) -> None:
    order_id = pair.two.sell("Espresso")
    pair.exchange()
    pair.one.ready(order_id)
    before = [entry.hash for entry in pair.one.shop.read(unsent)]
    pair.one.shop.do(pair.one.shop.itself, go_back, UNHEARD)
    gone_back = pair.one.shop.read(unsent, 10**9)
    assert [entry.hash for entry in gone_back][-len(before) - 1 : -1] == before
    assert {entry.terminal for entry in gone_back} == {"T1", "T2"}
    assert gone_back[-1].kind == "ServerForgot"
    assert proven(pair.one) == ""


@pytest.mark.parametrize("says_so", [True, False])
def test_a_fact_before_what_its_terminal_knew_is_a_fault_unless_the_server_forgot(pair: Pair, says_so: bool) -> None:
    """The server lost all; one terminal's facts come to it before those of the other that it had heard of."""
    pair.two.sell("Espresso")
    pair.exchange()
    order_id = pair.one.sell("Latte")
    pair.exchange()
    one, empty = pair.one.shop, Sequencer()
    if says_so:
        one.do(one.itself, go_back, UNHEARD)
    else:
        one.do(one.itself, lambda act: rewind(one.journal, act.unit, UNHEARD))
    entries = one.read(unsent, 10**9)
    empty.push([entry for entry in entries if entry.terminal == "T1"])
    empty.push([entry for entry in entries if entry.terminal == "T2"])
    hear(one, empty)
    assert pair.one.order(order_id).lines
    fault = proven(pair.one)
    assert fault == "" if says_so else "stands before what its terminal knew" in fault


def test_who_was_forgotten_is_forgotten_everywhere_also_by_a_server_put_back_from_before(
    pair: Pair, tmp_path: Path
) -> None:
    regular_id = pair.two.shop.do(pair.two.ana, note_regular, "Mara Meier").regular_id
    pair.exchange()
    pair.sequencer.back_up(tmp_path / "nightly")
    pair.one.shop.do(pair.one.ana, forget_regular, regular_id)
    pair.exchange()
    assert not said_in_the_log(pair)
    pair.sequencer.put_back(tmp_path / "nightly")
    assert said_in_the_log(pair)
    pair.exchange()
    assert not said_in_the_log(pair)
    for cafe in (pair.one, pair.two):
        assert not cafe.sql("SELECT 1 FROM journal WHERE private LIKE '%Mara%'")
        assert cafe.sql("SELECT name FROM regulars") == [("",)]
        assert proven(cafe) == ""


def said_in_the_log(pair: Pair) -> bool:
    return any(each.entry and "Mara" in (each.entry.private or "") for each in pair.batch(pair.one))


def test_a_server_that_knows_all_is_left_alone(pair: Pair) -> None:
    pair.one.sell("Latte")
    pair.exchange()
    before = pair.one.kinds()
    greet(pair.one.shop, pair.sequencer)
    hear(pair.one.shop, pair.sequencer)
    assert pair.one.kinds() == before


def test_what_is_claimed_is_noted_for_one_order_until_it_is_dropped(cafe: Cafe) -> None:
    first, second = OrderId(new_id()), OrderId(new_id())
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        assert note_claim(unit.connection, "voucher:1", first) == first
        assert note_claim(unit.connection, "voucher:1", second) == first
        assert note_claim(unit.connection, "voucher:2", second) == second
    assert cafe.shop.read(noted_claims) == {"voucher:1": first, "voucher:2": second}
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        drop_claim(unit.connection, "voucher:1")
    assert cafe.shop.read(noted_claims) == {"voucher:2": second}
