"""Tickets that were thrown away before they were placed: what stood on them, why, and who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once
from counter.kernel.ids import OrderId, StaffId, TerminalId
from counter.kernel.money import Money
from counter.orders.facts import TicketBroughtBack, TicketVoided
from counter.store.base import Base, Mapped, mapped_column


class VoidRow(Base):
    """A ticket that was thrown away and did not come back; `seq` is its fact's number at its `terminal`."""

    __tablename__ = "ticket_voids"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    business_date: Mapped[date] = mapped_column(index=True)
    reason: Mapped[str]
    what: Mapped[str]
    amount_minor: Mapped[int]
    currency: Mapped[str]
    voided_at: Mapped[datetime]
    voided_by: Mapped[UUID]
    terminal: Mapped[str]
    seq: Mapped[int]


_VOIDED = select(VoidRow.order_id).where(VoidRow.order_id == bindparam("of", type_=VoidRow.order_id.type))


@dataclass(frozen=True, slots=True)
class Void:
    """A ticket that was thrown away: `what` stood on it, in a few words, for `amount`."""

    order_id: OrderId
    reason: str
    what: str
    amount: Money
    at: datetime
    by: StaffId


def voids_of(connection: Connection, day: date) -> tuple[Void, ...]:
    """What was thrown away on a trading day, oldest first."""
    return _read(connection, VoidRow.business_date == day)


def voids_since(connection: Connection, terminal: TerminalId, seq: int) -> tuple[Void, ...]:
    """What was thrown away at a terminal after its fact of that number, oldest first."""
    return _read(connection, VoidRow.terminal == terminal, VoidRow.seq > seq)


def was_voided(connection: Connection, order_id: OrderId) -> bool:
    """Whether the ticket of that id was thrown away and did not come back."""
    return connection.execute(_VOIDED, {"of": order_id}).first() is not None


def _read(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[Void, ...]:
    rows = connection.execute(select(VoidRow.__table__).where(*wanted).order_by(VoidRow.voided_at))
    return tuple(
        Void(
            order_id=OrderId(row.order_id),
            reason=row.reason,
            what=row.what,
            amount=Money(row.amount_minor, row.currency),
            at=row.voided_at,
            by=StaffId(row.voided_by),
        )
        for row in rows
    )


def _voided(connection: Connection, fact: TicketVoided, entry: Entry) -> Outcome:
    row = {
        "order_id": fact.order_id,
        "business_date": fact.day(entry.at),
        "reason": fact.reason,
        "what": fact.what,
        "amount_minor": fact.amount.minor,
        "currency": fact.amount.currency,
        "voided_at": entry.at,
        "voided_by": entry.by,
        "terminal": entry.terminal,
        "seq": entry.seq,
    }
    return insert_once(connection, VoidRow, row)


def _brought_back(connection: Connection, fact: TicketBroughtBack, _entry: Entry) -> Outcome:
    gone = connection.execute(delete(VoidRow).where(VoidRow.order_id == fact.order_id))
    return Fit.FITS if gone.rowcount else DidNotFit("that ticket was not thrown away")


VOIDS = {TicketVoided: _voided, TicketBroughtBack: _brought_back}
"""What each fact about them does to their rows."""
