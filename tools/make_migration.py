"""Writes a new migration from what the tables say: python tools/make_migration.py "what changed".

Without words it writes no migration. Either way `schema.sql` is written anew, which says what the migrations make:
a new shop’s file is made with it, and every one is held against it when it is opened.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

import counter.bootstrap  # noqa: F401 - brings in every room's tables
from counter.store.base import Base
from counter.store.engine import open_engine
from counter.store.shape import SCHEMA, schema_of
from counter.store.upgrade import config, upgrade

with tempfile.TemporaryDirectory() as folder:
    before, after = Path(folder) / "before.sqlite", Path(folder) / "after.sqlite"
    if len(sys.argv) > 1:
        before.touch()
        upgrade(before)
        engine = open_engine(before, writes=True)
        with engine.connect() as connection, connection.begin():
            settings = config()
            settings.attributes["connection"] = connection
            settings.attributes["metadata"] = Base.metadata
            command.revision(settings, sys.argv[1], autogenerate=True)
    after.touch()
    upgrade(after)
    SCHEMA.write_text(schema_of(after), "utf-8")
