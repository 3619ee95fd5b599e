"""Reads the journal: as it arrived here, in the shop's order, or what is about one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from counter.journal.fact import COLUMNS, Entry, F, Fact, read_back
from counter.journal.tables import ConflictingFact, DidNotFitRow, FrozenSubject, JournalRow
from counter.kernel.ids import FactId, StaffId, TerminalId

_ROWS = select(*(JournalRow.__table__.c[name] for name in COLUMNS))


def entries(
    connection: Connection, *, after: int = 0, kinds: Iterable[type[Fact]] | None = None
) -> Iterator[tuple[int, Entry]]:
    """Every entry that arrived after number `after`, with its number, as it arrived here.

    Of these kinds of facts only.
    """
    wanted = _ROWS.add_columns(JournalRow.arrived).where(JournalRow.arrived > after).order_by(JournalRow.arrived)
    if kinds is not None:
        wanted = wanted.where(JournalRow.kind.in_([kind.__name__ for kind in kinds]))
    for part in connection.execute(wanted).partitions(500):
        for *columns, arrived in part:
            yield arrived, Entry(*columns)


def in_order(connection: Connection, subject: str | None = None) -> Iterator[Entry]:
    """Every entry, or one subject's, in the shop's order: by position, then what has none yet as it arrived."""
    about = _ROWS if subject is None else _ROWS.where(JournalRow.subject == subject)
    yield from _read(connection, about.where(JournalRow.position.is_not(None)).order_by(JournalRow.position))
    yield from without_position(connection, subject)


def without_position(connection: Connection, subject: str | None = None) -> Iterator[Entry]:
    """What the shop has given no position yet, all or one subject's, as it arrived."""
    about = _ROWS if subject is None else _ROWS.where(JournalRow.subject == subject)
    yield from _read(connection, about.where(JournalRow.position.is_(None)).order_by(JournalRow.arrived))


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[Entry]:
    for part in connection.execute(wanted).partitions(500):
        for columns in part:
            yield Entry(*columns)


def own_entries(connection: Connection, terminal: TerminalId, first: int, last: int) -> Iterator[Entry]:
    """A terminal's entries from number `first` to number `last`, in order."""
    numbers = JournalRow.seq.between(first, last)
    yield from _read(connection, _ROWS.where(JournalRow.terminal == terminal, numbers).order_by(JournalRow.seq))


def entry_with_id(connection: Connection, fact_id: UUID) -> Entry | None:
    """The entry of that id, or None."""
    row = connection.execute(_ROWS.where(JournalRow.id == fact_id)).one_or_none()
    return None if row is None else Entry(*row)


def the_fact(connection: Connection, fact_id: UUID, kind: type[F]) -> F:
    """The fact of that id, which is of that kind. LookupError where the journal has none."""
    entry = entry_with_id(connection, fact_id)
    if entry is None:
        raise LookupError(f"the journal has no fact {fact_id}")
    return read_back(kind, entry.body, entry.private)


def subjects_of(connection: Connection, kind: type[Fact]) -> tuple[str, ...]:
    """What facts of that kind are about, each once."""
    return tuple(
        connection.execute(select(JournalRow.subject).where(JournalRow.kind == kind.__name__).distinct()).scalars()
    )


def facts_since(connection: Connection, kind: type[F], since: datetime) -> Iterator[tuple[Entry, F]]:
    """Every fact of that kind, which is not private, from the aware time `since` on, with its entry."""
    for entry in _read(connection, _ROWS.where(JournalRow.kind == kind.__name__, JournalRow.at >= since)):
        yield entry, read_back(kind, entry.body, entry.private)


def newest_first(connection: Connection, kind: type[Fact]) -> Iterator[Entry]:
    """Every entry of that kind as it arrived here, the newest first."""
    yield from _read(connection, _ROWS.where(JournalRow.kind == kind.__name__).order_by(JournalRow.arrived.desc()))


def first_entry(connection: Connection) -> Entry | None:
    """The first that arrived, or None in an empty journal."""
    row = connection.execute(_ROWS.order_by(JournalRow.arrived).limit(1)).one_or_none()
    return None if row is None else Entry(*row)


def hash_at(connection: Connection, terminal: str, seq: int) -> bytes | None:
    """The hash of the fact with that number of a terminal, or None where there is none."""
    wanted = select(JournalRow.hash).where(JournalRow.terminal == terminal, JournalRow.seq == seq)
    return connection.execute(wanted).scalar_one_or_none()


def newest_at(connection: Connection, terminal: str | None = None) -> datetime | None:
    """When the newest fact was recorded, by any terminal or by this one, aware UTC; None where there is none."""
    if terminal is None:
        return connection.execute(select(func.max(JournalRow.at))).scalar_one()
    own = select(JournalRow.at).where(JournalRow.terminal == terminal)
    return connection.execute(own.order_by(JournalRow.seq.desc()).limit(1)).scalar_one_or_none()


def count_aside(connection: Connection) -> int:
    """How many facts are kept aside."""
    return connection.execute(select(func.count()).select_from(ConflictingFact)).scalar_one()


@dataclass(frozen=True, slots=True)
class LateFact:
    """A fact that came too late for what it decides.

    Who recorded it when (aware UTC), where, and why it did not fit.
    """

    fact_id: FactId
    kind: str
    subject: str
    terminal: TerminalId
    at: datetime
    by: StaffId
    why: str


def did_not_fit(connection: Connection, kinds: Iterable[type[Fact]] | None = None) -> tuple[LateFact, ...]:
    """Facts that came too late for what they decide, of these kinds only, oldest first."""
    wanted = (
        select(
            JournalRow.kind,
            JournalRow.subject,
            JournalRow.terminal,
            JournalRow.at,
            JournalRow.by,
            DidNotFitRow.fact_id,
            DidNotFitRow.why,
        )
        .join(DidNotFitRow, DidNotFitRow.fact_id == JournalRow.id)
        .order_by(JournalRow.at, JournalRow.id)
    )
    if kinds is not None:
        wanted = wanted.where(JournalRow.kind.in_([kind.__name__ for kind in kinds]))
    return tuple(
        LateFact(
            fact_id=row.fact_id,
            kind=row.kind,
            subject=row.subject,
            terminal=row.terminal,
            at=row.at,
            by=row.by,
            why=row.why,
        )
        for row in connection.execute(wanted)
    )


def frozen_subjects(connection: Connection) -> frozenset[str]:
    """Subjects with a fact that this version of Counter could not read when it came."""
    return frozenset(connection.execute(select(FrozenSubject.subject)).scalars())
