"""What the journal of this terminal knows of each machine of the shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from counter.journal.heads import last_before, none_dropped
from counter.journal.queries import newest_at, newest_seq
from counter.terminals.model import Terminal
from counter.terminals.queries import read_terminals


@dataclass(frozen=True, slots=True)
class KnownMachine:
    """A terminal, and its facts that are here: the number of the newest and when that was recorded (aware UTC).

    `today` is how many of them are of today, `is_whole` whether none is missing among those.
    """

    terminal: Terminal
    head: int
    newest: datetime | None
    today: int
    is_whole: bool


def known_machines(connection: Connection, day_begins: datetime) -> tuple[KnownMachine, ...]:
    """Every machine the shop has and had; `day_begins` (aware UTC) is when today began."""
    return tuple(_known(connection, each, day_begins) for each in read_terminals(connection))


def _known(connection: Connection, terminal: Terminal, day_begins: datetime) -> KnownMachine:
    head = newest_seq(connection, terminal.terminal)
    before = last_before(connection, terminal.terminal, day_begins)
    return KnownMachine(
        terminal=terminal,
        head=head,
        newest=newest_at(connection, terminal.terminal),
        today=head - before,
        is_whole=none_dropped(connection, terminal.terminal, before + 1, head),
    )
