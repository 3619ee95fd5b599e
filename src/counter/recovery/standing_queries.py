"""How mishaps stood when a trading day was over, whatever came of them afterwards: read from what happened to each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from counter.journal.fact import Entry, FactOfADay, read_back, subject_of
from counter.journal.queries import in_order
from counter.kernel.ids import MishapId, StaffId
from counter.recovery.facts import (
    ALL_RIGHT,
    GestureMade,
    GreetingGiven,
    MishapClosed,
    MishapOpened,
    MishapReopened,
    MishapTold,
)


@dataclass(slots=True)
class Standing:
    """A mishap as it stood: when it was answered since it was opened or reopened, and when first; times are aware UTC.

    `closed_as` is what they answered who were asked whether they are all right, "" where nobody asked or it is open
    again. `people` opened it, heard of it, spoke to the customer, or did something.
    """

    answered_at: datetime | None = None
    first_answered_at: datetime | None = None
    closed_at: datetime | None = None
    closed_as: str = ""
    was_reopened: bool = False
    people: set[StaffId] = field(default_factory=set)


def standing(connection: Connection, mishap_id: MishapId, until: date) -> Standing:
    """How a mishap stood when the trading day `until` was over."""
    stood = Standing()
    for entry in in_order(connection, subject_of("mishap", mishap_id)):
        happened = _READ.get(entry.kind)
        if happened is not None:
            fact = read_back(happened, entry.body, entry.private)
            if fact.day(entry.at) <= until:
                _APPLY[happened](stood, fact, entry)
    return stood


def _known(stood: Standing, _fact: FactOfADay, entry: Entry) -> None:
    stood.people.add(entry.by)


def _answered(stood: Standing, _fact: FactOfADay, entry: Entry) -> None:
    stood.people.add(entry.by)
    _is_answered(stood, entry)


def _is_answered(stood: Standing, entry: Entry) -> None:
    stood.answered_at = stood.answered_at or entry.at
    stood.first_answered_at = stood.first_answered_at or entry.at


def _closed(stood: Standing, fact: FactOfADay, entry: Entry) -> None:
    assert isinstance(fact, MishapClosed)  # noqa: S101 - the table below says so
    stood.closed_at, stood.closed_as = entry.at, fact.answer
    if fact.answer == ALL_RIGHT:
        _is_answered(stood, entry)


def _reopened(stood: Standing, _fact: FactOfADay, _entry: Entry) -> None:
    stood.was_reopened = True
    stood.answered_at, stood.closed_at, stood.closed_as = None, None, ""


_APPLY: dict[type[FactOfADay], Callable[[Standing, FactOfADay, Entry], None]] = {
    MishapOpened: _known,
    MishapTold: _known,
    GestureMade: _answered,
    GreetingGiven: _answered,
    MishapClosed: _closed,
    MishapReopened: _reopened,
}
_READ = {kind.__name__: kind for kind in _APPLY}
