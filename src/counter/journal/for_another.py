"""What of a shop's books another of its terminals begins with: all that is the shop's, nothing that is one's own."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select

from counter.journal.counted import waiting
from counter.journal.heads import START, UNHEARD, Head, Link, read_head, read_link, write_head
from counter.journal.queries import frozen_subjects, hash_at
from counter.journal.refold import refold
from counter.journal.registry import Registry
from counter.journal.seal import Keyring
from counter.journal.tables import ConflictingFact, FrozenSubject, JournalHead, JournalRow, LinkState, NotCountedRow
from counter.kernel.ids import Seq, StaffId, TerminalId
from counter.store.base import Base
from counter.store.unit import Connection, Store, Unit

_THE_SHOPS = frozenset(
    table.__tablename__ for table in (JournalRow, JournalHead, ConflictingFact, LinkState, NotCountedRow, FrozenSubject)
)
"""Working tables that every terminal of the shop has alike; all others are its own: held tickets, what it prints."""


def leave_the_shops(copy: Path, registry: Registry, keys: Keyring, by: StaffId, at: datetime) -> Link:
    """Takes out of a copy of the books what is one's own, and what has no position yet; gives how far it goes.

    `by` and `at` (aware UTC) are of whoever makes it, and stand nowhere. Refused where a chain's end was changed.
    """
    store = Store(copy)
    try:
        with store.unit(by, at) as unit:
            _take_out_unplaced(unit.connection, registry, keys)
            for table in Base.metadata.sorted_tables:
                if table.info.get("working") and table.name not in _THE_SHOPS:
                    unit.connection.execute(delete(table))
            return read_link(unit.connection) or UNHEARD
    finally:
        store.close()


def make_own(unit: Unit, keys: Keyring) -> None:
    """Seals the ends of all chains with this terminal's key, in books that came from another."""
    heads = unit.connection.execute(select(JournalHead.terminal, JournalHead.seq, JournalHead.hash)).all()
    for row in heads:
        write_head(unit.connection, keys.local, TerminalId(row.terminal), Head(Seq(row.seq), row.hash))


def _take_out_unplaced(connection: Connection, registry: Registry, keys: Keyring) -> None:
    """The copy is as if its terminal had recorded them a moment later."""
    unplaced = JournalRow.position.is_(None)
    subjects = set(connection.execute(select(JournalRow.subject).where(unplaced)).scalars())
    heads = {TerminalId(each) for each in connection.execute(select(JournalHead.terminal)).scalars()}
    before = {terminal: read_head(connection, keys.local, terminal) for terminal in heads}
    waits = Counter(entry.terminal for entry, _ in waiting(connection))  # after a server forgot, facts of others too
    for row in (JournalRow, NotCountedRow):
        connection.execute(delete(row).where(row.position.is_(None)))
    for subject in sorted(subjects - frozen_subjects(connection)):
        refold(connection, registry, subject)
    for terminal, how_many in waits.items():
        last = Seq(before[terminal].seq - how_many)
        end = hash_at(connection, terminal, last)
        write_head(connection, keys.local, terminal, Head(last, end) if end else START)
