"""Goes back to what the shop's server still knows, where it was put back from an older backup and has forgotten facts.

What it forgot has no position any more, this terminal's own facts and those of others alike, and is given to it anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from sqlalchemy import Connection, bindparam, select, update

from counter.journal.counted import forget_places_aside, hashes
from counter.journal.heads import UNHEARD, Link, read_link, write_link
from counter.journal.journal import Journal
from counter.journal.queries import frozen_subjects
from counter.journal.receive import digest_after
from counter.journal.refold import refold
from counter.journal.tables import JournalRow
from counter.kernel.ids import Position
from counter.store.prepared import Prepared, Question
from counter.store.unit import Unit

_PLACE = select(JournalRow.arrived, JournalRow.subject, JournalRow.position)
_AFTER = JournalRow.position > bindparam("after")
_PLACED_AFTER = Question(_PLACE.where(_AFTER))
_UNPLACED = Question(_PLACE.where(JournalRow.position.is_(None)))
_FORGET_PLACES = Prepared(update(JournalRow).where(_AFTER).values(position=None))
_EVERY = 1000
"""At so many positions each a digest is kept while a common beginning is looked for: of a million facts a thousand."""


def digest_at(connection: Connection, position: Position) -> bytes | None:
    """The running digest of the shop's order at a position, 32 bytes; None beyond what is known here.

    Reads the hash of every fact up to there: a million in about three seconds.
    """
    link = UNHEARD
    for link in _digests(connection, UNHEARD, position):  # noqa: B007 - the last one is wanted
        pass
    return link.digest if link.cursor == position else None


def longest_common(connection: Connection, theirs: Callable[[Position], bytes | None]) -> Link:
    """Up to where the server's order of facts and the one known here are the same, and the digest there.

    `theirs` is the server's digest at a position, None beyond what it knows; of a million facts it is asked some twenty
    times. Their hashes are read once, as by `digest_at`.
    """
    end = read_link(connection) or UNHEARD
    marks = [UNHEARD, *islice(_digests(connection, UNHEARD, end.cursor), _EVERY - 1, None, _EVERY), end]
    first = _first_unlike(marks, theirs)
    if first == len(marks):
        return end
    common = marks[first - 1]
    between = [common, *_digests(connection, common, Position(marks[first].cursor - 1))]
    return between[_first_unlike(between, theirs) - 1]


def _first_unlike(links: Sequence[Link], theirs: Callable[[Position], bytes | None]) -> int:
    """Which of these, each further on than the one before, is the first that the server has otherwise."""
    return bisect_left(links, x=True, key=lambda link: link.cursor > 0 and theirs(link.cursor) != link.digest)


def rewind(journal: Journal, unit: Unit, common: Link) -> None:
    """What stands after the longest `common` beginning has no position any more; all is as if it had just arrived here.

    It is to be pushed before anything else: `unsent` gives it, in the order in which it arrived.
    """
    moved = _moved(unit.connection, common.cursor)
    _FORGET_PLACES.run(unit.connection, {"after": common.cursor})
    forget_places_aside(unit.connection, common.cursor)
    write_link(unit.connection, common)
    for subject in sorted(moved - frozen_subjects(unit.connection)):
        unit.touched |= refold(unit.connection, journal.registry, subject)


def _moved(connection: Connection, common: Position) -> set[str]:
    """Subjects whose facts stand in another order once those after `common` stand as they arrived."""
    rows = [*_PLACED_AFTER.rows(connection, after=common), *_UNPLACED.rows(connection)]
    moved, last = set[str](), dict[str, float]()
    for row in sorted(rows, key=attrgetter("arrived")):
        place = float("inf") if row.position is None else row.position
        if place < last.get(row.subject, 0):
            moved.add(row.subject)
        last[row.subject] = place
    return moved


def _digests(connection: Connection, start: Link, last: Position) -> Iterator[Link]:
    """The digest at each position after `start`, up to the `last`."""
    digest = start.digest
    for position, fact_hash in enumerate(hashes(connection, start.cursor + 1, last), start.cursor + 1):
        digest = digest_after(digest, fact_hash)
        yield Link(Position(position), digest)
