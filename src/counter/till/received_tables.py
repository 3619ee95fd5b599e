"""Money that came in for no order. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.till.at_terminal import AtTerminal
from counter.till.received_facts import MoneyGivenBack, MoneyReceived


class ReceivedRow(AtTerminal, Base):
    """Money that came in by a tender, below nothing where it went back.

    `terminal` and `seq` are its fact's, by which a till's day is cut.
    """

    __tablename__ = "money_received"

    received_id: Mapped[UUID] = mapped_column(primary_key=True)
    what: Mapped[str]
    of: Mapped[UUID] = mapped_column(index=True)
    tender: Mapped[str]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    rounding_minor: Mapped[int]
    tendered_minor: Mapped[int]
    change_minor: Mapped[int]
    business_date: Mapped[date] = mapped_column(index=True)
    received_at: Mapped[datetime]
    received_by: Mapped[UUID]


def _received(connection: Connection, fact: MoneyReceived, entry: Entry) -> Outcome:
    row = {
        "received_id": fact.received_id,
        "what": fact.what,
        "of": fact.of,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "rounding_minor": fact.rounding.minor,
        "tendered_minor": fact.tendered.minor,
        "change_minor": fact.change.minor,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "received_at": entry.at,
        "received_by": entry.by,
    }
    return insert_once(connection, ReceivedRow, row)


def _given_back(connection: Connection, fact: MoneyGivenBack, entry: Entry) -> Outcome:
    row = {
        "received_id": fact.given_id,
        "what": fact.what,
        "of": fact.of,
        "tender": fact.tender,
        "currency": fact.amount.currency,
        "amount_minor": -fact.amount.minor,
        "rounding_minor": -fact.rounding.minor,
        "tendered_minor": -fact.amount.minor,
        "change_minor": 0,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "received_at": entry.at,
        "received_by": entry.by,
    }
    return insert_once(connection, ReceivedRow, row)


APPLY = {MoneyReceived: _received, MoneyGivenBack: _given_back}
ROWS = {"received": ((ReceivedRow.received_id,),)}
