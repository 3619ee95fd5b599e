"""Proves that nobody changed, dropped or added a fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.fact import Entry
from counter.journal.heads import START, UNHEARD, Head, read_link
from counter.journal.queries import by_terminal, frozen_subjects, in_order
from counter.journal.receive import digest_after
from counter.journal.registry import Registry
from counter.journal.seal import Keyring, chain_hash, head_seal, seal_private
from counter.journal.tables import JournalHead, JournalRow


@dataclass(frozen=True, slots=True)
class ChainResult:
    """How many facts there are, what is wrong with the first bad one ("" where none is), and what was proved how.

    Of the chains `proved` every seal was proved; of those `followed` that they are whole, for their keys lie elsewhere.
    """

    facts: int
    fault: str
    proved: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()


def check_chain(connection: Connection, registry: Registry, keys: Keyring) -> ChainResult:
    """Follows every terminal's chain from its first fact to its sealed head, and the shop's order.

    Stops at the first fault.
    """
    follow = _Following(registry, keys, frozen_subjects(connection))
    try:
        for entry in by_terminal(connection):
            if fault := follow.step(entry):
                return ChainResult(follow.count, fault)
        fault = follow.fault_at_the_end() or _head_fault(connection, follow.heads, keys) or _order_fault(connection)
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
    count: int = 0
    heads: dict[str, Head] = field(default_factory=dict)
    _shops: set[UUID] = field(default_factory=set)
    _gone: dict[UUID, str] = field(default_factory=dict)
    _erased: set[UUID] = field(default_factory=set)

    def step(self, entry: Entry) -> str:
        """Takes in the next fact of a chain; what is wrong with it, or ""."""
        if fault := self._fault(entry):
            return f"{entry.name}: {fault}"
        if entry.sealed and entry.private is None:
            self._gone[entry.id] = entry.name
        try:
            fact = self.registry.read(entry)
        except (KeyError, ValueError) as unknown:
            if entry.subject not in self.frozen:
                return f"{entry.name}: this version of Counter cannot read it ({unknown})"
        else:
            self._erased.update(fact.erases())
            if entry.subject != fact.subject(entry.id):
                return f"{entry.name}: it is not about what it says"
        self._shops.add(entry.shop)
        self.heads[entry.terminal] = Head(entry.seq, entry.hash)
        self.count += 1
        return ""

    def _fault(self, entry: Entry) -> str:
        head = self.heads.get(entry.terminal, START)
        if entry.seq != head.seq + 1:
            return f"fact {head.seq + 1} should come here; it is missing or out of order"
        if entry.prev != head.hash:
            return "it does not follow the fact before it"
        key = self.keys.chain_of(entry.terminal)
        if key is None:
            return ""
        whole = entry.private is None or entry.sealed == seal_private(key, entry.id, entry.private)
        if not whole or entry.hash != chain_hash(key, entry):
            return "it was changed or was not written by this shop"
        return ""

    def fault_at_the_end(self) -> str:
        """What can be said only once every fact was seen, or ""."""
        for fact_id, name in self._gone.items():
            if fact_id not in self._erased:
                return f"{name}: its private part is gone, and no fact says why"
        if len(self._shops) > 1:
            return "facts of more than one shop stand in this journal"
        return "" if self.count else "the journal is empty"


def _order_fault(connection: Connection) -> str:
    """What is wrong with the positions of the facts in the shop's order, or ""."""
    digest, last, link = UNHEARD.digest, 0, read_link(connection)
    for entry in in_order(connection):
        if entry.position is None:
            if link is None:
                return f"{entry.name}: its position was taken from it"
            break
        if entry.position != last + 1:
            return f"{entry.name}: position {last + 1} of the shop’s order is missing before it"
        if entry.seen >= entry.position:
            return f"{entry.name}: it stands before what its terminal knew when it was recorded"
        last, digest = entry.position, digest_after(digest, entry.hash)
        if link is None and entry.position != int(entry.seq):
            return f"{entry.name}: its position was changed"
    if link is not None and (link.cursor, link.digest) != (last, digest):
        return f"the shop’s order up to {link.cursor} is not what was received"
    return ""


def _unreadable(connection: Connection) -> str:
    """Names the first row of the journal whose values cannot be what Counter wrote."""
    for arrived in connection.execute(select(JournalRow.arrived).order_by(JournalRow.arrived)).scalars().all():
        try:
            connection.execute(select(JournalRow.__table__).where(JournalRow.arrived == arrived)).all()
        except (TypeError, ValueError, OverflowError):
            return f"fact {arrived} as it arrived here: it was changed; its values cannot be read"
    return "a fact was changed; its values cannot be read"


def _head_fault(connection: Connection, heads: dict[str, Head], keys: Keyring) -> str:
    sealed = {row.terminal: row for row in connection.execute(select(JournalHead.__table__))}
    for terminal in sorted(sealed.keys() | heads.keys()):
        head = sealed.get(terminal)
        seq, digest = heads.get(terminal, START)
        if head is None or head.seal != head_seal(keys.local, terminal, head.seq, head.hash):
            return f"the last fact of {terminal} is not sealed; fact {seq} or one after it was tampered with"
        if (head.seq, head.hash) != (seq, digest):
            return f"facts after fact {seq} of {terminal} are missing: there were {head.seq}"
    return ""
