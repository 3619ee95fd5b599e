"""Regulars, and what their orders earned and spent; what is on a punch card is a sum."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, select, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once, put
from counter.regulars.facts import PunchesTakenBack, RegularForgotten, RegularNoted, RegularOrdered
from counter.store.base import Base, Mapped, mapped_column


class RegularRow(Base):
    """A regular; `noted_by_fact` says how they are known, NULL once they are forgotten."""

    __tablename__ = "regulars"

    regular_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    code: Mapped[str]
    own_cup: Mapped[bool]
    email: Mapped[str] = mapped_column(server_default="")
    receipts: Mapped[str] = mapped_column(server_default="")
    noted_by_fact: Mapped[UUID | None]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]


class PunchRow(Base):
    """What an order of a regular put on their punch card (or took off it, below nothing)."""

    __tablename__ = "punches"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    regular_id: Mapped[UUID] = mapped_column(index=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    taken_back: Mapped[bool]
    earned: Mapped[int]
    spent: Mapped[int]
    terminal: Mapped[str]
    business_date: Mapped[date]
    moved_at: Mapped[datetime]
    moved_by: Mapped[UUID]


def _noted(connection: Connection, fact: RegularNoted, entry: Entry) -> Outcome:
    row = {
        "regular_id": fact.regular_id,
        "name": fact.name,
        "code": fact.code,
        "own_cup": fact.own_cup,
        "email": fact.email,
        "receipts": fact.receipts,
        "noted_by_fact": entry.id,
        "noted_at": entry.at,
        "noted_by": entry.by,
    }
    of_them = select(RegularRow.noted_by_fact).where(RegularRow.regular_id == fact.regular_id)
    known = connection.execute(of_them).one_or_none()
    if known is not None and known.noted_by_fact is None:  # another till had not heard of it yet
        return DidNotFit("they want to be known no more")
    return put(connection, RegularRow, row)


def _forgotten(connection: Connection, fact: RegularForgotten, entry: Entry) -> Outcome:
    known = update(RegularRow).where(RegularRow.regular_id == fact.regular_id)
    nobody = known.values(
        name="",
        code="",
        own_cup=False,
        email="",
        receipts="",
        noted_by_fact=None,
        noted_at=entry.at,
        noted_by=entry.by,
    )
    return Fit.FITS if connection.execute(nobody).rowcount else Fit.ALREADY


def _ordered(connection: Connection, fact: RegularOrdered, entry: Entry) -> Outcome:
    return insert_once(connection, PunchRow, _punches(fact, entry, fact.earned, fact.spent, taken_back=False))


def _taken_back(connection: Connection, fact: PunchesTakenBack, entry: Entry) -> Outcome:
    return insert_once(connection, PunchRow, _punches(fact, entry, -fact.earned, -fact.spent, taken_back=True))


def _punches(
    fact: RegularOrdered | PunchesTakenBack, entry: Entry, earned: int, spent: int, *, taken_back: bool
) -> dict[str, object]:
    return {
        "fact_id": entry.id,
        "regular_id": fact.regular_id,
        "order_id": fact.order_id,
        "taken_back": taken_back,
        "earned": earned,
        "spent": spent,
        "terminal": entry.terminal,
        "business_date": fact.day(entry.at),
        "moved_at": entry.at,
        "moved_by": entry.by,
    }


APPLY = {
    RegularNoted: _noted,
    RegularForgotten: _forgotten,
    RegularOrdered: _ordered,
    PunchesTakenBack: _taken_back,
}
ROWS = {"regular": ((RegularRow.regular_id,), (PunchRow.regular_id,))}
