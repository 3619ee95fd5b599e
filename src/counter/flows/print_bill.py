"""A bill on paper: what an order costs and what of it is left, before it is paid. It is no receipt."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.bill import unpaid_sale
from counter.flows.documents import BILL, BillDocument
from counter.flows.issue_receipt import content_of
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.rules import PLACED


def print_bill(act: Act, order_id: OrderId) -> None:
    """Queues the bill of an order. It has no number, and is nothing that was issued. Refused where nothing is left."""
    sale = unpaid_sale(act, order_id)
    content = replace(content_of(act, sale), number="")
    if sale.order.state != PLACED:
        content = replace(content, ready_by=None, latest=0)
    act.print(BILL, f"bill order {sale.order.called}", BillDocument(content, sale.order.customer, sale.left))
