"""Promises as they stand."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.fit import Fit, Outcome, insert_once
from counter.people.facts import BAR
from counter.promises.facts import PromiseMade, PromiseReset, StationChanged
from counter.store.base import WORKING, Base


class PromiseRow(Base):
    """The first promise of an order: the one that counts. `made_by_fact` says what it was made from."""

    __tablename__ = "promises"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    due: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by_fact: Mapped[UUID]


class ResetRow(Base):
    """A later promise of an order; `nth` counts them from 1."""

    __tablename__ = "promise_resets"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    reset_id: Mapped[UUID] = mapped_column(primary_key=True)
    nth: Mapped[int]
    due: Mapped[datetime]
    told: Mapped[bool]
    reset_at: Mapped[datetime]
    reset_by: Mapped[UUID]
    why: Mapped[str]


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


def _reset(connection: Connection, fact: PromiseReset, entry: Entry) -> Outcome:
    before = select(func.count()).where(ResetRow.order_id == fact.order_id)
    row = {
        "reset_id": entry.id,
        "order_id": fact.order_id,
        "nth": connection.execute(before).scalar_one() + 1,
        "due": fact.due,
        "told": fact.told,
        "reset_at": entry.at,
        "reset_by": entry.by,
        "why": fact.why,
    }
    return insert_once(connection, ResetRow, row)


def _station_changed(connection: Connection, fact: StationChanged, entry: Entry) -> Outcome:
    connection.execute(delete(StationRow).where(StationRow.bar == BAR, StationRow.station == fact.station))
    if not fact.trouble:
        return Fit.FITS
    return insert_once(
        connection, StationRow, {"bar": BAR, "station": fact.station, "trouble": fact.trouble, "since": entry.at}
    )


APPLY = {PromiseMade: _made, PromiseReset: _reset, StationChanged: _station_changed}
ROWS = {
    "order": ((PromiseRow.order_id,), (ResetRow.order_id,)),
    "station": ((StationRow.bar, StationRow.station),),
}
