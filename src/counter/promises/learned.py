"""Keeps what the forecast has learned, so that the counter opens at once; used only where the journal bears it out.

What is kept names the last fact it was learned from, with that fact's hash, and is sealed with the shop's key. Where
the journal does not have that fact, the seal does not fit, or the forecast has changed since, it counts as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from counter.journal.queries import hash_at
from counter.journal.seal import Key
from counter.kernel.ids import TerminalId
from counter.promises.tables import LearnedRow

LEARNED_AS = 2
"""How the forecast learns, promises and keeps. Raised with every change of these: what was kept is learned anew."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from the facts numbered `since` + 1 to `seq` of a terminal; `hash` is the last one's.

    `content` is the forecast's own, as JSON values.
    """

    since: int
    seq: int
    hash: bytes
    content: dict[str, Any]


class _Written(msgspec.Struct, frozen=True):
    """How it stands in the table."""

    learned_as: int
    since: int
    hash: bytes
    seal: str
    content: msgspec.Raw


def keep_learned(connection: Connection, terminal: TerminalId, learned: Learned, at: datetime, key: Key) -> None:
    """Keeps it in place of what was kept before; nothing is written where that was the same."""
    content = msgspec.json.encode(learned.content)
    seal = _seal(key, terminal, learned, content)
    written = _Written(LEARNED_AS, learned.since, learned.hash, seal, msgspec.Raw(content))
    row = {"position": learned.seq, "saved_at": at, "content": msgspec.json.encode(written).decode()}
    before = select(LearnedRow.position).where(LearnedRow.terminal == terminal, LearnedRow.content == row["content"])
    if connection.execute(before).scalar_one_or_none() == learned.seq:
        return
    known = connection.execute(update(LearnedRow).where(LearnedRow.terminal == terminal).values(row))
    if known.rowcount == 0:
        connection.execute(insert(LearnedRow), row | {"terminal": terminal})


def last_learned(connection: Connection, terminal: TerminalId, key: Key) -> Learned | None:
    """What was kept last, or None where there is nothing or it is not what this journal and this forecast made."""
    row = connection.execute(select(LearnedRow.__table__).where(LearnedRow.terminal == terminal)).one_or_none()
    if row is None:
        return None
    try:
        written = msgspec.json.decode(row.content, type=_Written)
        content = bytes(written.content)
        learned = Learned(written.since, row.position, written.hash, msgspec.json.decode(content, type=dict[str, Any]))
    except msgspec.DecodeError:
        return None
    fits = written.learned_as == LEARNED_AS and written.seal == _seal(key, terminal, learned, content)
    return learned if fits and hash_at(connection, terminal, learned.seq) == learned.hash else None


def _seal(key: Key, terminal: TerminalId, learned: Learned, content: bytes) -> str:
    parts = (terminal, LEARNED_AS, learned.since, learned.seq, learned.hash.hex(), content.decode())
    return key.sign("learned", *parts).hex()
