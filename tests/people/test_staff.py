"""Everything is done by somebody; the first to sign in makes the drinks."""

import pytest

from cafe import Cafe
from counter.flows import make
from counter.flows.staff import add_staff, sign_in
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.people.queries import read_crew, read_staff, staff_member


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
