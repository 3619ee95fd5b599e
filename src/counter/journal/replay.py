"""Replays a journal into an empty database, and compares."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pysqlite3
from sqlalchemy import URL, Connection, Engine, MetaData, StaticPool, Table, create_engine, event, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from counter.journal.queries import frozen_subjects, in_order
from counter.journal.refold import fold
from counter.journal.registry import Registry
from counter.store.base import Base, view_tables


def differences(path: Path, registry: Registry) -> Iterator[str]:
    """Replays the journal of the shop's file `path` in the shop's order and names each table whose rows differ.

    Facts are applied one by one, by the very `apply` functions that wrote the tables. Journal and tables are
    read in one transaction, so that sales which go on meanwhile do not look like differences.
    """
    with tempfile.TemporaryDirectory(prefix="counter-replay-") as folder:
        engine = _engine(Path(folder) / "replay.sqlite", path)
        try:
            with engine.connect() as copy, copy.begin():
                Base.metadata.create_all(copy, tables=[Base.metadata.tables[name] for name in view_tables()])
                fault = _replay(copy, registry)
                yield from [fault] if fault else _compare(copy)
        finally:
            engine.dispose()


def _engine(replay: Path, shop: Path) -> Engine:
    """An engine on an empty file, with the shop's beside it: the journal is there, the tables are in both."""
    engine = create_engine(URL.create("sqlite", database=str(replay)), module=pysqlite3.dbapi2, poolclass=StaticPool)

    def attach(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA busy_timeout=5000")
        raw.execute("ATTACH DATABASE ? AS shop", (str(shop),))

    event.listen(engine, "connect", attach)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _replay(copy: Connection, registry: Registry) -> str:
    """Applies every fact; what could not be applied, or "". Rows of frozen subjects are taken as they stand."""
    frozen = frozen_subjects(copy)
    for subject in frozen:
        _take_over(copy, registry, subject)
    for entry in in_order(copy):
        if entry.subject in frozen:
            continue
        try:
            fold(copy, registry, entry, registry.read(entry))
        except (SQLAlchemyError, RuntimeError, KeyError, ValueError) as fault:
            return f"{entry.name} cannot be replayed: {fault}"
    return ""


def _take_over(copy: Connection, registry: Registry, subject: str) -> None:
    late: tuple[Table, Mapping[str, UUID | str]] = (Base.metadata.tables["did_not_fit"], {"subject": subject})
    for table, named_by in (*registry.tables_of(subject), late):
        shops = table.to_metadata(MetaData(), schema="shop")
        rows = select(shops).where(*(shops.c[name] == value for name, value in named_by.items()))
        copy.execute(insert(table).from_select(list(table.columns), rows))


def _compare(copy: Connection) -> Iterator[str]:
    for table in view_tables():
        columns = ", ".join(f'"{c.name}"' for c in Base.metadata.tables[table].columns)
        for here, there, what in (("shop", "main", "should not be there"), ("main", "shop", "is missing or changed")):
            query = f"SELECT {columns} FROM {here}.{table} EXCEPT SELECT {columns} FROM {there}.{table} LIMIT 1"  # noqa: S608 - names of our own tables
            row = copy.execute(text(query)).first()
            if row is not None:
                yield f"table {table}: a row {what}: {', '.join(map(_legible, row[:3]))}"


def _legible(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
