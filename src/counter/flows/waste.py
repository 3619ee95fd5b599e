"""Throwing goods away: for a reason, and counted where their items are counted down."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.flows.sold_out import fewer
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, OrderId, WasteId, new_id
from counter.orders.model import Line
from counter.till.rules import read_reason
from counter.till.waste_facts import Wasted

MOST_WASTED = 999


def waste(act: Act, item_id: ItemId, reason: str, quantity: int = 1) -> None:
    """So many of an item that nobody paid for are thrown away. Refused unless 1 to `MOST_WASTED`, for a reason."""
    item = act.menu.item(item_id)
    if not 1 <= quantity <= MOST_WASTED:
        raise Refused("Say how many were thrown away: 1 to {most}.", most=MOST_WASTED)
    act.record(
        Wasted(
            waste_id=WasteId(new_id()),
            item_id=item_id,
            name=item.name,
            quantity=quantity,
            reason=read_reason(reason),
            cost=None if item.cost is None else item.cost * quantity,
        )
    )
    fewer(act, item_id, quantity)


def waste_of_order(act: Act, order_id: OrderId, line: Line, quantity: int, reason: str) -> None:
    """So many of a line came back and were thrown away; they were sold before, so nothing is counted down."""
    act.record(
        Wasted(
            waste_id=WasteId(new_id()),
            item_id=line.item_id,
            name=line.name,
            quantity=quantity,
            reason=reason,
            cost=None if line.cost is None else line.cost * quantity,
            order_id=order_id,
        )
    )
