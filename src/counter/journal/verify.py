"""Proves that nobody changed, dropped or added a fact."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.counted import Revoked, read_revoked, whole_order
from counter.journal.fact import Entry, Fact
from counter.journal.heads import START, UNHEARD, Head, Link, read_link
from counter.journal.queries import entry_with_id, frozen_subjects
from counter.journal.receive import digest_after
from counter.journal.registry import Registry
from counter.journal.seal import Keyring, chain_hash, head_seal, seal_private
from counter.journal.sense import Nonsense
from counter.journal.tables import JournalHead, JournalRow
from counter.kernel.errors import NOTHING, Sentence


@dataclass(frozen=True, slots=True)
class ChainResult:
    """How many facts there are, what is wrong with the first bad one (NOTHING where none is), and what was proved how.

    Of the chains `proved` every seal was proved; of those `followed` that they are whole, for their keys lie elsewhere.
    """

    facts: int
    fault: Sentence
    proved: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()


Take = Callable[[Entry, Fact | None], Sentence]
"""Takes the next fact of the shop's order in (None: it cannot be read); what is wrong with it, or NOTHING."""


def check_chain(connection: Connection, registry: Registry, keys: Keyring, take: Take | None = None) -> ChainResult:
    """Follows every terminal's chain from its first fact to its sealed head, and the shop's order, in one go.

    Stops at the first fault. Every fact that was proved goes to `take`.
    """
    by_all, by_placed = (read_revoked(connection, registry, placed_only=only) for only in (False, True))
    follow, ordered = _Following(registry, keys, frozen_subjects(connection), by_all), _Ordered(read_link(connection))
    counted = _Counted(connection, registry, by_all, by_placed)
    try:
        for entry, counts in whole_order(connection):
            fault, fact = follow.step(entry, counts=counts)
            fault = fault or ordered.step(entry, fact) or counted.step(entry, counts=counts)
            if fault := fault or (take(entry, fact) if take and counts else NOTHING):
                return ChainResult(follow.count, fault)
        fault = follow.fault_at_the_end() or _head_fault(connection, follow.heads, keys) or ordered.fault_at_the_end()
    except (TypeError, ValueError, OverflowError):
        return ChainResult(follow.count, _unreadable(connection))
    proved = tuple(terminal for terminal in sorted(follow.heads) if keys.chain_of(terminal))
    return ChainResult(follow.count, fault, proved, tuple(sorted(follow.heads.keys() - set(proved))))


@dataclass(slots=True)
class _Following:
    """Where each terminal's chain stands, and whose private part is still to be accounted for."""

    registry: Registry
    keys: Keyring
    frozen: frozenset[str]
    revoked: Revoked
    count: int = 0
    heads: dict[str, Head] = field(default_factory=dict)
    _shops: set[UUID] = field(default_factory=set)
    _gone: dict[UUID, Sentence] = field(default_factory=dict)
    _erased: set[UUID] = field(default_factory=set)
    _unread: set[str] = field(default_factory=set)

    def step(self, entry: Entry, *, counts: bool) -> tuple[Sentence, Fact | None]:
        """Takes in the next fact of a chain; what is wrong with it, or NOTHING, and what it says if it can be read."""
        if fault := self._fault(entry):
            return _of(entry, fault), None
        if entry.sealed and entry.private is None:
            self._gone[entry.id] = entry.name
        fact = None
        try:
            fact = self.registry.read(entry)
        except (KeyError, Nonsense) as unread:
            if entry.subject not in self.frozen and counts:
                return _of(entry, _why_unread(unread)), None
            self._unread.add(entry.subject)
        else:
            self._erased.update(fact.erases())
        self._shops.add(entry.shop)
        self.heads[entry.terminal] = Head(entry.seq, entry.hash)
        self.count += 1
        return NOTHING, fact

    def _fault(self, entry: Entry) -> Sentence:
        head = self.heads.get(entry.terminal, START)
        if entry.seq != head.seq + 1:
            return Sentence("fact {seq} should come here; it is missing or out of order", seq=head.seq + 1)
        if entry.prev != head.hash:
            return Sentence("it does not follow the fact before it")
        key = self.keys.chain_of(entry.terminal)
        if key is None or self.revoked.cuts_off(entry.terminal, entry.seq, entry.hash):
            return NOTHING  # its key lies elsewhere; or it counts nowhere, whoever wrote it
        whole = entry.private is None or entry.sealed == seal_private(key, entry.id, entry.private)
        if not whole or entry.hash != chain_hash(key, entry):
            return Sentence("it was changed or was not written by this shop")
        return NOTHING

    def fault_at_the_end(self) -> Sentence:
        """What can be said only once every fact was seen, or NOTHING."""
        for fact_id, name in self._gone.items():
            if fact_id not in self._erased:
                return Sentence("{fact}: its private part is gone, and no fact says why", fact=name)
        if len(self._shops) > 1:
            return Sentence("facts of more than one shop stand in this journal")
        for subject in sorted(self.frozen - self._unread):
            return Sentence(
                "{subject} is set aside, though all its facts can be read: open the counter once, then verify again",
                subject=subject,
            )
        return NOTHING if self.count else Sentence("the journal is empty")


