"""Who a ticket is for, where they are a regular, and what they had last."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter.kernel.ids import RegularId
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.regulars.model import Regular
from counter.regulars.queries import orders_of_regular, regulars_called, the_regular


@dataclass(frozen=True, slots=True)
class Known:
    """Whoever a ticket is for, and what they had last, newest first."""

    regular: Regular
    had: tuple[Order, ...]


def who_is_it(connection: Connection, regular_id: RegularId | None, name: str) -> Known | None:
    """The regular of a ticket, or else the only one who is called so; None where nobody is."""
    found = (the_regular(connection, regular_id),) if regular_id else regulars_called(connection, name)
    if len(found) != 1:
        return None
    ids = orders_of_regular(connection, found[0].regular_id)
    orders = {order.order_id: order for order in orders_by(connection, ids)}
    return Known(found[0], tuple(orders[each] for each in ids))
