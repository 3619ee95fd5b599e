"""Engines on the shop's SQLite file: one that writes, two that read, and those of whoever only looks at it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Engine, event
from sqlalchemy.pool import QueuePool

from counter.kernel.errors import Refused
from counter.store.compiled import make_engine
from counter.store.prepared import ask_plainly

_LOG_BEGINS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))
_LOOK = "PRAGMA schema_version"
"""Reads the file's first page, and none of its tables' words, which would take ten times as long."""
SAFE_SQLITE = (3, 51, 3)
"""Older libraries can lose commits in WAL with two connections."""


def check_sqlite(version: tuple[int, ...] = pysqlite3.sqlite_version_info) -> None:
    """Refuses an SQLite library that can lose commits."""
    if version < SAFE_SQLITE:
        raise Refused(
            "SQLite {version} can lose sales. Run “make setup” to install a newer one.",
            version=".".join(map(str, version)),
        )


def open_engine(path: Path, *, writes: bool) -> Engine:
    """An engine with one connection on the file `path`, which has to be there.

    It begins IMMEDIATE when it writes, and cannot write when not.
    """
    begin, prepare = ("BEGIN IMMEDIATE", _writer) if writes else ("BEGIN", _reader)
    return _engine(_address(path, "mode=rw"), begin, prepare)


def open_looking_engine(path: Path, *, alone: bool = False) -> Engine:
    """An engine with one connection for whoever only looks at the file `path`, be it closed or in use.

    `alone`: as it is without its log, for whoever knows that nobody writes to it meanwhile.
    """
    return _engine(_address(path, "immutable=1") if alone else looking_address(path), "BEGIN", _reader)


def looking_address(path: Path) -> str:
    """The file `path` for SQLite, so that it is not written (https://sqlite.org/uri.html)."""
    if not log_of(path).exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _address(path, "immutable=1")  # nobody can have it open from here, and SQLite could not make its log
    return _address(path, "mode=ro")


def log_of(path: Path) -> Path:
    """The write-ahead log of the file `path`: what was committed and is not in the file yet."""
    return path.with_name(path.name + "-wal")


def is_log(log: Path) -> bool:
    """Whether something is written in that file, and it is a log of SQLite's."""
    try:
        with log.open("rb") as file:
            return file.read(4) in _LOG_BEGINS
    except OSError:
        return False


def take_away_empty_log(path: Path) -> None:
    """Takes away the empty log that SQLite makes for whoever looks at a closed file, unless it is in use.

    Waits for nobody: who has the file in use takes the log away in the end.
    """
    log = log_of(path)
    if not log.exists() or log.stat().st_size or not os.access(path, os.W_OK):
        return
    with (
        suppress(pysqlite3.Error),  # a file that is damaged has been spoken of already
        closing(pysqlite3.connect(_address(path, "mode=rw"), timeout=0, uri=True)) as last,
    ):
        last.execute(_LOOK).fetchall()  # the last to close takes it away


@contextmanager
def keeping_log(path: Path) -> Iterator[None]:
    """Whoever lets go of the file `path` within the block leaves its log: SQLite drops it with the last connection."""
    with ExitStack() as held:
        held.callback(take_away_empty_log, path)
        with suppress(pysqlite3.Error):
            looking = held.enter_context(closing(pysqlite3.connect(looking_address(path), uri=True)))
            looking.execute(_LOOK).fetchall()
        yield


def _address(path: Path, how: str) -> str:
    return f"{path.absolute().as_uri()}?{how}"  # whatever its name holds


def _engine(address: str, begin: str, prepare: Callable[[Any, Any], None]) -> Engine:
    engine = make_engine(
        lambda: pysqlite3.connect(address, uri=True, check_same_thread=False),
        QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,  # what customers said stays out of logs
    )
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", lambda connection: ask_plainly(connection, begin))
    return engine


WARY = ("trusted_schema=OFF", "cell_size_check=ON")
"""For every connection: the file may have been edited, so what it says of itself runs nothing and is checked."""


def _writer(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        *WARY,
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=FAST",
        "busy_timeout=5000",
        "wal_autocheckpoint=4000",
        "journal_size_limit=33554432",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _reader(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (*WARY, "busy_timeout=1000", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
