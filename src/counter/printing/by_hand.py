"""What somebody does with one document that waits: not print it, or print it at another printer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.printing.queue import target
from counter.printing.routes import Routes
from counter.printing.tables import PRINTING, WAITING, JobRow
from counter.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that is not on paper: for which printer, its state, and what went wrong with it last."""

    job_id: JobId
    title: str
    printer: str
    state: str
    fault: str


def all_waiting(connection: Connection, routes: Routes) -> tuple[Waiting, ...]:
    """Everything that is not known to be on paper, oldest first."""
    asked = select(JobRow.job_id, JobRow.title, target(routes).label("printer"), JobRow.state, JobRow.fault)
    rows = connection.execute(asked.order_by(JobRow.queued_at, JobRow.position))
    return tuple(Waiting(JobId(row.job_id), row.title, row.printer, row.state, row.fault) for row in rows)


def cancel_job(unit: Unit, job_id: JobId) -> None:
    """It is not printed. Refused while a printer has it, or where it waits no longer."""
    _refuse_none(
        unit.connection.execute(delete(JobRow).where(JobRow.job_id == job_id, JobRow.state != PRINTING)).rowcount
    )


def move_job(unit: Unit, job_id: JobId, printer: str) -> None:
    """Another printer prints it, at once, where it failed too. Refused as `cancel_job`."""
    moved = {"moved_to": printer, "state": WAITING, "fault": "", "queued_at": unit.at, "halves": 0}
    which = update(JobRow).where(JobRow.job_id == job_id, JobRow.state != PRINTING)
    _refuse_none(unit.connection.execute(which.values(moved)).rowcount)


def _refuse_none(rows: int) -> None:
    if not rows:
        raise Refused("A printer has that already, or it is on paper. Look at the printer.")
