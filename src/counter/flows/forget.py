"""Forgetting whose an order was: what was sold stays as it was sold, and nothing of whose it was."""

from __future__ import annotations

from counter.flows.forget_on_paper import forget_on_paper
from counter.flows.shop import Act
from counter.journal.fact import Entry, subject_of
from counter.journal.queries import in_order
from counter.kernel.ids import MishapId, OrderId
from counter.orders.change_facts import CustomerForgotten
from counter.orders.queries import remakes_of, the_order
from counter.orders.rules import PLACED, READY
from counter.printing.mail_queue import forget_mails
from counter.receipts.facts import InvoiceForgotten, ReceiptNameForgotten
from counter.receipts.queries import invoices_asked, receipts_named
from counter.recovery.facts import MishapTold, WordsForgotten
from counter.recovery.queries import mishaps_of
from counter.regulars.queries import regular_of
from counter.store.unit import Connection


def forget_customer(act: Act, order_id: OrderId) -> None:
    """Name, allergies and notes of an order, its remakes, receipts and invoices are erased, and their words about it.

    What somebody still waits for is left: they are called by it, and it is made with care for what it says. A receipt
    that is on its way to them by e-mail is not sent.
    """
    forget_mails(act.unit, order_id)
    orders = (act.read(the_order, order_id), *act.read(remakes_of, order_id))
    if any(order.state in (PLACED, READY) for order in orders):
        return
    forget_on_paper(act, orders)
    for order in orders:
        said = [
            entry.id
            for entry in act.read(_entries_of, subject_of("order", order.order_id))
            if entry.private is not None
        ]
        if said:
            act.record(CustomerForgotten(order.order_id, tuple(said)))
        for mishap in act.read(mishaps_of, [order.order_id]).get(order.order_id, ()):
            _forget_words(act, mishap.mishap_id)
    for receipt_id, issued in act.read(receipts_named, order_id):
        act.record(ReceiptNameForgotten(receipt_id, issued))
    for invoice_id, asked in act.read(invoices_asked, order_id):
        act.record(InvoiceForgotten(invoice_id, asked))


def _forget_words(act: Act, mishap_id: MishapId) -> None:
    """What they told us of a mishap; how to reach them stays until we came back to them as we said."""
    told = [entry.id for entry in act.read(_entries_of, subject_of("mishap", mishap_id)) if _tells(entry)]
    if told:
        act.record(WordsForgotten(mishap_id, tuple(told)))


def _tells(entry: Entry) -> bool:
    return entry.kind == MishapTold.__name__ and entry.private is not None


def forget_where_asked(act: Act, order_id: OrderId) -> None:
    """An order that nobody waits for any more, of a regular who wants to be known no more, is nobody's."""
    order = act.read(the_order, order_id)
    found = act.read(regular_of, order.remake_of or order_id)
    if found is not None and found[0].noted is None:
        forget_customer(act, order.remake_of or order_id)


def _entries_of(connection: Connection, subject: str) -> tuple[Entry, ...]:
    return tuple(in_order(connection, subject))
