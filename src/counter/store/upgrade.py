"""Runs the migrations. Alembic takes its time to import, so this is only imported where there is something to do."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from counter.kernel.errors import Damaged, Sentence
from counter.store.engine import open_engine
from counter.store.faults import has_other_tables
from counter.store.migrate import refuse_newer, versions

_HERE = Path(__file__).resolve().parent


def config() -> Config:
    """Alembic's settings for the shop's migrations."""
    settings = Config()
    settings.set_main_option("script_location", str(_HERE / "migrations"))
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(path: Path) -> None:
    """Makes the tables in the empty file `path`, or brings those it has to this version.

    Refused where a newer Counter made it; nothing is changed then. Damaged where it is no database, or has not the
    tables of the version that it says.
    """
    engine = open_engine(path, writes=True)
    try:
        _bring(engine, path)
    finally:
        engine.dispose()


def _bring(engine: Engine, path: Path) -> None:
    settings = config()
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin():
            now = MigrationContext.configure(connection).get_current_revision()
            if now == ScriptDirectory.from_config(settings).get_current_head():
                return
            if now is not None and now not in versions():
                refuse_newer(path)
            settings.attributes["connection"] = connection
            _upgrade(settings, now)
            _check_foreign_keys(connection)


def _upgrade(settings: Config, now: str | None) -> None:
    try:
        command.upgrade(settings, "head")
    except DatabaseError as fault:
        if not has_other_tables(fault):
            raise
        raise Damaged(Sentence("its tables are not those of version {version}", version=now)) from fault


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"the migration left {broken[0]} without its parent")
