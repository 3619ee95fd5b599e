"""Brings a shop's database to the tables of this version of Counter, and leaves a newer one untouched."""

from __future__ import annotations

import importlib
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from counter.store.engine import check_sqlite, open_engine

_VERSIONS = Path(__file__).resolve().parent / "migrations" / "versions"


def bring_up_to_date(path: Path) -> None:
    """Makes or migrates the database at `path`; one that is up to date is only looked at.

    Refused where a newer Counter made it; nothing is changed then. Damaged where the file is no database.
    """
    check_sqlite()
    if version_of(path) != newest_version():
        upgrading = importlib.import_module("counter.store.upgrade")  # half a second that most starts do without
        upgrading.upgrade(path)


def newest_version() -> str:
    """The version of the last migration: files are named for theirs, in order."""
    return max(file.name.partition("_")[0] for file in _VERSIONS.glob("[0-9]*.py"))


def version_of(path: Path) -> str | None:
    """The version of a database; None where there is none yet, or it cannot be told."""
    if not path.exists():
        return None
    engine = open_engine(path, writes=False)
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except DatabaseError:
        return None
    finally:
        engine.dispose()
