"""What the sealed facts alone say of a subject, folded in memory, to hold the tables against that people can edit.

Who edits the file has no key: an edited fact is seen by its seal, an edited row by what the facts make of it. It is the
very `apply` functions that fold them, so there is no second account of anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import pysqlite3
from sqlalchemy import Connection, StaticPool, Table

from counter.journal.fact import Entry, F, Fact, read_back
from counter.journal.heads import last_sealed, none_dropped
from counter.journal.queries import in_order, newest_first
from counter.journal.refold import UNREADABLE, fold, from_the_last_absolute
from counter.journal.registry import Registry
from counter.journal.seal import Keyring, chain_hash, seal_private
from counter.journal.walked import Walked, edited
from counter.store.compiled import make_engine, make_view_tables
from counter.store.prepared import ask_plainly


class Tampered(Exception):  # noqa: N818 - says what it is
    """A fact or a row is not what Counter wrote."""


class Sealed:
    """The tables as the facts alone make them, of a few subjects at a time. For the one thread that records."""

    def __init__(self, registry: Registry, keys: Keyring) -> None:
        self._registry, self._keys = registry, keys
        self._memory: Connection | None = None
        self._first = 0
        self._walked = Walked(keys.terminal, self._prove)
        self._whole_tables: dict[str, object] = {}

    def check(
        self,
        connection: Connection,
        subjects: Iterable[str],
        *,
        whole: bool = False,
        kinds: Collection[type[Fact]] = (),
    ) -> None:
        """Tampered where a row of one of these subjects is not what its facts make it, or one of these was changed.

        `whole`: or where a fact of this terminal since the first of theirs is gone, or is hidden, which could have been
        about them or of one of these `kinds`.
        """
        self._first, subjects = 0, tuple(subjects)
        for subject in subjects:
            with self.folded(connection, [subject]) as folded:
                for table, named_by in self._registry.tables_of(subject):
                    if _rows(connection, table, named_by) != _rows(folded, table, named_by):
                        raise Tampered(f"{subject}: table {table.name} is not what its facts make it")
        if whole:
            self.check_whole(connection, max(1, self._first), kinds, subjects)

    def check_whole(
        self, connection: Connection, since: int, kinds: Collection[type[Fact]] = (), subjects: Collection[str] = ()
    ) -> None:
        """Tampered where a fact of this terminal from number `since` on is gone, changed, or not found where it should.

        That is by its kind, where it is one of these, or by its subject.
        """
        terminal = self._keys.terminal
        last = last_sealed(connection, self._keys.local, terminal)
        if not none_dropped(connection, terminal, since, last):
            raise Tampered("a fact is missing in the journal")
        try:
            hides = self._walked.hides(connection, since, last, kinds, subjects)
        except (TypeError, ValueError, OverflowError) as fault:
            raise Tampered("a fact cannot be read") from fault
        if hides:
            raise Tampered("a fact is hidden in the journal")

    def check_indexes(self, connection: Connection, *tables: str) -> None:
        """Tampered where a row of one of these tables is not found by an index of it. Looked at once while it lasts."""
        version = edited(connection)
        for table in tables:
            if self._whole_tables.get(table) == version:
                continue
            if (found := connection.exec_driver_sql(f"PRAGMA integrity_check({table})").scalar()) != "ok":
                raise Tampered(f"table {table}: {found}")
            self._whole_tables[table] = version

    def back_to(self, connection: Connection, kind: type[F], since: datetime) -> Iterator[tuple[Entry, F]]:
        """The facts of that kind from the aware time `since` on, newest first, a few out of many. Tampered as `folded`.

        Reads no further back than to this terminal's own newest before `since`.
        """
        for entry in newest_first(connection, kind):
            self._prove(entry)
            if entry.at >= since:
                yield entry, read_back(kind, entry.body, entry.private)
            elif entry.terminal == self._keys.terminal:
                return

    @contextmanager
    def folded(self, connection: Connection, subjects: Iterable[str]) -> Iterator[Connection]:
        """Tables with what the journal on `connection` says of these subjects, and nothing else, for a question.

        Tampered where a fact about them was changed.
        """
        memory = self._memory = self._memory or _empty_tables()
        with memory.begin() as transaction:
            for subject in subjects:
                self._fold(connection, memory, subject)
            yield memory
            transaction.rollback()

    def _fold(self, connection: Connection, memory: Connection, subject: str) -> None:
        """Where only a newer Counter can read a fact the rows are all we know: they are taken as they stand."""
        entries = list(self._proved(subject, in_order(connection, subject)))
        try:
            facts = [self._registry.read(entry) for entry in entries]
        except UNREADABLE:
            for table, named_by in self._registry.tables_of(subject):
                _copy(connection, memory, table, named_by)
            return
        for entry, fact in from_the_last_absolute(self._registry, zip(entries, facts, strict=True)):
            fold(memory, self._registry, entry, fact)

    def _proved(self, subject: str, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Each entry once it is proved; another terminal's as it stands where its key lies elsewhere."""
        last: dict[str, int] = {}
        try:
            for entry in entries:
                if last.get(entry.terminal, 0) >= entry.seq:
                    raise Tampered(f"{entry.name} was moved")
                last[entry.terminal] = entry.seq
                if entry.terminal == self._keys.terminal:
                    self._first = min(entry.seq, self._first or entry.seq)
                self._prove(entry)
                yield entry
        except (TypeError, ValueError, OverflowError) as fault:
            raise Tampered(f"a fact about {subject} cannot be read") from fault

    def _prove(self, entry: Entry) -> None:
        key = self._keys.chain_of(entry.terminal)
        if key is None:
            return
        whole = entry.private is None or entry.sealed == seal_private(key, entry.id, entry.private)
        if not whole or entry.hash != chain_hash(key, entry):
            raise Tampered(f"{entry.name} was changed")


def _empty_tables() -> Connection:
    engine = make_engine(lambda: pysqlite3.connect(":memory:", check_same_thread=False), StaticPool)
    memory = engine.connect()
    with memory.begin():
        make_view_tables(memory)
    return memory


def _rows(connection: Connection, table: Table, named_by: Mapping[str, UUID | str]) -> list[Any]:
    """What stands in the file itself, in the order of its keys."""
    columns, key = (_listed(each) for each in (table.columns.keys(), table.primary_key.columns.keys()))
    where = " AND ".join(f'"{name}" = ?' for name in named_by)
    values = tuple(value.bytes if isinstance(value, UUID) else value for value in named_by.values())
    question = f"SELECT {columns} FROM {table.name} WHERE {where} ORDER BY {key}"  # noqa: S608 - our own tables' names
    return ask_plainly(connection, question, values)


def _copy(connection: Connection, memory: Connection, table: Table, named_by: Mapping[str, UUID | str]) -> None:
    for row in _rows(connection, table, named_by):
        marks = ", ".join("?" * len(row))
        memory.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", row)  # noqa: S608 - our own tables' names


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
