"""What a fault of SQLite means, told by its result code (https://sqlite.org/rescode.html), never by its words."""

from __future__ import annotations

from collections.abc import Mapping

import pysqlite3
from sqlalchemy.exc import DatabaseError

from counter.kernel.errors import Unavailable
from counter.kernel.language import _
from counter.store.engine import Damaged

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
_DAMAGED = (pysqlite3.SQLITE_CORRUPT, pysqlite3.SQLITE_NOTADB)


def is_held(fault: DatabaseError) -> bool:
    """Whether another program holds the file."""
    return _code(fault) in (pysqlite3.SQLITE_BUSY, pysqlite3.SQLITE_LOCKED)


def explained(fault: DatabaseError) -> Unavailable | Damaged | None:
    """What to raise for a fault of the database; None where the fault is ours.

    Unavailable for a disk or another program in the way, Damaged for a file that SQLite cannot read any more.
    """
    code = _code(fault)
    if code in _SENTENCES:
        return Unavailable(_SENTENCES[code])
    return Damaged(str(fault.orig)) if code in _DAMAGED else None


def _code(fault: DatabaseError) -> int:
    return int(getattr(fault.orig, "sqlite_errorcode", 0)) & _PRIMARY
