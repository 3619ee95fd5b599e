"""Stores what the forecast has learned, so that the counter opens at once; used only where the journal bears it out.

It names what its terminal knew of the shop's facts, with the hash of the terminal's own last one, and is sealed with
a key of the terminal's own. Where the journal does not have that fact, the seal does not fit, or the forecast has
changed since, it counts as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from counter.journal.known import Known
from counter.journal.queries import hash_at
from counter.journal.seal import Key
from counter.kernel.ids import Position, Seq, TerminalId
from counter.kernel.typed_json import read_json
from counter.promises.tables import LearnedRow

FORECAST_VERSION = 7
"""How the forecast learns, promises and takes snapshots. Raised with every change of these: it learns anew then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned from the facts that a terminal came to know after `since` and up to `known`.

    `hash` is that of its own last one (empty where it has none); `content` is the forecast's own, as JSON values.
    """

    since: Known
    known: Known
    hash: bytes
    content: dict[str, Any]


class _Written(msgspec.Struct, frozen=True):
    """How it stands in the table."""

    forecast: int
    since: Known
    hash: bytes
    seal: str
    content: msgspec.Raw


def save_learned(connection: Connection, terminal: TerminalId, learned: Learned, at: datetime, key: Key) -> None:
    """Stores it in place of what was stored before; nothing is written where that was the same."""
    content = msgspec.json.encode(learned.content)
    seal = _seal(key, terminal, learned, content)
    written = _Written(FORECAST_VERSION, learned.since, learned.hash, seal, msgspec.Raw(content))
    text = msgspec.json.encode(written).decode()
    if connection.execute(select(LearnedRow.content).where(LearnedRow.terminal == terminal)).scalar() == text:
        return
    row = {"seq": learned.known.seq, "seen": learned.known.seen, "saved_at": at, "content": text}
    stored = connection.execute(update(LearnedRow).where(LearnedRow.terminal == terminal).values(row))
    if stored.rowcount == 0:
        connection.execute(insert(LearnedRow), row | {"terminal": terminal})


def load_learned(connection: Connection, terminal: TerminalId, key: Key) -> Learned | None:
    """What was stored last, or None where there is nothing or it is not what this journal and this forecast made."""
    row = connection.execute(select(LearnedRow.__table__).where(LearnedRow.terminal == terminal)).one_or_none()
    if row is None:
        return None
    try:
        written = read_json(row.content, _Written)
        content = bytes(written.content)
        learned = Learned(
            since=written.since,
            known=Known(Seq(row.seq), Position(row.seen)),
            hash=written.hash,
            content=read_json(content, dict[str, Any]),
        )
    except msgspec.DecodeError:
        return None
    fits = written.forecast == FORECAST_VERSION and written.seal == _seal(key, terminal, learned, content)
    return learned if fits and (hash_at(connection, terminal, learned.known.seq) or b"") == learned.hash else None


def _seal(key: Key, terminal: TerminalId, learned: Learned, content: bytes) -> str:
    parts = (terminal, FORECAST_VERSION, *learned.since, *learned.known, learned.hash.hex(), content.decode())
    return key.sign("learned", *parts).hex()
