"""What waits for a printer says no more of whoever is forgotten than what comes to be printed later."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from counter.flows.documents import BILL, LABEL, RECEIPT, SLIP, TICKET, BillDocument, ReceiptDocument, SlipDocument
from counter.flows.shop import Act
from counter.kernel.typed_json import read_json
from counter.orders.model import Order
from counter.orders.ticket import LabelContent, TicketContent
from counter.printing.said_otherwise import say_otherwise
from counter.receipts.queries import receipts_of, refund_receipts_of


def forget_on_paper(act: Act, orders: Collection[Order]) -> None:
    """Takes the customer off the receipts and slips of these orders that wait for a printer.

    An invoice is one no more without whom it was made out to, and tickets, labels and bills are of no use once nobody
    waits: they are dropped. To be asked before the orders forget whose they were.
    """
    numbers = {
        receipt.content.number
        for order in orders
        for receipt in (*act.read(receipts_of, order.order_id), *act.read(refund_receipts_of, order.order_id))
    }
    sign = act.keys.local.to_sign("print")
    say_otherwise(act.unit, sign, (RECEIPT, SLIP, BILL, TICKET, LABEL), partial(_without, orders, numbers))


def _without(orders: Collection[Order], numbers: Collection[str], kind: str, content: str) -> object | None:
    if kind == RECEIPT:
        receipt = read_json(content, ReceiptDocument)
        if receipt.content.number not in numbers:
            return content
        return None if receipt.invoice else replace(receipt, customer="")
    if kind == SLIP:
        slip = read_json(content, SlipDocument)
        is_theirs = (slip.content.order_number, slip.content.customer) in {(o.called, o.customer) for o in orders}
        return replace(slip, content=replace(slip.content, customer="")) if is_theirs else content
    return None if _is_of(orders, kind, content) else content


def _is_of(orders: Collection[Order], kind: str, content: str) -> bool:
    if kind == BILL:
        bill = read_json(content, BillDocument)
        return (bill.content.order_number, bill.customer) in {(order.called, order.customer) for order in orders}
    whose = read_json(content, TicketContent).whose if kind == TICKET else read_json(content, LabelContent).whose
    return whose.order_id in {order.order_id for order in orders}
