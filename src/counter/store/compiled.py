"""Statements are compiled once a process: what one engine has put into SQLite's words serves every other engine.

A shop has three engines on its file, and a replay, a proof and every shop that is opened later have their own. Each
would compile the same few hundred statements again, which costs several times what SQLite takes to run them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pysqlite3
from sqlalchemy import Connection, Engine, Pool, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.schema import CreateTable
from sqlalchemy.util import LRUCache

from counter.store.base import Base, view_tables
from counter.store.prepared import ask_plainly

_COMPILED: LRUCache[Any, Any] = LRUCache(1_000)
"""By dialect and statement; whoever needs more drops those that were used longest ago."""


class Dialect(SQLiteDialect_pysqlite):
    """SQLite's, of which every one is equal: each says the same of the one library that Counter has."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.counter", __name__, Dialect.__name__)


def make_engine(connect: Callable[[], Any], poolclass: type[Pool], **options: Any) -> Engine:
    """An engine whose connections `connect` makes; `options` are SQLAlchemy's own for an engine."""
    engine = create_engine(
        "sqlite+counter://", creator=connect, module=pysqlite3.dbapi2, poolclass=poolclass, **options
    )
    engine.update_execution_options(compiled_cache=_COMPILED)
    return engine


def make_view_tables(connection: Connection) -> None:
    """Makes the tables that are a view of the journal, empty and without indexes, where there are none."""
    for statement in _making_view_tables():
        ask_plainly(connection, statement)


@cache
def _making_view_tables() -> tuple[str, ...]:
    """SQLAlchemy keeps no compiled statement that makes a table, and every shop's first proof needs all of them."""
    return tuple(str(CreateTable(Base.metadata.tables[name]).compile(dialect=Dialect())) for name in view_tables())
