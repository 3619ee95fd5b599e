"""What became of a fact at the tables, and the ways to write a row that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Update
from sqlalchemy.dialects.sqlite import Insert, insert

from counter.store.base import Base


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
    return Fit.FITS if connection.execute(_once(table), row).rowcount else Fit.ALREADY


def put(connection: Connection, table: type[Base], row: Mapping[str, Any]) -> Fit:
    """Adds a row of all columns, or writes over the one with its primary key."""
    connection.execute(_over(table), row)
    return Fit.FITS


@cache
def _once(table: type[Base]) -> Insert:
    return insert(table).on_conflict_do_nothing(index_elements=_key(table))


@cache
def _over(table: type[Base]) -> Insert:
    statement, key = insert(table), _key(table)
    rest = {
        column.name: statement.excluded[column.name] for column in table.__table__.columns if column.name not in key
    }
    return statement.on_conflict_do_update(index_elements=key, set_=rest)


def _key(table: type[Base]) -> list[str]:
    return [column.name for column in table.__table__.primary_key]


def change(connection: Connection, update: Update, otherwise: Outcome) -> Outcome:
    """Runs an update of one row; `otherwise` where there is none that it may change."""
    return Fit.FITS if connection.execute(update).rowcount else otherwise
