"""Transactions begin and end here, nowhere else. Rollback is the default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection  # noqa: PLC0414 - rooms that may not import SQLAlchemy name it so
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from counter.kernel.ids import StaffId
from counter.store.engine import Damaged, check_sqlite, open_engine
from counter.store.faults import explained
from counter.store.lock import ShopLock


@dataclass
class Unit:
    """One act of one person at one moment: what it writes is durable together or not at all.

    `recorded` fills with the journal's entries, `touched` with the topics of what changed. `closing` is done
    once, before the commit.
    """

    connection: Connection
    by: StaffId
    at: datetime
    recorded: list[Any] = field(default_factory=list)
    touched: set[Enum] = field(default_factory=set)
    closing: dict[object, Callable[[Unit], None]] = field(default_factory=dict)


class Store:
    """The shop's file: one connection that writes, one for screens, one for reports."""

    def __init__(self, path: Path, lock: ShopLock | None = None) -> None:
        """`lock` is let go of with the file."""
        check_sqlite()
        self.path = path
        self._lock = lock
        self._writer = open_engine(path, writes=True)
        self._screens = open_engine(path, writes=False)
        self._reports = open_engine(path, writes=False)
        self._held: Connection | None = None

    @contextmanager
    def unit(self, by: StaffId, at: datetime) -> Iterator[Unit]:
        """A transaction by `by` at the aware UTC time `at`; commits when its block ends well. One thread only."""
        unit = Unit(self._write_connection(), by, at)
        try:
            with unit.connection.begin():
                yield unit
                for close in unit.closing.values():
                    close(unit)
        except DatabaseError as fault:
            known = explained(fault)
            if known is None:
                raise
            raise known from fault

    def _write_connection(self) -> Connection:
        if self._held is None:
            self._held = self._writer.connect()
        return self._held

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A short read-only session for a screen."""
        with self._screens.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def read_report(self) -> Iterator[Connection]:
        """A read-only session for a report, which may take its time. Damaged where the file cannot be read."""
        try:
            with self._reports.connect() as connection, connection.begin():
                yield connection
        except DatabaseError as damage:
            raise Damaged(str(damage.orig)) from damage

    def checkpoint(self) -> None:
        """Moves what was committed from the write-ahead log into the file; for quiet moments, on the write thread."""
        raw = self._write_connection().connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close_and_pack(self) -> None:
        """Lets go of the file, all of it in the one file; its log is gone."""
        raw = self._write_connection().connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if self._held is not None:
            self._held.close()
            self._held = None
        for engine in (self._writer, self._screens, self._reports):
            engine.dispose()
        if self._lock is not None:
            self._lock.let_go()

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations and tests."""
        return self._writer


def file_faults(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with its file: an index that hides rows, a page that is nowhere."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if found != "ok":
        yield f"the database file is damaged: {found}"
