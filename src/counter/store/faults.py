"""What a fault of SQLite means, told by its result code (https://sqlite.org/rescode.html), never by its words."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pysqlite3
from sqlalchemy.exc import DatabaseError

from counter.kernel.errors import Damaged, Sentence, Unavailable
from counter.kernel.language import _

log = logging.getLogger(__name__)
_PRIMARY = 0xFF
"""The low byte of a result code is its kind; what is above says more closely where."""
_HELD = _("Another program holds the shop’s books. Nothing was recorded. Close it, then tap again.")
_SENTENCES: Mapping[int, str] = {
    pysqlite3.SQLITE_FULL: _("The disk is full. Nothing was recorded. Free some space, then tap again."),
    pysqlite3.SQLITE_IOERR: _(
        "The disk cannot be written. Nothing was recorded. See that it has room and is still there, then tap again."
    ),
    pysqlite3.SQLITE_READONLY: _(
        "The shop’s books cannot be written. Nothing was recorded. Let Counter write to its folder, then tap again."
    ),
    pysqlite3.SQLITE_BUSY: _HELD,
    pysqlite3.SQLITE_LOCKED: _HELD,
}
_AT_OPENING: Mapping[int, str] = {
    pysqlite3.SQLITE_FULL: _("The disk is full. Free some space, then try again."),
    pysqlite3.SQLITE_IOERR: _(
        "The disk does not take or give the shop’s books. See that it has room and is still there, then try again."
    ),
    pysqlite3.SQLITE_READONLY: _("The shop’s books cannot be written. Let Counter write to them, then try again."),
    pysqlite3.SQLITE_CANTOPEN: _(
        "The shop’s books cannot be opened. Let Counter read and write their folder, then try again."
    ),
    pysqlite3.SQLITE_BUSY: _("Another program holds the shop’s books. Close it, then try again."),
    pysqlite3.SQLITE_LOCKED: _("Another program holds the shop’s books. Close it, then try again."),
}
"""For whoever opens the books or asks something of them: nothing was to be recorded."""
FILE_DAMAGED = Sentence("the database file is damaged")
_DAMAGED = (pysqlite3.SQLITE_CORRUPT, pysqlite3.SQLITE_NOTADB)


def damaged(fault: DatabaseError | pysqlite3.Error | UnicodeDecodeError) -> Damaged:
    """What to raise where SQLite cannot read the file; its own words are for the log."""
    log.info("the database cannot be read: %s", getattr(fault, "orig", fault))
    return Damaged(FILE_DAMAGED)


def is_held(fault: DatabaseError) -> bool:
    """Whether another program holds the file."""
    return _code(fault) in (pysqlite3.SQLITE_BUSY, pysqlite3.SQLITE_LOCKED)


@contextmanager
def told_apart() -> Iterator[None]:
    """What an act or a screen cannot do to the file for the disk or another program's sake is Unavailable.

    Damaged where SQLite cannot read the file any more; a fault of ours stays what it is.
    """
    with _explained(_SENTENCES):
        yield


@contextmanager
def told_apart_at_opening() -> Iterator[None]:
    """The same for whoever opens the books, or asks something that takes its time."""
    with _explained(_AT_OPENING):
        yield


def has_other_tables(fault: DatabaseError) -> bool:
    """Whether a statement made no sense to SQLite: the file has other tables than it was written for."""
    return bool(_code(fault) == pysqlite3.SQLITE_ERROR)


@contextmanager
def _explained(sentences: Mapping[int, str]) -> Iterator[None]:
    try:
        yield
    except DatabaseError as fault:
        code = _code(fault)
        if code in sentences:
            raise Unavailable(sentences[code]) from fault
        if code in _DAMAGED:
            raise damaged(fault) from fault
        raise


def _code(fault: DatabaseError) -> int:
    return int(getattr(fault.orig, "sqlite_errorcode", 0)) & _PRIMARY
