"""Queues documents in the unit that made them, and prints them afterwards. A paper jam cannot undo a sale."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    case,
    delete,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from counter.kernel.errors import MaybePrinted, Refused, Unavailable
from counter.kernel.ids import JobId, new_id
from counter.kernel.language import Language
from counter.paper.document import Paper
from counter.printing.away import Away, find_away, printers_away
from counter.printing.routes import BY_ROUTE, PAGE, ROUTED, Destination, Route, Routes, most_exact_first
from counter.printing.tables import FAILED, PRINTING, WAITING, JobRow
from counter.store.prepared import Prepared
from counter.store.unit import Unit

_QUEUE = Prepared(insert(JobRow.__table__))
MOST_HALVES = 3
"""How often a printer may stop in the middle of a document before somebody has to say whether it is tried again."""
log = logging.getLogger(__name__)


class Printer(Protocol):
    """Something that puts words on paper."""

    def print_paper(self, title: str, paper: Paper) -> None:
        """Prints it. Unavailable where nothing of it is on paper, MaybePrinted where some may be.

        Refused where it prints nothing like that.
        """

    def open_drawer(self) -> None:
        """A pulse at the drawer that hangs on it. Unavailable where it cannot; Refused where none can hang there."""


Render = Callable[[str, bool, Language], Paper]
"""From a document's JSON, whether it is a copy, and the language it speaks, to what is printed of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print; not one that `is_ours` was changed or put there outside Counter.

    `language` is that of whoever of the staff wants it ("de"), "" the shop's.
    """

    job_id: JobId
    kind: str
    title: str
    content: str
    is_copy: bool
    is_ours: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How printing went: `fault` is "" where it is on paper; `away` where that is the printer's, not the document's.

    `half` where it stopped in the middle: some of it may be on paper.
    """

    fault: str = ""
    away: bool = False
    half: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """How many documents print only if somebody says so: those of long ago, and those that failed."""

    old: int
    failed: int


Sign = Callable[..., bytes]
"""Signs what it is given, for one purpose, so that only whoever has the key can."""


def queue_document(
    unit: Unit,
    sign: Sign,
    kind: str,
    title: str,
    content: object,
    *,
    is_copy: bool = False,
    to: Destination = BY_ROUTE,
) -> JobId:
    """Queues a document (a frozen dataclass, kept as JSON) in the unit of the act that made it, signed by `sign`."""
    job_id, written = JobId(new_id()), msgspec.json.encode(content).decode()
    row = {
        "job_id": job_id,
        "kind": kind,
        "title": title,
        "content": written,
        "seal": sign(job_id, kind, written, is_copy),
        "is_copy": is_copy,
        "fault": "",
        "state": WAITING,
        "queued_at": unit.at,
        "station": to.station,
        "category": to.category,
        "moved_to": to.printer,
        "language": to.language,
    }
    _QUEUE.run(unit.connection, row)
    return job_id


def begin_next(unit: Unit, printer: str, routes: Routes, since: datetime, sign: Sign) -> Job | None:
    """The next job for a printer, oldest first, of those asked for at the aware UTC time `since` or later, or None.

    A printer that stands in for others gets what they do not print for a minute. `sign` is what it was signed by.

    That it was given to the printer is on disk before the printer gets it. So one that was with the printer when the
    counter died is known: it may be on paper, and comes again as a copy.
    """
    waiting = is_for(printer, routes)
    if printer == routes.fallback:
        waiting = or_(waiting, _is_left_to(routes, printers_away(unit.connection), unit.at))
    row = _first(unit.connection, and_(JobRow.state == PRINTING, is_for(printer, routes)), since)
    again = row is not None
    row = row or _first(unit.connection, and_(JobRow.state == WAITING, waiting), since)
    if row is None:
        return None
    asked = next((copy for copy in (True, False) if row.seal == sign(row.job_id, row.kind, row.content, copy)), None)
    is_copy = bool(asked or row.is_copy or again)
    begun = {"state": PRINTING, "is_copy": is_copy, "given_to": printer}
    unit.connection.execute(update(JobRow).where(JobRow.job_id == row.job_id).values(begun))
    return replace(_job(row, is_copy=is_copy), is_ours=asked is not None)


def _job(row: Row[Any], *, is_copy: bool) -> Job:
    return Job(JobId(row.job_id), row.kind, row.title, row.content, is_copy, language=row.language)


def _first(connection: Connection, which: ColumnElement[bool], since: datetime) -> Row[Any] | None:
    chosen = select(JobRow.__table__).where(JobRow.queued_at >= since, which)
    return connection.execute(chosen.order_by(JobRow.queued_at, JobRow.position).limit(1)).one_or_none()


def _is_left_to(routes: Routes, away: Iterable[Away], at: datetime) -> ColumnElement[bool]:
    """What the fallback prints: what is for printers that are away for long, but for the moment when they are tried."""
    takes = or_(false(), *(is_for(each.printer, routes) for each in away if each.is_long(at) and each.waits(at)))
    return takes if routes.takes_pages else and_(takes, JobRow.kind.not_in(ROUTED[PAGE]))


def waiting_jobs(connection: Connection) -> tuple[Job, ...]:
    """All that is still to be printed, oldest first, what may be on paper as a copy: for a short queue."""
    rows = connection.execute(select(JobRow.__table__).where(JobRow.state != FAILED).order_by(JobRow.position))
    return tuple(_job(row, is_copy=bool(row.is_copy or row.state == PRINTING)) for row in rows)


