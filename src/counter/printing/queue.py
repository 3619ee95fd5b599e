"""Queues documents in the unit that made them, and prints them afterwards. A paper jam cannot undo a sale."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from counter.kernel.errors import Unavailable
from counter.kernel.ids import JobId, new_id
from counter.kernel.language import Language
from counter.printing.tables import JobRow
from counter.store.unit import Unit

UNDRAWABLE = "This document cannot be drawn. The others print."

log = logging.getLogger(__name__)


class Printer(Protocol):
    """Something that puts a PDF on paper."""

    def print_pdf(self, title: str, pdf: bytes) -> None:
        """Prints it, or raises Unavailable."""


Render = Callable[[str, bool, Language], bytes]
"""From a document's JSON, whether it is a copy, and the language it speaks, to its PDF."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print."""

    job_id: JobId
    kind: str
    title: str
    content: str
    is_copy: bool


def queue_document(unit: Unit, kind: str, title: str, content: object, *, is_copy: bool = False) -> JobId:
    """Queues a document (a frozen dataclass, kept as JSON) in the unit of the act that made it."""
    job_id = JobId(new_id())
    row = {
        "job_id": job_id,
        "kind": kind,
        "title": title,
        "content": msgspec.json.encode(content).decode(),
        "is_copy": is_copy,
        "fault": "",
        "queued_at": unit.at,
    }
    unit.connection.execute(insert(JobRow), row)
    return job_id


def waiting_jobs(connection: Connection) -> tuple[Job, ...]:
    """What is still to be printed, oldest first."""
    rows = connection.execute(select(JobRow.__table__).order_by(JobRow.position))
    return tuple(Job(JobId(row.job_id), row.kind, row.title, row.content, row.is_copy) for row in rows)


def count_failed(connection: Connection) -> int:
    """How many documents could not be printed so far; they are tried again."""
    return connection.execute(select(func.count()).where(JobRow.fault != "")).scalar_one()


def mark_printed(unit: Unit, job_id: UUID) -> None:
    """It is on paper: neither it nor what it said is kept here any longer."""
    unit.connection.execute(delete(JobRow).where(JobRow.job_id == job_id))


def mark_failed(unit: Unit, job_id: UUID, fault: str) -> None:
    """It is not; it stays in the queue with what the printer said."""
    unit.connection.execute(update(JobRow).where(JobRow.job_id == job_id).values(fault=fault))


def put_on_paper(job: Job, renderers: Mapping[str, Render], printer: Printer, language: Language) -> str:
    """Renders and prints one job. Gives "" or what the printer said; UNDRAWABLE where the document is at fault."""
    try:
        pdf = renderers[job.kind](job.content, job.is_copy, language)
    except Exception:
        log.exception("document %s of kind %s cannot be drawn", job.job_id, job.kind)
        return UNDRAWABLE
    try:
        printer.print_pdf(job.title, pdf)
    except Unavailable as away:
        return str(away)
    return ""
