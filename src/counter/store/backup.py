"""Copies of the shop's file while it is in use, by SQLite's own backup (https://sqlite.org/backup.html).

The copy is of one moment: what is sold meanwhile is not in it. It is read a few pages at a time, and put on the disk
as it is written, so that a sale never waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

import pysqlite3

from counter.kernel.errors import Unavailable
from counter.kernel.private_files import FILE
from counter.store.engine import WARY, looking_address
from counter.store.faults import damaged

_PAGES = 256
"""Read at once: a megabyte."""
_PAUSE = 0.005
"""Seconds between two times: the disk is the shop's in between."""
_DAMAGED = (pysqlite3.SQLITE_CORRUPT, pysqlite3.SQLITE_NOTADB)


def copy_books(source: Path, target: Path) -> None:
    """Copies the file `source` as it stands now to the new file `target`, which is whole and on the disk then.

    FileExistsError, or another OSError, where `target` cannot be made; Unavailable where a disk is in the way, Damaged
    where `source` cannot be read. What was begun is taken away again.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))
    try:
        with (
            _told(target),
            closing(_opened(looking_address(source))) as books,
            closing(_opened(target.absolute().as_uri())) as copy,
        ):
            books.execute("PRAGMA busy_timeout=5000")
            copy.execute("PRAGMA synchronous=OFF")  # what is half written is no backup; the whole is synced here
            books.execute("BEGIN")
            books.execute("SELECT count(*) FROM sqlite_schema").fetchall()  # of this moment, whatever is sold meanwhile
            with target.open("rb") as written:
                books.backup(copy, pages=_PAGES, progress=lambda *_: _let_others(written.fileno()))
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, which can be read where nothing can be written
                os.fsync(written.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _let_others(written: int) -> None:
    os.fsync(written)
    sleep(_PAUSE)


def _opened(address: str) -> pysqlite3.Connection:
    connection = pysqlite3.connect(address, uri=True, isolation_level=None)
    for pragma in WARY:
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as fault:  # SQLite names what it cannot read, by bytes that are no text
        raise damaged(fault) from fault
    except pysqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            raise damaged(fault) from fault
        if code == pysqlite3.SQLITE_FULL:
            raise Unavailable(
                "The disk with {folder} is full: no backup was made. Free some space there.", folder=target.parent
            ) from fault
        raise Unavailable(
            "No backup could be made in {folder}. See that the disk has room and is still there.", folder=target.parent
        ) from fault
