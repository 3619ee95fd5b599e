"""Takes in the shop's order of facts: what other terminals recorded, and the positions of our own.

A terminal of several learns positions only here. Facts that arrive twice or again change nothing; facts of one subject
that arrive out of order make that subject be folded again, so that every terminal ends with the same tables, equal to a
replay. What of them counts says `counted.py`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from counter.journal.counted import (
    any_not_counted,
    drop_from_aside,
    give_place_aside,
    not_counted,
    put_aside,
    read_revoked,
    waiting,
)
from counter.journal.fact import Entry, Fact
from counter.journal.heads import UNHEARD, Head, Link, read_head, read_link, write_head, write_link
from counter.journal.journal import Journal, add_entry, erase_private, store_conflict, take_out
from counter.journal.queries import entry_with_id, frozen_subjects, hash_at
from counter.journal.refold import fold, refold
from counter.journal.seal import FIRST, chain_hash
from counter.journal.sense import Nonsense
from counter.journal.tables import FrozenSubject, JournalRow
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, Position, Seq, TerminalId
from counter.store.prepared import Prepared, Question
from counter.store.unit import Unit

_ITS_ID = JournalRow.id == bindparam("its_id", type_=JournalRow.id.type)
_KNOWN = Question(
    select(
        *(
            JournalRow.__table__.c[each]
            for each in ("terminal", "seq", "hash", "kind", "subject", "arrived", "position")
        )
    ).where(_ITS_ID)
)
_GIVE_POSITION = Prepared(update(JournalRow).where(_ITS_ID).values(position=bindparam("given")))
_WAITING = Question(
    select(JournalRow.arrived)
    .where(
        JournalRow.subject == bindparam("of"), JournalRow.position.is_(None), JournalRow.arrived < bindparam("before")
    )
    .limit(1)
)
_FROM = Question(
    select(*(JournalRow.__table__.c[each] for each in ("id", "terminal", "seq", "hash", "arrived"))).where(
        JournalRow.terminal == bindparam("of"), JournalRow.seq >= bindparam("number"), JournalRow.position.is_not(None)
    )
)


class Forked(Refused):
    """This terminal's file is an older copy that went on by itself: it needs a new name."""


class Forged(Refused):
    """A fact came under the name of `terminal` that has not its seal, after `end` of its chain."""

    def __init__(self, terminal: TerminalId, end: Head) -> None:
        super().__init__("A fact of {terminal} was changed on its way: its seal does not fit.", terminal=terminal)
        self.terminal, self.end = terminal, end


@dataclass(frozen=True, slots=True)
class Positioned:
    """A fact with its position in the shop's order. `entry` is None where the receiver recorded the fact itself."""

    position: Position
    fact_id: FactId
    hash: bytes
    entry: Entry | None = None


def receive(journal: Journal, unit: Unit, batch: Iterable[Positioned]) -> Position:
    """Takes a batch in, in `unit`; gives up to which position the shop's order is known then.

    What comes again is passed over; where a position is missing it stops, to be asked again from there. A fact under
    the id of another, beyond the end of a revoked chain, or that no Counter recorded, does not count; one that this
    Counter cannot read freezes its subject until `thaw`. Refused where a chain is broken, or where this file recorded
    facts of its own before it had heard of others that it recorded as well.
    """
    link = read_link(unit.connection) or UNHEARD
    receiving = _Receiving(journal, unit)
    for positioned in batch:
        if positioned.position <= link.cursor:
            continue
        if positioned.position != link.cursor + 1:
            break
        receiving.take_in(positioned)
        link = Link(positioned.position, digest_after(link.digest, positioned.hash))
    receiving.end()
    write_link(unit.connection, link)
    return link.cursor


def digest_after(before: bytes, fact_hash: bytes) -> bytes:
    """The running digest of the shop's order after one more fact: 32 bytes."""
    return hashlib.sha256(before + fact_hash).digest()


