"""How far a new shop is with the first coffee it sells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from counter.journal.seal import Key
from counter.kernel.ids import TerminalId
from counter.orders.draft_store import current_draft
from counter.orders.model import Order
from counter.orders.queries import orders_of
from counter.orders.rules import CANCELLED
from counter.promises.model import Promise
from counter.promises.queries import the_promise
from counter.receipts.model import Receipt
from counter.receipts.queries import find_receipt
from counter.till.model import Paid
from counter.till.queries import paid_for


@dataclass(frozen=True, slots=True)
class FirstCoffee:
    """The order, what was promised and paid, and its receipt, each as soon as there is one.

    `is_rung_up`: something stands on the ticket in work.
    """

    order: Order | None = None
    promise: Promise | None = None
    paid: Paid | None = None
    receipt: Receipt | None = None
    is_rung_up: bool = False


def first_coffee(connection: Connection, day: date, terminal: TerminalId, key: Key) -> FirstCoffee:
    """The first order of a trading day that was not cancelled; the ticket in work is that of `terminal`."""
    ticket = current_draft(connection, terminal, key)
    is_rung_up = ticket is not None and bool(ticket.draft.lines)
    order = next((each for each in orders_of(connection, day) if each.state != CANCELLED), None)
    if order is None:
        return FirstCoffee(is_rung_up=is_rung_up)
    return FirstCoffee(
        order=order,
        promise=the_promise(connection, order.order_id),
        paid=paid_for(connection, order.order_id, order.total.currency),
        receipt=find_receipt(connection, order.order_id),
        is_rung_up=is_rung_up,
    )
