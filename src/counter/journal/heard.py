"""How far a terminal of several has heard of the others, and what they have not heard of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from counter.journal.tables import JournalHead, JournalRow
from counter.kernel.ids import TerminalId


def last_heard(connection: Connection) -> Mapping[TerminalId, datetime]:
    """When each terminal, this one too, recorded the newest fact of it that is known here, aware UTC."""
    rows = connection.execute(
        select(JournalRow.terminal, JournalRow.at)
        .join(JournalHead, (JournalHead.terminal == JournalRow.terminal) & (JournalHead.seq == JournalRow.seq))
        .order_by(JournalRow.terminal)
    )
    return {row.terminal: row.at for row in rows}


def count_unsent(connection: Connection) -> Mapping[str, int]:
    """How many facts have no position in the shop's order yet, by their kind ("OrderPlaced")."""
    waiting = (
        select(JournalRow.kind, func.count().label("facts"))
        .where(JournalRow.position.is_(None))
        .group_by(JournalRow.kind)
    )
    return {row.kind: row.facts for row in connection.execute(waiting)}
