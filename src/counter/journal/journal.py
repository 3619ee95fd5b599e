"""Records facts: appends to the chain and applies to the tables, in the caller's unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, insert, update

from counter.journal.fact import COLUMNS, Entry, Fact, write_down
from counter.journal.fit import DidNotFit
from counter.journal.heads import START, Head, read_head, read_link, write_head
from counter.journal.plain import in_plain_text, surely_plain
from counter.journal.queries import entry_with_id
from counter.journal.refold import fold
from counter.journal.registry import Registry
from counter.journal.seal import Keyring, chain_hash, seal_private
from counter.journal.sealed import Sealed
from counter.journal.tables import ConflictingFact, JournalRow, NotCountedRow
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, Position, Seq, ShopId, TerminalId, new_id
from counter.store.prepared import Prepared
from counter.store.unit import Unit

_ADD = Prepared(insert(JournalRow.__table__))
_TAKE_OUT = Prepared(delete(JournalRow).where(JournalRow.id == bindparam("its_id", type_=JournalRow.id.type)))


class FactConflict(Exception):  # noqa: N818 - says what it is
    """A fact came with the id of another one. It was not recorded; `store_conflict` keeps it for a person to see."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"{entry.kind} {entry.id} differs from the fact of that id in the journal")
        self.entry = entry


@dataclass(slots=True)
class _Chain:
    """The end of the own chain within one act. `seen` is what the act knows of the shop's order."""

    head: Head
    act: Seq
    seen: Position
    alone: bool


class Journal:
    """One terminal's end of the journal."""

    def __init__(self, registry: Registry, shop: ShopId, keys: Keyring) -> None:
        self.registry = registry
        self.shop = shop
        self.keys = keys
        self.sealed = Sealed(registry, keys)
        self._chain: _Chain | None = None
        self.end = START
        """The last fact of its own that it knows to be durable."""

    @property
    def terminal(self) -> TerminalId:
        """Whose facts it records."""
        return self.keys.terminal

    def record(self, unit: Unit, fact: Fact, *, fact_id: FactId | None = None) -> Entry:
        """Appends `fact`, in plain text, to the chain and applies it, in `unit`.

        With a `fact_id` that the journal has: the same fact changes nothing and gives the entry there is;
        another one raises FactConflict. RuntimeError where the tables have no place for it, which undoes the whole act:
        a flow asks its rules before it records.
        """
        fact, body, hidden = _written_plainly(fact)
        if fact_id is not None and (known := entry_with_id(unit.connection, fact_id)) is not None:
            if (known.kind, known.body, known.private) != (type(fact).__name__, body, hidden):
                raise FactConflict(replace(known, kind=type(fact).__name__, body=body, private=hidden, fact=fact))
            return known
        entry = self._append(unit, fact, fact_id or FactId(new_id()), body, hidden)
        erase_private(unit.connection, fact.erases())
        outcome = self.registry.apply(unit.connection, fact, entry)
        if isinstance(outcome, DidNotFit):
            raise RuntimeError(f"{entry.name} does not fit: {outcome.why}")  # noqa: TRY004 - a bug of ours, no type
        unit.recorded.append(entry)
        unit.touched.add(fact.topic)
        return entry

    def record_again(self, unit: Unit, entry: Entry) -> Entry:
        """Appends what another chain ended with to this one and applies it, in `unit`, whose time and person are its.

        What does not fit any more is listed, as if it had come late.
        """
        fact = self.registry.read(entry)
        again = self._append(unit, fact, entry.id, entry.body, entry.private)
        erase_private(unit.connection, fact.erases())
        fold(unit.connection, self.registry, again, fact)
        unit.recorded.append(again)
        unit.touched.add(fact.topic)
        return again

    def _append(self, unit: Unit, fact: Fact, fact_id: FactId, body: str, hidden: str | None) -> Entry:
        if self not in unit.closing or self._chain is None:
            self._chain = self._begin_act(unit)
            unit.closing[self] = self._end_act
        chain = self._chain
        seq = Seq(chain.head.seq + 1)
        unsealed = Entry(
            id=fact_id,
            shop=self.shop,
            terminal=self.terminal,
            seq=seq,
            position=Position(seq) if chain.alone else None,
            subject=fact.subject(fact_id),
            seen=chain.seen,
            act=chain.act,
            at=unit.at,
            by=unit.by,
            kind=type(fact).__name__,
            version=fact.version,
            body=body,
            private=hidden,
            sealed=seal_private(self.keys.chain, fact_id, hidden),
            prev=chain.head.hash,
            hash=b"",
            fact=fact,
        )
        entry = replace(unsealed, hash=chain_hash(self.keys.chain, unsealed))
        add_entry(unit, entry)
        chain.head = Head(seq, entry.hash)
        return entry

    def find_end(self, connection: Connection) -> Head:
        """Where the own chain goes on. Refused where that is not at or after what was durable: it was put back."""
        head = read_head(connection, self.keys.local, self.terminal)
        if head.seq < self.end.seq or (head.seq == self.end.seq and head != self.end):
            raise Refused(
                "Older books were put in place of these while the counter was open. Close it and ask the owner"
                " to run “counter verify”."
            )
        self.end = head
        return head

    def _begin_act(self, unit: Unit) -> _Chain:
        head = self.find_end(unit.connection)
        link = read_link(unit.connection)
        seen = link.cursor if link else Position(head.seq)
        return _Chain(head, act=Seq(head.seq + 1), seen=seen, alone=link is None)

    def _end_act(self, unit: Unit) -> None:
        if self._chain is not None:
            write_head(unit.connection, self.keys.local, self.terminal, self._chain.head)
            unit.committed.append(partial(setattr, self, "end", self._chain.head))


def _written_plainly(fact: Fact) -> tuple[Fact, str, str | None]:
    body, hidden = write_down(fact)
    if surely_plain(body) and (hidden is None or surely_plain(hidden)):
        return fact, body, hidden
    plain = in_plain_text(fact)
    return (plain, *(write_down(plain) if plain is not fact else (body, hidden)))


def add_entry(unit: Unit, entry: Entry) -> None:
    """Writes an entry's row; the tables are not touched."""
    _ADD.run(unit.connection, {name: getattr(entry, name) for name in COLUMNS})


def take_out(connection: Connection, fact_id: FactId) -> bool:
    """Takes an entry out of the journal; the tables are not touched. Whether it was there."""
    return _TAKE_OUT.run(connection, {"its_id": fact_id}) > 0


def erase_private(connection: Connection, erased: Collection[FactId]) -> None:
    """Erases the private part of these facts, whether they count or not; none is fine."""
    if erased:
        for row in (JournalRow, NotCountedRow):
            connection.execute(update(row).where(row.id.in_(erased)).values(private=None))


def store_conflict(unit: Unit, entry: Entry) -> None:
    """Keeps a conflicting fact where a person finds it; a second copy of the same one is not kept twice."""
    same = (ConflictingFact.id == entry.id, ConflictingFact.body == entry.body)
    unit.connection.execute(delete(ConflictingFact).where(*same))
    row = {"id": entry.id, "at": unit.at, "by": unit.by, "kind": entry.kind, "body": entry.body}
    unit.connection.execute(insert(ConflictingFact), row)
