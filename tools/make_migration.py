"""Writes a new migration from what the tables say: python tools/make_migration.py "what changed"."""

import sys
import tempfile
from pathlib import Path

from alembic import command

import counter.bootstrap  # noqa: F401 - brings in every room's tables
from counter.store.base import Base
from counter.store.engine import open_engine
from counter.store.migrate import bring_up_to_date
from counter.store.upgrade import config

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "before.sqlite"
    bring_up_to_date(path)
    engine = open_engine(path, writes=True)
    with engine.connect() as connection, connection.begin():
        settings = config()
        settings.attributes["connection"] = connection
        settings.attributes["metadata"] = Base.metadata
        command.revision(settings, sys.argv[1], autogenerate=True)