def _why_unread(fault: KeyError | Nonsense) -> Sentence:
    if isinstance(fault, Nonsense):
        return Sentence("it says what cannot be, and counts")
    return Sentence("this version of Counter cannot read it")


@dataclass(slots=True)
class _Counted:
    """Whether what counts is what should: `by_placed` is what is revoked by facts that have a position."""

    connection: Connection
    registry: Registry
    by_all: Revoked
    by_placed: Revoked

    def step(self, entry: Entry, *, counts: bool) -> Sentence:
        """Takes in what comes next and whether it counts here; whether that is wrong, or NOTHING."""
        if counts:
            if entry.position is not None and self.by_placed.cuts_off(entry.terminal, entry.seq, entry.hash):
                return _of(entry, Sentence("it counts, though its terminal had been revoked"))
            return NOTHING
        first = entry_with_id(self.connection, entry.id)
        comes_later = first is not None and (first.position or sys.maxsize) < (entry.position or sys.maxsize + 1)
        if comes_later or self.by_all.cuts_off(entry.terminal, entry.seq, entry.hash):
            return NOTHING
        if self.registry.is_nonsense(entry):
            return NOTHING
        return _of(entry, Sentence("it was put among the facts that do not count"))


@dataclass(slots=True)
class _Ordered:
    """How far the shop's order was followed; `link` is how far this terminal of several says it knows it."""

    link: Link | None
    last: int = 0
    digest: bytes = UNHEARD.digest
    _too_early: list[Entry] = field(default_factory=list)
    """Facts that stand before what their terminal knew: in an order, then, that the server may have forgotten since."""

    def step(self, entry: Entry, fact: Fact | None) -> Sentence:
        """Takes in what comes next, and what it says; what is wrong with its place, or NOTHING."""
        after = fact.forgot_after() if fact else None
        if after is not None:
            self._too_early = [each for each in self._too_early if each.seen <= after]
        if entry.position is None:
            return NOTHING if self.link else _of(entry, Sentence("its position was taken from it"))
        if entry.position != self.last + 1:
            gap = Sentence("position {position} of the shop’s order is missing before it", position=self.last + 1)
            return _of(entry, gap)
        if entry.seen >= entry.position:
            self._too_early.append(entry)
        self.last = entry.position
        if self.link:
            self.digest = digest_after(self.digest, entry.hash)
        elif entry.position != int(entry.seq):
            return _of(entry, Sentence("its position was changed"))
        return NOTHING

    def fault_at_the_end(self) -> Sentence:
        """What can be said only once every fact was seen, or NOTHING."""
        for entry in self._too_early:
            return _of(entry, Sentence("it stands before what its terminal knew when it was recorded"))
        if self.link and (self.link.cursor, self.link.digest) != (self.last, self.digest):
            return Sentence("the shop’s order up to {position} is not what was received", position=self.link.cursor)
        return NOTHING


def _of(entry: Entry, fault: Sentence) -> Sentence:
    return Sentence("{fact}: {fault}", fact=entry.name, fault=fault)


def _unreadable(connection: Connection) -> Sentence:
    """Names the first row of the journal whose values cannot be what Counter wrote."""
    for arrived in connection.execute(select(JournalRow.arrived).order_by(JournalRow.arrived)).scalars().all():
        try:
            connection.execute(select(JournalRow.__table__).where(JournalRow.arrived == arrived)).all()
        except (TypeError, ValueError, OverflowError):
            return Sentence(
                "fact {arrived} as it arrived here: it was changed; its values cannot be read", arrived=arrived
            )
    return Sentence("a fact was changed; its values cannot be read")


def _head_fault(connection: Connection, heads: dict[str, Head], keys: Keyring) -> Sentence:
    sealed = {row.terminal: row for row in connection.execute(select(JournalHead.__table__))}
    for terminal in sorted(sealed.keys() | heads.keys()):
        head = sealed.get(terminal)
        seq, digest = heads.get(terminal, START)
        if head is None or head.seal != head_seal(keys.local, terminal, head.seq, head.hash):
            return Sentence(
                "the last fact of {terminal} is not sealed; fact {seq} or one after it was tampered with",
                terminal=terminal,
                seq=seq,
            )
        if (head.seq, head.hash) != (seq, digest):
            return Sentence(
                "facts after fact {seq} of {terminal} are missing: there were {count}",
                terminal=terminal,
                seq=seq,
                count=head.seq,
            )
    return NOTHING
