"""Drawers and closed days. Amounts are minor units; `terminal` and `seq` are a fact's, by which a till's day is cut."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.till.at_terminal import Noted, noted
from counter.till.drawer_facts import CashMoved, DayClosed, DrawerCounted, DrawerOpened, DrawerSessionOpened


class DrawerSessionRow(Noted, Base):
    """A drawer opened for the day; `left_minor` is what the last close left in it."""

    __tablename__ = "drawer_sessions"

    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    drawer: Mapped[str]
    currency: Mapped[str]
    float_minor: Mapped[int]
    left_minor: Mapped[int]


class CashMoveRow(Noted, Base):
    """Cash put in (above zero) or taken out."""

    __tablename__ = "cash_moves"

    move_id: Mapped[UUID] = mapped_column(primary_key=True)
    drawer: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    reason: Mapped[str]


class DrawerOpeningRow(Noted, Base):
    """A drawer opened without a sale."""

    __tablename__ = "drawer_openings"

    opening_id: Mapped[UUID] = mapped_column(primary_key=True)
    drawer: Mapped[str]
    reason: Mapped[str]


class DrawerCountRow(Noted, Base):
    """A drawer counted; `card_minor` is the card machine's own total, if somebody said it."""

    __tablename__ = "drawer_counts"

    count_id: Mapped[UUID] = mapped_column(primary_key=True)
    drawer: Mapped[str]
    currency: Mapped[str]
    counted_minor: Mapped[int]
    card_minor: Mapped[int | None]


class TenderCountRow(Base):
    """What was said, with the count of a drawer, of a tender of the shop's own."""

    __tablename__ = "tender_counts"

    count_id: Mapped[UUID] = mapped_column(primary_key=True)
    tender: Mapped[str] = mapped_column(primary_key=True)
    counted_minor: Mapped[int]


class DayClosedRow(Base):
    """A Z report; what it says stands in its fact alone."""

    __tablename__ = "days_closed"

    terminal: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    first_seq: Mapped[int]
    last_seq: Mapped[int]
    fact_id: Mapped[UUID]
    business_date: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[UUID]


def _opened(connection: Connection, fact: DrawerSessionOpened, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {
        "session_id": fact.session_id,
        "drawer": fact.drawer,
        "currency": fact.float_counted.currency,
        "float_minor": fact.float_counted.minor,
        "left_minor": fact.left.minor,
    }
    return insert_once(connection, DrawerSessionRow, row)


def _moved(connection: Connection, fact: CashMoved, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {
        "move_id": fact.move_id,
        "drawer": fact.drawer,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "reason": fact.reason,
    }
    return insert_once(connection, CashMoveRow, row)


def _opened_without_sale(connection: Connection, fact: DrawerOpened, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {"opening_id": fact.opening_id, "drawer": fact.drawer, "reason": fact.reason}
    return insert_once(connection, DrawerOpeningRow, row)


def _counted(connection: Connection, fact: DrawerCounted, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {
        "count_id": fact.count_id,
        "drawer": fact.drawer,
        "currency": fact.counted.currency,
        "counted_minor": fact.counted.minor,
        "card_minor": fact.card.minor if fact.card is not None else None,
    }
    outcome = insert_once(connection, DrawerCountRow, row)
    for each in fact.others:
        own = {"count_id": fact.count_id, "tender": each.tender, "counted_minor": each.counted.minor}
        insert_once(connection, TenderCountRow, own)
    return outcome


def _closed(connection: Connection, fact: DayClosed, entry: Entry) -> Outcome:
    row = {
        "terminal": fact.terminal,
        "number": fact.number,
        "first_seq": fact.first_seq,
        "last_seq": fact.last_seq,
        "fact_id": entry.id,
        "business_date": fact.day(entry.at),
        "at": entry.at,
        "by": entry.by,
    }
    return insert_once(connection, DayClosedRow, row)


APPLY = {
    DrawerSessionOpened: _opened,
    CashMoved: _moved,
    DrawerOpened: _opened_without_sale,
    DrawerCounted: _counted,
    DayClosed: _closed,
}
ROWS = {
    "drawer_session": ((DrawerSessionRow.session_id,),),
    "cash_move": ((CashMoveRow.move_id,),),
    "drawer_opening": ((DrawerOpeningRow.opening_id,),),
    "drawer_count": ((DrawerCountRow.count_id,), (TenderCountRow.count_id,)),
    "z": ((DayClosedRow.terminal, DayClosedRow.number),),
}
