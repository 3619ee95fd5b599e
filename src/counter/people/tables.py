"""The staff, when each signed in last, and who is on the bar."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.fit import Fit, Outcome, insert_once, put
from counter.people.facts import BAR, BarStaffed, SignedIn, StaffAdded
from counter.store.base import Base


class StaffRow(Base):
    """Somebody who works here."""

    __tablename__ = "staff"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    added_at: Mapped[datetime]


class SignInRow(Base):
    """When somebody picked their name last."""

    __tablename__ = "sign_ins"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    signed_in_at: Mapped[datetime]


class CrewRow(Base):
    """Somebody on the bar; `place` counts from 0 in the order in which they came to it."""

    __tablename__ = "bar_crew"

    bar: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[UUID]


def _added(connection: Connection, fact: StaffAdded, entry: Entry) -> Outcome:
    row = {"staff_id": fact.staff_id, "name": fact.name, "role": fact.role, "added_at": entry.at}
    return insert_once(connection, StaffRow, row)


def _signed_in(connection: Connection, fact: SignedIn, entry: Entry) -> Outcome:
    return put(connection, SignInRow, {"staff_id": fact.staff_id, "signed_in_at": entry.at})


def _bar_staffed(connection: Connection, fact: BarStaffed, _entry: Entry) -> Outcome:
    connection.execute(delete(CrewRow).where(CrewRow.bar == BAR))
    crew = [{"bar": BAR, "place": place, "staff_id": who} for place, who in enumerate(dict.fromkeys(fact.staff))]
    if crew:
        connection.execute(insert(CrewRow), crew)
    return Fit.FITS


APPLY = {StaffAdded: _added, SignedIn: _signed_in, BarStaffed: _bar_staffed}
ROWS = {"staff": ((StaffRow.staff_id,),), "sign_in": ((SignInRow.staff_id,),), "crew": ((CrewRow.bar,),)}
