"""Reads the journal: as it arrived here, in the shop's order, or what is about one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from counter.journal.fact import COLUMNS, Entry, F, Fact, read_back
from counter.journal.tables import ConflictingFact, DidNotFitRow, FrozenSubject, JournalRow, NotCountedRow
from counter.kernel.ids import FactId, Seq, StaffId, TerminalId
from counter.store.prepared import Question

_ROWS = select(*(JournalRow.__table__.c[name] for name in COLUMNS))
_PLACED = _ROWS.where(JournalRow.position.is_not(None)).order_by(JournalRow.position)
_UNPLACED = _ROWS.where(JournalRow.position.is_(None)).order_by(JournalRow.arrived)
_ABOUT_IT = JournalRow.subject == bindparam("subject")
_OF_KIND = _ROWS.where(JournalRow.kind == bindparam("kind"), JournalRow.version == bindparam("version"))
_ALL_PLACED, _ITS_PLACED = Question(_PLACED), Question(_PLACED.where(_ABOUT_IT))
_ALL_UNPLACED, _ITS_UNPLACED = Question(_UNPLACED), Question(_UNPLACED.where(_ABOUT_IT))
_HOW_MANY_UNPLACED = Question(select(func.count()).where(JournalRow.position.is_(None)))
_OWN = Question(
    _ROWS.where(
        JournalRow.terminal == bindparam("terminal"), JournalRow.seq.between(bindparam("first"), bindparam("last"))
    ).order_by(JournalRow.seq)
)
_SINCE = Question(_OF_KIND.where(JournalRow.at >= bindparam("since", type_=JournalRow.at.type)))
_NEWEST_FIRST = Question(_OF_KIND.order_by(JournalRow.arrived.desc()))
_WITH_ID = Question(_ROWS.where(JournalRow.id == bindparam("id", type_=JournalRow.id.type)))
_FROZEN = Question(select(FrozenSubject.subject))
_FIRST = Question(_ROWS.order_by(JournalRow.arrived).limit(1))


def entries(
    connection: Connection, *, after: int = 0, kinds: Iterable[type[Fact]] | None = None
) -> Iterator[tuple[int, Entry]]:
    """Every entry that arrived after number `after`, with its number, as it arrived here.

    Of these kinds of facts only, as this Counter can read them.
    """
    wanted = _ROWS.add_columns(JournalRow.arrived).where(JournalRow.arrived > after).order_by(JournalRow.arrived)
    versions = None if kinds is None else {kind.__name__: kind.version for kind in kinds}
    if versions is not None:
        wanted = wanted.where(JournalRow.kind.in_(versions))
    for part in connection.execute(wanted).partitions(500):
        for *columns, arrived in part:
            entry = Entry(*columns)
            if versions is None or versions[entry.kind] == entry.version:
                yield arrived, entry


def in_order(connection: Connection, subject: str | None = None) -> Iterator[Entry]:
    """Every entry, or one subject's, in the shop's order: by position, then what has none yet as it arrived."""
    yield from placed(connection, subject)
    yield from without_position(connection, subject)


def placed(connection: Connection, subject: str | None = None) -> Iterator[Entry]:
    """What has a position in the shop's order, all or one subject's, by it."""
    yield from _read(connection, _ALL_PLACED, _ITS_PLACED, subject)


def without_position(connection: Connection, subject: str | None = None) -> Iterator[Entry]:
    """What the shop has given no position yet, all or one subject's, as it arrived."""
    yield from _read(connection, _ALL_UNPLACED, _ITS_UNPLACED, subject)


def how_many_unplaced(connection: Connection) -> int:
    """How many facts have no position yet."""
    return int(_HOW_MANY_UNPLACED.rows(connection)[0][0])


def _read(connection: Connection, of_all: Question, of_one: Question, subject: str | None) -> Iterator[Entry]:
    rows = of_all.stream(connection) if subject is None else of_one.stream(connection, subject=subject)
    return (Entry(*columns) for columns in rows)


def own_entries(connection: Connection, terminal: TerminalId, first: int, last: int) -> Iterator[Entry]:
    """A terminal's entries from number `first` to number `last`, in order."""
    for columns in _OWN.stream(connection, terminal=terminal, first=first, last=last):
        yield Entry(*columns)


def entry_with_id(connection: Connection, fact_id: UUID) -> Entry | None:
    """The entry of that id, or None."""
    row = _WITH_ID.first(connection, id=fact_id)
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
    """Every fact of that kind, which is not private, from the aware time `since` on, with its entry.

    Not those that only another Counter can read.
    """
    for columns in _SINCE.stream(connection, kind=kind.__name__, version=kind.version, since=since):
        entry = Entry(*columns)
        yield entry, read_back(kind, entry.body, entry.private)


def newest_first(connection: Connection, kind: type[Fact]) -> Iterator[Entry]:
    """Every entry of that kind as it arrived here, the newest first; not those that only another Counter can read."""
    for columns in _NEWEST_FIRST.stream(connection, kind=kind.__name__, version=kind.version):
        yield Entry(*columns)


def first_entry(connection: Connection) -> Entry | None:
    """The first that arrived, or None in an empty journal."""
    row = _FIRST.first(connection)
    return None if row is None else Entry(*row)


def hash_at(connection: Connection, terminal: str, seq: int) -> bytes | None:
    """The hash of the fact with that number of a terminal, whether it counts or not; None where there is none."""
    rows = (select(row.hash).where(row.terminal == terminal, row.seq == seq) for row in (JournalRow, NotCountedRow))
    return next((found for each in rows if (found := connection.execute(each).scalar_one_or_none())), None)


def newest_seq(connection: Connection, terminal: TerminalId) -> int:
    """The number of a terminal's newest fact; 0 where there is none."""
    numbers = select(func.max(JournalRow.seq)).where(JournalRow.terminal == terminal)
    return connection.execute(numbers).scalar_one() or 0


def newest_at(connection: Connection, terminal: str | None = None, until: datetime | None = None) -> datetime | None:
    """When the newest fact was recorded, by any terminal or by this one, aware UTC; None where there is none.

    By any terminal it is the newest `until` an aware moment, where one is given.
    """
    if terminal is None:
        newest = select(func.max(JournalRow.at))
        return connection.execute(newest.where(JournalRow.at <= until) if until else newest).scalar_one()
    own = select(JournalRow.at).where(JournalRow.terminal == terminal)
    return connection.execute(own.order_by(JournalRow.seq.desc()).limit(1)).scalar_one_or_none()


def count_aside(connection: Connection) -> int:
    """How many facts are kept aside because they came under the id of another."""
    recorded = connection.execute(select(func.count()).select_from(ConflictingFact)).scalar_one()
    of_another = NotCountedRow.id.in_(select(JournalRow.id))
    return recorded + connection.execute(select(func.count()).where(of_another)).scalar_one()


def aside_by_terminal(connection: Connection) -> Mapping[TerminalId, list[Seq]]:
    """The numbers of each terminal's facts that do not count, though no other stands under their id.

    Those that came after the end of a revoked chain, and those that say what cannot be.
    """
    rows = select(NotCountedRow.terminal, NotCountedRow.seq).where(NotCountedRow.id.not_in(select(JournalRow.id)))
    found: dict[TerminalId, list[Seq]] = {}
    for row in connection.execute(rows.order_by(NotCountedRow.terminal, NotCountedRow.seq)):
        found.setdefault(TerminalId(row.terminal), []).append(Seq(row.seq))
    return found


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
    return frozenset(row.subject for row in _FROZEN.rows(connection))
