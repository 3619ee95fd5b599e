"""The staff, and who is on the bar."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.registry import hit
from counter.people.facts import BarStaffed, SignedIn, StaffAdded
from counter.store.base import Base


class StaffRow(Base):
    """Somebody who works here."""

    __tablename__ = "staff"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    position: Mapped[int]
    on_bar: Mapped[bool]
    signed_in_at: Mapped[datetime | None]


def _added(connection: Connection, fact: StaffAdded, entry: Entry) -> None:
    row = {"staff_id": fact.staff_id, "name": fact.name, "role": fact.role, "position": entry.seq, "on_bar": False}
    connection.execute(insert(StaffRow), row)


def _signed_in(connection: Connection, fact: SignedIn, entry: Entry) -> None:
    change = update(StaffRow).where(StaffRow.staff_id == fact.staff_id).values(signed_in_at=entry.at)
    hit(connection.execute(change))


def _bar_staffed(connection: Connection, fact: BarStaffed, _entry: Entry) -> None:
    connection.execute(update(StaffRow).values(on_bar=False))
    if fact.staff:
        change = update(StaffRow).where(StaffRow.staff_id.in_(fact.staff)).values(on_bar=True)
        hit(connection.execute(change), len(set(fact.staff)))


APPLY = {StaffAdded: _added, SignedIn: _signed_in, BarStaffed: _bar_staffed}
