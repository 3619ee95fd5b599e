"""Mishaps as they stand, and what was done about them. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Index, text, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Outcome, change, insert_once
from counter.recovery.facts import (
    FollowUpDone,
    FollowUpPromised,
    GestureMade,
    GreetingGiven,
    MishapOpened,
    MishapTold,
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
    follow_up_fact: Mapped[UUID | None]
    follow_up_done_at: Mapped[datetime | None]


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
    }
    return insert_once(connection, MishapRow, row)


def _told(connection: Connection, fact: MishapTold, _entry: Entry) -> Outcome:
    return _change(connection, fact.mishap_id, their_words=fact.words)


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
        follow_up_fact=entry.id,
        follow_up_done_at=None,
    )


def _follow_up_done(connection: Connection, fact: FollowUpDone, entry: Entry) -> Outcome:
    meant = (MishapRow.mishap_id == fact.mishap_id, MishapRow.follow_up_fact == fact.promised)
    done = update(MishapRow).where(*meant).values(follow_up_done_at=entry.at, follow_up_contact="")
    return change(connection, done, DidNotFit("we had promised anew to come back to them"))


def _answered(connection: Connection, mishap_id: UUID, fact: GestureMade | GreetingGiven, entry: Entry) -> None:
    first = update(MishapRow).where(MishapRow.mishap_id == mishap_id, MishapRow.answered_at.is_(None))
    answered = {"answered_at": entry.at, "answered_on": fact.day(entry.at), "answered_by": entry.by}
    connection.execute(first.values(answered))


def _change(connection: Connection, mishap_id: UUID, **values: object) -> Outcome:
    return change(connection, update(MishapRow).where(MishapRow.mishap_id == mishap_id).values(values), _UNKNOWN)


APPLY = {
    MishapOpened: _opened,
    MishapTold: _told,
    WordsForgotten: _words_forgotten,
    GestureMade: _gesture_made,
    GreetingGiven: _greeting_given,
    FollowUpPromised: _follow_up_promised,
    FollowUpDone: _follow_up_done,
}
ROWS = {
    "mishap": ((MishapRow.mishap_id,), (GestureRow.mishap_id,), (GreetingRow.mishap_id,)),
    "greeting": ((GreetingRow.greeting_id,),),
}
