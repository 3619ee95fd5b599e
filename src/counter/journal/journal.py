"""Records facts: appends to the chain and applies to the tables, in the caller's unit."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update

from counter.journal.fact import COLUMNS, Entry, Fact, as_entry, write_down
from counter.journal.registry import Registry
from counter.journal.seal import FIRST, ShopKey, chain_hash, head_seal, seal_private
from counter.journal.tables import ConflictingFact, JournalHead, JournalRow
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, ShopId, TerminalId, new_id
from counter.store.unit import Unit


class FactConflict(Exception):  # noqa: N818 - says what it is
    """A fact came with the id of another one. It was not recorded; `store_conflict` keeps it for a person to see."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"{entry.kind} {entry.id} differs from the fact of that id in the journal")
        self.entry = entry


class _Head(NamedTuple):
    seq: int
    hash: str


# GestureRequest and written with every act: put together once.
_ADD = insert(JournalRow)
_HEAD = select(JournalHead.__table__).where(JournalHead.terminal == bindparam("of"))
_MOVE_HEAD = update(JournalHead).where(JournalHead.terminal == bindparam("of"))


class Journal:
    """One terminal's end of the journal."""

    def __init__(self, registry: Registry, shop: ShopId, terminal: TerminalId, key: ShopKey) -> None:
        self._registry = registry
        self._shop = shop
        self._terminal = terminal
        self._key = key
        self._head = _Head(0, FIRST)

    def record(self, unit: Unit, fact: Fact, *, fact_id: FactId | None = None) -> Entry:
        """Appends `fact` to the chain and applies it, in `unit`.

        With a `fact_id` that the journal has: the same fact changes nothing and gives the entry there is;
        another one raises FactConflict.
        """
        body, hidden = write_down(fact)
        if fact_id is not None and (known := self._known(unit, fact_id)) is not None:
            if (known.kind, known.body, known.private) != (type(fact).__name__, body, hidden):
                raise FactConflict(replace(known, kind=type(fact).__name__, body=body, private=hidden, fact=fact))
            return known
        entry = self._append(unit, fact, fact_id or FactId(new_id()), body, hidden)
        if erased := fact.erases():
            unit.connection.execute(update(JournalRow).where(JournalRow.id.in_(erased)).values(private=None))
        self._registry.apply(unit.connection, fact, entry)
        unit.recorded.append(entry)
        unit.touched.add(fact.topic)
        return entry

    def _append(self, unit: Unit, fact: Fact, fact_id: FactId, body: str, hidden: str | None) -> Entry:
        if self not in unit.closing:
            self._head = self._read_head(unit)
            unit.closing[self] = self._seal_head
        kind, seq, prev = type(fact).__name__, self._head.seq + 1, self._head.hash
        sealed = seal_private(self._key, fact_id, hidden)
        digest = chain_hash(
            self._key,
            fact_id=fact_id,
            shop=self._shop,
            terminal=self._terminal,
            seq=seq,
            at=unit.at,
            by=unit.by,
            kind=kind,
            version=fact.version,
            body=body,
            sealed=sealed,
            prev=prev,
        )
        entry = Entry(
            fact_id, self._shop, self._terminal, seq, unit.at, unit.by, kind, fact.version, body, hidden, prev,
            digest, sealed, fact,
        )  # fmt: skip
        unit.connection.execute(_ADD, {name: getattr(entry, name) for name in COLUMNS})
        self._head = _Head(seq, digest)
        return entry

    def _seal_head(self, unit: Unit) -> None:
        head = self._head
        seal = head_seal(self._key, self._terminal, head.seq, head.hash)
        row = {"seq": head.seq, "hash": head.hash, "seal": seal}
        if unit.connection.execute(_MOVE_HEAD, row | {"of": self._terminal}).rowcount == 0:
            unit.connection.execute(insert(JournalHead), row | {"terminal": self._terminal})

    def _read_head(self, unit: Unit) -> _Head:
        """Where the chain goes on: at its sealed head, so that facts dropped off its end leave a gap for good."""
        row = unit.connection.execute(_HEAD, {"of": self._terminal}).one_or_none()
        if row is None and self._is_new(unit):
            return _Head(0, FIRST)
        if row is None or row.seal != head_seal(self._key, self._terminal, row.seq, row.hash):
            raise Refused("The end of this shop’s journal was changed outside Counter. “counter verify” says where.")
        return _Head(row.seq, row.hash)

    def _is_new(self, unit: Unit) -> bool:
        first = select(JournalRow.position).where(JournalRow.terminal == self._terminal).limit(1)
        return unit.connection.execute(first).one_or_none() is None

    def _known(self, unit: Unit, fact_id: FactId) -> Entry | None:
        row = unit.connection.execute(select(JournalRow.__table__).where(JournalRow.id == fact_id)).mappings().first()
        return None if row is None else as_entry(row)


def store_conflict(unit: Unit, entry: Entry) -> None:
    """Keeps a conflicting fact where a person finds it; a second copy of the same one is not kept twice."""
    unit.connection.execute(
        delete(ConflictingFact).where(ConflictingFact.id == entry.id, ConflictingFact.body == entry.body)
    )
    unit.connection.execute(
        insert(ConflictingFact).values(id=entry.id, at=unit.at, by=unit.by, kind=entry.kind, body=entry.body)
    )
