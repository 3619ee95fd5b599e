"""The journal of a period as a table: a row a fact, as it was sealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter.exports.queries import entries_between
from counter.exports.rows import Exact, Row, Table
from counter.people.facts import PinSet
from counter.settings.rules import Settings
from counter.store.unit import Connection

COLUMNS = (
    *("terminal", "seq", "position", "act", "id", "at", "by", "kind", "version", "subject", "body", "private"),
    *("sealed", "prev", "hash"),
)


_PIN = PinSet.__name__


def journal_table(connection: Connection, settings: Settings, first: date, last: date, *, personal: bool) -> Table:
    """Every fact of these trading days, in the order in which this terminal came to know it.

    `body` is the JSON that was sealed. With `personal` the private part is there too, where it was not erased; never
    what is kept of a PIN.
    """

    def rows() -> Iterator[Row]:
        since, until = settings.hours_of(first)[0], settings.hours_of(last)[1]
        for entry in entries_between(connection, since, until):
            yield {
                "terminal": entry.terminal, "seq": entry.seq, "position": entry.position, "act": entry.act,
                "id": entry.id, "at": entry.at, "by": entry.by, "kind": entry.kind, "version": entry.version,
                "subject": entry.subject, "body": Exact(entry.body), "sealed": entry.sealed.hex(),
                "private": Exact(entry.private) if personal and entry.private and entry.kind != _PIN else None,
                "prev": entry.prev.hex(), "hash": entry.hash.hex(),
            }  # fmt: skip

    return Table(COLUMNS, rows())
