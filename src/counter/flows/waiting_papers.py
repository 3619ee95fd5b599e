"""What a terminal has not put on paper yet, and what somebody does with one of these documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from counter.flows.documents import BILL, LABEL, RECEIPT, RETURNED, SLIP, TICKET
from counter.flows.print_queue import LONGEST_WAIT
from counter.flows.shop import Act
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import JobId
from counter.kernel.typed_json import read_json
from counter.printing.away import find_away
from counter.printing.by_hand import (
    TakenOut,
    Waiting,
    all_waiting,
    ask_for_job,
    cancel_job,
    count_all,
    move_job,
    printing_now,
    put_job_back,
)
from counter.settings.printers import find_setup, routes_of
from counter.settings.rules import Settings
from counter.store.unit import Connection

_OF_AN_ORDER = frozenset({RECEIPT, BILL, SLIP, RETURNED, TICKET, LABEL})


class _Called(msgspec.Struct, frozen=True):
    """As tickets and labels say whose they are."""

    called: str = ""


class _Numbered(msgspec.Struct, frozen=True):
    """As receipts, bills and slips say which order they are of."""

    order_number: str = ""


class _OfAnOrder(msgspec.Struct):
    """What documents about an order have, each something of it."""

    whose: _Called = _Called()
    content: _Numbered = _Numbered()
    order_number: str = ""


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A document that is not on paper: what it is (`kind`), the order as it is called ("" where it is of none).

    `fault` is why it is not printed, its own or its printer's. `is_old`: it prints only if somebody says so.
    `printing`: the printer has it. `since` is when somebody last asked for it (aware UTC), `printer` "" the folder.
    """

    job_id: JobId
    kind: str
    title: str
    order: str
    printer: str
    since: datetime
    fault: str = ""
    failed: bool = False
    is_old: bool = False
    printing: bool = False


def papers_waiting(connection: Connection, settings: Settings, now: datetime) -> tuple[WaitingPaper, ...]:
    """Everything that is not known to be on paper at the aware UTC time `now`, oldest first."""
    return tuple(_paper(connection, each, now) for each in all_waiting(connection, routes_of(settings)))


def at_work(connection: Connection) -> tuple[frozenset[str], int]:
    """The printers that have a document, and how many documents are not on paper."""
    return printing_now(connection), count_all(connection)


def _paper(connection: Connection, job: Waiting, now: datetime) -> WaitingPaper:
    away = None if job.is_failed or job.is_given else find_away(connection, job.printer)
    is_old = job.since < now - LONGEST_WAIT
    return WaitingPaper(
        job_id=job.job_id,
        kind=job.kind,
        title=job.title,
        order=_order(job),
        printer=job.printer,
        since=job.since,
        fault=job.fault or (away.fault if away else ""),
        failed=job.is_failed,
        is_old=is_old,
        printing=job.is_given and not is_old,
    )


def _order(job: Waiting) -> str:
    """The order as it is called; "" of what is about none, and of what was changed outside Counter."""
    if job.kind not in _OF_AN_ORDER:
        return ""
    try:
        found = read_json(job.content, _OfAnOrder)
    except msgspec.DecodeError:
        return ""
    return found.whose.called or found.content.order_number or found.order_number


def print_paper_now(act: Act, job_id: JobId) -> None:
    """Somebody wants it: it waits for its printer again, where it failed or is old too. Refused while one has it."""
    ask_for_job(act.unit, job_id, act.at - LONGEST_WAIT)
    act.touch(Topic.PRINT_QUEUE)


def cancel_paper(act: Act, job_id: JobId) -> TakenOut:
    """It is not printed; gives it, for `put_paper_back`. Refused while a printer has it."""
    act.touch(Topic.PRINT_QUEUE)
    return cancel_job(act.unit, job_id, act.at - LONGEST_WAIT)


def put_paper_back(act: Act, taken: TakenOut) -> None:
    """What was cancelled waits again as it did."""
    put_job_back(act.unit, taken)
    act.touch(Topic.PRINT_QUEUE)


def move_paper(act: Act, job_id: JobId, name: str) -> None:
    """That printer prints it. Refused where there is none, or while a printer has it."""
    if find_setup(act.settings.printers, name) is None:
        raise Refused("There is no printer “{name}”. Add it first.", name=name)
    move_job(act.unit, job_id, name, act.at - LONGEST_WAIT)
    act.touch(Topic.PRINT_QUEUE)
