"""Gives every fact of a shop its position, from one file that several terminals' folders share: for tests and trials.

It is a log with claims and knows nothing of orders. What it does the shop's server does later, behind the same
`receive`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pysqlite3

from counter.journal.fact import Entry
from counter.journal.heads import START, UNHEARD, Head
from counter.journal.receive import Positioned, digest_after
from counter.journal.seal import FIRST
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, OrderId, Position, Seq, ShopId, StaffId, TerminalId

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (
    position INTEGER PRIMARY KEY, id BLOB, shop BLOB, terminal TEXT, seq INTEGER, subject TEXT, seen INTEGER,
    act INTEGER, at INTEGER, by BLOB, kind TEXT, version INTEGER, body TEXT, private TEXT, sealed BLOB,
    prev BLOB, hash BLOB, digest BLOB,
    UNIQUE (terminal, seq));
CREATE TABLE IF NOT EXISTS claims (what TEXT PRIMARY KEY, order_id BLOB);
CREATE TABLE IF NOT EXISTS terminals (number INTEGER PRIMARY KEY);
INSERT INTO terminals VALUES (1) ON CONFLICT DO NOTHING;
"""


class Sequencer:
    """The shop's one order of facts. Terminals push what they recorded and pull what has a position."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is where the log is kept; without one it is in memory."""
        self._log = pysqlite3.connect(str(path) if path else ":memory:", isolation_level=None)
        self._log.executescript(_TABLES)

    def push(self, entries: Iterable[Entry], erased: Iterable[FactId] = ()) -> None:
        """Takes facts in the order in which they arrived at a terminal; what is known already is passed over.

        Refused where the terminal's chain does not go on where it ended, or another fact stands under its number.
        """
        self._log.execute("BEGIN")
        try:
            for entry in entries:
                self._append(entry)
            self._log.executemany("UPDATE facts SET private = NULL WHERE id = ?", [(each.bytes,) for each in erased])
        except BaseException:
            self._log.execute("ROLLBACK")
            raise
        self._log.execute("COMMIT")

    def _append(self, entry: Entry) -> None:
        known = self._one("SELECT hash FROM facts WHERE terminal = ? AND seq = ?", entry.terminal, entry.seq)
        if known is not None:
            if known[0] != entry.hash:
                raise Refused(
                    "{terminal}’s folder is an older copy that went on by itself: the shop knows another fact number "
                    "{seq} of it. Put the right one back.",
                    terminal=entry.terminal, seq=entry.seq,
                )  # fmt: skip
            return
        before = self._one("SELECT hash FROM facts WHERE terminal = ? AND seq = ?", entry.terminal, entry.seq - 1)
        if (before[0] if before else FIRST) != entry.prev or (before is None and entry.seq != 1):
            raise Refused(
                "Facts of {terminal} are missing before number {seq}.", terminal=entry.terminal, seq=entry.seq
            )
        row = (
            entry.id.bytes, entry.shop.bytes, entry.terminal, entry.seq, entry.subject, entry.seen, entry.act,
            (entry.at - _EPOCH) // timedelta(microseconds=1), entry.by.bytes, entry.kind, entry.version, entry.body,
            entry.private, entry.sealed, entry.prev, entry.hash,
            digest_after(self.digest_at(self.position()) or UNHEARD.digest, entry.hash),
        )  # fmt: skip
        marks = ", ".join("?" * len(row))
        self._log.execute(f"INSERT INTO facts SELECT coalesce(max(position), 0) + 1, {marks} FROM facts", row)  # noqa: S608 - only marks

    def pull(self, after: Position, terminal: TerminalId, known: Seq, most: int = 500) -> Sequence[Positioned]:
        """What comes after a position: facts that `terminal` recorded itself, up to its number `known`, by id alone."""
        rows = self._log.execute(
            "SELECT * FROM facts WHERE position > ? ORDER BY position LIMIT ?", (after, most)
        ).fetchall()
        return [_positioned(row, own=row[3] == terminal and row[4] <= known) for row in rows]

    def new_terminal(self) -> int:
        """The number of a further terminal; none is used twice."""
        self._log.execute("INSERT INTO terminals SELECT max(number) + 1 FROM terminals")
        number: int = self._log.execute("SELECT max(number) FROM terminals").fetchone()[0]
        return number

    def position(self) -> Position:
        """How many facts have a position."""
        return Position(self._log.execute("SELECT coalesce(max(position), 0) FROM facts").fetchone()[0])

    is_away = False

    def digest_at(self, position: Position) -> bytes | None:
        """The running digest of the shop's order at a position; None beyond it."""
        found = self._one("SELECT digest FROM facts WHERE position = ?", position)
        return found[0] if found else None

    def head(self, terminal: TerminalId) -> Head:
        """The last fact of a terminal that has a position."""
        found = self._log.execute("SELECT seq, hash FROM facts WHERE terminal = ? ORDER BY seq DESC", (terminal,))
        row = found.fetchone()
        return Head(Seq(row[0]), row[1]) if row else START

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` now: `order_id`, unless another order was first. Asking twice is harmless."""
        self._log.execute("INSERT INTO claims VALUES (?, ?) ON CONFLICT DO NOTHING", (what, order_id.bytes))
        holder = self._log.execute("SELECT order_id FROM claims WHERE what = ?", (what,)).fetchone()
        return OrderId(UUID(bytes=holder[0]))

    def release(self, what: str, order_id: OrderId) -> None:
        """Gives back what was claimed for an order that was not sold; nothing where another holds it."""
        self._log.execute("DELETE FROM claims WHERE what = ? AND order_id = ?", (what, order_id.bytes))

    def back_up(self, path: Path) -> None:
        """Keeps a copy of the log, as a nightly backup would."""
        with closing(pysqlite3.connect(str(path))) as copy:
            self._log.backup(copy)

    def forget(self, after: Position) -> None:
        """Knows nothing of what comes after a position: as a standby does that lagged behind."""
        self._log.execute("DELETE FROM facts WHERE position > ?", (after,))

    def put_back(self, path: Path) -> None:
        """The log is what that copy says: what came after is forgotten, claims as well."""
        with closing(pysqlite3.connect(str(path))) as copy:
            copy.backup(self._log)

    def close(self) -> None:
        """Lets go of the file."""
        self._log.close()

    def _one(self, query: str, *values: object) -> tuple[bytes, ...] | None:
        found: tuple[bytes, ...] | None = self._log.execute(query, values).fetchone()
        return found


def _positioned(row: tuple[object, ...], *, own: bool) -> Positioned:
    (
        position,
        fact_id,
        shop,
        terminal,
        seq,
        subject,
        seen,
        act,
        at,
        by,
        kind,
        version,
        body,
        private,
        sealed,
        prev,
        fact_hash,
        _digest,
    ) = row
    identity = FactId(UUID(bytes=_bytes(fact_id)))
    position = Position(_int(position))
    if own:
        return Positioned(position, identity, _bytes(fact_hash))
    entry = Entry(
        id=identity,
        shop=ShopId(UUID(bytes=_bytes(shop))),
        terminal=TerminalId(str(terminal)),
        seq=Seq(_int(seq)),
        position=position,
        subject=str(subject),
        seen=Position(_int(seen)),
        act=Seq(_int(act)),
        at=_EPOCH + timedelta(microseconds=_int(at)),
        by=StaffId(UUID(bytes=_bytes(by))),
        kind=str(kind),
        version=_int(version),
        body=str(body),
        private=None if private is None else str(private),
        sealed=_bytes(sealed),
        prev=_bytes(prev),
        hash=_bytes(fact_hash),
    )
    return Positioned(position, identity, entry.hash, entry)


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101 - a column of ours
    return value


def _int(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - a column of ours
    return value
