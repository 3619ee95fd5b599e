"""What still waits for somebody: mishaps nobody answered, calls we promised to return. As of any moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from counter.journal.tables import JournalRow
from counter.kernel.ids import MishapId
from counter.kernel.language import Language
from counter.orders.model import called_out
from counter.orders.tables import OrderRow
from counter.recovery.playbook import PlaybookPage
from counter.recovery.tables import MishapRow, waits_for_answer
from counter.reports.day.page import ToDo

MOST = 40
"""How many of each are told one by one; the others are counted."""


def still_to_do(
    connection: Connection,
    day: date,
    at: datetime,
    language: Language,
    pages: Mapping[str, PlaybookPage],
    *,
    is_over: bool,
    due_before: datetime | None = None,
) -> tuple[tuple[ToDo, ...], int]:
    """What waited at the aware time `at` of a trading day, the longest first, and how much more there was.

    `is_over`: the day is, and what is said of it is said as of its end. Of the calls only those `due_before` an aware
    time, where one is said.
    """
    unanswered, more = _unanswered(connection, day)
    waiting = [_waits(row, language, pages, is_over=is_over) for row in unanswered]
    calls = [row for row in _calls(connection, at) if due_before is None or row.follow_up_due < due_before]
    entries = [_call(row, language, pages) for row in calls[:MOST]]
    return (*waiting, *entries), more + max(0, len(calls) - MOST)


def left_open(connection: Connection, day: date, language: Language) -> tuple[str, ...]:
    """Of what went wrong on a trading day: whose nobody answered on that day, at most two."""
    opened = MishapRow.business_date == day
    not_yet = or_(MishapRow.answered_on.is_(None), MishapRow.answered_on > day)
    rows = connection.execute(_HEADS.where(opened, not_yet).order_by(MishapRow.opened_at).limit(2))
    return tuple(_whose(row, language) for row in rows)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Mishaps that nobody answered: how many, and of the oldest whose (a name, a number, or "") and of which kind."""

    count: int
    oldest: tuple[tuple[str, str], ...]


def left_from_before(connection: Connection, day: date, most: int) -> LeftOpen:
    """What went wrong before a trading day and nobody has answered yet; at most `most` of it one by one.

    A miss that was found only as the counter opened again is of its order's day.
    """
    its_day = func.coalesce(OrderRow.business_date, MishapRow.business_date)
    left = _HEADS.where(waits_for_answer(), its_day < day)
    rows = connection.execute(left.order_by(*_OLDEST).limit(most)).all()
    count = connection.execute(select(func.count()).select_from(left.subquery())).scalar_one()
    return LeftOpen(count, tuple((row.customer or _number(row), row.kind) for row in rows))


_HEADS: Any = select(
    MishapRow.mishap_id,
    MishapRow.order_id,
    MishapRow.kind,
    MishapRow.business_date,
    MishapRow.opened_at,
    MishapRow.follow_up_due,
    MishapRow.follow_up_contact,
    OrderRow.customer,
    OrderRow.series,
    OrderRow.number,
    OrderRow.nth,
).join(OrderRow, OrderRow.order_id == MishapRow.order_id, isouter=True)


def _unanswered(connection: Connection, day: date) -> tuple[list[Any], int]:
    """Two questions, since an index answers the first one, which is all there is of today."""
    never = and_(waits_for_answer(), MishapRow.business_date <= day)
    later = and_(MishapRow.answered_on > day, MishapRow.business_date <= day)
    rows = [
        row
        for which in (never, later)
        for row in connection.execute(_HEADS.where(which).order_by(*_OLDEST).limit(MOST))
    ]
    count = sum(
        connection.execute(select(func.count()).select_from(MishapRow).where(which)).scalar_one()
        for which in (never, later)
    )
    rows.sort(key=lambda row: row.opened_at)
    return rows[:MOST], count - len(rows[:MOST])


_OLDEST = (MishapRow.opened_at, OrderRow.number, MishapRow.mishap_id)


def _calls(connection: Connection, at: datetime) -> list[Any]:
    """Who waited for us to come back to them: promised before, and not done then."""
    wanted = _HEADS.join(JournalRow, JournalRow.id == MishapRow.follow_up_fact).where(JournalRow.at <= at)
    never = and_(MishapRow.follow_up_due.is_not(None), MishapRow.follow_up_done_at.is_(None))
    found = [
        row for which in (never, MishapRow.follow_up_done_at > at) for row in connection.execute(wanted.where(which))
    ]
    return sorted(found, key=lambda row: row.follow_up_due)


def _whose(row: Any, language: Language) -> str:
    return f"{_called(row, language)} {row.customer}".strip() if row.number is not None else language.say("No order")


def _called(row: Any, language: Language) -> str:
    return "" if row.number is None else language.order_number(_number(row).lstrip("#"))


def _number(row: Any) -> str:
    return "" if row.number is None else f"#{called_out(row.series, row.number, row.nth)}"


def _waits(row: Any, language: Language, pages: Mapping[str, PlaybookPage], *, is_over: bool) -> ToDo:
    what = language.say(
        "{what}, {day} {time}.",
        what=language.say(pages[row.kind].label),
        day=language.weekday(row.business_date),
        time=language.clock(row.opened_at),
    )
    stood = language.say("Nobody had answered it.") if is_over else language.say("Nobody has answered it yet.")
    text = f"{what} {stood}"
    return ToDo(_whose(row, language), text, urgent=True, order=row.order_id, mishap=MishapId(row.mishap_id),
                who=row.customer or _called(row, language))  # fmt: skip


def _call(row: Any, language: Language, pages: Mapping[str, PlaybookPage]) -> ToDo:
    """Whom to come back to: their name, the contact they left, or what they ordered."""
    who = row.customer or row.follow_up_contact or _whose(row, language)
    text = language.say(
        "{what}. We said by {day}, {time}.",
        what=language.say(pages[row.kind].label),
        day=language.short_date(language.local_date(row.follow_up_due)),
        time=language.clock(row.follow_up_due),
    )
    if row.customer:
        text = f"{_called(row, language)} · {text}"
    title = language.say("Come back to {who}", who=who)
    return ToDo(title, text, urgent=False, order=row.order_id, mishap=MishapId(row.mishap_id), who=who)
