"""Facts are written once, in order, sealed; the same one twice is nothing, another under its id is refused loudly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import pytest

from cafe import Cafe
from counter.flows import put_right
from counter.flows.follow_up import follow_up_done
from counter.flows.put_right import Answer
from counter.flows.shop import Act
from counter.journal.fact import Fact, private, read_back, write_down
from counter.journal.fit import Fit
from counter.journal.journal import FactConflict
from counter.journal.queries import count_aside, entries
from counter.journal.registry import Apply, Registry
from counter.journal.replay import differences
from counter.journal.verify import ChainResult, check_chain
from counter.kernel.errors import NOTHING, Refused
from counter.kernel.ids import FactId, StaffId, new_id
from counter.people.facts import StaffAdded
from counter.rooms import ROOMS, registry


def proven(cafe: Cafe) -> ChainResult:
    with cafe.shop.store.read_report() as connection:
        result = check_chain(connection, registry(), cafe.shop.keys)
    assert list(differences(cafe.database, registry())) == []
    return result


def record(act: Act, fact: Fact, fact_id: FactId | None = None) -> None:
    act.record(fact, fact_id=fact_id)


def test_facts_stand_in_one_gapless_chain(cafe: Cafe) -> None:
    cafe.sell("Latte")
    with cafe.shop.store.read() as connection:
        found = [entry for _, entry in entries(connection)]
    assert [entry.seq for entry in found] == list(range(1, len(found) + 1))
    assert all(after.prev == before.hash for before, after in pairwise(found))
    assert {entry.shop for entry in found} == {found[0].shop}
    assert proven(cafe) == ChainResult(len(found), NOTHING, proved=("T1",))


def test_an_act_that_fails_leaves_nothing_and_the_chain_goes_on(cafe: Cafe) -> None:
    def half(act: Act) -> None:
        act.record(StaffAdded(StaffId(new_id()), "Nobody", "barista"))
        raise ZeroDivisionError

    before = cafe.kinds()
    with pytest.raises(ZeroDivisionError):
        cafe.shop.do(cafe.ana, half)
    assert cafe.kinds() == before
    cafe.sell("Latte")
    assert proven(cafe).fault == ""


def test_the_same_fact_twice_changes_nothing(cafe: Cafe) -> None:
    fact, fact_id = StaffAdded(StaffId(new_id()), "Eve", "barista"), FactId(new_id())
    cafe.shop.do(cafe.ana, record, fact, fact_id)
    before = cafe.kinds()
    cafe.shop.do(cafe.ana, record, fact, fact_id)
    assert cafe.kinds() == before


def test_another_fact_under_the_same_id_is_refused_and_kept_aside(cafe: Cafe) -> None:
    fact, fact_id = StaffAdded(StaffId(new_id()), "Eve", "barista"), FactId(new_id())
    cafe.shop.do(cafe.ana, record, fact, fact_id)
    before = cafe.kinds()
    for _ in range(2):
        with pytest.raises(Refused, match="kept aside"):
            cafe.shop.do(cafe.ana, record, StaffAdded(fact.staff_id, "Mallory", "owner"), fact_id)
    assert cafe.kinds() == before
    assert cafe.shop.read(count_aside) == 1
    assert proven(cafe).fault == ""


def test_a_conflict_is_told_apart_from_every_other_fault(cafe: Cafe) -> None:
    fact, fact_id = StaffAdded(StaffId(new_id()), "Eve", "barista"), FactId(new_id())
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        cafe.shop.journal.record(unit, fact, fact_id=fact_id)
        with pytest.raises(FactConflict, match="differs"):
            cafe.shop.journal.record(unit, StaffAdded(fact.staff_id, "Mallory", "owner"), fact_id=fact_id)


@dataclass(frozen=True, slots=True)
class Whispered(Fact):
    """Said in private."""

    what: str
    to_whom: str = private()


def test_what_is_private_stands_apart_from_the_body() -> None:
    body, hidden = write_down(Whispered("hello", "Ana"))
    assert "Ana" not in body
    assert hidden == '{"to_whom":"Ana"}'
    assert read_back(Whispered, body, hidden) == Whispered("hello", "Ana")
    assert read_back(Whispered, body, None) == Whispered("hello")
    assert write_down(Whispered("hello")) == ('{"what":"hello"}', None)


def test_a_customers_name_is_in_no_body(cafe: Cafe) -> None:
    cafe.sell("Latte", customer="Xanthippe")
    assert cafe.sql("SELECT kind FROM journal WHERE body LIKE '%Xanthippe%'") == []
    assert cafe.sql("SELECT count(*) FROM journal WHERE private LIKE '%Xanthippe%'") == [(2,)]


def test_where_to_reach_somebody_is_erased_when_we_came_back_and_the_chain_holds(cafe: Cafe) -> None:
    answer = Answer("treatment", follow_up=cafe.clock.now() + timedelta(days=1), contact="xan@example.com")
    mishap = cafe.shop.do(cafe.ana, put_right.put_right, answer)
    assert cafe.sql("SELECT count(*) FROM journal WHERE private LIKE '%xan@%'") == [(1,)]
    cafe.shop.do(cafe.ana, follow_up_done, mishap)
    assert cafe.sql("SELECT count(*) FROM journal WHERE private LIKE '%xan@%'") == [(0,)]
    assert cafe.sql("SELECT follow_up_contact FROM mishaps") == [("",)]
    assert proven(cafe).fault == ""
    done = cafe.kinds().count("FollowUpDone")
    cafe.shop.do(cafe.ana, follow_up_done, mishap)
    assert cafe.kinds().count("FollowUpDone") == done == 1
    cafe.shop.store.close()
    assert b"xan@example.com" not in b"".join(path.read_bytes() for path in cafe.folder.glob("counter.sqlite*"))


def test_a_second_word_erases_the_contact_of_the_first(cafe: Cafe) -> None:
    when = cafe.clock.now() + timedelta(days=1)
    mishap = cafe.shop.do(cafe.ana, put_right.put_right, Answer("treatment", follow_up=when, contact="old@example.com"))
    again = Answer("treatment", mishap_id=mishap, follow_up=when, contact="new@example.com")
    cafe.shop.do(cafe.ana, put_right.put_right, again)
    assert cafe.sql("SELECT count(*) FROM journal WHERE private LIKE '%old@%'") == [(0,)]
    assert cafe.sql("SELECT follow_up_contact FROM mishaps") == [("new@example.com",)]
    assert proven(cafe).fault == ""


def test_a_fact_without_an_apply_is_noticed_when_the_shop_is_wired() -> None:
    kinds: list[type[Fact]] = [kind for facts, _ in ROOMS for kind in facts.FACTS]
    applies: list[Mapping[type[Fact], Apply]] = [tables.APPLY for _, tables in ROOMS]
    Registry(kinds, applies)
    with pytest.raises(ValueError, match=r"do not match.*Whispered"):
        Registry([*kinds, Whispered], applies)
    with pytest.raises(ValueError, match=r"do not match.*Whispered"):
        Registry(kinds, [*applies, {Whispered: lambda *_: Fit.FITS}])
    with pytest.raises(ValueError, match="applied twice"):
        Registry(kinds, [*applies, applies[0]])
    with pytest.raises(ValueError, match="two facts are called"):
        Registry([*kinds, kinds[0]], applies)


def test_a_journal_whose_end_was_cut_takes_no_more_facts_without_a_gap(cafe: Cafe) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql("UPDATE journal_heads SET hash = prev FROM journal WHERE journal.seq = 5")
    with pytest.raises(Refused, match="counter verify"):
        cafe.sell("Latte")
