"""Closing a sale: its receipt is issued, and what stands on the counter is handed over at once."""

from __future__ import annotations

from counter.flows.issue_receipt import issue_receipt
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.menu.rules import COUNTER
from counter.orders.facts import OrderHandedOver, OrderReady
from counter.orders.rules import PLACED
from counter.receipts.model import Sale


def close_sale(act: Act, sale: Sale) -> None:
    """Issues the receipt of a paid sale; an order of things from the counter alone is ready and handed over with it.

    Refused while something is left to pay.
    """
    if sale.left.minor > 0:
        raise Refused("That is {short} short. Take the rest, or choose another way to pay.", short=sale.left)
    issue_receipt(act, sale)
    order = sale.order
    if order.state == PLACED and all(line.station == COUNTER for line in order.sold):
        act.record(OrderReady(order.order_id))
        act.record(OrderHandedOver(order.order_id))
