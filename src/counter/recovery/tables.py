"""Mishaps as they stand, and what was done about them. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Index, and_, text, update

from counter.journal.fact import Entry, FactOfADay
from counter.journal.fit import DidNotFit, Outcome, change, insert_once
from counter.recovery import moment_tables
from counter.recovery.facts import (
    ALL_RIGHT,
    CauseNamed,
    FollowUpDone,
    FollowUpPromised,
    GestureMade,
    GreetingGiven,
    MishapClosed,
    MishapOpened,
    MishapReopened,
    MishapTold,
    MishapWeighed,
    WordsForgotten,
)
from counter.store.base import Base, Mapped, mapped_column


class MishapRow(Base):
    """Something that went wrong; it is open until a person answered it."""

    __tablename__ = "mishaps"
    __table_args__ = (
        Index("ix_mishaps_unanswered", "opened_at", sqlite_where=text("answered_at IS NULL")),
        Index(
            "ix_mishaps_follow_up",
            "follow_up_due",
            sqlite_where=text("follow_up_due IS NOT NULL AND follow_up_done_at IS NULL"),
        ),
    )

    mishap_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    kind: Mapped[str]
    their_words: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    opened_by: Mapped[UUID]
    answered_at: Mapped[datetime | None]
    answered_on: Mapped[date | None]
    answered_by: Mapped[UUID | None]
    follow_up_due: Mapped[datetime | None]
    follow_up_contact: Mapped[str]
    follow_up_kind: Mapped[str]
    follow_up_fact: Mapped[UUID | None]
    follow_up_done_at: Mapped[datetime | None]
    severity: Mapped[str]
    station: Mapped[str]
    cause: Mapped[str]
    heard_by: Mapped[UUID | None]
    first_answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    closed_as: Mapped[str]
    reopened_at: Mapped[datetime | None]


def waits_for_answer() -> ColumnElement[bool]:
    """Mishaps that nobody answered since they were opened or reopened, and whose customer is not known to have left."""
    return and_(MishapRow.answered_at.is_(None), MishapRow.closed_at.is_(None))


class GestureRow(Base):
    """What a person did about a mishap."""

    __tablename__ = "gestures"

    mishap_id: Mapped[UUID] = mapped_column(primary_key=True)
    gesture_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    currency: Mapped[str]
    cost_minor: Mapped[int]
    made: Mapped[UUID | None]
    business_date: Mapped[date] = mapped_column(index=True)
    made_at: Mapped[datetime] = mapped_column(index=True)
    made_by: Mapped[UUID]
    approved_by: Mapped[UUID | None]
    why: Mapped[str]


class GreetingRow(Base):
    """A person spoke to the customer."""

    __tablename__ = "greetings"

    greeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    occasion: Mapped[str]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    mishap_id: Mapped[UUID | None] = mapped_column(index=True)
    given_at: Mapped[datetime]
    given_by: Mapped[UUID]


_UNKNOWN = DidNotFit("what went wrong is not known")


def _opened(connection: Connection, fact: MishapOpened, entry: Entry) -> Outcome:
    row = {
        "mishap_id": fact.mishap_id,
        "order_id": fact.order_id,
        "kind": fact.kind,
        "their_words": "",
        "business_date": fact.day(entry.at),
        "opened_at": entry.at,
        "opened_by": entry.by,
        "follow_up_contact": "",
        "follow_up_kind": "",
        "severity": fact.severity,
        "station": fact.station,
        "cause": "",
        "closed_as": "",
    }
    return insert_once(connection, MishapRow, row)


def _weighed(connection: Connection, fact: MishapWeighed, _entry: Entry) -> Outcome:
    return _change(connection, fact.mishap_id, severity=fact.severity)


def _cause_named(connection: Connection, fact: CauseNamed, _entry: Entry) -> Outcome:
    return _change(connection, fact.mishap_id, cause=fact.cause)


def _told(connection: Connection, fact: MishapTold, entry: Entry) -> Outcome:
    return _change(connection, fact.mishap_id, their_words=fact.words, heard_by=entry.by)


def _closed(connection: Connection, fact: MishapClosed, entry: Entry) -> Outcome:
    outcome = _change(connection, fact.mishap_id, closed_at=entry.at, closed_by=entry.by, closed_as=fact.answer)
    if fact.answer == ALL_RIGHT:
        _answered(connection, fact.mishap_id, fact, entry)
    return outcome


def _reopened(connection: Connection, fact: MishapReopened, entry: Entry) -> Outcome:
    """It waits again; when it was answered first is kept."""
    waits = {"answered_at": None, "answered_on": None, "answered_by": None}
    closed = {"closed_at": None, "closed_by": None, "closed_as": ""}
    return _change(connection, fact.mishap_id, reopened_at=entry.at, **waits, **closed)


def _words_forgotten(connection: Connection, fact: WordsForgotten, _entry: Entry) -> Outcome:
    return _change(connection, fact.mishap_id, their_words="")


def _gesture_made(connection: Connection, fact: GestureMade, entry: Entry) -> Outcome:
    row = {
        "gesture_id": fact.gesture_id,
        "mishap_id": fact.mishap_id,
        "kind": fact.kind,
        "currency": fact.cost.currency,
        "cost_minor": fact.cost.minor,
        "made": fact.made,
        "business_date": fact.day(entry.at),
        "made_at": entry.at,
        "made_by": entry.by,
        "approved_by": fact.approved_by,
        "why": fact.why,
    }
    outcome = insert_once(connection, GestureRow, row)
    _answered(connection, fact.mishap_id, fact, entry)
    return outcome


def _greeting_given(connection: Connection, fact: GreetingGiven, entry: Entry) -> Outcome:
    row = {
        "greeting_id": entry.id,
        "occasion": fact.occasion,
        "order_id": fact.order_id,
        "mishap_id": fact.mishap_id,
        "given_at": entry.at,
        "given_by": entry.by,
    }
    outcome = insert_once(connection, GreetingRow, row)
    if fact.mishap_id is not None:
        _answered(connection, fact.mishap_id, fact, entry)
    return outcome


def _follow_up_promised(connection: Connection, fact: FollowUpPromised, entry: Entry) -> Outcome:
    return _change(
        connection,
        fact.mishap_id,
        follow_up_due=fact.due,
        follow_up_contact=fact.contact,
        follow_up_kind=fact.kind,
        follow_up_fact=entry.id,
        follow_up_done_at=None,
    )


def _follow_up_done(connection: Connection, fact: FollowUpDone, entry: Entry) -> Outcome:
    meant = (MishapRow.mishap_id == fact.mishap_id, MishapRow.follow_up_fact == fact.promised)
    done = update(MishapRow).where(*meant).values(follow_up_done_at=entry.at, follow_up_contact="")
    return change(connection, done, DidNotFit("we had promised anew to come back to them"))


def _answered(connection: Connection, mishap_id: UUID, fact: FactOfADay, entry: Entry) -> None:
    mishap = update(MishapRow).where(MishapRow.mishap_id == mishap_id)
    answered = {"answered_at": entry.at, "answered_on": fact.day(entry.at), "answered_by": entry.by}
    connection.execute(mishap.where(MishapRow.answered_at.is_(None)).values(answered))
    first = mishap.where(MishapRow.first_answered_at.is_(None))
    connection.execute(first.values(first_answered_at=entry.at))


def _change(connection: Connection, mishap_id: UUID, **values: object) -> Outcome:
    return change(connection, update(MishapRow).where(MishapRow.mishap_id == mishap_id).values(values), _UNKNOWN)


APPLY = {
    MishapOpened: _opened,
    MishapWeighed: _weighed,
    CauseNamed: _cause_named,
    MishapTold: _told,
    WordsForgotten: _words_forgotten,
    GestureMade: _gesture_made,
    GreetingGiven: _greeting_given,
    FollowUpPromised: _follow_up_promised,
    FollowUpDone: _follow_up_done,
    MishapClosed: _closed,
    MishapReopened: _reopened,
    **moment_tables.APPLY,
}
ROWS = {
    "mishap": ((MishapRow.mishap_id,), (GestureRow.mishap_id,), (GreetingRow.mishap_id,)),
    "greeting": ((GreetingRow.greeting_id,),),
    **moment_tables.ROWS,
}