def how_it_stands(connection: Connection, job_id: JobId, routes: Routes) -> str | None:
    """What keeps a job from the paper: its own fault or its printer's, "" where nothing does.

    None once it is printed.
    """
    row = connection.execute(
        select(JobRow.fault, target(routes).label("printer")).where(JobRow.job_id == job_id)
    ).one_or_none()
    if row is None or row.fault:
        return row and row.fault
    away = find_away(connection, row.printer)
    return away.fault if away else ""


def left_over(connection: Connection, before: datetime) -> LeftOver:
    """What prints only if somebody says so: asked for before the aware UTC time `before`, or failed."""
    count = select(func.count()).select_from(JobRow)
    old = connection.execute(count.where(JobRow.state.in_((WAITING, PRINTING)), JobRow.queued_at < before))
    failed = connection.execute(count.where(JobRow.state == FAILED))
    return LeftOver(old.scalar_one(), failed.scalar_one())


def count_waiting(connection: Connection, routes: Routes) -> dict[str, int]:
    """How many documents wait for each printer or are at it, by its name."""
    printer = target(routes).label("printer")
    counted = select(printer, func.count().label("waiting")).where(JobRow.state != FAILED).group_by(printer)
    return {row.printer: row.waiting for row in connection.execute(counted)}


def target(routes: Routes) -> ColumnElement[str]:
    """Which printer a job is for, by its name."""
    return case(
        (and_(JobRow.state == PRINTING, JobRow.given_to.in_(routes.printers)), JobRow.given_to),
        (JobRow.moved_to.in_(routes.printers), JobRow.moved_to),
        *((_goes_by(route), route.printer) for route in most_exact_first(routes.chosen)),
        (JobRow.kind.in_(ROUTED[PAGE]), routes.pages),
        else_=routes.main,
    )


def _goes_by(route: Route) -> ColumnElement[bool]:
    named = [(JobRow.station, route.station), (JobRow.category, route.category)]
    return and_(JobRow.kind.in_(ROUTED[route.kind]), *(column == value for column, value in named if value))


def is_for(printer: str, routes: Routes) -> ColumnElement[bool]:
    """Whether a job is for that printer."""
    return target(routes) == printer


def ask_again(unit: Unit, before: datetime) -> None:
    """What is left over waits for the printer once more."""
    again = {
        "state": case((JobRow.state == PRINTING, PRINTING), else_=WAITING),
        "fault": "",
        "queued_at": unit.at,
        "halves": 0,
    }
    unit.connection.execute(update(JobRow).where(_is_left_over(before)).values(again))


def drop_left_over(unit: Unit, before: datetime) -> None:
    """What is left over is not printed. Receipts stand in the journal, and can be printed from there."""
    unit.connection.execute(delete(JobRow).where(_is_left_over(before)))


def _is_left_over(before: datetime) -> ColumnElement[bool]:
    return or_(JobRow.state == FAILED, JobRow.queued_at < before)


def mark_printed(unit: Unit, job_id: UUID) -> None:
    """It is on paper: neither it nor what it said is kept here any longer."""
    unit.connection.execute(delete(JobRow).where(JobRow.job_id == job_id))


def mark_begun(unit: Unit, job_ids: Collection[UUID], printer: str) -> None:
    """They are given to a printer now."""
    begun = update(JobRow).where(JobRow.job_id.in_(job_ids)).values(state=PRINTING, given_to=printer)
    unit.connection.execute(begun)


def put_back(unit: Unit, job_id: UUID, fault: str, *, half: bool = False) -> None:
    """It waits on, with what the printer said: that is away, and it is not on paper, or in `half`.

    What a printer stopped in the middle of is a copy from then on; what one did so three times is not tried again
    before somebody says so.
    """
    halves = JobRow.halves + half
    values = {
        "state": case((halves >= MOST_HALVES, FAILED), else_=WAITING),
        "is_copy": or_(JobRow.is_copy, literal(half)),
        "fault": fault,
        "given_to": None,
        "halves": halves,
    }
    unit.connection.execute(update(JobRow).where(JobRow.job_id == job_id).values(values))


def mark_failed(unit: Unit, job_id: UUID, fault: str) -> None:
    """It cannot be printed, and that is why; the others are."""
    unit.connection.execute(
        update(JobRow).where(JobRow.job_id == job_id).values(state=FAILED, fault=fault, given_to=None)
    )


def put_on_paper(job: Job, renderers: Mapping[str, Render], printer: Printer, language: Language) -> Outcome:
    """Renders and prints one job, and gives how that went. What only this document is at fault for is logged.

    One that is not ours is not printed: it could be a voucher that nobody gave.
    """
    if not job.is_ours:
        log.error("document %s of kind %s was changed outside Counter", job.job_id, job.kind)
        return Outcome("it was changed outside Counter")
    try:
        printer.print_paper(job.title, renderers[job.kind](job.content, job.is_copy, language.to_person(job.language)))
    except Unavailable as away:
        return Outcome(language.explain(away), away=True, half=isinstance(away, MaybePrinted))
    except Refused as refusal:
        return Outcome(language.explain(refusal))
    except Exception as fault:
        log.exception("document %s of kind %s cannot be printed", job.job_id, job.kind)
        return Outcome(f"{type(fault).__name__}: {fault}")
    return Outcome()
