"""Acts on placed orders: looking at them, refunding, cancelling, printing again, invoices."""

from __future__ import annotations

from typing import Any

from counter.acts import ringing_acts
from counter.acts.answers import order_lines_answer
from counter.acts.change_acts import add_to
from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.mishap_names import mishap_name
from counter.acts.names import Called, LineOfOrder, OfOrder, order_id_named, order_line, order_named
from counter.acts.orders_answers import money_back_answer, order_answer, orders_answer
from counter.acts.pay_acts import TenderSaid, read_tender
from counter.acts.ringing_acts import RingUp, rung
from counter.acts.session import Session
from counter.acts.values import read_money
from counter.flows.cancel import cancel as cancelling
from counter.flows.invoice import NO_TAX_NUMBER, lacks_tax_number
from counter.flows.invoice import invoice as invoicing
from counter.flows.issue_receipt import print_again as printing_again
from counter.flows.receipt_ways import mail_again
from counter.flows.refund_at_counter import refund_for as refunding
from counter.kernel.errors import Refused
from counter.orders.draft import Draft
from counter.recovery.queries import the_mishap
from counter.till.refunds import LineWanted, RefundRequest
from counter.vouchers.queries import restored_for


class Find(Fields, frozen=True, kw_only=True):
    """The orders of a day, or what fits: a number, a name, an amount, a clock time, a receipt's number."""

    find: str = ""
    day: str | None = None


class Refund(OfOrder, frozen=True, kw_only=True):
    """Lines, an amount or all of an order goes back; by the tenders it came by unless one is said.

    Where something went wrong, `mishap` is its kind, and somebody answers it too.
    """

    lines: tuple[LineOfOrder, ...] = ()
    amount: str | None = None
    all: bool = False
    tender: str = ""
    reason: str
    goods: str = ""
    mishap: str = ""


class PrintAgain(OfOrder, frozen=True, kw_only=True):
    """An order whose receipts are printed again: all of them, or the one of that number.

    With an `email` that one, or the only one, goes there instead.
    """

    receipt: str = ""
    email: str = ""


class InvoiceSaid(OfOrder, frozen=True, kw_only=True):
    """For whom a receipt of an order is a full invoice; which of its receipts, where it has several."""

    name: str
    address: str
    vat_number: str = ""
    receipt: str = ""


class Cancel(OfOrder, frozen=True, kw_only=True):
    """An order that will not be made."""

    reason: str
    refund: bool
    their_words: str = ""


class Add(RingUp, frozen=True, kw_only=True):
    """What joins a placed order, as it is rung up; the tenders that pay what is left then, or none: later."""

    order: Called
    day: str | None = None
    reason: str = ""
    tenders: tuple[TenderSaid, ...] | None = None


def order(session: Session, said: OfOrder) -> dict[str, Any]:
    """Looks at an order: its lines, its money, its promise, its story."""
    found = order_named(session, said.order, said.day)
    return order_answer(session, found) | {"lines": order_lines_answer(found)}


def orders(session: Session, said: Find) -> dict[str, Any]:
    """Looks for orders of a day."""
    return {"orders": orders_answer(session, said.day, said.find)}


def refund(session: Session, said: Refund) -> dict[str, Any]:
    """Money goes back for an order. Refused unless it says lines, an amount or all, one of them."""
    found = order_named(session, said.order, said.day)
    if (bool(said.lines), said.amount is not None, said.all).count(True) != 1:
        raise Refused("Say what goes back: lines, an amount, or all.")
    asked = RefundRequest(
        lines=tuple(LineWanted(order_line(found, line.line), line.quantity) for line in said.lines),
        amount=None if said.amount is None else read_money(said.amount, found.total.currency),
        tender=said.tender,
    )
    before = session.opened.read(restored_for, found.order_id)
    done = session.do(refunding, found.order_id, asked, said.reason, said.goods, said.mishap)
    known = session.opened.read(the_mishap, done.mishap_id) if done.mishap_id else None
    opened = {"mishap": mishap_name(session, known)} if known else {}
    return money_back_answer(session, found, before, done.made) | opened


def cancel(session: Session, said: Cancel) -> dict[str, Any]:
    """An order will not be made; its money goes back with it where that is said."""
    found = order_named(session, said.order, said.day)
    before = session.opened.read(restored_for, found.order_id)
    cancelled = session.do(
        cancelling, found.order_id, said.reason, with_refund=said.refund, their_words=said.their_words
    )  # fmt: skip
    return money_back_answer(session, found, before, cancelled.refund, cancelled.back)


def add(session: Session, said: Add) -> dict[str, Any]:
    """A line, or a combo, joins a placed order."""
    found = order_named(session, said.order, said.day)
    tenders = None if said.tenders is None else tuple(read_tender(session, tender) for tender in said.tenders)
    ring = rung(session, said, found.where)
    return add_to(session, found, ring(Draft(found.order_id)), said.reason, tenders)


def print_again(session: Session, said: PrintAgain) -> dict[str, Any]:
    """A copy of an order's receipts, of its refunds too; by e-mail, of one."""
    if said.email:
        order_id = order_id_named(session, said.order, said.day)
        return {"email": session.do(mail_again, order_id, said.receipt, said.email)}
    session.do(printing_again, order_id_named(session, said.order, said.day), said.receipt)
    return {}


def invoice(session: Session, said: InvoiceSaid) -> dict[str, Any]:
    """A receipt of an order prints as a full invoice; what the owner should look at for the next one is said."""
    order_id = order_id_named(session, said.order, said.day)
    number = session.do(invoicing, order_id, said.name, said.address, said.vat_number, said.receipt)
    shop = session.opened
    return {"invoice": number, "look_at": [shop.language.say(NO_TAX_NUMBER)] if lacks_tax_number(shop.settings) else []}


ACTS: dict[str, Kind[Any]] = {
    "order": Kind(OfOrder, order),
    "orders": Kind(Find, orders),
    "add": Kind(Add, add, later=ringing_acts.ACTS["ring_up"].later),
    "refund": Kind(Refund, refund),
    "cancel": Kind(Cancel, cancel),
    "print_again": Kind(PrintAgain, print_again),
    "invoice": Kind(InvoiceSaid, invoice),
}
