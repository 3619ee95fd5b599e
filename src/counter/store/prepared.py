"""Statements that are put together and compiled once: the same few write every fact's rows.

To put a statement together anew costs several times what SQLite takes to run it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pysqlite3
from sqlalchemy import Connection, Table, bindparam, or_, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase

_DIALECT = sqlite.dialect()


class _Compiled(NamedTuple):
    """A statement's text, and for each of its marks the name of its value and how that is written in the file."""

    text: str
    marks: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    said: Mapping[str, Any]
    """Values that stand in the statement itself."""

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the marks."""
        return tuple(
            (values[name] if name in values else self.said[name])
            if write is None
            else write(values[name] if name in values else self.said[name])
            for name, write in self.marks
        )


class Prepared:
    """An insert, an update or a delete of a table whose values are named."""

    def __init__(self, statement: UpdateBase) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, ...], _Compiled] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Runs it with these values, a new row’s or an update’s; how many rows it hit."""
        compiled = self._for(values)
        return _run(connection, compiled.text, compiled.filled(values))

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it for each of these rows, all with the same names; none is fine."""
        if rows:
            compiled = self._for(rows[0])
            connection.exec_driver_sql(compiled.text, [compiled.filled(values) for values in rows])

    def _for(self, values: Mapping[str, Any]) -> _Compiled:
        names = tuple(values)
        if names not in self._compiled:
            self._compiled[names] = _compile(self._statement, names)
        return self._compiled[names]


def _run(connection: Connection, text: str, values: tuple[Any, ...]) -> int:
    """Runs it on SQLite's own connection, which takes half the time, within the transaction that has begun.

    What goes wrong is the same DatabaseError that SQLAlchemy raises.
    """
    raw: Any = connection.connection.driver_connection
    try:
        return int(raw.execute(text, values).rowcount)
    except pysqlite3.Error as fault:
        raise DBAPIError.instance(
            text, values, fault, pysqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from fault


def _compile(statement: UpdateBase, names: tuple[str, ...]) -> _Compiled:
    compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(names))
    marks = tuple(
        (name, compiled.binds[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
        for name in compiled.positiontup
    )
    return _Compiled(str(compiled), marks, compiled.params)


def change_rows(connection: Connection, table: Table, where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Gives rows these values, where they are so: equal, one of a tuple, or NULL where it is None. How many were."""
    shape = tuple((name, _how_many(value)) for name, value in where.items())
    filled = {f"new_{name}": value for name, value in values.items()}
    for name, value in where.items():
        if isinstance(value, tuple):
            filled |= {f"{name}_{nth}": each for nth, each in enumerate(value)}
        elif value is not None:
            filled[f"{name}_0"] = value
    return _change(table, shape, tuple(values)).run(connection, filled)


def _how_many(value: Any) -> int:
    if value is None:
        return 0
    return len(value) if isinstance(value, tuple) else 1


@cache
def _change(table: Table, shape: tuple[tuple[str, int], ...], names: tuple[str, ...]) -> Prepared:
    statement = update(table).values({name: _named(table, name, f"new_{name}") for name in names})
    for name, how_many in shape:
        column = table.c[name]
        alike = [column == _named(table, name, f"{name}_{nth}") for nth in range(how_many)]
        statement = statement.where(or_(*alike) if alike else column.is_(None))
    return Prepared(statement)


def _named(table: Table, column: str, name: str) -> Any:
    return bindparam(name, type_=table.c[column].type)
