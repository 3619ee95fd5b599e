"""Where each terminal's chain ends, sealed on this terminal's disk, and how far it knows the shop's order."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from counter.journal.fit import put
from counter.journal.seal import FIRST, Key, head_seal
from counter.journal.tables import JournalHead, JournalRow, LinkState, NotCountedRow
from counter.kernel.errors import Refused
from counter.kernel.ids import Position, Seq, TerminalId
from counter.store.prepared import Question

_HEAD = Question(select(JournalHead.__table__).where(JournalHead.terminal == bindparam("of")))
_LINK = Question(select(LinkState.cursor, LinkState.order_digest))


class Head(NamedTuple):
    """The last fact of a terminal: its number and its hash."""

    seq: Seq
    hash: bytes


class Link(NamedTuple):
    """How far a terminal of several knows the shop's order: all facts up to `cursor`, whose digest is `digest`."""

    cursor: Position
    digest: bytes


START = Head(Seq(0), FIRST)
UNHEARD = Link(Position(0), FIRST)


def read_head(connection: Connection, local: Key, terminal: TerminalId) -> Head:
    """Where a terminal's chain goes on: at its sealed head, so that facts dropped off its end leave a gap for good.

    Refused where the end was changed outside Counter.
    """
    head = _sealed_head(connection, local, terminal)
    if head is START and _has_facts(connection, terminal):
        raise _changed()
    return head


def _sealed_head(connection: Connection, local: Key, terminal: TerminalId) -> Head:
    row = _HEAD.first(connection, of=terminal)
    if row is None:
        return START
    if row.seal != head_seal(local, terminal, row.seq, row.hash):
        raise _changed()
    return Head(row.seq, row.hash)


def _changed() -> Refused:
    return Refused("The end of this shop’s journal was changed outside Counter. “counter verify” says where.")


def last_before(connection: Connection, terminal: TerminalId, at: datetime) -> Seq:
    """The number of a terminal's last fact before the aware time `at`; 0 where there is none."""
    before = select(JournalRow.seq).where(JournalRow.terminal == terminal, JournalRow.at < at)
    newest = connection.execute(before.order_by(JournalRow.seq.desc()).limit(1)).scalar_one_or_none()
    return Seq(newest or 0)


def last_sealed(connection: Connection, local: Key, terminal: TerminalId) -> Seq:
    """The number of a terminal's last fact before this act. Refused where the head was changed."""
    return _sealed_head(connection, local, terminal).seq


def none_dropped(connection: Connection, terminal: TerminalId, since: int, head: int) -> bool:
    """Whether every fact of a terminal from number `since` to number `head` is there, whether it counts or not."""
    found = 0
    for row in (JournalRow, NotCountedRow):
        numbers = select(func.count()).where(row.terminal == terminal, row.seq >= since, row.seq <= head)
        found += connection.execute(numbers).scalar_one()
    return found == max(0, head - since + 1)


def write_head(connection: Connection, local: Key, terminal: TerminalId, head: Head) -> None:
    """This is the last fact of the terminal now."""
    seal = head_seal(local, terminal, head.seq, head.hash)
    put(connection, JournalHead, {"terminal": terminal, "seq": head.seq, "hash": head.hash, "seal": seal})


def read_link(connection: Connection) -> Link | None:
    """How far this terminal knows the shop's order; None where it is the shop's only one."""
    row = _LINK.first(connection)
    return None if row is None else Link(Position(row.cursor), row.order_digest)


def write_link(connection: Connection, link: Link) -> None:
    """The shop's order is known up to here now."""
    put(connection, LinkState, {"one": 1, "cursor": link.cursor, "order_digest": link.digest})


def _has_facts(connection: Connection, terminal: TerminalId) -> bool:
    first = select(JournalRow.arrived).where(JournalRow.terminal == terminal).limit(1)
    return connection.execute(first).one_or_none() is not None
