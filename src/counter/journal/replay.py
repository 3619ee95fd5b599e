"""Replays a journal into an empty database, and compares."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, event, text

from counter.journal.queries import entries
from counter.journal.registry import Registry
from counter.store.base import Base, view_tables
from counter.store.engine import open_engine


def differences(connection: Connection, path: Path, registry: Registry) -> Iterator[str]:
    """Replays the journal behind `connection` (the file `path`) and names each table whose rows differ.

    Facts are applied one by one in order, by the very `apply` functions that wrote the tables.
    """
    with tempfile.TemporaryDirectory(prefix="counter-replay-") as folder:
        engine = open_engine(Path(folder) / "replay.sqlite", writes=True)
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        Base.metadata.create_all(engine)
        try:
            with engine.connect() as copy:
                with copy.begin():
                    for _, entry in entries(connection):
                        registry.apply(copy, registry.read(entry), entry)
                copy.connection.execute("ATTACH DATABASE ? AS shop", (str(path),))  # type: ignore[attr-defined]
                with copy.begin():
                    yield from _compare(copy)
        finally:
            engine.dispose()


def _compare(copy: Connection) -> Iterator[str]:
    for table in view_tables():
        columns = ", ".join(f'"{c.name}"' for c in Base.metadata.tables[table].columns)
        for here, there, what in (("shop", "main", "should not be there"), ("main", "shop", "is missing or changed")):
            query = f"SELECT {columns} FROM {here}.{table} EXCEPT SELECT {columns} FROM {there}.{table} LIMIT 1"  # noqa: S608 - names of our own tables
            row = copy.execute(text(query)).first()
            if row is not None:
                yield f"table {table}: a row {what}: {', '.join(map(str, row[:3]))}"
