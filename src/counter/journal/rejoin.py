"""Gives a terminal a new name whose file was put back from an older copy and then recorded facts of its own.

The shop knows other facts under its numbers. So its own are taken out, what the shop knows is taken in, and they are
recorded again under the new name: with the same ids, times, persons and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from counter.journal.counted import drop_from_aside, waiting
from counter.journal.fact import Entry
from counter.journal.heads import START, Head, write_head
from counter.journal.journal import Journal, store_conflict, take_out
from counter.journal.queries import entry_with_id, frozen_subjects, hash_at
from counter.journal.refold import refold
from counter.kernel.ids import Seq
from counter.store.unit import Unit


def take_out_own_unsent(journal: Journal, unit: Unit) -> Sequence[Entry]:
    """Takes this terminal's facts without a position out of the books, and gives them in order.

    Its chain ends before them then, so that it can hear what the shop knows of it.
    """
    own = [entry for entry, _ in waiting(unit.connection) if entry.terminal == journal.terminal]
    for entry in own:
        take_out(unit.connection, entry.id)
        drop_from_aside(unit.connection, entry)
    for subject in sorted({entry.subject for entry in own} - frozen_subjects(unit.connection)):
        unit.touched |= refold(unit.connection, journal.registry, subject)
    if own:
        last = Seq(own[0].seq - 1)
        end = hash_at(unit.connection, journal.terminal, last)
        write_head(unit.connection, journal.keys.local, journal.terminal, Head(last, end) if end else START)
    return own


def record_again(journal: Journal, unit: Unit, entries: Iterable[Entry]) -> int:
    """Records facts that were taken out under the name that `journal` has now, act by act; gives how many.

    Those that came back meanwhile are passed over. What does not fit any more is listed, as if it had come late. One
    that speaks of its own chain, as a Z does, would be wrong under another name: it is kept aside for a person to see.
    """
    count = 0
    for _, act in groupby(entries, attrgetter("act")):
        whole = list(act)
        again = Unit(unit.connection, whole[0].by, whole[0].at, unit.recorded, unit.touched, committed=unit.committed)
        for entry in whole:
            if entry_with_id(unit.connection, entry.id) is not None:
                continue
            if journal.registry.read(entry).is_of_its_chain:
                store_conflict(unit, entry)
                continue
            journal.record_again(again, entry)
            count += 1
        for close in again.closing.values():
            close(again)
    return count
