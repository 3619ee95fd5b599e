"""Who is meant by “one more on the bar” and “one fewer”, and what could be a PIN in the wrong field."""

import pytest

from counter.kernel.ids import StaffId, new_id
from counter.people.model import Staff
from counter.people.rules import could_be_pin, crew_as_named, who_comes, who_goes


def somebody(name: str, *, on_bar: bool = False) -> Staff:
    return Staff(StaffId(new_id()), name, "barista", on_bar)


def test_whoever_says_one_more_is_the_one() -> None:
    ana, ben, chris = somebody("Ana"), somebody("Ben", on_bar=True), somebody("Chris")
    assert who_comes((ana, ben, chris), chris.staff_id) == chris


def test_whoever_is_there_already_says_it_of_the_next() -> None:
    ana, ben, chris = somebody("Ana"), somebody("Ben", on_bar=True), somebody("Chris")
    assert who_comes((ana, ben, chris), ben.staff_id) == ana
    assert who_comes((ana, ben, chris), None) == ana


def test_nobody_comes_where_all_are_there() -> None:
    ana, ben = somebody("Ana", on_bar=True), somebody("Ben", on_bar=True)
    assert who_comes((ana, ben), ana.staff_id) is None


def test_who_came_last_goes_first_and_the_last_of_all_stays() -> None:
    ana, ben = somebody("Ana", on_bar=True), somebody("Ben", on_bar=True)
    assert who_goes((ben, ana)) == ana
    assert who_goes((ben,)) is None
    assert who_goes(()) is None


def test_who_is_named_keeps_their_place_or_comes_last() -> None:
    ana, ben, chris = somebody("Ana"), somebody("Ben", on_bar=True), somebody("Chris", on_bar=True)
    staff, crew = (ana, ben, chris), (chris, ben)
    assert crew_as_named(staff, crew, {ana.staff_id, ben.staff_id, chris.staff_id}) == (
        chris.staff_id,
        ben.staff_id,
        ana.staff_id,
    )
    assert crew_as_named(staff, crew, {ana.staff_id, ben.staff_id}) == (ben.staff_id, ana.staff_id)
    assert crew_as_named(staff, crew, frozenset()) == ()


@pytest.mark.parametrize("typed", ["1234", " 123456 ", "1 2 3 4", "1234.", "1234;", "١٢٣٤"])
def test_digits_alone_could_be_a_pin_however_a_finger_slipped(typed: str) -> None:
    assert could_be_pin(typed)


@pytest.mark.parametrize("typed", ["", "123", "12345", "12:30", "12.30", "#1234", "Room 1204", "4a11", "½½½½"])
def test_what_says_more_than_digits_is_no_pin(typed: str) -> None:
    assert not could_be_pin(typed)
