"""Reads the journal as one terminal came to know it, or by the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import cache
from heapq import merge
from itertools import chain, starmap
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select

from counter.journal.fact import COLUMNS, Entry, Fact
from counter.journal.known import NOTHING, Known, as_they_came
from counter.journal.tables import JournalHead, JournalRow
from counter.kernel.ids import Position, Seq, TerminalId
from counter.store.prepared import Question

_ROWS = select(*(JournalRow.__table__.c[name] for name in COLUMNS))


def entries_as_they_came(
    connection: Connection, terminal: TerminalId, kinds: Collection[type[Fact]], after: Known = NOTHING
) -> Iterator[Entry]:
    """What `terminal` came to know after it knew `after`, of these kinds of facts, in the order in which it did."""
    own = _chain(frozenset(kinds)).stream(connection, of=terminal, after=after.seq)
    if not _has_others(connection, terminal):
        return starmap(Entry, own)
    others = _of_others(frozenset(kinds)).stream(connection, of=terminal, after=after.seen)
    return as_they_came(starmap(Entry, own), starmap(Entry, others))


def known_facts(
    connection: Connection, terminal: TerminalId, kinds: Collection[type[Fact]], known: Known
) -> Iterator[Entry]:
    """Every fact of these few kinds that `terminal` knew when it knew that much, in the order in which it came."""
    if known == NOTHING:
        return iter(())
    few = starmap(Entry, _all(frozenset(kinds)).stream(connection))
    found = [entry for entry in few if known.covers(entry, terminal)]
    own = sorted((entry for entry in found if entry.terminal == terminal), key=attrgetter("seq"))
    foreign = sorted((entry for entry in found if entry.terminal != terminal), key=attrgetter("position"))
    return as_they_came(own, foreign)


def terminals(connection: Connection) -> tuple[TerminalId, ...]:
    """Every terminal that has facts here: asked of the few heads, not of the whole journal."""
    return tuple(
        map(TerminalId, connection.execute(select(JournalHead.terminal).order_by(JournalHead.terminal)).scalars())
    )


def entries_by_time(
    connection: Connection,
    kinds: Collection[type[Fact]],
    always: Collection[type[Fact]] = (),
    since: datetime | None = None,
) -> Iterator[Entry]:
    """Every entry of these kinds of facts: each terminal's in the order of their numbers, together by the clock.

    Of what is older than `since` (aware) only the few kinds that are `always` wanted.
    """
    newer, heads = _chain(frozenset(kinds)), terminals(connection)
    after = {of: _last_before(connection, of, since) if since else 0 for of in heads}
    each = (starmap(Entry, newer.stream(connection, of=of, after=after[of])) for of in heads)
    return chain(_older(connection, always, after), merge(*each, key=attrgetter("at")))


def _older(connection: Connection, kinds: Collection[type[Fact]], until: Mapping[TerminalId, int]) -> Iterator[Entry]:
    """The entries of these few kinds up to a number of each terminal, by the clock."""
    if not any(until.values()):
        return
    few = starmap(Entry, _all(frozenset(kinds)).stream(connection))
    yield from sorted((each for each in few if each.seq <= until[each.terminal]), key=attrgetter("at"))


def _last_before(connection: Connection, terminal: TerminalId, at: datetime) -> int:
    own = select(func.max(JournalRow.seq)).where(JournalRow.terminal == terminal, JournalRow.at < at)
    return connection.execute(own).scalar_one() or 0


def known_before(connection: Connection, terminal: TerminalId, at: datetime) -> Known:
    """What was recorded before the aware time `at`: the terminal's own, and what others' have a position."""
    foreign = select(func.max(JournalRow.position)).where(JournalRow.terminal != terminal, JournalRow.at < at)
    seen = connection.execute(foreign).scalar_one() if _has_others(connection, terminal) else None
    return Known(Seq(_last_before(connection, terminal, at)), Position(seen or 0))


def _has_others(connection: Connection, terminal: TerminalId) -> bool:
    """Whether there are facts of other terminals: asked of the few heads, not of the whole journal."""
    other = select(JournalHead.terminal).where(JournalHead.terminal != terminal).limit(1)
    return connection.execute(other).one_or_none() is not None


@cache
def _chain(kinds: frozenset[type[Fact]]) -> Question:
    own = (JournalRow.terminal == bindparam("of"), JournalRow.seq > bindparam("after"))
    return Question(_of(kinds).where(*own).order_by(JournalRow.seq))


@cache
def _of_others(kinds: frozenset[type[Fact]]) -> Question:
    others = (JournalRow.terminal != bindparam("of"), JournalRow.position > bindparam("after"))
    return Question(_of(kinds).where(*others).order_by(JournalRow.position))


@cache
def _all(kinds: frozenset[type[Fact]]) -> Question:
    return Question(_ROWS.where(JournalRow.kind.in_(_names(kinds))))


def _of(kinds: frozenset[type[Fact]]) -> Select[Any]:
    """Rows of these kinds. The kind is no bare column here, so that SQLite goes by number or position, not by kind."""
    return _ROWS.where((JournalRow.kind + "").in_(_names(kinds)))


def _names(kinds: frozenset[type[Fact]]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{name}'") for name in sorted(kind.__name__ for kind in kinds)]
