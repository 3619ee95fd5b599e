"""What became of a fact at the tables, and the ways to write a row that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, Update
from sqlalchemy.dialects.sqlite import insert

from counter.store.base import Base
from counter.store.prepared import Prepared


class Fit(Enum):
    """The fact holds: it changed the tables, or what it says was so already."""

    FITS = "fits"
    ALREADY = "already so"


@dataclass(frozen=True, slots=True)
class DidNotFit:
    """The fact came too late for what it decides; `why` is a few words for the owner. Nothing was changed."""

    why: str


Outcome = Fit | DidNotFit
"""What an apply answers. It never raises for what it finds."""


def insert_once(connection: Connection, table: type[Base], row: Mapping[str, Any]) -> Fit:
    """Adds a row unless one with its primary key is there."""
    return Fit.FITS if _once(table).run(connection, row) else Fit.ALREADY


def insert_all(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that have the same columns; none is fine."""
    _plain(table).run_all(connection, rows)


def put(connection: Connection, table: type[Base], row: Mapping[str, Any]) -> Fit:
    """Adds a row of all columns, or writes over the one with its primary key."""
    _over(table).run(connection, row)
    return Fit.FITS


@cache
def _plain(table: type[Base]) -> Prepared:
    return Prepared(insert(_table(table)))


@cache
def _once(table: type[Base]) -> Prepared:
    return Prepared(insert(_table(table)).on_conflict_do_nothing(index_elements=_key(table)))


@cache
def _over(table: type[Base]) -> Prepared:
    statement, key = insert(_table(table)), _key(table)
    rest = {
        column.name: statement.excluded[column.name] for column in table.__table__.columns if column.name not in key
    }
    return Prepared(statement.on_conflict_do_update(index_elements=key, set_=rest))


def _table(table: type[Base]) -> Table:
    return Base.metadata.tables[table.__tablename__]


def _key(table: type[Base]) -> list[str]:
    return [column.name for column in table.__table__.primary_key]


def change(connection: Connection, update: Update, otherwise: Outcome) -> Outcome:
    """Runs an update of one row; `otherwise` where there is none that it may change."""
    return Fit.FITS if connection.execute(update).rowcount else otherwise
