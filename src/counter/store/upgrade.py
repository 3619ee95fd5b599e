"""Runs the migrations. Alembic takes its time to import, so this is only imported where there is something to do."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from counter.kernel.errors import Refused
from counter.store.engine import Damaged, open_engine

_HERE = Path(__file__).resolve().parent


def config() -> Config:
    """Alembic's settings for the shop's migrations."""
    settings = Config()
    settings.set_main_option("script_location", str(_HERE / "migrations"))
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(path: Path) -> None:
    """Makes or migrates the database at `path`.

    Refused where a newer Counter made it; nothing is changed then. Damaged where the file is no database.
    """
    engine = open_engine(path, writes=True)
    try:
        _bring(engine, path)
    except OperationalError:
        raise
    except DatabaseError as damage:
        raise Damaged(str(damage.orig)) from damage
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
            _check_known(settings, now, path)
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
            _check_foreign_keys(connection)


def _check_known(settings: Config, now: str | None, path: Path) -> None:
    try:
        if now is not None:
            ScriptDirectory.from_config(settings).get_revision(now)
    except CommandError:
        raise Refused("{path} is of a newer Counter. Update Counter, then open it again.", path=path) from None


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"the migration left {broken[0]} without its parent")