def unsent(connection: Connection, most: int = 500) -> Sequence[Entry]:
    """Facts that have no position yet, in whole acts as they arrived here, about `most` of them.

    They are our own; after a rewind those of others, too.
    """
    chosen: list[Entry] = []
    for entry, _ in waiting(connection):
        if len(chosen) >= most and entry.act != chosen[-1].act:
            break
        chosen.append(entry)
    return chosen


class _Receiving:
    """What is known and to be done while a batch is taken in."""

    def __init__(self, journal: Journal, unit: Unit) -> None:
        self._journal, self._unit, self._connection = journal, unit, unit.connection
        self._frozen = set(frozen_subjects(unit.connection))
        self._revoked = read_revoked(unit.connection, journal.registry)
        self._revoking = {kind.__name__ for kind in journal.registry.revoking}
        self._any_aside = any_not_counted(unit.connection)
        self._heads: dict[TerminalId, Head] = {}
        self._to_refold: set[str] = set()

    def take_in(self, positioned: Positioned) -> None:
        """Takes in what has the next position."""
        known = _KNOWN.first(self._connection, its_id=positioned.fact_id)
        if known is not None and known.hash == positioned.hash:
            self._place(known, positioned)
            return
        aside = not_counted(self._connection, positioned.fact_id, positioned.hash) if self._any_aside else None
        entry = aside or positioned.entry
        if entry is None:
            raise forked()
        if aside is None:
            self._go_on(entry)
        entry = replace(entry, position=positioned.position)
        comes_later = known is None or known.position is None  # what stands here under its id, in the shop's order
        fact, is_nonsense = self._read(entry)
        if is_nonsense or not comes_later or self._revoked.cuts_off(entry.terminal, entry.seq, entry.hash):
            self._put_aside(entry, aside, fact)
            return
        if known is not None:
            self._take_out(positioned.fact_id, known)
        if aside is not None:
            drop_from_aside(self._connection, entry)
        self._add(entry, fact)

    def end(self) -> None:
        """Once for the whole batch: what came out of order is folded again, and where the chains end is sealed."""
        for subject in sorted(self._to_refold - self._frozen):
            self._unit.touched |= refold(self._connection, self._journal.registry, subject)
        for terminal, head in self._heads.items():
            write_head(self._connection, self._journal.keys.local, terminal, head)

    def _place(self, known: Any, positioned: Positioned) -> None:
        """Its subject is folded again where it comes before what had arrived here earlier and has no position yet."""
        if self._revoked.cuts_off(known.terminal, known.seq, known.hash):
            give_place_aside(self._connection, self._take_out(positioned.fact_id, known), positioned.position)
            return
        _GIVE_POSITION.run(self._connection, {"its_id": positioned.fact_id, "given": positioned.position})
        if known.kind in self._revoking and (entry := entry_with_id(self._connection, positioned.fact_id)):
            self._revoke(self._read(entry)[0])
        if self._is_waiting(known.subject, before=known.arrived):
            self._to_refold.add(known.subject)

    def _go_on(self, entry: Entry) -> None:
        """The chain of its terminal goes on with it."""
        head = self._heads.get(entry.terminal)
        if head is None:
            head = read_head(self._connection, self._journal.keys.local, entry.terminal)
        if entry.seq <= head.seq and entry.terminal != self._journal.terminal:
            head = self._give_up_branch(entry, head)
        try:
            _check_follows(self._journal, entry, head)
        except Forged:
            known_here = read_revoked(self._connection, self._journal.registry, placed_only=False)
            if not known_here.cuts_off(entry.terminal, entry.seq, entry.hash):
                raise
        self._heads[entry.terminal] = Head(entry.seq, entry.hash)

    def _give_up_branch(self, entry: Entry, head: Head) -> Head:
        """What only we know of a terminal's chain, and has no position, is kept aside: its chain goes on otherwise.

        So it is where the server and that terminal were both put back from older copies: a person looks at it.
        """
        branch = [each for each, _ in waiting(self._connection) if each.terminal == entry.terminal]
        if not branch or branch[0].seq > entry.seq:
            return head
        for each in branch:
            if each.seq >= entry.seq:
                store_conflict(self._unit, each)
                drop_from_aside(self._connection, each)
                if take_out(self._connection, each.id):
                    self._to_refold.add(each.subject)
        before = Seq(entry.seq - 1)
        return Head(before, hash_at(self._connection, entry.terminal, before) or FIRST)

    def _add(self, entry: Entry, fact: Fact | None) -> None:
        add_entry(self._unit, entry)
        if fact is None:
            self._frozen.add(entry.subject)
            self._connection.execute(insert(FrozenSubject).on_conflict_do_nothing(), {"subject": entry.subject})
            return
        erase_private(self._connection, fact.erases())
        self._revoke(fact)
        self._unit.recorded.append(replace(entry, fact=fact))
        self._unit.touched.add(fact.topic)
        if entry.subject in self._frozen or entry.subject in self._to_refold:
            return
        if self._is_waiting(entry.subject):
            self._to_refold.add(entry.subject)
        else:
            fold(self._connection, self._journal.registry, entry, fact)

    def _put_aside(self, entry: Entry, aside: Entry | None, fact: Fact | None) -> None:
        """It does not count, but what it erases is erased: the server has done so."""
        if aside is not None:
            give_place_aside(self._connection, entry, entry.position)
            return
        self._any_aside = True
        put_aside(self._connection, entry)
        for fact_id in fact.erases() if fact else ():
            if erased := entry_with_id(self._connection, fact_id):
                self._to_refold.add(erased.subject)
        erase_private(self._connection, fact.erases() if fact else ())

    def _revoke(self, fact: Fact | None) -> None:
        """What stands beyond the end of a revoked chain counts no more, wherever its place is."""
        if fact is None:
            return
        self._revoked.take(fact)
        if (end := fact.revokes()) is not None:
            for row in _FROM.rows(self._connection, of=end.terminal, number=end.seq):
                if self._revoked.cuts_off(row.terminal, row.seq, row.hash):
                    self._take_out(FactId(row.id), row)

    def _take_out(self, fact_id: FactId, known: Any) -> Entry:
        """What stood in the journal does not count any more."""
        entry = entry_with_id(self._connection, fact_id)
        assert entry is not None  # noqa: S101 - it is known
        take_out(self._connection, fact_id)
        put_aside(self._connection, entry, before=known.arrived)
        self._any_aside = True
        self._to_refold.add(entry.subject)
        return entry

    def _read(self, entry: Entry) -> tuple[Fact | None, bool]:
        """What it says, where this Counter can read it; and whether no Counter can have recorded it."""
        try:
            return self._journal.registry.read(entry), False
        except Nonsense:
            return None, True
        except KeyError:
            return None, False

    def _is_waiting(self, subject: str, before: int = sys.maxsize) -> bool:
        """Whether a fact about that subject which arrived here `before` another one has no position yet."""
        return _WAITING.first(self._connection, of=subject, before=before) is not None


def _check_follows(journal: Journal, entry: Entry, head: Head) -> None:
    """A new fact goes on where its terminal's chain ended; where we hold the chain's key, its seal is proved too."""
    if entry.terminal == journal.terminal and entry.seq <= head.seq:
        raise forked()
    if entry.seq != head.seq + 1 or entry.prev != head.hash:
        raise Refused(
            "The facts of {terminal} do not go on where they ended: number {seq} should come next, not {came}.",
            terminal=entry.terminal,
            seq=Seq(head.seq + 1),
            came=entry.seq,
        )
    key = journal.keys.chain_of(entry.terminal)
    if key is not None and entry.hash != chain_hash(key, entry):
        raise Forged(entry.terminal, head)


def forked() -> Forked:
    """This file went on from an older copy of itself."""
    return Forked(
        "This terminal’s file is an older copy that went on by itself: the shop knows other facts of it. "
        "“counter rejoin”, with a new code, gives it a new name."
    )
