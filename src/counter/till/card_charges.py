"""What a card terminal was asked for and nobody knows yet what became of. Working rows: they survive a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import ChargeId, OrderId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_json import read_json
from counter.store.base import WORKING, Base, Mapped, mapped_column
from counter.store.unit import Unit
from counter.till.settlement import Tender


class CardChargeRow(Base):
    """A payment that a card terminal was asked for: `tender` and `share` as JSON, so that it can still be recorded.

    `is_open`: it gave no answer. Until then it is being asked.
    """

    __tablename__ = "card_charges"
    __table_args__ = (WORKING,)

    charge_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    amount_minor: Mapped[int]
    currency: Mapped[str]
    tender: Mapped[str]
    share: Mapped[str]
    is_open: Mapped[bool]


@dataclass(frozen=True, slots=True)
class CardCharge:
    """What a card terminal was asked for: the whole `amount`, tip included, and of which `tender` that is.

    `share` is what of a split bill it pays, as JSON, "" where it pays the bill.
    """

    charge_id: ChargeId
    order_id: OrderId
    asked_at: datetime
    amount: Money
    tender: Tender
    share: str
    is_open: bool


def begin_charge(unit: Unit, order_id: OrderId, tender: Tender, amount: Money, share: str) -> ChargeId:
    """A card terminal is asked from now on; on disk before it is."""
    charge_id = ChargeId(new_id())
    row = {
        "charge_id": charge_id,
        "order_id": order_id,
        "asked_at": unit.at,
        "amount_minor": amount.minor,
        "currency": amount.currency,
        "tender": msgspec.json.encode(tender).decode(),
        "share": share,
        "is_open": False,
    }
    unit.connection.execute(insert(CardChargeRow).values(row))
    unit.touched.add(Topic.MONEY)
    return charge_id


def leave_open(unit: Unit, charge_id: ChargeId) -> None:
    """It gave no answer: somebody has to look."""
    unit.connection.execute(update(CardChargeRow).where(CardChargeRow.charge_id == charge_id).values(is_open=True))
    unit.touched.add(Topic.MONEY)


def leave_all_open(unit: Unit) -> None:
    """Whoever asked is gone: nobody waits for an answer any more."""
    asked = update(CardChargeRow).where(CardChargeRow.is_open.is_(False)).values(is_open=True)
    if unit.connection.execute(asked).rowcount:
        unit.touched.add(Topic.MONEY)


def end_charge(unit: Unit, charge_id: ChargeId) -> None:
    """It is known what became of it."""
    unit.connection.execute(delete(CardChargeRow).where(CardChargeRow.charge_id == charge_id))
    unit.touched.add(Topic.MONEY)


def charges(connection: Connection) -> tuple[CardCharge, ...]:
    """All of which nobody knows yet what became of them, oldest first."""
    rows = connection.execute(select(CardChargeRow.__table__).order_by(CardChargeRow.asked_at)).all()
    return tuple(
        CardCharge(
            ChargeId(row.charge_id),
            OrderId(row.order_id),
            row.asked_at,
            Money(row.amount_minor, row.currency),
            read_json(row.tender, Tender),
            row.share,
            row.is_open,
        )
        for row in rows
    )


def open_charges(connection: Connection) -> tuple[CardCharge, ...]:
    """Those that the terminal did not answer, oldest first."""
    return tuple(charge for charge in charges(connection) if charge.is_open)


def the_charge(connection: Connection, charge_id: ChargeId) -> CardCharge:
    """One of them. Refused where it is known meanwhile what became of it."""
    found = next((charge for charge in charges(connection) if charge.charge_id == charge_id), None)
    if found is None:
        raise Refused("That card payment is settled already.")
    return found
