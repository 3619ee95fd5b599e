"""Which facts there are, and what each does to the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from counter.journal.fact import Entry, Fact, read_back

Apply = Callable[[Connection, Any, Entry], None]
"""Writes what a fact changes. Mints no id and no time, and asserts how many rows each update hit."""


class Registry:
    """Every kind of fact with its `apply`. Built once, by bootstrap, from the rooms."""

    def __init__(self, kinds: Iterable[type[Fact]], applies: Iterable[Mapping[type[Fact], Apply]]) -> None:
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

    def apply(self, connection: Connection, fact: Fact, entry: Entry) -> None:
        """Brings the tables to where they stand after `fact`."""
        self._apply[type(fact)](connection, fact, entry)

    def read(self, entry: Entry) -> Fact:
        """The fact of an entry. KeyError where this version of Counter does not know its kind or version."""
        kind = self._kinds[entry.kind]
        if entry.version != kind.version:
            raise KeyError(f"{entry.kind} version {entry.version}")
        return read_back(kind, entry.body, entry.private)


def hit(result: Any, rows: int = 1) -> None:
    """Asserts that an update changed exactly `rows` rows; RuntimeError where not, which undoes the whole act."""
    if result.rowcount != rows:
        raise RuntimeError(f"an update should have changed {rows} rows and changed {result.rowcount}")
