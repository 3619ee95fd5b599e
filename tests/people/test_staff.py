"""Everything is done by somebody; the first to sign in makes the drinks."""

import pytest

from cafe import Cafe
from counter.flows import make
from counter.flows.approve import approve
from counter.flows.clock_in import clock_in
from counter.flows.playbook import undo_change
from counter.flows.staff import add_staff, change_pin, change_role, sign_in, take_back_staff, take_off_staff
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.people.queries import read_crew, read_staff, staff_member, who_is_here
from counter.reports.all_changes import all_changes
from counter.reports.story import staff_names


def on_bar(cafe: Cafe) -> list[str]:
    return [person.name for person in cafe.shop.read(read_staff) if person.on_bar]


def test_the_app_itself_is_not_on_the_list_of_staff(cafe: Cafe) -> None:
    assert [person.name for person in cafe.shop.read(read_staff)] == ["Ana", "Ben", "Chris", "Dana", "Rosa"]
    assert cafe.shop.read(staff_member, cafe.shop.itself).name == "Counter"


def test_whoever_signs_in_to_an_empty_bar_makes_the_drinks(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, make.staff_bar, ())
    assert on_bar(cafe) == []
    cafe.shop.do(cafe.ana, sign_in)
    assert on_bar(cafe) == ["Ana"]
    cafe.shop.do(cafe.staff("Dana"), sign_in)
    assert on_bar(cafe) == ["Ana"]


def test_the_crew_stand_in_the_order_in_which_they_came(cafe: Cafe) -> None:
    came = tuple(cafe.staff(name) for name in ("Rosa", "Ana", "Rosa", "Ben"))
    cafe.shop.do(cafe.ana, make.staff_bar, came)
    assert [person.name for person in cafe.shop.read(read_crew)] == ["Rosa", "Ana", "Ben"]
    assert on_bar(cafe) == ["Ana", "Ben", "Rosa"]


def test_nobody_signs_in_as_a_stranger(cafe: Cafe) -> None:
    before = cafe.kinds()
    with pytest.raises(Refused, match="Pick your name"):
        cafe.shop.do(StaffId(new_id()), sign_in)
    assert cafe.kinds() == before


def test_every_fact_says_who(cafe: Cafe) -> None:
    eve = cafe.shop.do(cafe.staff("Rosa"), add_staff, "Eve", "barista")
    cafe.shop.do(eve, sign_in)
    by = cafe.sql("SELECT by FROM journal WHERE kind = 'SignedIn'")
    assert by == [(eve.bytes,)]


def test_who_is_taken_off_signs_in_no_more_and_keeps_the_past(cafe: Cafe) -> None:
    rosa, ben = cafe.staff("Rosa"), cafe.staff("Ben")
    cafe.shop.do(ben, clock_in)
    assert "Ben" in on_bar(cafe)
    cafe.shop.do(rosa, take_off_staff, ben)
    assert "Ben" not in [person.name for person in cafe.shop.read(read_staff)]
    assert "Ben" not in [person.name for person in cafe.shop.read(read_crew)]
    day = cafe.shop.settings.trading_day(cafe.shop.clock.now())
    assert ben not in cafe.shop.read(who_is_here, day)
    assert cafe.shop.read(staff_names)[ben] == "Ben"
    with pytest.raises(Refused, match="Ben does not work here any more"):
        cafe.shop.do(ben, sign_in)
    cafe.shop.do(rosa, take_back_staff, ben)
    assert cafe.shop.do(ben, sign_in).role == "barista"


def test_somebody_always_owns_the_shop(cafe: Cafe) -> None:
    rosa, dana = cafe.staff("Rosa"), cafe.staff("Dana")
    with pytest.raises(Refused, match="Another owner takes you off"):
        cafe.shop.do(rosa, take_off_staff, rosa)
    with pytest.raises(Refused, match="Rosa is the only owner"):
        cafe.shop.do(dana, take_off_staff, rosa)
    cafe.shop.do(rosa, change_role, dana, "owner")
    cafe.shop.do(rosa, change_pin, rosa, "4711")
    with pytest.raises(Refused, match="Rosa is the only owner with a PIN"):
        cafe.shop.do(rosa, change_role, rosa, "lead")


def test_who_was_taken_off_may_nothing_and_approves_nothing(cafe: Cafe) -> None:
    rosa, dana = cafe.staff("Rosa"), cafe.staff("Dana")
    for who, pin in ((rosa, "4711"), (dana, "2222")):
        cafe.shop.do(rosa, change_pin, who, pin)
    cafe.shop.do(rosa, take_off_staff, dana)
    with pytest.raises(Refused, match="Dana does not work here any more"):
        cafe.shop.do(cafe.ana, approve, dana, "2222")
    with pytest.raises(Refused, match="Only Rosa changes who works here"):
        cafe.shop.do(dana, add_staff, "Eve", "owner")


def test_the_staff_stands_in_changes_and_is_taken_back(cafe: Cafe) -> None:
    rosa, dana = cafe.staff("Rosa"), cafe.staff("Dana")
    assert cafe.shop.read(all_changes) == ()
    eve = cafe.shop.do(rosa, add_staff, "Eve", "barista", "1234")
    cafe.shop.do(rosa, change_role, dana, "barista")
    cafe.shop.do(rosa, take_off_staff, dana)
    taken, role, added = cafe.shop.read(all_changes)
    assert [each.by for each in (taken, role, added)] == ["Rosa"] * 3
    cafe.shop.do(rosa, undo_change, added.fact_id)
    assert not cafe.shop.read(staff_member, eve).works
    for change in (taken, role):
        cafe.shop.do(rosa, undo_change, change.fact_id)
    assert cafe.shop.read(staff_member, dana).works
    assert cafe.shop.read(staff_member, dana).role == "lead"
    cafe.shop.do(rosa, change_pin, dana, "2222")
    with pytest.raises(Refused, match="A PIN is not taken back"):
        cafe.shop.do(rosa, undo_change, cafe.shop.read(all_changes)[0].fact_id)
