"""Statements that are put together and compiled once: those that write every fact's rows, and what is asked with them.

To put a statement together anew, or to have SQLAlchemy carry it, costs several times what SQLite takes to run it.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

import pysqlite3
from sqlalchemy import Connection, Select, Table, bindparam, or_, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase

from counter.store.faults import damaged

_DIALECT = sqlite.dialect()
_SEVERAL = "__[POSTCOMPILE_{}]"
"""What SQLAlchemy writes where there will be several marks."""


class _Compiled(NamedTuple):
    """A statement's text, and for each of its marks the name of its value and how that is written in the file."""

    text: str
    marks: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    said: dict[str, Any]
    """Values that stand in the statement itself."""

    lists: frozenset[str] = frozenset()
    """Names of values of which there are several: one of these it is."""

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the marks."""
        if self.said:
            values = {**self.said, **values}
        return tuple([values[name] if write is None else write(values[name]) for name, write in self.marks])

    def spread(self, values: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The text with a mark for each of several values, and the values in the order of the marks."""
        if not self.lists:
            return self.text, self.filled(values)
        text, filled = self.text, list[Any]()
        for name in self.lists:
            text = text.replace(_SEVERAL.format(name), ", ".join("?" * len(values[name])))
        for name, write in self.marks:
            several = values[name] if name in self.lists else ({**self.said, **values}[name],)
            filled += several if write is None else map(write, several)
        return text, tuple(filled)


class Prepared:
    """An insert, an update or a delete of a table whose values are named."""

    def __init__(self, statement: UpdateBase) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, ...], _Compiled] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Runs it with these values, a new row’s or an update’s; how many rows it hit."""
        compiled = self._for(values)
        filled = compiled.filled(values)
        with _as_sqlalchemy_says(connection, compiled.text):
            return int(_raw(connection).execute(compiled.text, filled).rowcount)

    def run_all(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it for each of these rows, all with the same names; none is fine."""
        if rows:
            compiled = self._for(rows[0])
            filled = [compiled.filled(values) for values in rows]
            with _as_sqlalchemy_says(connection, compiled.text):
                _raw(connection).executemany(compiled.text, filled)

    def _for(self, values: Mapping[str, Any]) -> _Compiled:
        names = tuple(values)
        if names not in self._compiled:
            self._compiled[names] = _compile(self._statement, names)
        return self._compiled[names]


class _Asked(NamedTuple):
    """A compiled select: which of its columns are read by what, and what makes a row of them."""

    said: _Compiled
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]
    make: Callable[[Iterable[Any]], Any]


class Question:
    """A select whose values are named. Its rows are tuples with the names of their columns.

    Of a value that is `expanding` there are several, or none: a list.
    """

    def __init__(self, wanted: Select[*tuple[Any, ...]]) -> None:
        self._wanted = wanted

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """What it finds with these values, in its order."""
        return list(map(self._compiled.make, self.stream(connection, **values)))

    def first(self, connection: Connection, **values: Any) -> Any:
        """The first row that it finds, or None."""
        rows = self.rows(connection, **values)
        return rows[0] if rows else None

    def stream(self, connection: Connection, **values: Any) -> Iterator[Sequence[Any]]:
        """The same row by row, each a sequence of what its columns hold: for very many."""
        asked = self._compiled
        text, filled = asked.said.spread(values)
        with _as_sqlalchemy_says(connection, text):
            found = _raw(connection).execute(text, filled)
            if not asked.readers:
                yield from found
                return
            for row in found:
                read = [*row]
                for place, reader in asked.readers:
                    read[place] = reader(read[place])
                yield read

    @cached_property
    def _compiled(self) -> _Asked:
        compiled: Any = self._wanted.compile(dialect=_DIALECT)
        columns = compiled._result_columns  # noqa: SLF001 - nothing public says how a column is read
        readers = (each.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for each in columns)
        names = [each.keyname for each in columns]
        row: Any = namedtuple("row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - known only now
        return _Asked(
            _as_compiled(compiled, ()), tuple((place, each) for place, each in enumerate(readers) if each), row._make
        )


def ask_plainly(connection: Connection, text: str, values: tuple[Any, ...] = ()) -> list[Any]:
    """All rows that SQLite gives for a statement in its own words, with these values for its marks."""
    with _as_sqlalchemy_says(connection, text):
        return list(_raw(connection).execute(text, values).fetchall())


def _raw(connection: Connection) -> Any:
    """SQLite's own connection, which takes half the time, within the transaction that has begun."""
    return connection.connection.driver_connection


class _as_sqlalchemy_says:  # noqa: N801 - a context manager; as a generator it would take as long as the statement
    """What goes wrong with SQLite within it is the same DatabaseError that SQLAlchemy raises.

    Damaged where SQLite names what it cannot read by bytes that are no text.
    """

    __slots__ = ("_connection", "_text")

    def __init__(self, connection: Connection, text: str) -> None:
        self._connection, self._text = connection, text

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, UnicodeDecodeError):
            raise damaged(fault) from fault
        if isinstance(fault, pysqlite3.Error):
            raise DBAPIError.instance(
                self._text, None, fault, pysqlite3.Error, hide_parameters=True, dialect=self._connection.dialect
            ) from fault


def _compile(statement: UpdateBase, names: tuple[str, ...]) -> _Compiled:
    return _as_compiled(statement.compile(dialect=_DIALECT, column_keys=list(names)), names)


def _as_compiled(compiled: Any, given: Collection[str]) -> _Compiled:
    marks = tuple(
        (name, compiled.binds[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
        for name in compiled.positiontup
    )
    said = {
        name: value
        for name, value in compiled.params.items()
        if name not in given and not compiled.binds[name].required
    }
    lists = frozenset(name for name, bind in compiled.binds.items() if bind.expanding)
    return _Compiled(str(compiled), marks, said, lists)


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
