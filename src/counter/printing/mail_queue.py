"""Queues receipts for the mail server in the unit that made them, and says which goes next, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select, update

from counter.kernel.ids import JobId, OrderId, new_id
from counter.printing.mail_tables import SENDING, MailRow
from counter.printing.queue import MOST_HALVES
from counter.printing.tables import FAILED, WAITING
from counter.store.unit import Unit

PAUSES = (5, 30, 120, 600, 1800)
"""Seconds until a letter is tried again, after the first time that it did not go, the second, …"""
GIVES_UP = timedelta(days=1)
"""After it a letter is tried no more unless somebody says so."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A receipt to send to an address; not one that `is_ours` was changed or put there outside Counter."""

    mail_id: JobId
    title: str
    content: str
    address: str
    is_copy: bool
    queued_at: datetime
    is_ours: bool = True


@dataclass(frozen=True, slots=True)
class MailsLeft:
    """How many letters wait, and how many failed, the newest of those with what was said about it."""

    waiting: int
    failed: int
    fault: str = ""


def queue_mail(
    unit: Unit, sign: Callable[..., bytes], of: OrderId, title: str, content: object, address: str, *, is_copy: bool
) -> JobId:
    """Queues a receipt (a frozen dataclass, kept as JSON) for an address in the unit of the act, signed by `sign`."""
    mail_id, written = JobId(new_id()), msgspec.json.encode(content).decode()
    row = {
        "mail_id": mail_id,
        "order_id": of,
        "title": title,
        "content": written,
        "address": address,
        "is_copy": is_copy,
        "seal": sign(mail_id, address, written, is_copy),
        "queued_at": unit.at,
        "next_at": unit.at,
    }
    unit.connection.execute(insert(MailRow).values(row))
    return mail_id


def begin_next_mail(unit: Unit, sign: Callable[..., bytes]) -> Mail | None:
    """The next letter to send now, the oldest first, or None. `sign` is what it was signed by.

    That the server has it is on disk before it has. So one that it had when the counter died goes again as a copy.
    """
    is_due = or_(MailRow.state == SENDING, and_(MailRow.state == WAITING, MailRow.next_at <= unit.at))
    chosen = select(MailRow.__table__).where(is_due).order_by(MailRow.state != SENDING, MailRow.position).limit(1)
    row = unit.connection.execute(chosen).one_or_none()
    if row is None:
        return None
    asked = next((copy for copy in (True, False) if row.seal == _seal(sign, row, copy=copy)), None)
    is_copy = bool(asked or row.is_copy or row.state == SENDING)
    _update(unit, MailRow.mail_id == row.mail_id, {"state": SENDING, "is_copy": is_copy})
    return Mail(
        mail_id=JobId(row.mail_id),
        title=row.title,
        content=row.content,
        address=row.address,
        is_copy=is_copy,
        queued_at=row.queued_at,
        is_ours=asked is not None,
    )


def _seal(sign: Callable[..., bytes], row: Row[Any], *, copy: bool) -> bytes:
    return sign(row.mail_id, row.address, row.content, copy)


def next_mail_at(connection: Connection) -> datetime | None:
    """When a letter is to be tried next (aware UTC); None where none waits."""
    found: datetime | None = connection.execute(
        select(MailRow.next_at).where(MailRow.state == WAITING).order_by(MailRow.next_at).limit(1)
    ).scalar_one_or_none()
    return found


def mark_sent(unit: Unit, mail_id: JobId) -> None:
    """It is sent: neither it nor its address is kept here any longer."""
    unit.connection.execute(delete(MailRow).where(MailRow.mail_id == mail_id))


def put_mail_back(unit: Unit, mail_id: JobId, fault: str, *, half: bool = False, others: bool = False) -> None:
    """It is tried again later, with what the server said; after a day, or three times in `half`, it failed.

    In `half` the server had it whole and did not answer: it is a copy from then on. Where the server takes no letter,
    the `others` wait as long.
    """
    row = unit.connection.execute(select(MailRow.__table__).where(MailRow.mail_id == mail_id)).one_or_none()
    if row is None:
        return
    tries, halves = row.tries + 1, row.halves + half
    next_at = unit.at + timedelta(seconds=PAUSES[min(tries, len(PAUSES)) - 1])
    gives_up = halves >= MOST_HALVES or unit.at - row.queued_at >= GIVES_UP
    values = {
        "state": FAILED if gives_up else WAITING,
        "is_copy": row.is_copy or half,
        "fault": fault,
        "tries": tries,
        "halves": halves,
        "next_at": next_at,
    }
    _update(unit, MailRow.mail_id == mail_id, values)
    if others:
        _update(unit, and_(MailRow.state == WAITING, MailRow.next_at < next_at), {"next_at": next_at})


def mark_mail_failed(unit: Unit, mail_id: JobId, fault: str) -> None:
    """It cannot be sent, and that is why."""
    _update(unit, MailRow.mail_id == mail_id, {"state": FAILED, "fault": fault})


def mails_left(connection: Connection) -> MailsLeft:
    """What is not sent, of how many, and why."""
    count = select(func.count()).select_from(MailRow)
    failed = connection.execute(count.where(MailRow.state == FAILED)).scalar_one()
    newest = select(MailRow.fault).where(MailRow.state == FAILED).order_by(MailRow.position.desc()).limit(1)
    fault = connection.execute(newest).scalar_one_or_none() or ""
    return MailsLeft(connection.execute(count.where(MailRow.state != FAILED)).scalar_one(), failed, fault)


def send_failed_again(unit: Unit) -> None:
    """Letters that failed are tried once more, and what waits is tried now."""
    again = {"state": WAITING, "fault": "", "tries": 0, "halves": 0, "queued_at": unit.at, "next_at": unit.at}
    _update(unit, MailRow.state == FAILED, again)
    try_mails_now(unit)


def try_mails_now(unit: Unit) -> None:
    """Somebody wants what waits now."""
    _update(unit, MailRow.state == WAITING, {"next_at": unit.at})


def drop_failed_mails(unit: Unit) -> None:
    """Letters that failed are not sent. Receipts stand in the journal, and can be sent from there."""
    unit.connection.execute(delete(MailRow).where(MailRow.state == FAILED))


def forget_mails(unit: Unit, order_id: OrderId) -> None:
    """Nothing of that order is sent any more, and no address is kept for it."""
    unit.connection.execute(delete(MailRow).where(MailRow.order_id == order_id))


def _update(unit: Unit, which: ColumnElement[bool], values: Mapping[str, object]) -> None:
    unit.connection.execute(update(MailRow).where(which).values(**values))
