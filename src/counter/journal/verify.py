"""Proves that nobody changed, dropped or added a fact."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from counter.journal.fact import Entry
from counter.journal.queries import entries
from counter.journal.registry import Registry
from counter.journal.seal import FIRST, ShopKey, chain_hash, head_seal
from counter.journal.tables import JournalHead


@dataclass(frozen=True, slots=True)
class ChainResult:
    """How many facts there are, and what is wrong with the first bad one ("" where none is)."""

    facts: int
    fault: str


def check_chain(connection: Connection, registry: Registry, key: ShopKey) -> ChainResult:
    """Follows every terminal's chain from its first fact to its sealed head; stops at the first bad fact."""
    heads: dict[str, tuple[int, str]] = defaultdict(lambda: (0, FIRST))
    shops = set()
    count = 0
    for _, entry in entries(connection):
        seq, previous = heads[entry.terminal]
        if fault := _fault(entry, seq, previous, registry, key):
            return ChainResult(count, fault)
        shops.add(entry.shop)
        heads[entry.terminal] = (entry.seq, entry.hash)
        count += 1
    if len(shops) > 1:
        return ChainResult(count, "facts of more than one shop stand in this journal")
    return ChainResult(count, _head_fault(connection, dict(heads), key))


def _fault(entry: Entry, seq: int, previous: str, registry: Registry, key: ShopKey) -> str:
    name = f"fact {entry.seq} of {entry.terminal} ({entry.kind}, {entry.id})"
    if entry.seq != seq + 1:
        return f"{name}: fact {seq + 1} should come here; it is missing or out of order"
    if entry.prev != previous:
        return f"{name}: it does not follow the fact before it"
    expected = chain_hash(
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
        hidden=entry.private,
        prev=entry.prev,
    )
    if entry.hash != expected:
        return f"{name}: it was changed or was not written by this shop"
    try:
        registry.read(entry)
    except (KeyError, ValueError) as unknown:
        return f"{name}: this version of Counter cannot read it ({unknown})"
    return ""


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
