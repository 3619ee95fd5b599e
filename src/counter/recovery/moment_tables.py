"""What a person noted in one tap: that a customer asked again, that something went well."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Outcome, change, insert_once, put
from counter.recovery.facts import AskedAgain, GoodMomentNoted, GoodMomentTakenBack, OneThingDone, ThanksRead
from counter.store.base import Base, Mapped, mapped_column


class AskedAgainRow(Base):
    """A customer asked where their order is, or what became of it."""

    __tablename__ = "asked_again"

    asked_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    business_date: Mapped[date] = mapped_column(index=True)
    asked_at: Mapped[datetime]
    heard_by: Mapped[UUID]


class GoodMomentRow(Base):
    """Something went well; `thanks` is whom it thanks, who `read_at` some time."""

    __tablename__ = "good_moments"

    moment_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    thanks: Mapped[UUID | None] = mapped_column(index=True)
    words: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]
    read_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]


class OneThingRow(Base):
    """The one thing to do that a `day` (ISO) had shown: when and by whom it was done; None where it is not."""

    __tablename__ = "one_things"

    day: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None]


_UNKNOWN = DidNotFit("that moment is not known")


def _asked_again(connection: Connection, fact: AskedAgain, entry: Entry) -> Outcome:
    row = {
        "asked_id": entry.id,
        "order_id": fact.order_id,
        "business_date": fact.day(entry.at),
        "asked_at": entry.at,
        "heard_by": entry.by,
    }
    return insert_once(connection, AskedAgainRow, row)


def _noted(connection: Connection, fact: GoodMomentNoted, entry: Entry) -> Outcome:
    row = {
        "moment_id": entry.id,
        "order_id": fact.order_id,
        "thanks": fact.thanks,
        "words": fact.words,
        "business_date": fact.day(entry.at),
        "noted_at": entry.at,
        "noted_by": entry.by,
    }
    return insert_once(connection, GoodMomentRow, row)


def _taken_back(connection: Connection, fact: GoodMomentTakenBack, entry: Entry) -> Outcome:
    moment = update(GoodMomentRow).where(GoodMomentRow.moment_id == fact.moment)
    return change(connection, moment.values(taken_back_at=entry.at, words=""), _UNKNOWN)


def _read(connection: Connection, fact: ThanksRead, entry: Entry) -> Outcome:
    moment = update(GoodMomentRow).where(GoodMomentRow.moment_id == fact.moment)
    return change(connection, moment.values(read_at=entry.at), _UNKNOWN)


def _one_thing(connection: Connection, fact: OneThingDone, entry: Entry) -> Outcome:
    at, by = (entry.at, entry.by) if fact.done else (None, None)
    return put(connection, OneThingRow, {"day": fact.of.isoformat(), "key": fact.key, "done_at": at, "done_by": by})


APPLY = {
    AskedAgain: _asked_again,
    GoodMomentNoted: _noted,
    GoodMomentTakenBack: _taken_back,
    ThanksRead: _read,
    OneThingDone: _one_thing,
}
ROWS = {
    "asked": ((AskedAgainRow.asked_id,),),
    "good": ((GoodMomentRow.moment_id,),),
    "one_thing": ((OneThingRow.day,),),
}
