"""Brings a shop's database to the tables of this version of Counter, and leaves a newer one untouched."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

from sqlalchemy import Connection

from counter.kernel.errors import Damaged, Refused, Sentence
from counter.kernel.private_files import FILE
from counter.store.engine import (
    check_sqlite,
    open_engine,
    open_looking_engine,
    take_away_empty_log,
)
from counter.store.faults import told_apart_at_opening
from counter.store.prepared import ask_plainly
from counter.store.shape import statements

_VERSIONS = Path(__file__).resolve().parent / "migrations" / "versions"


def bring_up_to_date(path: Path) -> bool:
    """Makes or migrates the database at `path`, and says so; one that is up to date is only looked at.

    Refused where a newer Counter made it; nothing is changed then. Damaged where the file is no database, Unavailable
    where the disk or another program is in the way.
    """
    check_sqlite()
    with told_apart_at_opening():
        if not path.exists():
            _make(path)
        elif _version_of(path) == newest_version():
            return False
        else:
            upgrading = importlib.import_module("counter.store.upgrade")  # half a second that most starts do without
            upgrading.upgrade(path)
    return True


def _make(path: Path) -> None:
    """Makes at once what all the migrations would make of an empty file, one after the other."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))  # SQLite gives its log the same rights
    engine = open_engine(path, writes=True)
    try:
        with engine.connect() as connection, connection.begin():
            for statement in statements():
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (newest_version(),))
    finally:
        engine.dispose()


def check_up_to_date(path: Path) -> None:
    """Refused where the database at `path` is of another version of Counter than this; for whoever only looks at it.

    Damaged where the file is no database, Unavailable where the disk or another program is in the way.
    """
    check_sqlite()
    with told_apart_at_opening():
        version = _version_of(path)
    if version == newest_version():
        return
    if version not in versions():
        refuse_newer(path)
    raise Refused(
        "{path} is of an older Counter. Open the counter once to bring it up to date, then ask again.", path=path
    )


def refuse_newer(path: Path) -> None:
    """Refuses a database that a newer Counter made."""
    raise Refused("{path} is of a newer Counter. Update Counter, then open it again.", path=path)


def newest_version() -> str:
    """The version of the last migration: files are named for theirs, in order."""
    return max(versions())


def versions() -> list[str]:
    """Every version that this Counter can bring up to date, and its own."""
    return [file.name.partition("_")[0] for file in _VERSIONS.glob("[0-9]*.py")]


def _version_of(path: Path) -> str:
    engine = open_looking_engine(path)
    try:
        with engine.connect() as connection:
            return _read_version(connection)
    finally:
        engine.dispose()
        take_away_empty_log(path)


def _read_version(connection: Connection) -> str:
    """The version of a database that has one, or Damaged."""
    if not ask_plainly(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'"):
        raise Damaged(Sentence("it does not say of which version it is"))
    found = ask_plainly(connection, "SELECT version_num FROM alembic_version")
    if len(found) != 1:
        raise Damaged(Sentence("it does not say of which version it is"))
    return str(found[0][0])
