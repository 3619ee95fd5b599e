"""Who is meant by “one more on the bar” and “one fewer”."""

from counter.kernel.ids import StaffId, new_id
from counter.people.model import Staff
from counter.people.rules import crew_as_named, who_comes, who_goes


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
