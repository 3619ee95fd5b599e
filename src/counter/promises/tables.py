"""Promises as they stand."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, not_, select, text, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once
from counter.people.facts import BAR
from counter.promises.facts import (
    PromiseGiven,
    PromiseMade,
    PromiseReset,
    PromiseTakenBack,
    StationChanged,
    WaitSaid,
)
from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.prepared import Question


class PromiseRow(Base):
    """The first promise of an order: the one that counts. `made_by_fact` says what it was made from.

    Where its customer asked for more in time and was told a later one, that counts; `placed_due` is what they were told
    as they ordered.
    """

    __tablename__ = "promises"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    due: Mapped[datetime]
    placed_due: Mapped[datetime | None]
    made_at: Mapped[datetime]
    made_by_fact: Mapped[UUID]


class WaitRow(Base):
    """How long an order takes, in minutes, that was promised nothing as it was placed.

    `made_by_fact` says what that was made from; `promised_on` is the trading day on which it got its first promise, and
    `promised_by` who told that.
    """

    __tablename__ = "waits_said"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    soonest: Mapped[int]
    latest: Mapped[int]
    longest: Mapped[int]
    said_at: Mapped[datetime]
    made_by_fact: Mapped[UUID]
    promised_on: Mapped[date | None]
    promised_by: Mapped[UUID | None]


class ResetRow(Base):
    """A later promise of an order; `nth` counts them from 1.

    One that is later since they `asked` for more themselves counts with the one before it, or is number 0.
    """

    __tablename__ = "promise_resets"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    reset_id: Mapped[UUID] = mapped_column(primary_key=True)
    nth: Mapped[int]
    due: Mapped[datetime]
    told: Mapped[bool]
    reset_at: Mapped[datetime]
    reset_by: Mapped[UUID]
    why: Mapped[str]
    asked: Mapped[bool] = mapped_column(server_default=text("0"))


class TakenBackRow(Base):
    """A first promise that was a slip of the finger: nobody was told it, and it counts for nothing."""

    __tablename__ = "promises_taken_back"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    given_by_fact: Mapped[UUID] = mapped_column(primary_key=True)
    due: Mapped[datetime]
    given_at: Mapped[datetime]
    given_by: Mapped[UUID]
    taken_back_at: Mapped[datetime]
    taken_back_by: Mapped[UUID]


class StationRow(Base):
    """A station in trouble."""

    __tablename__ = "stations_in_trouble"

    bar: Mapped[str] = mapped_column(primary_key=True)
    station: Mapped[str] = mapped_column(primary_key=True)
    trouble: Mapped[str]
    since: Mapped[datetime]


class LearnedRow(Base):
    """What the forecast had learned when its terminal knew so much (`seq`, `seen`), as JSON: learned anew if lost."""

    __tablename__ = "forecast_learned"
    __table_args__ = (WORKING,)

    terminal: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    seen: Mapped[int]
    saved_at: Mapped[datetime]
    content: Mapped[str]


def _made(connection: Connection, fact: PromiseMade, entry: Entry) -> Outcome:
    row = {"order_id": fact.order_id, "due": fact.due, "made_at": entry.at, "made_by_fact": entry.id}
    return insert_once(connection, PromiseRow, row)


def _wait_said(connection: Connection, fact: WaitSaid, entry: Entry) -> Outcome:
    row = {
        "order_id": fact.order_id,
        "soonest": fact.soonest,
        "latest": fact.latest,
        "longest": fact.longest,
        "said_at": entry.at,
        "made_by_fact": entry.id,
        "promised_on": None,
        "promised_by": None,
    }
    return insert_once(connection, WaitRow, row)


def _given(connection: Connection, fact: PromiseGiven, entry: Entry) -> Outcome:
    """The first promise; a later one, where another till gave one meanwhile."""
    promised = select(PromiseRow.made_by_fact).where(PromiseRow.order_id == fact.order_id)
    before = connection.execute(promised).scalar_one_or_none()
    if before is not None and before != entry.id:
        return _reset(connection, PromiseReset(fact.order_id, fact.due, told=True), entry)
    row = {"order_id": fact.order_id, "due": fact.due, "made_at": entry.at, "made_by_fact": entry.id}
    insert_once(connection, PromiseRow, row)
    first = update(WaitRow).where(WaitRow.order_id == fact.order_id)
    connection.execute(first.values(promised_on=fact.day(entry.at), promised_by=entry.by))
    return Fit.FITS


def _taken_back(connection: Connection, fact: PromiseTakenBack, entry: Entry) -> Outcome:
    """Without promise again. One that was promised anew meanwhile was told a time, and keeps its first promise."""
    given = select(PromiseRow.due, PromiseRow.made_at, WaitRow.promised_by).join(
        WaitRow, WaitRow.order_id == PromiseRow.order_id
    )
    mine = PromiseRow.order_id == fact.order_id, PromiseRow.made_by_fact == fact.given
    slip = connection.execute(given.where(*mine, WaitRow.promised_by.is_not(None))).first()
    anew = connection.execute(select(ResetRow.nth).where(ResetRow.order_id == fact.order_id)).first()
    if slip is None or anew is not None:
        return _taken_back_already(connection, fact)
    connection.execute(delete(PromiseRow).where(*mine))
    wait = update(WaitRow).where(WaitRow.order_id == fact.order_id)
    connection.execute(wait.values(promised_on=None, promised_by=None))
    row = {
        "order_id": fact.order_id,
        "given_by_fact": fact.given,
        "due": slip.due,
        "given_at": slip.made_at,
        "given_by": slip.promised_by,
        "taken_back_at": entry.at,
        "taken_back_by": entry.by,
    }
    return insert_once(connection, TakenBackRow, row)


def _taken_back_already(connection: Connection, fact: PromiseTakenBack) -> Outcome:
    before = select(TakenBackRow.due).where(
        TakenBackRow.order_id == fact.order_id, TakenBackRow.given_by_fact == fact.given
    )
    if connection.execute(before).first() is not None:
        return Fit.ALREADY
    return DidNotFit("another promise was given before its first one was taken back")


_RESETS = Question(
    select(func.count().label("how_many")).where(
        ResetRow.order_id == bindparam("of", type_=ResetRow.order_id.type), not_(ResetRow.asked)
    )
)


def _reset(connection: Connection, fact: PromiseReset, entry: Entry) -> Outcome:
    row = {
        "reset_id": entry.id,
        "order_id": fact.order_id,
        "nth": _RESETS.first(connection, of=fact.order_id).how_many + (0 if fact.asked else 1),
        "due": fact.due,
        "told": fact.told,
        "reset_at": entry.at,
        "reset_by": entry.by,
        "why": fact.why,
        "asked": fact.asked,
    }
    outcome = insert_once(connection, ResetRow, row)
    if outcome is Fit.FITS and fact.asked:
        earlier = update(PromiseRow).where(PromiseRow.order_id == fact.order_id, PromiseRow.due < fact.due)
        placed_due = func.coalesce(PromiseRow.placed_due, PromiseRow.due)
        connection.execute(earlier.values(due=fact.due, placed_due=placed_due))
    return outcome


def _station_changed(connection: Connection, fact: StationChanged, entry: Entry) -> Outcome:
    connection.execute(delete(StationRow).where(StationRow.bar == BAR, StationRow.station == fact.station))
    if not fact.trouble:
        return Fit.FITS
    return insert_once(
        connection, StationRow, {"bar": BAR, "station": fact.station, "trouble": fact.trouble, "since": entry.at}
    )


APPLY = {
    PromiseMade: _made,
    WaitSaid: _wait_said,
    PromiseGiven: _given,
    PromiseTakenBack: _taken_back,
    PromiseReset: _reset,
    StationChanged: _station_changed,
}
ROWS = {
    "order": ((PromiseRow.order_id,), (WaitRow.order_id,), (ResetRow.order_id,), (TakenBackRow.order_id,)),
    "station": ((StationRow.bar, StationRow.station),),
}
