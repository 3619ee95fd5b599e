"""What is out and what is counted today, who said so, and who still waits for what is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from counter.kernel.ids import ItemId, OrderId
from counter.menu.queries import counted_on
from counter.orders.bar_queries import open_orders
from counter.orders.left_queries import left_on
from counter.people.queries import names_of_everybody


@dataclass(frozen=True, slots=True)
class Missing:
    """An item that is out or counted: how many are `left`, who said so, and when (aware UTC)."""

    item_id: ItemId
    left: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order on the bar that has a line of what is out, not made yet."""

    order_id: OrderId
    called: str
    customer: str
    item_id: ItemId


@dataclass(frozen=True, slots=True)
class SoldOutToday:
    """All of it: what was said last comes first, who waits longest too."""

    missing: tuple[Missing, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def left(self) -> Mapping[ItemId, int]:
        """How many are left of each item that is out or counted."""
        return {each.item_id: each.left for each in self.missing}


def sold_out_today(connection: Connection, day: date) -> SoldOutToday:
    """What is out or counted on a trading day."""
    said, left = counted_on(connection, day), left_on(connection, day)
    if not said:
        return SoldOutToday()
    names = names_of_everybody(connection)
    missing = [Missing(each.item_id, left[each.item_id], each.at, names.get(each.by, "")) for each in said.values()]
    out = {each.item_id for each in missing if not each.left}
    waiting = (
        Waiting(order.order_id, order.called, order.customer, line.sold.item_id)
        for order in (open_orders(connection) if out else ())
        for line in order.lines
        if line.sold.item_id in out and line.made_at is None
    )
    return SoldOutToday(tuple(sorted(missing, key=lambda each: each.at, reverse=True)), tuple(waiting))
