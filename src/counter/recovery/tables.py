"""Mishaps as they stand, and what was done about them. Amounts are minor units."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.registry import hit
from counter.recovery.facts import (
    FollowUpDone,
    FollowUpPromised,
    GestureMade,
    GreetingGiven,
    MishapOpened,
    MishapTold,
)
from counter.store.base import Base


class MishapRow(Base):
    """Something that went wrong; it is open until a person answered it."""

    __tablename__ = "mishaps"

    mishap_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.order_id"), index=True)
    kind: Mapped[str]
    told: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(index=True)
    opened_by: Mapped[UUID]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    follow_up_due: Mapped[datetime | None]
    follow_up_contact: Mapped[str]
    follow_up_fact: Mapped[UUID | None]
    follow_up_done_at: Mapped[datetime | None]


class GestureRow(Base):
    """What a person did about a mishap."""

    __tablename__ = "gestures"

    gesture_id: Mapped[UUID] = mapped_column(primary_key=True)
    mishap_id: Mapped[UUID] = mapped_column(ForeignKey("mishaps.mishap_id"), index=True)
    kind: Mapped[str]
    currency: Mapped[str]
    cost_minor: Mapped[int]
    made: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(index=True)
    made_by: Mapped[UUID]


class GreetingRow(Base):
    """A person spoke to the customer."""

    __tablename__ = "greetings"

    greeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    occasion: Mapped[str]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    mishap_id: Mapped[UUID | None] = mapped_column(ForeignKey("mishaps.mishap_id"))
    given_at: Mapped[datetime]
    given_by: Mapped[UUID]


def _opened(connection: Connection, fact: MishapOpened, entry: Entry) -> None:
    row = {
        "mishap_id": fact.mishap_id,
        "order_id": fact.order_id,
        "kind": fact.kind,
        "told": "",
        "opened_at": entry.at,
        "opened_by": entry.by,
        "follow_up_contact": "",
    }
    connection.execute(insert(MishapRow), row)


def _told(connection: Connection, fact: MishapTold, _entry: Entry) -> None:
    _change(connection, fact.mishap_id, told=fact.words)


def _gesture_made(connection: Connection, fact: GestureMade, entry: Entry) -> None:
    row = {
        "gesture_id": fact.gesture_id,
        "mishap_id": fact.mishap_id,
        "kind": fact.kind,
        "currency": fact.cost.currency,
        "cost_minor": fact.cost.minor,
        "made": fact.made,
        "made_at": entry.at,
        "made_by": entry.by,
    }
    connection.execute(insert(GestureRow), row)
    _answered(connection, fact.mishap_id, entry)


def _greeting_given(connection: Connection, fact: GreetingGiven, entry: Entry) -> None:
    row = {
        "greeting_id": entry.id,
        "occasion": fact.occasion,
        "order_id": fact.order_id,
        "mishap_id": fact.mishap_id,
        "given_at": entry.at,
        "given_by": entry.by,
    }
    connection.execute(insert(GreetingRow), row)
    if fact.mishap_id is not None:
        _answered(connection, fact.mishap_id, entry)


def _follow_up_promised(connection: Connection, fact: FollowUpPromised, entry: Entry) -> None:
    _change(
        connection,
        fact.mishap_id,
        follow_up_due=fact.due,
        follow_up_contact=fact.contact,
        follow_up_fact=entry.id,
        follow_up_done_at=None,
    )


def _follow_up_done(connection: Connection, fact: FollowUpDone, entry: Entry) -> None:
    _change(connection, fact.mishap_id, follow_up_done_at=entry.at, follow_up_contact="")


def _answered(connection: Connection, mishap_id: UUID, entry: Entry) -> None:
    first = update(MishapRow).where(MishapRow.mishap_id == mishap_id, MishapRow.answered_at.is_(None))
    connection.execute(first.values(answered_at=entry.at, answered_by=entry.by))


def _change(connection: Connection, mishap_id: UUID, **values: object) -> None:
    hit(connection.execute(update(MishapRow).where(MishapRow.mishap_id == mishap_id).values(values)))


APPLY = {
    MishapOpened: _opened,
    MishapTold: _told,
    GestureMade: _gesture_made,
    GreetingGiven: _greeting_given,
    FollowUpPromised: _follow_up_promised,
    FollowUpDone: _follow_up_done,
}
