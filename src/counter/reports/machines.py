"""What the journal of this terminal knows of each machine of the shop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from counter.journal.fact import subject_of
from counter.journal.heads import last_before, none_dropped
from counter.journal.queries import newest_at, newest_first, newest_seq
from counter.people.queries import the_app_itself
from counter.reports.story import staff_names
from counter.terminals.facts import TerminalRevoked
from counter.terminals.model import Terminal
from counter.terminals.queries import read_terminals

_Revoked = Mapping[tuple[str, datetime | None], str]


@dataclass(frozen=True, slots=True)
class KnownMachine:
    """A terminal, and its facts that are here: the number of the newest and when that was recorded (aware UTC).

    `today` is how many of them are of today, `is_whole` whether none is missing among those. `revoked_by` is the name
    of whoever took it out of the shop; "" where nobody did, or nobody knows.
    """

    terminal: Terminal
    head: int
    newest: datetime | None
    today: int
    is_whole: bool
    revoked_by: str = ""


def known_machines(connection: Connection, day_begins: datetime) -> tuple[KnownMachine, ...]:
    """Every machine the shop has and had; `day_begins` (aware UTC) is when today began."""
    revoked_by = _who_revoked(connection)
    return tuple(_known(connection, each, day_begins, revoked_by) for each in read_terminals(connection))


def _who_revoked(connection: Connection) -> _Revoked:
    """Who took a terminal (a subject) out when, by name; nobody where a command did: it does not say whose it was."""
    names, itself = staff_names(connection), the_app_itself(connection)
    return {
        (entry.subject, entry.at): "" if entry.by == itself else names.get(entry.by, "")
        for entry in newest_first(connection, TerminalRevoked)
    }


def _known(
    connection: Connection,
    terminal: Terminal,
    day_begins: datetime,
    revoked_by: Mapping[tuple[str, datetime | None], str],
) -> KnownMachine:
    head = newest_seq(connection, terminal.terminal)
    before = last_before(connection, terminal.terminal, day_begins)
    return KnownMachine(
        terminal=terminal,
        head=head,
        newest=newest_at(connection, terminal.terminal),
        today=head - before,
        is_whole=none_dropped(connection, terminal.terminal, before + 1, head),
        revoked_by=revoked_by.get((subject_of("terminal", terminal.terminal), terminal.revoked_at), ""),
    )
