"""Takes in the shop's order of facts: what other terminals recorded, and the positions of our own.

A terminal of several learns positions only here. Facts that arrive twice or again change nothing; facts of one subject
that arrive out of order make that subject be folded again, so that every terminal ends with the same tables, equal to a
replay.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from counter.journal.fact import Entry
from counter.journal.heads import UNHEARD, Head, Link, read_head, read_link, write_head, write_link
from counter.journal.journal import Journal, add_entry, store_conflict
from counter.journal.queries import frozen_subjects, without_position
from counter.journal.refold import UNREADABLE, fold, refold
from counter.journal.seal import chain_hash
from counter.journal.tables import FrozenSubject, JournalRow
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, Position, Seq, TerminalId
from counter.store.prepared import Prepared, Question
from counter.store.unit import Unit

_ITS_ID = JournalRow.id == bindparam("its_id", type_=JournalRow.id.type)
_KNOWN = Question(select(JournalRow.hash, JournalRow.subject, JournalRow.arrived).where(_ITS_ID))
_GIVE_POSITION = Prepared(update(JournalRow).where(_ITS_ID).values(position=bindparam("given")))
_WAITING = Question(
    select(JournalRow.arrived)
    .where(
        JournalRow.subject == bindparam("of"), JournalRow.position.is_(None), JournalRow.arrived < bindparam("before")
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Positioned:
    """A fact with its position in the shop's order. `entry` is None where the receiver recorded the fact itself."""

    position: Position
    fact_id: FactId
    hash: bytes
    entry: Entry | None = None


@dataclass(slots=True)
class _Receiving:
    """What is known and to be done while a batch is taken in."""

    heads: dict[TerminalId, Head] = field(default_factory=dict)
    to_refold: set[str] = field(default_factory=set)
    frozen: set[str] = field(default_factory=set)


def receive(journal: Journal, unit: Unit, batch: Iterable[Positioned]) -> Position:
    """Takes a batch in, in `unit`; gives up to which position the shop's order is known then.

    What comes again is passed over; where a position is missing it stops, to be asked again from there. A fact with the
    id of another is kept aside; one that this Counter cannot read freezes its subject until `thaw`. Refused where a
    chain is broken, or where this file recorded facts of its own before it had heard of others that it recorded as
    well.
    """
    link = read_link(unit.connection) or UNHEARD
    receiving = _Receiving(frozen=set(frozen_subjects(unit.connection)))
    for positioned in batch:
        if positioned.position <= link.cursor:
            continue
        if positioned.position != link.cursor + 1:
            break
        _take_in(journal, unit, receiving, positioned)
        link = Link(positioned.position, digest_after(link.digest, positioned.hash))
    for subject in sorted(receiving.to_refold - receiving.frozen):
        unit.touched |= refold(unit.connection, journal.registry, subject)
    for terminal, head in receiving.heads.items():
        write_head(unit.connection, journal.keys.local, terminal, head)
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
    for entry in without_position(connection):
        if len(chosen) >= most and entry.act != chosen[-1].act:
            break
        chosen.append(entry)
    return chosen


def _take_in(journal: Journal, unit: Unit, receiving: _Receiving, positioned: Positioned) -> None:
    known = _KNOWN.first(unit.connection, its_id=positioned.fact_id)
    if known is not None and known.hash == positioned.hash:
        _give_position(unit, receiving, positioned, known)
        return
    entry = positioned.entry
    if entry is None:
        raise _fork()
    head = _head_of(journal, unit, receiving, entry.terminal)
    _check_follows(journal, entry, head)
    receiving.heads[entry.terminal] = Head(entry.seq, entry.hash)
    if known is not None:
        store_conflict(unit, entry)
        return
    _add(journal, unit, receiving, replace(entry, position=positioned.position))


def _give_position(unit: Unit, receiving: _Receiving, positioned: Positioned, known: Any) -> None:
    """Its subject is folded again where it comes before what had arrived here earlier and has no position yet."""
    _GIVE_POSITION.run(unit.connection, {"its_id": positioned.fact_id, "given": positioned.position})
    if _is_waiting(unit, known.subject, before=known.arrived):
        receiving.to_refold.add(known.subject)


def _add(journal: Journal, unit: Unit, receiving: _Receiving, entry: Entry) -> None:
    add_entry(unit, entry)
    try:
        fact = journal.registry.read(entry)
    except UNREADABLE:
        receiving.frozen.add(entry.subject)
        unit.connection.execute(insert(FrozenSubject).on_conflict_do_nothing(), {"subject": entry.subject})
        return
    if erased := fact.erases():
        unit.connection.execute(update(JournalRow).where(JournalRow.id.in_(erased)).values(private=None))
    unit.recorded.append(replace(entry, fact=fact))
    unit.touched.add(fact.topic)
    if entry.subject in receiving.frozen or entry.subject in receiving.to_refold:
        return
    if _is_waiting(unit, entry.subject):
        receiving.to_refold.add(entry.subject)
    else:
        fold(unit.connection, journal.registry, entry, fact)


def _is_waiting(unit: Unit, subject: str, before: int = sys.maxsize) -> bool:
    """Whether a fact about that subject which arrived here `before` another one has no position yet."""
    return _WAITING.first(unit.connection, of=subject, before=before) is not None


def _head_of(journal: Journal, unit: Unit, receiving: _Receiving, terminal: TerminalId) -> Head:
    if terminal not in receiving.heads:
        receiving.heads[terminal] = read_head(unit.connection, journal.keys.local, terminal)
    return receiving.heads[terminal]


def _check_follows(journal: Journal, entry: Entry, head: Head) -> None:
    """A new fact goes on where its terminal's chain ended; where we hold the chain's key, its seal is proved too."""
    if entry.terminal == journal.terminal and entry.seq <= head.seq:
        raise _fork()
    if entry.seq != head.seq + 1 or entry.prev != head.hash:
        raise Refused(
            "The facts of {terminal} do not go on where they ended: number {seq} should come next, not {came}.",
            terminal=entry.terminal,
            seq=Seq(head.seq + 1),
            came=entry.seq,
        )
    key = journal.keys.chain_of(entry.terminal)
    if key is not None and entry.hash != chain_hash(key, entry):
        raise Refused("A fact of {terminal} was changed on its way: its seal does not fit.", terminal=entry.terminal)


def _fork() -> Refused:
    return Refused(
        "This terminal’s file is an older copy that went on by itself: the shop knows other facts of it. "
        "It needs a new name before it can sell on."
    )
