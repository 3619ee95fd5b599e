"""Who typed a wrong PIN at this terminal, and until when they wait. Working rows: they survive a restart, no facts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from counter.journal.fit import put
from counter.journal.topics import Topic
from counter.kernel.ids import StaffId
from counter.people.pins import wait_after
from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.unit import Unit


class LockOutRow(Base):
    """How many wrong PINs in a row somebody typed here, and until when no further one is taken."""

    __tablename__ = "lock_outs"
    __table_args__ = (WORKING,)

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    until: Mapped[datetime]


def waits_until(unit: Unit, staff_id: StaffId) -> datetime | None:
    """Until when (aware UTC) no PIN of theirs is taken here; None where none was wrong.

    Where the clock was ahead as they typed it and is right again, they wait as long as if it had been right.
    """
    found = select(LockOutRow.wrong, LockOutRow.until).where(LockOutRow.staff_id == staff_id)
    row = unit.connection.execute(found).one_or_none()
    if row is None:
        return None
    longest: datetime = unit.at + wait_after(row.wrong)
    if row.until > longest:
        put(unit.connection, LockOutRow, {"staff_id": staff_id, "wrong": row.wrong, "until": longest})
        return longest
    until: datetime = row.until
    return until


def wrong_pin(unit: Unit, staff_id: StaffId) -> datetime:
    """One more wrong PIN; gives until when the next has to wait."""
    unit.touched.add(Topic.STAFF)
    known = select(LockOutRow.wrong).where(LockOutRow.staff_id == staff_id)
    before = unit.connection.execute(known).scalar_one_or_none()
    wrong = (before or 0) + 1
    until = unit.at + wait_after(wrong)
    put(unit.connection, LockOutRow, {"staff_id": staff_id, "wrong": wrong, "until": until})
    return until


def right_pin(unit: Unit, staff_id: StaffId) -> None:
    """Their PIN was right: what was wrong before is forgotten."""
    unit.connection.execute(delete(LockOutRow).where(LockOutRow.staff_id == staff_id))
