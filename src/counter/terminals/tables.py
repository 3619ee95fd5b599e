"""The terminals of a shop that somebody said something of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, update

from counter.journal.fact import Entry
from counter.journal.fit import Fit, Outcome, change, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.terminals.facts import ServerForgot, TerminalJoined, TerminalRenamed, TerminalRevoked


class TerminalRow(Base):
    """A terminal; `joined_at` is NULL for the one that a shop begins with."""

    __tablename__ = "terminals"

    terminal: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    place: Mapped[str]
    role: Mapped[str]
    joined_at: Mapped[datetime | None]
    joined_by: Mapped[UUID | None]
    revoked_at: Mapped[datetime | None]


def _joined(connection: Connection, fact: TerminalJoined, entry: Entry) -> Outcome:
    said = {"name": fact.name, "place": fact.place, "role": fact.role}
    row = {"terminal": fact.terminal, **said, "joined_at": entry.at, "joined_by": entry.by, "revoked_at": None}
    return insert_once(connection, TerminalRow, row)


def _renamed(connection: Connection, fact: TerminalRenamed, _entry: Entry) -> Outcome:
    _be_there(connection, fact.terminal)
    said = {"name": fact.name, "place": fact.place, "role": fact.role}
    its = update(TerminalRow).where(TerminalRow.terminal == fact.terminal)
    return change(connection, its.values(**said), Fit.ALREADY)


def _revoked(connection: Connection, fact: TerminalRevoked, entry: Entry) -> Outcome:
    _be_there(connection, fact.terminal)
    its = update(TerminalRow).where(TerminalRow.terminal == fact.terminal, TerminalRow.revoked_at.is_(None))
    return change(connection, its.values(revoked_at=entry.at), Fit.ALREADY)


def _server_forgot(_connection: Connection, _fact: ServerForgot, _entry: Entry) -> Outcome:
    """It stands in the journal, for whoever looks."""
    return Fit.FITS


def _be_there(connection: Connection, terminal: str) -> None:
    """The terminal that a shop begins with never joined, and has a row once somebody says something of it."""
    unsaid = {"name": "", "place": "", "role": "till", "joined_at": None, "joined_by": None, "revoked_at": None}
    insert_once(connection, TerminalRow, {"terminal": terminal, **unsaid})


APPLY = {
    TerminalJoined: _joined,
    TerminalRenamed: _renamed,
    TerminalRevoked: _revoked,
    ServerForgot: _server_forgot,
}
ROWS = {"terminal": ((TerminalRow.terminal,),)}
