"""The print queue as it stands: working state, no view of the journal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text

from counter.store.base import WORKING, Base, Mapped, mapped_column

WAITING, PRINTING, FAILED = "waiting", "printing", "failed"
"""States of a job: not tried or put back, given to the printer, and not to be tried again unless somebody says so."""


class JobRow(Base):
    """One document that is not known to be on paper, as JSON for the renderer of `kind`.

    `fault` is what went wrong when it was tried last, "" until then; `queued_at` is when somebody last asked for it.
    What was not queued by Counter does not fit the `seal`, and is not printed. `moved_to` is the printer that somebody
    chose for it, None where it goes by the routes; `given_to` the one that has it while it prints. `halves` counts how
    often a printer stopped in the middle of it. `language` is that of whoever of the staff wants it, "" the shop's.
    """

    __tablename__ = "print_jobs"
    __table_args__ = (Index("ix_print_jobs_state_queued_at", "state", "queued_at"), WORKING)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    job_id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    title: Mapped[str]
    content: Mapped[str]
    is_copy: Mapped[bool]
    fault: Mapped[str]
    queued_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default=WAITING)
    seal: Mapped[bytes] = mapped_column(server_default=text("x''"))
    station: Mapped[str] = mapped_column(server_default="")
    language: Mapped[str] = mapped_column(server_default="")
    category: Mapped[str] = mapped_column(server_default="")
    moved_to: Mapped[str | None]
    given_to: Mapped[str | None]
    halves: Mapped[int] = mapped_column(server_default="0")


class AwayRow(Base):
    """A printer that does not print: since when, what it says, how often it was tried, and when it is tried next."""

    __tablename__ = "printers_away"
    __table_args__ = (WORKING,)

    printer: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    fault: Mapped[str]
    tries: Mapped[int]
    next_at: Mapped[datetime]
