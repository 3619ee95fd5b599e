"""Wrong codes that were typed or scanned here a moment ago. Working rows: they survive a restart, no facts."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.unit import Unit

MOST, WITHIN = 5, timedelta(minutes=1)
"""So many wrong codes are read within that time; the next waits."""


class WrongCodeRow(Base):
    """A code that was none of this shop's."""

    __tablename__ = "wrong_codes"
    __table_args__ = (WORKING,)

    wrong_id: Mapped[int] = mapped_column(primary_key=True)
    typed_at: Mapped[datetime]


def codes_wait_until(unit: Unit) -> datetime | None:
    """Until when (aware UTC) no code is read here; None where one is read at once.

    What was typed while the clock was ahead of today's is not held against anybody.
    """
    recent = (
        select(WrongCodeRow.typed_at)
        .where(WrongCodeRow.typed_at > unit.at - WITHIN, WrongCodeRow.typed_at <= unit.at)
        .order_by(WrongCodeRow.typed_at.desc())
        .limit(MOST)
    )
    times: list[datetime] = list(unit.connection.execute(recent).scalars())
    return times[-1] + WITHIN if len(times) == MOST else None


def note_wrong_code(unit: Unit) -> None:
    """One more wrong code; those that no longer count are forgotten."""
    old = (WrongCodeRow.typed_at <= unit.at - WITHIN) | (WrongCodeRow.typed_at > unit.at)
    unit.connection.execute(delete(WrongCodeRow).where(old))
    unit.connection.execute(insert(WrongCodeRow).values(typed_at=unit.at))
