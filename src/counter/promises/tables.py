"""Promises as they stand."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, delete, insert
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.promises.facts import PromiseMade, PromiseReset, StationChanged
from counter.store.base import WORKING, Base


class PromiseRow(Base):
    """The first promise of an order: the one that counts. `made_by_fact` is the id of its fact in the journal."""

    __tablename__ = "promises"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), primary_key=True)
    due: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by_fact: Mapped[UUID]


class ResetRow(Base):
    """A later promise of an order; `seq` orders them."""

    __tablename__ = "promise_resets"

    reset_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), index=True)
    seq: Mapped[int]
    due: Mapped[datetime]
    told: Mapped[bool]
    reset_at: Mapped[datetime]
    reset_by: Mapped[UUID]
    why: Mapped[str]


class StationRow(Base):
    """A station in trouble."""

    __tablename__ = "stations_in_trouble"

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


def _made(connection: Connection, fact: PromiseMade, entry: Entry) -> None:
    row = {"order_id": fact.order_id, "due": fact.due, "made_at": entry.at, "made_by_fact": entry.id}
    connection.execute(insert(PromiseRow), row)


def _reset(connection: Connection, fact: PromiseReset, entry: Entry) -> None:
    row = {
        "reset_id": entry.id,
        "order_id": fact.order_id,
        "seq": entry.seq,
        "due": fact.due,
        "told": fact.told,
        "reset_at": entry.at,
        "reset_by": entry.by,
        "why": fact.why,
    }
    connection.execute(insert(ResetRow), row)


def _station_changed(connection: Connection, fact: StationChanged, entry: Entry) -> None:
    connection.execute(delete(StationRow).where(StationRow.station == fact.station))
    if fact.trouble:
        row = {"station": fact.station, "trouble": fact.trouble, "since": entry.at}
        connection.execute(insert(StationRow), row)


APPLY = {PromiseMade: _made, PromiseReset: _reset, StationChanged: _station_changed}
