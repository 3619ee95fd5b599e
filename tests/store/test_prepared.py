"""Statements that are compiled once write what SQLAlchemy would write, and fail as it would."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, func, insert, literal_column, select
from sqlalchemy.exc import IntegrityError, OperationalError

from cafe import Cafe
from counter.kernel.ids import new_id
from counter.people.tables import StaffRow
from counter.store.base import Base
from counter.store.prepared import Prepared, Question, change_rows

STAFF = Base.metadata.tables["staff"]
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def person(name: str) -> dict[str, object]:
    return {"staff_id": new_id(), "name": name, "role": "barista", "added_at": AT}


def test_a_row_is_written_as_sqlalchemy_writes_it(cafe: Cafe) -> None:
    row = person("Zoë")
    with cafe.shop.store.unit(cafe.ana, AT) as unit:
        assert Prepared(insert(STAFF)).run(unit.connection, row) == 1
        unit.connection.execute(insert(StaffRow), row | {"staff_id": new_id()})
    first, second = cafe.sql("SELECT name, role, added_at, typeof(staff_id) FROM staff WHERE name = 'Zoë'")
    assert first == second


def test_rows_are_changed_where_they_are_so(cafe: Cafe) -> None:
    with cafe.shop.store.unit(cafe.ana, AT) as unit:
        for name in ("Ida", "Kim", "Lou"):
            Prepared(insert(STAFF)).run(unit.connection, person(name))
        assert change_rows(unit.connection, STAFF, {"name": ("Ida", "Kim", "Nobody")}, {"role": "lead"}) == 2
        assert change_rows(unit.connection, STAFF, {"name": "Lou", "role": "lead"}, {"role": "owner"}) == 0
        assert change_rows(unit.connection, STAFF, {"name": None}, {"role": "owner"}) == 0
    assert cafe.sql("SELECT role FROM staff WHERE name IN ('Ida', 'Kim', 'Lou') ORDER BY name") == [
        ("lead",),
        ("lead",),
        ("barista",),
    ]


def test_what_fails_undoes_the_act_and_is_told_as_ever(cafe: Cafe) -> None:
    row = person("Ida")

    def twice() -> None:
        with cafe.shop.store.unit(cafe.ana, AT) as unit:
            Prepared(insert(STAFF)).run_all(unit.connection, [row])
            Prepared(insert(STAFF)).run(unit.connection, row)

    with pytest.raises(IntegrityError, match="UNIQUE"):
        twice()
    assert cafe.sql("SELECT name FROM staff WHERE name = 'Ida'") == []


def test_rows_are_read_as_sqlalchemy_reads_them(cafe: Cafe) -> None:
    wanted = select(STAFF, func.length(STAFF.c.name).label("signs")).where(STAFF.c.role == bindparam("role"))
    with cafe.shop.store.read() as connection:
        question = Question(wanted.order_by(STAFF.c.name))
        rows = question.rows(connection, role="barista")
        assert rows == connection.execute(wanted.order_by(STAFF.c.name), {"role": "barista"}).all()
        assert len({row.signs for row in rows}) > 1
        assert question.first(connection, role="barista") == rows[0]
        assert question.first(connection, role="nobody’s") is None
        with pytest.raises(KeyError):
            question.rows(connection)


def test_one_of_several_is_asked_for_as_sqlalchemy_does(cafe: Cafe) -> None:
    several = STAFF.c.staff_id.in_(bindparam("of", expanding=True))
    wanted = select(STAFF).where(STAFF.c.role != bindparam("role"), several, STAFF.c.works).order_by(STAFF.c.name)
    ids = {name: cafe.staff(name) for name in ("Ana", "Ben", "Rosa")}
    with cafe.shop.store.read() as connection:
        question = Question(wanted)
        for names in (["Ben", "Rosa", "Ana"], ["Ben"], []):
            values = {"of": [ids[name] for name in names], "role": "owner"}
            rows = question.rows(connection, **values)
            assert rows == connection.execute(wanted, values).all()
            assert {row.name for row in rows} == {*names} - {"Rosa"}


def test_a_question_that_fails_is_told_as_ever(cafe: Cafe) -> None:
    with cafe.shop.store.read() as connection, pytest.raises(OperationalError, match="no such column"):
        Question(select(literal_column("no_such"))).rows(connection)
