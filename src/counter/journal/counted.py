"""Which facts of the shop's order count, and the place of those that do not.

Of two facts under one id the first in the shop's order counts; of a terminal that was revoked nothing beyond the end of
its chain that was said, wherever it stands: a server that forgot may place it before the fact that says so; and nothing
that says what cannot be (`sense.py`). So every terminal decides alike, whatever came to it first. Chains and
the shop's order go on over what does not count; the tables know nothing of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import merge
from operator import itemgetter
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, update

from counter.journal.fact import COLUMNS, ChainEnd, Entry, Fact
from counter.journal.fit import put
from counter.journal.queries import in_order, newest_first, placed, without_position
from counter.journal.registry import Registry
from counter.journal.tables import JournalRow, NotCountedRow
from counter.kernel.ids import Position, TerminalId
from counter.store.prepared import Prepared, Question

_ROWS = select(*(NotCountedRow.__table__.c[name] for name in COLUMNS))
_PLACED = Question(_ROWS.where(NotCountedRow.position.is_not(None)).order_by(NotCountedRow.position))
_UNPLACED = Question(_ROWS.add_columns(NotCountedRow.before).where(NotCountedRow.position.is_(None)))
_ARRIVALS = Question(select(JournalRow.arrived).where(JournalRow.position.is_(None)).order_by(JournalRow.arrived))
_HASHES, _HASHES_ASIDE = (
    Question(
        select(row.position, row.hash)
        .where(row.position.between(bindparam("first"), bindparam("last")))
        .order_by(row.position)
    )
    for row in (JournalRow, NotCountedRow)
)
_NEWEST = Question(select(func.max(JournalRow.arrived).label("arrived")))
_WITH_ID = Question(_ROWS.where(NotCountedRow.id == bindparam("id", type_=NotCountedRow.id.type)))
_ANY = Question(select(NotCountedRow.seq).limit(1))
_THIS = (NotCountedRow.terminal == bindparam("of"), NotCountedRow.seq == bindparam("number"))
_PLACE = Prepared(update(NotCountedRow).where(*_THIS).values(position=bindparam("given")))
_DROP = Prepared(delete(NotCountedRow).where(*_THIS))
_FORGET_PLACES = Prepared(
    update(NotCountedRow).where(NotCountedRow.position > bindparam("after")).values(position=None)
)


class Revoked:
    """Where the chains of revoked terminals end, by the facts that were taken in."""

    def __init__(self) -> None:
        self._ends: dict[TerminalId, ChainEnd] = {}

    def take(self, fact: Fact) -> None:
        """Takes in a fact that counts."""
        end = fact.revokes()
        if end is not None and (end.terminal not in self._ends or end.seq < self._ends[end.terminal].seq):
            self._ends[end.terminal] = end

    @property
    def ends(self) -> tuple[ChainEnd, ...]:
        """Where each ends."""
        return tuple(self._ends.values())

    def cuts_off(self, terminal: TerminalId, seq: int, fact_hash: bytes) -> bool:
        """Whether that fact of a terminal stands beyond the end of its chain, or is another than its end."""
        end = self._ends.get(terminal)
        return end is not None and seq >= end.seq and (seq, fact_hash.hex()) != (end.seq, end.hash)


def read_revoked(connection: Connection, registry: Registry, *, placed_only: bool = True) -> Revoked:
    """Which chains were revoked, by facts that have a position or by all there are."""
    revoked = Revoked()
    for kind in registry.revoking:
        for entry in newest_first(connection, kind):
            if entry.position is not None or not placed_only:
                revoked.take(registry.read(entry))
    return revoked


def any_not_counted(connection: Connection) -> bool:
    """Whether there is a fact that does not count."""
    return _ANY.first(connection) is not None


def not_counted(connection: Connection, fact_id: UUID, fact_hash: bytes) -> Entry | None:
    """The fact of that id and hash among those that do not count, or None."""
    entries = (Entry(*columns) for columns in _WITH_ID.stream(connection, id=fact_id))
    return next((entry for entry in entries if entry.hash == fact_hash), None)


def put_aside(connection: Connection, entry: Entry, before: int | None = None) -> None:
    """It does not count; `before` is where it stood in the order of arrival, the end of it where it comes only now."""
    row = {name: getattr(entry, name) for name in COLUMNS}
    put(connection, NotCountedRow, row | {"before": before or (_NEWEST.first(connection).arrived or 0) + 1})


def give_place_aside(connection: Connection, entry: Entry, position: Position | None) -> None:
    """What does not count has its position now."""
    _PLACE.run(connection, {"of": entry.terminal, "number": entry.seq, "given": position})


def forget_places_aside(connection: Connection, after: Position) -> None:
    """What does not count and stands after a position has none any more."""
    _FORGET_PLACES.run(connection, {"after": after})


def drop_from_aside(connection: Connection, entry: Entry) -> None:
    """It counts after all: it stands no longer among those that do not."""
    _DROP.run(connection, {"of": entry.terminal, "number": entry.seq})


def whole_order(connection: Connection) -> Iterator[tuple[Entry, bool]]:
    """Every entry in the shop's order, and whether it counts: by position, then what has none as it is to be pushed."""
    if not any_not_counted(connection):
        yield from ((entry, True) for entry in in_order(connection))
        return
    aside = (Entry(*columns) for columns in _PLACED.stream(connection))
    counts = ((entry, True) for entry in placed(connection))
    yield from merge(counts, ((entry, False) for entry in aside), key=lambda each: each[0].position or 0)
    yield from waiting(connection)


def hashes(connection: Connection, first: int, last: int) -> Iterator[bytes]:
    """The hash of each fact from position `first` to position `last`, of what counts and what does not."""
    counts = _HASHES.stream(connection, first=first, last=last)
    if any_not_counted(connection):
        aside = _HASHES_ASIDE.stream(connection, first=first, last=last)
        counts = merge(counts, aside, key=itemgetter(0))
    yield from map(itemgetter(1), counts)


def waiting(connection: Connection) -> Iterator[tuple[Entry, bool]]:
    """What has no position, as it arrived here, each chain in its own order; and whether it counts."""
    aside = [(before, Entry(*columns)) for *columns, before in _UNPLACED.stream(connection)]
    if not aside:
        yield from ((entry, True) for entry in without_position(connection))
        return
    arrived = (row.arrived for row in _ARRIVALS.rows(connection))
    found = [(before, False, entry) for before, entry in aside]
    found += [(place, True, entry) for place, entry in zip(arrived, without_position(connection), strict=True)]
    found.sort(key=lambda each: (*each[:2], each[2].seq))
    chains = defaultdict[TerminalId, list[tuple[Entry, bool]]](list)
    for _, counts, entry in found:
        chains[entry.terminal].append((entry, counts))
    next_of = {of: iter(sorted(chain, key=lambda each: each[0].seq)) for of, chain in chains.items()}
    yield from (next(next_of[entry.terminal]) for _, _, entry in found)
