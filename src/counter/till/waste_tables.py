"""What was thrown away at a terminal. Amounts are minor units."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from counter.journal.fact import Entry
from counter.journal.fit import Outcome, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.till.at_terminal import Noted, noted
from counter.till.waste_facts import Wasted


class WasteRow(Noted, Base):
    """So many of an item; `cost_minor` is what they cost the shop, if somebody knows."""

    __tablename__ = "waste"

    waste_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]
    name: Mapped[str]
    quantity: Mapped[int]
    reason: Mapped[str]
    cost_minor: Mapped[int | None]
    currency: Mapped[str | None]
    order_id: Mapped[UUID | None]


def _wasted(connection: Connection, fact: Wasted, entry: Entry) -> Outcome:
    row = noted(fact, entry) | {
        "waste_id": fact.waste_id,
        "item_id": fact.item_id,
        "name": fact.name,
        "quantity": fact.quantity,
        "reason": fact.reason,
        "cost_minor": None if fact.cost is None else fact.cost.minor,
        "currency": None if fact.cost is None else fact.cost.currency,
        "order_id": fact.order_id,
    }
    return insert_once(connection, WasteRow, row)


APPLY = {Wasted: _wasted}
ROWS = {"waste": ((WasteRow.waste_id,),)}
