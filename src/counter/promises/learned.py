"""Keeps what the forecast has learned, so that the counter opens at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from counter.kernel.ids import TerminalId
from counter.promises.tables import LearnedRow


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from the journal up to `position`."""

    position: int
    content: dict[str, Any]


def keep_learned(connection: Connection, terminal: TerminalId, learned: Learned, at: datetime) -> None:
    """Keeps it in place of what was kept before."""
    row = {"position": learned.position, "saved_at": at, "content": msgspec.json.encode(learned.content).decode()}
    known = connection.execute(update(LearnedRow).where(LearnedRow.terminal == terminal).values(row))
    if known.rowcount == 0:
        connection.execute(insert(LearnedRow), row | {"terminal": terminal})


def last_learned(connection: Connection, terminal: TerminalId) -> Learned | None:
    """What was kept last, or None; what cannot be read counts as nothing, and is learned anew."""
    row = connection.execute(select(LearnedRow.__table__).where(LearnedRow.terminal == terminal)).one_or_none()
    if row is None:
        return None
    try:
        return Learned(row.position, msgspec.json.decode(row.content, type=dict[str, Any]))
    except msgspec.DecodeError:
        return None
