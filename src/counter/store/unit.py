"""Transactions begin and end here, nowhere else. Rollback is the default."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pysqlite3
from sqlalchemy import Connection as Connection  # noqa: PLC0414 - rooms that may not import SQLAlchemy name it so
from sqlalchemy import Engine
from sqlalchemy.engine import Transaction
from sqlalchemy.exc import DatabaseError

from counter.kernel.errors import Sentence, Unavailable
from counter.kernel.ids import StaffId
from counter.store.engine import (
    check_sqlite,
    keeping_log,
    open_engine,
    open_looking_engine,
    take_away_empty_log,
)
from counter.store.faults import FILE_DAMAGED, damaged, is_held, told_apart, told_apart_at_opening
from counter.store.lock import ShopLock
from counter.store.shape import hold_to_shape

log = logging.getLogger(__name__)
PATIENCE = 5.0
"""How many seconds an act waits for another program that writes to the file."""
_A_MOMENT = 0.05
_A_TRY_MS = 100


@dataclass
class Unit:
    """One act of one person at one moment: what it writes is durable together or not at all.

    `recorded` fills with the journal's entries, `touched` with the topics of what changed. `closing` is done
    once, before the commit, `committed` after it.
    """

    connection: Connection
    by: StaffId
    at: datetime
    recorded: list[Any] = field(default_factory=list)
    touched: set[Enum] = field(default_factory=set)
    closing: dict[object, Callable[[Unit], None]] = field(default_factory=dict)
    committed: list[Callable[[], None]] = field(default_factory=list)


class Store:
    """The shop's file: one connection that writes, one for screens, one for reports, one beside them."""

    def __init__(self, path: Path, lock: ShopLock | None = None, *, only_look: bool = False) -> None:
        """`lock` is let go of with the file; with `only_look` nothing can be written."""
        check_sqlite()
        self.path = path
        self._lock = lock
        self._only_looks = only_look
        if only_look:
            self._writer, self._screens, self._reports = (open_looking_engine(path) for _ in range(3))
        else:
            self._writer = open_engine(path, writes=True)
            self._screens, self._reports = (open_engine(path, writes=False) for _ in range(2))
        self._engines = [self._writer, self._screens, self._reports]
        for engine in self._engines:
            hold_to_shape(engine)
        self._at_close: Callable[[], bool] | None = None
        self._held: Connection | None = None
        self._patience = PATIENCE
        self._hurry = Event()
        self._is_closed = False

    @contextmanager
    def unit(self, by: StaffId, at: datetime) -> Iterator[Unit]:
        """A transaction by `by` at the aware UTC time `at`; commits when its block ends well. One thread only.

        Unavailable where another program holds the file for longer than `PATIENCE`, or the disk is in the way.
        """
        with told_apart():
            connection = self._write_connection()
            with self._begun(connection):
                unit = Unit(connection, by, at)
                yield unit
                for close in unit.closing.values():
                    close(unit)
            for tell in unit.committed:
                tell()

    def _begun(self, connection: Connection) -> Transaction:
        """A transaction that may write. Waits here and not in SQLite, so that `hurry` can end it."""
        until = monotonic() + self._patience
        while True:
            try:
                return connection.begin()
            except DatabaseError as fault:
                if not is_held(fault) or monotonic() >= until or self._hurry.wait(_A_MOMENT):
                    raise

    def hurry(self) -> None:
        """From now on nobody waits for another program, those who do now neither: for closing. From any thread."""
        self._hurry.set()

    def _write_connection(self) -> Connection:
        if self._held is None:
            self._held = self._writer.connect()
            self._raw(self._held).execute(f"PRAGMA busy_timeout={_A_TRY_MS}")
        return self._held

    @staticmethod
    def _raw(connection: Connection) -> Any:
        """SQLite's own connection, for what begins no transaction."""
        return connection.connection.driver_connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A short read-only session for a screen. Unavailable where the file cannot be read now."""
        with told_apart(), self._screens.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def read_report(self) -> Iterator[Connection]:
        """A read-only session for a report, which may take its time.

        Unavailable where the disk or another program is in the way, Damaged where the file cannot be read.
        """
        try:
            with told_apart_at_opening(), self._reports.connect() as connection, connection.begin():
                yield connection
        except DatabaseError as damage:
            raise damaged(damage) from damage

    @contextmanager
    def read_beside(self) -> Iterator[Connection]:
        """A short read-only session for what goes on beside all screens, on one thread.

        Unavailable as `read`, and once the file was let go of.
        """
        if self._is_closed:
            raise Unavailable("The books are closed.")
        with told_apart(), self._beside.connect() as connection, connection.begin():
            yield connection

    @cached_property
    def _beside(self) -> Engine:
        engine = open_engine(self.path, writes=False)
        hold_to_shape(engine)
        self._engines.append(engine)
        return engine

    def checkpoint(self) -> None:
        """Moves what was committed from the write-ahead log into the file; for quiet moments, on the write thread."""
        self._move_log_into_file("PASSIVE")

    def _move_log_into_file(self, how: str) -> None:
        with suppress(pysqlite3.Error):  # what finds no room, or is being read, stays in the log
            self._raw(self._write_connection()).execute(f"PRAGMA wal_checkpoint({how})")

    def close_at_the_end(self, at_close: Callable[[], bool]) -> None:
        """`at_close` closes the books first, and says whether it could: when somebody closes, or as the process ends.

        For then the library folds the log into the file all the same, which would look like a copy that lacks it.
        """
        self._at_close = at_close
        atexit.register(self.close)

    def close(self) -> None:
        """Lets go of the file: all of it in the one file where its books are closed well, else as after a crash."""
        atexit.unregister(self.close)
        if self._at_close is not None:
            at_close, self._at_close = self._at_close, None
            if at_close():
                self._move_log_into_file("TRUNCATE")
            else:
                with keeping_log(self.path):
                    self._let_go()
        self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None
        self._is_closed = True
        for engine in self._engines:
            engine.dispose()
        if self._only_looks:
            take_away_empty_log(self.path)
        if self._lock is not None:
            self._lock.let_go()

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations and tests."""
        return self._writer


def write_anew(connection: Connection) -> None:
    """Writes to the file what is in it already, to see whether it can be written."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def file_faults(connection: Connection, schema: str = "main") -> Iterator[Sentence]:
    """What SQLite itself finds wrong with its file: an index that hides rows, a page that is nowhere."""
    found = connection.exec_driver_sql(f"PRAGMA {schema}.integrity_check(1)").scalar()
    if found != "ok":
        log.info("the database file is damaged: %s", found)
        yield FILE_DAMAGED
