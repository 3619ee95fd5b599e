"""What a column gives back is what was put in, and what a fact is about takes little room."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from counter.journal.fact import subject_of
from counter.kernel.ids import new_id
from counter.store.base import IdBytes, SubjectBytes

KINDS = st.from_regex("[a-z_]{1,12}", fullmatch=True)
NAMES = st.text() | st.uuids().map(str) | st.uuids().map(lambda each: each.hex.upper())


def kept(subject: str) -> bytes:
    stored = SubjectBytes.written(subject)
    assert stored is not None
    assert SubjectBytes.read(stored) == subject
    return stored


@given(KINDS, st.uuids())
def test_a_subject_with_an_id_comes_back_and_takes_half_its_room(kind: str, of: object) -> None:
    assert len(kept(subject_of(kind, of))) == 1 + 16 + len(kind)


@given(KINDS, NAMES, NAMES)
def test_a_subject_with_names_comes_back(kind: str, one: str, other: str) -> None:
    kept(subject_of(kind, one))
    kept(subject_of(kind, one, other))


@given(st.lists(st.tuples(KINDS, st.uuids() | NAMES), max_size=20))
def test_different_subjects_stay_different(of: list[tuple[str, object]]) -> None:
    subjects = {subject_of(kind, each) for kind, each in of}
    assert len({kept(subject) for subject in subjects}) == len(subjects)


def test_what_is_new_comes_last_whatever_kind_it_is() -> None:
    first, second = new_id(), new_id()
    assert kept(subject_of("receipt", first)) < kept(subject_of("order", second))


@given(st.uuids())
def test_an_id_comes_back(of: UUID) -> None:
    back = IdBytes.read(IdBytes.written(of))
    assert back is not None
    assert (back, hash(back), repr(back), back.is_safe) == (of, hash(of), repr(of), of.is_safe)
