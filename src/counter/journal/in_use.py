"""The mark “in use” that stands in the books while they are open, so that a copy knows what it may lack.

It is written and put into the file itself when the counter opens, and taken off when it closes well. A file with the
mark and without its log was copied, or put back, while the counter was open: what followed is not in it.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DatabaseError

from counter.journal.heads import Head, read_head
from counter.journal.seal import Key, Keyring
from counter.journal.tables import InUse
from counter.kernel.errors import NOTHING, Damaged, Refused, Sentence
from counter.kernel.ids import Seq
from counter.store.engine import is_log, log_of, open_looking_engine
from counter.store.faults import told_apart_at_opening
from counter.store.unit import Unit

_MARK = select(InUse.__table__)
_BYTES = 16
_FIRST = bytes(_BYTES)


class _Mark(NamedTuple):
    opening: bytes
    previous: bytes
    is_open: bool
    head: Head

    def seal(self, local: Key) -> bytes:
        """Proves that a Counter with this terminal's key wrote it."""
        opening, previous = self.opening.hex(), self.previous.hex()
        return local.sign("in use", opening, previous, self.is_open, self.head.seq, self.head.hash.hex())


def mark_open(unit: Unit, keys: Keyring) -> None:
    """The books are in use from now on."""
    last, head = _read(unit.connection), read_head(unit.connection, keys.local, keys.terminal)
    _write(unit, keys, _Mark(secrets.token_bytes(_BYTES), last.opening if last else _FIRST, is_open=True, head=head))


def mark_closed(unit: Unit, keys: Keyring) -> None:
    """Nothing more is recorded: the books end here."""
    head = read_head(unit.connection, keys.local, keys.terminal)
    opened = _read(unit.connection) or _Mark(secrets.token_bytes(_BYTES), _FIRST, is_open=True, head=head)
    _write(unit, keys, opened._replace(is_open=False, head=head))


def use_fault(connection: Connection, keys: Keyring, *, is_whole: bool) -> Sentence:
    """What the mark says against the books as they stand on `connection`, or NOTHING.

    `is_whole`: their log is beside them, or they are known to end where they should.
    """
    seal = connection.execute(select(InUse.seal)).scalar_one_or_none()
    mark = _read(connection)
    if mark is None or seal != mark.seal(keys.local):
        return Sentence("the mark that says whether the books are in use was changed outside Counter")
    head = read_head(connection, keys.local, keys.terminal)
    if not mark.is_open:
        return NOTHING if mark.head == head else Sentence("what the books end with was changed while they were closed")
    if is_whole:
        return NOTHING
    return Sentence(
        "the books were in use when they were copied: they go up to fact {seq} of {terminal},"
        " and what followed is missing",
        seq=head.seq,
        terminal=keys.terminal,
    )


def check_log(database: Path, keys: Keyring) -> None:
    """Refused where the log beside the file `database` is of other books: SQLite would put any log into any file.

    For whoever holds the shop's lock.
    """
    log = log_of(database)
    if not is_log(log):
        return
    alone = _looked_up(open_looking_engine(database, alone=True), keys)
    whole = _looked_up(open_looking_engine(database), keys)
    if alone is None:
        return  # half written by a crash, which its log mends, or of a Counter that knew no mark
    if whole is None or alone.opening not in (whole.opening, whole.previous) or not whole.ends_there:
        raise Refused(
            "{log} is of other books than {books} beside it. Keep it somewhere else, then try again.",
            log=log,
            books=database.name,
        )


class _Found(NamedTuple):
    """What stands in a file; `ends_there`: it is open, or its chain ends where the mark says."""

    opening: bytes
    previous: bytes
    ends_there: bool


def _looked_up(engine: Engine, keys: Keyring) -> _Found | None:
    """None where the file cannot be read, or has no mark."""
    try:
        with told_apart_at_opening(), engine.connect() as connection:
            mark = _read(connection)
            if mark is None:
                return None
            ends_there = mark.is_open or mark.head == read_head(connection, keys.local, keys.terminal)
            return _Found(mark.opening, mark.previous, ends_there)
    except (Damaged, DatabaseError, Refused):
        return None
    finally:
        engine.dispose()


def _read(connection: Connection) -> _Mark | None:
    row = connection.execute(_MARK).one_or_none()
    if row is None:
        return None
    return _Mark(row.opening, row.previous, bool(row.is_open), Head(Seq(row.seq), row.hash))


def _write(unit: Unit, keys: Keyring, mark: _Mark) -> None:
    row = {
        "one": 1,
        "opening": mark.opening,
        "previous": mark.previous,
        "is_open": mark.is_open,
        "seq": mark.head.seq,
        "hash": mark.head.hash,
        "seal": mark.seal(keys.local),
    }
    unit.connection.execute(delete(InUse))
    unit.connection.execute(insert(InUse), row)
