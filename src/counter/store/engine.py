"""Engines on the shop's SQLite file: one that writes, two that read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from counter.kernel.errors import Refused


class Damaged(Exception):  # noqa: N818 - says what it is
    """The database is not one that Counter can read."""


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
    """An engine with one connection on `path`; it begins IMMEDIATE when it writes, and cannot write when not."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # whatever its name holds
        module=pysqlite3.dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # what customers said stays out of logs
    )
    event.listen(engine, "connect", _writer if writes else _reader)
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
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
