"""Proves that nobody changed, dropped or added a fact."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.fact import Entry
from counter.journal.queries import entries
from counter.journal.registry import Registry
from counter.journal.seal import FIRST, ShopKey, chain_hash, head_seal, seal_private
from counter.journal.tables import JournalHead, JournalRow


@dataclass(frozen=True, slots=True)
class ChainResult:
    """How many facts there are, and what is wrong with the first bad one ("" where none is)."""

    facts: int
    fault: str


def check_chain(connection: Connection, registry: Registry, key: ShopKey) -> ChainResult:
    """Follows every terminal's chain from its first fact to its sealed head; stops at the first bad fact."""
    follow = _Following(registry, key)
    try:
        for _, entry in entries(connection):
            if fault := follow.step(entry):
                return ChainResult(follow.count, fault)
    except (TypeError, ValueError, OverflowError):
        return ChainResult(follow.count, _unreadable(connection))
    return ChainResult(follow.count, follow.fault_at_the_end() or _head_fault(connection, follow.heads, key))


class _Following:
    """Where each terminal's chain stands, and whose private part is still to be accounted for."""

    def __init__(self, registry: Registry, key: ShopKey) -> None:
        self._registry = registry
        self._key = key
        self._shops: set[UUID] = set()
        self._erased: dict[UUID, str] = {}
        self.heads: dict[str, tuple[int, str]] = defaultdict(lambda: (0, FIRST))
        self.count = 0

    def step(self, entry: Entry) -> str:
        """Takes in the next fact; what is wrong with it, or ""."""
        name = f"fact {entry.seq} of {entry.terminal} ({entry.kind}, {entry.id})"
        if fault := self._fault(entry):
            return f"{name}: {fault}"
        try:
            fact = self._registry.read(entry)
        except (KeyError, ValueError) as unknown:
            return f"{name}: this version of Counter cannot read it ({unknown})"
        if entry.sealed and entry.private is None:
            self._erased[entry.id] = name
        for erased in fact.erases():
            self._erased.pop(erased, None)
        self._shops.add(entry.shop)
        self.heads[entry.terminal] = (entry.seq, entry.hash)
        self.count += 1
        return ""

    def _fault(self, entry: Entry) -> str:
        seq, previous = self.heads[entry.terminal]
        if entry.seq != seq + 1:
            return f"fact {seq + 1} should come here; it is missing or out of order"
        if entry.prev != previous:
            return "it does not follow the fact before it"
        kept = entry.private is None or entry.sealed == seal_private(self._key, entry.id, entry.private)
        if not kept or entry.hash != _expected_hash(self._key, entry):
            return "it was changed or was not written by this shop"
        return ""

    def fault_at_the_end(self) -> str:
        """What can be said only once every fact was seen, or ""."""
        for name in self._erased.values():
            return f"{name}: its private part is gone, and no fact says why"
        if len(self._shops) > 1:
            return "facts of more than one shop stand in this journal"
        return "" if self.count else "the journal is empty"


def _expected_hash(key: ShopKey, entry: Entry) -> str:
    return chain_hash(
        key,
        fact_id=entry.id,
        shop=entry.shop,
        terminal=entry.terminal,
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        kind=entry.kind,
        version=entry.version,
        body=entry.body,
        sealed=entry.sealed,
        prev=entry.prev,
    )


def _unreadable(connection: Connection) -> str:
    """Names the first row of the journal whose values cannot be what Counter wrote."""
    for position in connection.execute(select(JournalRow.position).order_by(JournalRow.position)).scalars().all():
        try:
            connection.execute(select(JournalRow.__table__).where(JournalRow.position == position)).all()
        except (TypeError, ValueError, OverflowError):
            return f"fact at position {position}: it was changed; its values cannot be read"
    return "a fact was changed; its values cannot be read"


def _head_fault(connection: Connection, heads: dict[str, tuple[int, str]], key: ShopKey) -> str:
    sealed = {row.terminal: row for row in connection.execute(select(JournalHead.__table__))}
    for terminal in sorted(sealed.keys() | heads.keys()):
        head = sealed.get(terminal)
        seq, digest = heads.get(terminal, (0, FIRST))
        if head is None or head.seal != head_seal(key, terminal, head.seq, head.hash):
            return f"the last fact of {terminal} is not sealed; fact {seq} or one after it was tampered with"
        if (head.seq, head.hash) != (seq, digest):
            return f"facts after fact {seq} of {terminal} are missing: there were {head.seq}"
    return ""
