"""Reads the journal in order."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from counter.journal.fact import Entry, as_entry
from counter.journal.tables import FactAside, JournalRow


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


def last_position(connection: Connection) -> int:
    """The position of the newest fact; 0 in an empty journal."""
    return connection.execute(select(func.coalesce(func.max(JournalRow.position), 0))).scalar_one()


def count_aside(connection: Connection) -> int:
    """How many facts are kept aside."""
    return connection.execute(select(func.count()).select_from(FactAside)).scalar_one()
