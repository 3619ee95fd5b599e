"""What stands in the own chain, followed fact by fact: whoever edits the file can hide a fact from the indexes.

A fact that says another kind or subject than when it was sealed, or that an index lacks, is not found where it is asked
for, though none is missing by its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, bindparam, func, select

from counter.journal.fact import Entry, Fact
from counter.journal.queries import own_entries
from counter.journal.tables import JournalRow, NotCountedRow
from counter.kernel.ids import FactId, TerminalId
from counter.store.prepared import Question

_MOST = 30_000
"""How many of the newest facts are followed: about a second. Of those before, only the number is known."""

# How many an index finds: of number and terminal nothing is a bare column here, so that it goes by that.
_COUNTED = select(func.count().label("how_many")).where(
    (JournalRow.seq + 0).between(bindparam("first"), bindparam("last")),
    (JournalRow.terminal + "") == bindparam("terminal"),
)
_OF_KIND = Question(_COUNTED.where(JournalRow.kind == bindparam("name")))
_ABOUT = Question(_COUNTED.where(JournalRow.subject == bindparam("name")))
_ASIDE = Question(
    select(NotCountedRow.seq).where(
        NotCountedRow.terminal == bindparam("terminal"),
        NotCountedRow.seq.between(bindparam("first"), bindparam("last")),
    )
)


class Walked:
    """The newest facts of a terminal, each proved, and how many there are of each kind and about each subject.

    What was followed is followed once while nobody else writes to the file; from the beginning where the last of it is
    another by now: its act was undone, and others have its numbers.
    """

    def __init__(self, terminal: TerminalId, prove: Callable[[Entry], None]) -> None:
        self._terminal, self._prove = terminal, prove
        self._version: object = None
        self._first = self._last = 0
        self._end: FactId | None = None
        self._of: Counter[str] = Counter()
        self._about: Counter[str] = Counter()

    def hides(
        self, connection: Connection, since: int, last: int, kinds: Iterable[type[Fact]], subjects: Iterable[str]
    ) -> bool:
        """Whether a fact from number `since` to the `last` one is not found by its kind or its subject, or not there.

        `prove` raises where one was changed.
        """
        since = max(since, last - _MOST + 1)
        if not self._walk(connection, since, last):
            return True
        return any(
            self._found(connection, question, name) != walked[name]
            for question, walked, names in (
                (_OF_KIND, self._of, [kind.__name__ for kind in kinds]),
                (_ABOUT, self._about, subjects),
            )
            for name in names
        )

    def _walk(self, connection: Connection, since: int, last: int) -> bool:
        """Follows what was not followed yet; whether no number is missing."""
        version, known = edited(connection), self._version
        self._version = None  # what is broken off halfway counts as nothing
        if version != known or since > self._last + 1 or self._end != self._id_at(connection, self._last):
            self._first, self._last, self._end = since, since - 1, None
            self._of.clear()
            self._about.clear()
        whole = self._follow(connection, since, self._first - 1) and self._follow(connection, self._last + 1, last)
        if whole:
            self._version, self._first, self._last = version, min(since, self._first), max(last, self._last)
            self._end = self._id_at(connection, self._last)
        return whole

    def _id_at(self, connection: Connection, number: int) -> FactId | None:
        entries = own_entries(connection, self._terminal, number, number)
        return next((entry.id for entry in entries), None)

    def _follow(self, connection: Connection, first: int, last: int) -> bool:
        number, aside = first, set(_ASIDE.rows(connection, terminal=self._terminal, first=first, last=last))
        for entry in own_entries(connection, self._terminal, first, last):
            while (number,) in aside:
                number += 1
            if entry.seq != number:
                return False
            self._prove(entry)
            self._of[entry.kind] += 1
            self._about[entry.subject] += 1
            number += 1
        while (number,) in aside:
            number += 1
        return number == max(first, last + 1)

    def _found(self, connection: Connection, question: Question, name: str) -> int:
        found = question.first(connection, name=name, first=self._first, last=self._last, terminal=self._terminal)
        return int(found.how_many)


def edited(connection: Connection) -> object:
    """Another value whenever another connection wrote to the file, which nobody but this one does while it is open."""
    return id(connection.connection.driver_connection), connection.exec_driver_sql("PRAGMA data_version").scalar_one()
