"""Forgetting whose an order was: what was sold stays as it was sold, and nothing of whose it was."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.journal.fact import Entry, subject_of
from counter.journal.queries import in_order
from counter.kernel.ids import OrderId
from counter.orders.change_facts import CustomerForgotten
from counter.orders.queries import remakes_of, the_order
from counter.orders.rules import PLACED, READY
from counter.receipts.facts import ReceiptNameForgotten
from counter.receipts.queries import receipts_named
from counter.regulars.queries import regular_of
from counter.store.unit import Connection


def forget_customer(act: Act, order_id: OrderId) -> None:
    """Name, allergies and notes of an order, of its remakes and of its receipts are erased.

    What somebody still waits for is left: they are called by it, and it is made with care for what it says.
    """
    orders = (act.read(the_order, order_id), *act.read(remakes_of, order_id))
    if any(order.state in (PLACED, READY) for order in orders):
        return
    for order in orders:
        said = [entry.id for entry in act.read(_entries_of, order.order_id) if entry.private is not None]
        if said:
            act.record(CustomerForgotten(order.order_id, tuple(said)))
    for receipt_id, issued in act.read(receipts_named, order_id):
        act.record(ReceiptNameForgotten(receipt_id, issued))


def forget_where_asked(act: Act, order_id: OrderId) -> None:
    """An order that nobody waits for any more, of a regular who wants to be known no more, is nobody's."""
    order = act.read(the_order, order_id)
    found = act.read(regular_of, order.remake_of or order_id)
    if found is not None and found[0].noted is None:
        forget_customer(act, order.remake_of or order_id)


def _entries_of(connection: Connection, order_id: OrderId) -> tuple[Entry, ...]:
    return tuple(in_order(connection, subject_of("order", order_id)))
