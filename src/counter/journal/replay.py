"""Replays a journal into empty tables beside it, and compares them with the shop's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pysqlite3
from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    StaticPool,
    Table,
    event,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex

from counter.journal.fact import Entry, Fact
from counter.journal.queries import frozen_subjects, in_order
from counter.journal.refold import fold
from counter.journal.registry import Registry
from counter.kernel.errors import NOTHING, Sentence
from counter.store.base import Base, view_tables
from counter.store.compiled import make_engine, make_view_tables
from counter.store.engine import WARY, looking_address, take_away_empty_log
from counter.store.faults import damaged, told_apart_at_opening
from counter.store.prepared import ask_plainly

SHOP = "shop"
"""What the shop's file is called on a connection to a replay."""


@contextmanager
def beside(path: Path) -> Iterator[Connection]:
    """A connection to empty tables in a file of their own, with the shop's file `path` beside them as `SHOP`.

    A view of the journal is named as it is here, and as the shop's own with `SHOP` before it; the journal and what else
    is no view of it stands in the shop's alone. All is read in one transaction, so that what is sold meanwhile makes no
    difference, and nothing is written to the shop's file. Damaged where that cannot be read, Unavailable where the disk
    or another program is in the way.
    """
    with tempfile.TemporaryDirectory(prefix="counter-replay-") as folder:
        engine = _engine(Path(folder) / "replay.sqlite", path)
        try:
            with told_apart_at_opening(), engine.connect() as connection, connection.begin():
                make_view_tables(connection)
                yield connection
        except DatabaseError as damage:
            raise damaged(damage) from damage
        finally:
            engine.dispose()
            take_away_empty_log(path)


def differences(path: Path, registry: Registry) -> Iterator[Sentence]:
    """Replays the journal of the shop's file `path` in the shop's order and names each table whose rows differ."""
    with beside(path) as connection:
        replay = Replay(connection, registry)
        for entry in in_order(connection):
            if fault := replay.take(entry, None):
                yield fault
                return
        yield from table_faults(connection)


def _engine(replay: Path, shop: Path) -> Engine:
    """An engine on an empty file that nobody needs after a crash, with the shop's beside it."""
    engine = make_engine(lambda: pysqlite3.connect(replay.as_uri(), uri=True), StaticPool)

    def attach(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in (*WARY, "synchronous=OFF", "journal_mode=OFF", "cache_size=-65536", "busy_timeout=5000"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute(f"ATTACH DATABASE ? AS {SHOP}", (looking_address(shop),))

    event.listen(engine, "connect", attach)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _views() -> Iterator[Table]:
    return (Base.metadata.tables[name] for name in view_tables())


def index(connection: Connection) -> None:
    """Makes the indexes of the replay's tables, which would only slow the replay itself down."""
    for table in _views():
        for each in table.indexes:
            connection.execute(CreateIndex(each))


class Replay:
    """Facts applied one by one, by the very `apply` functions that wrote the shop's tables.

    Subjects that are frozen are passed over: their rows are taken as they stand.
    """

    def __init__(self, connection: Connection, registry: Registry) -> None:
        """`connection` is one of `beside`, its tables empty."""
        self._connection, self._registry = connection, registry
        self._frozen = frozen_subjects(connection)
        for subject in self._frozen:
            self._take_over(subject)

    def take(self, entry: Entry, fact: Fact | None) -> Sentence:
        """Applies the next fact in the shop's order, read here if it was not; what could not be applied, or NOTHING."""
        if entry.subject in self._frozen:
            return NOTHING
        try:
            fold(self._connection, self._registry, entry, fact or self._registry.read(entry))
        except (SQLAlchemyError, RuntimeError, KeyError, ValueError):
            return Sentence("{fact} cannot be replayed", fact=entry.name)
        return NOTHING

    def _take_over(self, subject: str) -> None:
        late: tuple[Table, Mapping[str, UUID | str]] = (Base.metadata.tables["did_not_fit"], {"subject": subject})
        for table, named_by in (*self._registry.tables_of(subject), late):
            shops = table.to_metadata(MetaData(), schema=SHOP)
            rows = select(shops).where(*(shops.c[name] == value for name, value in named_by.items()))
            self._connection.execute(insert(table).from_select(list(table.columns), rows))


def table_faults(connection: Connection) -> Iterator[Sentence]:
    """Names each of the shop's tables that is not, row for row, what the replay on `connection` made."""
    for table in _views():
        if unlike := ask_plainly(connection, _unlike(table)):
            yield Sentence("table {table}: a row is missing or changed: {row}", table=table.name, row=_named(unlike[0]))
        elif ask_plainly(connection, _counted(table, "main")) != ask_plainly(connection, _counted(table, SHOP)):
            row, *_ = ask_plainly(connection, _without_other(table))
            yield Sentence("table {table}: a row should not be there: {row}", table=table.name, row=_named(row))


# ruff: noqa: S608 - the questions below are made of our own tables' names


def _unlike(table: Table) -> str:
    """Asks for a row of the replay that the shop's table has not, or not so."""
    mine, theirs = _columns(table, "mine"), _columns(table, "theirs")
    both = f"main.{table.name} AS mine LEFT JOIN {SHOP}.{table.name} AS theirs ON {_same_key(table)}"
    return f"SELECT {mine} FROM {both} WHERE ({mine}) IS NOT ({theirs}) LIMIT 1"


def _without_other(table: Table) -> str:
    """Asks for a row of the shop's table that the replay has not; where each has its like, for one of two alike."""
    both = f"{SHOP}.{table.name} AS theirs LEFT JOIN main.{table.name} AS mine ON {_same_key(table)}"
    key = next(iter(table.primary_key)).name
    return f'SELECT {_columns(table, "theirs")} FROM {both} ORDER BY mine."{key}" IS NOT NULL LIMIT 1'


def _counted(table: Table, schema: str) -> str:
    """Asks how many rows there are: of the table itself, for an index that lacks one could be counted instead."""
    return f"SELECT count(*) FROM {schema}.{table.name} NOT INDEXED"


def _same_key(table: Table) -> str:
    return " AND ".join(f'mine."{column.name}" = theirs."{column.name}"' for column in table.primary_key)


def _columns(table: Table, side: str) -> str:
    return ", ".join(f'{side}."{column.name}"' for column in table.columns)


def _named(row: Any) -> str:
    return ", ".join(value.hex() if isinstance(value, bytes) else str(value) for value in row[:3])
