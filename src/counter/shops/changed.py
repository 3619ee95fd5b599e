"""How far back what came to know of a shop since it was summed last moves its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, String, bindparam, func, select

from counter.journal.tables import JournalRow
from counter.settings.facts import BooksPutBack
from counter.settings.rules import Settings
from counter.store.prepared import Question
from counter.terminals.facts import ServerForgot, TerminalRevoked

NO_HASH = b""


class Mark(NamedTuple):
    """The last fact that was summed: its number as it arrived in these books, and its hash."""

    arrived: int
    hash: bytes


NOTHING_SUMMED = Mark(0, NO_HASH)
_ALL_ANEW = frozenset(kind.__name__ for kind in (BooksPutBack, ServerForgot, TerminalRevoked))
"""Facts after which other facts count, or stand in another order, that did not come with them."""
_OF_EVERY_DAY = frozenset({"setting", "staff"})
"""What is so now is said of days long past, too: the zone, somebody's name."""
_OF_ITS_DAY = frozenset({"order", "payment", "mishap", "voucher", "refund", "asked", "good"})
"""What belongs to the day on which it began, and a fact of a later day can move it there."""
_MANY = 500
_HASH = Question(select(JournalRow.hash).where(JournalRow.arrived == bindparam("arrived")))
_NEWEST = Question(select(JournalRow.arrived, JournalRow.hash).order_by(JournalRow.arrived.desc()).limit(1))
_SINCE = Question(
    select(
        JournalRow.subject,
        JournalRow.kind,
        JournalRow.at,
        func.json_extract(JournalRow.body, "$.business_date", type_=String).label("books_day"),
    ).where(JournalRow.arrived > bindparam("arrived"))
)
_BEGAN = Question(select(func.min(JournalRow.at)).where(JournalRow.subject.in_(bindparam("subjects", expanding=True))))


def newest_mark(connection: Connection) -> Mark:
    """The last fact that these books know."""
    return Mark(*_NEWEST.rows(connection)[0])


def first_moved(connection: Connection, summed: Mark, settings: Settings) -> date | None:
    """The first trading day that facts after the one that was `summed` last can have moved; date.min: all of them.

    None where there are no such facts.
    """
    known = _HASH.first(connection, arrived=summed.arrived)
    if known is None or known.hash != summed.hash:
        return date.min
    came = _SINCE.rows(connection, arrived=summed.arrived)
    if any(each.kind in _ALL_ANEW or _kind_of(each.subject) in _OF_EVERY_DAY for each in came):
        return date.min
    began = _began(connection, sorted({each.subject for each in came if _kind_of(each.subject) in _OF_ITS_DAY}))
    days = [settings.trading_day(at) for at in (*began, *(each.at for each in came))]
    days += (date.fromisoformat(each.books_day) for each in came if each.books_day)
    return min(days, default=None)


def _kind_of(subject: str) -> str:
    return subject.partition(":")[0]


def _began(connection: Connection, subjects: Sequence[str]) -> Iterator[datetime]:
    for start in range(0, len(subjects), _MANY):
        for (at,) in _BEGAN.rows(connection, subjects=subjects[start : start + _MANY]):
            yield at
