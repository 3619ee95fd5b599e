"""Which kind of fact is applied to the tables by which function, and whose rows are whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete

from counter.journal.fact import Entry, Fact, read_back
from counter.journal.fit import Outcome
from counter.journal.sense import Nonsense, check_sense
from counter.store.base import IdBytes, Mapped
from counter.store.prepared import Prepared

Apply = Callable[[Connection, Any, Entry], Outcome]
"""Brings the tables to where they stand after a fact.

It touches and reads rows of the fact's subject only, uses the fact and its entry's id, at, by, terminal and seq, mints
no id and no time, and never raises for what it finds.
"""
Columns = tuple[Mapped[Any], ...]
Rows = Mapping[str, tuple[Columns, ...]]
"""By kind of subject: for each table that holds rows of it, the columns that name the subject."""


class Registry:
    """Every kind of fact with its `apply`. Built once, by bootstrap, from the rooms."""

    def __init__(
        self, kinds: Iterable[type[Fact]], applies: Iterable[Mapping[type[Fact], Apply]], rows: Iterable[Rows] = ()
    ) -> None:
        """ValueError where a kind has no apply, two, or an apply has no kind."""
        self._kinds: dict[str, type[Fact]] = {}
        for kind in kinds:
            if kind.__name__ in self._kinds:
                raise ValueError(f"two facts are called {kind.__name__}")
            self._kinds[kind.__name__] = kind
        self._apply: dict[type[Fact], Apply] = {}
        for mapping in applies:
            for kind, apply in mapping.items():
                if kind in self._apply:
                    raise ValueError(f"{kind.__name__} is applied twice")
                self._apply[kind] = apply
        unmatched = set(self._kinds.values()) ^ set(self._apply)
        if unmatched:
            raise ValueError(f"fact and apply do not match: {sorted(k.__name__ for k in unmatched)}")
        self._rows: dict[str, tuple[Columns, ...]] = {}
        for room in rows:
            for subject_kind, columns in room.items():
                self._rows[subject_kind] = (*self._rows.get(subject_kind, ()), *columns)

    def apply(self, connection: Connection, fact: Fact, entry: Entry) -> Outcome:
        """Brings the tables to where they stand after `fact`."""
        return self._apply[type(fact)](connection, fact, entry)

    def read(self, entry: Entry) -> Fact:
        """The fact of an entry. KeyError where this version of Counter does not know its kind or version.

        Nonsense where it knows them, and no Counter recorded that.
        """
        kind = self._kinds[entry.kind]
        if entry.version != kind.version:
            raise KeyError(f"{entry.kind} version {entry.version}")
        try:
            fact = read_back(kind, entry.body, entry.private)
        except ValueError as fault:
            raise Nonsense(str(fault)) from fault
        check_sense(entry, fact)
        return fact

    def is_nonsense(self, entry: Entry) -> bool:
        """Whether no Counter can have recorded it."""
        try:
            self.read(entry)
        except Nonsense:
            return True
        except KeyError:
            pass
        return False

    def read_plain(self, kind: str, version: int, body: str) -> Fact:
        """The fact that has no private part, of its kind, version and body. KeyError as `read`."""
        known = self._kinds[kind]
        if version != known.version:
            raise KeyError(f"{kind} version {version}")
        return read_back(known, body, None)

    @property
    def erasing(self) -> tuple[type[Fact], ...]:
        """The kinds of facts that erase a private part of others."""
        return tuple(kind for kind in self._kinds.values() if kind.erases is not Fact.erases)

    @property
    def revoking(self) -> tuple[type[Fact], ...]:
        """The kinds of facts that revoke a terminal."""
        return tuple(kind for kind in self._kinds.values() if kind.revokes is not Fact.revokes)

    def is_absolute(self, kind: str) -> bool:
        """Whether facts of that kind say all there is to say about their subject."""
        return kind in self._kinds and self._kinds[kind].absolute

    def forget(self, connection: Connection, subject: str) -> None:
        """Takes every row of a subject out of the tables."""
        for table, named_by in reversed(list(self.tables_of(subject))):  # what hangs on a row goes before it
            _forgetting(table, tuple(named_by)).run(connection, named_by)

    def tables_of(self, subject: str) -> Iterator[tuple[Table, Mapping[str, UUID | str]]]:
        """The tables that hold rows of a subject, parents first, each with the values of the columns that name it.

        None where this version of Counter knows no such subject.
        """
        kind, _, rest = subject.partition(":")
        for columns in self._rows.get(kind, ()):
            names = rest.split(":", len(columns) - 1)
            try:
                values = {column.name: _value(column, name) for column, name in zip(columns, names, strict=True)}
            except ValueError:
                return
            yield table_of(columns), values

    @property
    def rows(self) -> Rows:
        """By kind of subject, the columns that name it in each table."""
        return self._rows


@cache
def _forgetting(table: Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(
        delete(table).where(*(table.c[name] == bindparam(name, type_=table.c[name].type) for name in names))
    )


def table_of(columns: Columns) -> Table:
    """The table of which they are columns."""
    table = columns[0].table
    assert isinstance(table, Table)  # noqa: S101 - rooms name columns of their tables
    return table


def _value(column: Mapped[Any], name: str) -> UUID | str:
    return UUID(name) if isinstance(column.type, IdBytes) else name
