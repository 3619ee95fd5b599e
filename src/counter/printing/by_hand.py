"""What somebody does with one document that waits: print it now, not print it, or print it at another printer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, or_, select, update

from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.printing.queue import target
from counter.printing.routes import Routes
from counter.printing.tables import FAILED, PRINTING, WAITING, JobRow
from counter.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that is not on paper: its kind, which printer it is for, its state, and what went wrong with it last.

    `since` is when somebody last asked for it (aware UTC). `content` is what the renderer of its kind reads.
    """

    job_id: JobId
    kind: str
    title: str
    printer: str
    state: str
    fault: str
    since: datetime
    content: str

    @property
    def is_failed(self) -> bool:
        """Whether it is not tried again unless somebody says so."""
        return self.state == FAILED

    @property
    def is_given(self) -> bool:
        """Whether it was given to a printer, and nobody knows yet what became of it."""
        return self.state == PRINTING


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A document that was cancelled, as it stood in the queue."""

    row: Mapping[str, Any]


def all_waiting(connection: Connection, routes: Routes) -> tuple[Waiting, ...]:
    """Everything that is not known to be on paper, oldest first."""
    asked = select(JobRow.__table__, target(routes).label("printer"))
    rows = connection.execute(asked.order_by(JobRow.queued_at, JobRow.position))
    return tuple(
        Waiting(JobId(row.job_id), row.kind, row.title, row.printer, row.state, row.fault, row.queued_at, row.content)
        for row in rows
    )


def printing_now(connection: Connection) -> frozenset[str]:
    """The printers that have a document at this moment, by their names."""
    rows = connection.execute(select(JobRow.given_to).where(JobRow.state == PRINTING))
    return frozenset(row.given_to for row in rows if row.given_to is not None)


def count_all(connection: Connection) -> int:
    """How many documents are not known to be on paper, those that failed too."""
    return int(connection.execute(select(func.count()).select_from(JobRow)).scalar_one())


def ask_for_job(unit: Unit, job_id: JobId, before: datetime) -> None:
    """It waits for its printer once more, where it failed or is of long ago too. Refused as `cancel_job`."""
    again = {
        "state": case((JobRow.state == PRINTING, PRINTING), else_=WAITING),
        "fault": "",
        "queued_at": unit.at,
        "halves": 0,
    }
    _refuse_none(unit.connection.execute(update(JobRow).where(_is_free(job_id, before)).values(again)).rowcount)


def cancel_job(unit: Unit, job_id: JobId, before: datetime) -> TakenOut:
    """It is not printed; gives it, for `put_job_back`. Refused while a printer has it, or where it waits no longer.

    What was with a printer before the aware UTC time `before` is with none any more: the counter died meanwhile.
    """
    found = unit.connection.execute(select(JobRow.__table__).where(_is_free(job_id, before))).mappings().one_or_none()
    _refuse_none(unit.connection.execute(delete(JobRow).where(_is_free(job_id, before))).rowcount)
    return TakenOut(dict(found or {}))


def put_job_back(unit: Unit, taken: TakenOut) -> None:
    """It stands in the queue as it did before it was cancelled, once, however often somebody says so."""
    known = select(JobRow.job_id).where(JobRow.job_id == taken.row["job_id"])
    if unit.connection.execute(known).one_or_none() is None:
        unit.connection.execute(insert(JobRow).values(taken.row))


def move_job(unit: Unit, job_id: JobId, printer: str, before: datetime) -> None:
    """Another printer prints it, at once, where it failed too; what may be on paper as a copy.

    Refused as `cancel_job`.
    """
    moved = {
        "moved_to": printer,
        "is_copy": or_(JobRow.is_copy, JobRow.state == PRINTING),
        "state": WAITING,
        "given_to": None,
        "fault": "",
        "queued_at": unit.at,
        "halves": 0,
    }
    _refuse_none(unit.connection.execute(update(JobRow).where(_is_free(job_id, before)).values(moved)).rowcount)


def _is_free(job_id: JobId, before: datetime) -> ColumnElement[bool]:
    return and_(JobRow.job_id == job_id, or_(JobRow.state != PRINTING, JobRow.queued_at < before))


def _refuse_none(rows: int) -> None:
    if not rows:
        raise Refused("A printer has that already, or it is on paper. Look at the printer.")
