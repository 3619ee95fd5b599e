"""Reads the journal in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.journal.fact import Entry, as_entry
from counter.journal.tables import ConflictingFact, JournalRow


def entries(connection: Connection, *, after: int = 0, kinds: tuple[str, ...] = ()) -> Iterator[tuple[int, Entry]]:
    """Every entry after a position with that position, in order, a few hundred rows in memory at a time."""
    wanted = select(JournalRow.__table__).where(JournalRow.position > after).order_by(JournalRow.position)
    if kinds:
        wanted = wanted.where(JournalRow.kind.in_(kinds))
    for part in connection.execute(wanted).mappings().partitions(500):
        for row in part:
            yield row["position"], as_entry(row)


def newest(connection: Connection, kind: str) -> Entry | None:
    """The last entry of a kind of fact; None where it never happened."""
    last = select(JournalRow.__table__).where(JournalRow.kind == kind).order_by(JournalRow.position.desc()).limit(1)
    row = connection.execute(last).mappings().one_or_none()
    return None if row is None else as_entry(row)


def entry_with_id(connection: Connection, fact_id: UUID) -> Entry | None:
    """The entry of that id, or None."""
    row = connection.execute(select(JournalRow.__table__).where(JournalRow.id == fact_id)).mappings().one_or_none()
    return None if row is None else as_entry(row)


def hash_at(connection: Connection, terminal: str, seq: int) -> str | None:
    """The hash of the fact with that number of a terminal, or None where there is none."""
    wanted = select(JournalRow.hash).where(JournalRow.terminal == terminal, JournalRow.seq == seq)
    return connection.execute(wanted).scalar_one_or_none()


def newest_at(connection: Connection) -> datetime | None:
    """When the newest fact was recorded, aware UTC; None in an empty journal."""
    return connection.execute(select(func.max(JournalRow.at))).scalar_one()


def count_aside(connection: Connection) -> int:
    """How many facts are kept aside."""
    return connection.execute(select(func.count()).select_from(ConflictingFact)).scalar_one()
