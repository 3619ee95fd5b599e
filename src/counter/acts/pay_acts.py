"""Acts of the till: paying, looking at orders, refunding, cancelling, printing again."""

from __future__ import annotations

from typing import Any, Literal

from counter.acts.answers import lines_answer, taxes_of, wait_answer
from counter.acts.fields import Fields
from counter.acts.names import OfOrder, order_id_named, order_line, order_named, person_named
from counter.acts.orders_answers import money_back_answer, order_answer, orders_answer, payments_answer
from counter.acts.session import Session
from counter.acts.values import money, read_money
from counter.flows.cancel import cancel as cancelling
from counter.flows.issue_receipt import print_again as printing_again
from counter.flows.pay import pay as paying
from counter.flows.refund import refund as refunding
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.orders.model import Order, spent_by_voucher
from counter.promises.rules import minutes_off
from counter.receipts.queries import find_receipt, the_sale
from counter.till.refunds import LineWanted, RefundRequest
from counter.till.settlement import Tender
from counter.vouchers.code import code_of
from counter.vouchers.queries import the_voucher

SHARED = "shared"
"""A tip that is shared among all."""


class TenderSaid(Fields, frozen=True, kw_only=True):
    """What a customer hands over by one tender; without an amount all that is left."""

    tender: str
    amount: str | None = None
    tendered: str | None = None
    tip: str | None = None
    tip_to: str = SHARED


class Pay(Fields, frozen=True, kw_only=True):
    """How the ticket is paid; no tenders: in cash, exactly.

    `they_know`: where no time is promised for it, the customer was told how long it takes. Who says false wants it only
    with a promise.
    """

    tenders: tuple[TenderSaid, ...] = ()
    receipt: Literal["print"] = "print"
    they_know: bool = True


class LineOfOrder(Fields, frozen=True, kw_only=True):
    """So many of a line, or all of it."""

    line: int
    quantity: int | None = None


class Find(Fields, frozen=True, kw_only=True):
    """The orders of a day, or what fits: a number, a name, an amount, a clock time, a receipt's number."""

    find: str = ""
    day: str | None = None


class Refund(OfOrder, frozen=True, kw_only=True):
    """Lines, an amount or all of an order goes back; by the tenders it came by unless one is said."""

    lines: tuple[LineOfOrder, ...] = ()
    amount: str | None = None
    all: bool = False
    tender: str = ""
    reason: str


class Cancel(OfOrder, frozen=True, kw_only=True):
    """An order that will not be made."""

    reason: str
    refund: bool
    their_words: str = ""


def pay(session: Session, said: Pay) -> dict[str, Any]:
    """The ticket is paid and becomes an order with a promise; its receipt goes to the printer."""
    tenders = tuple(_tender(session, tender) for tender in said.tenders)
    result = session.do(paying, session.draft().order_id, tenders, they_know=said.they_know)
    shop = session.opened
    sale = shop.read(the_sale, result.order_id)
    receipt = shop.read(find_receipt, result.order_id)
    order = sale.order
    due = result.due
    promise = {"due": due.isoformat(), "minutes": minutes_off(due, order.placed_at)} if due is not None else None
    return {
        "order": order.called,
        "total": money(order.total),
        "taxes": taxes_of(order.sold, order.total.currency),
        "tenders": payments_answer(sale.paid.payments),
        "rounding": money(order.total * 0),
        "change": money(result.change),
        "tips": money(result.tips),
        "paid": money(sale.paid.amount),
        "left": money(result.left),
        "receipt": receipt.content.number if receipt else None,
        "promise": promise,
        **wait_answer(result.wait, shop.language),
        "vouchers_used": _vouchers_used(session, order),
    }


def _tender(session: Session, said: TenderSaid) -> Tender:
    currency = session.opened.settings.currency
    amounts = {
        name: None if text is None else read_money(text, currency)
        for name, text in (("amount", said.amount), ("tendered", said.tendered), ("tip", said.tip))
    }
    tip_to: StaffId | None = None if said.tip_to == SHARED else person_named(session, said.tip_to)
    return Tender(said.tender, tip_to=tip_to, **amounts)


def _vouchers_used(session: Session, order: Order) -> list[dict[str, str]]:
    shop = session.opened
    return [
        {"code_end": code_of(shop.keys, shop.read(the_voucher, voucher_id))[-5:], "amount": money(amount)}
        for voucher_id, amount in spent_by_voucher(order.sold).items()
    ]


def order(session: Session, said: OfOrder) -> dict[str, Any]:
    """Looks at an order: its lines, its money, its promise, its story."""
    found = order_named(session, said.order, said.day)
    return order_answer(session, found) | {"lines": lines_answer(found.sold, to_go=found.to_go)}


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
    return money_back_answer(session.do(refunding, found.order_id, asked, said.reason), found.total.currency)


def cancel(session: Session, said: Cancel) -> dict[str, Any]:
    """An order will not be made; its money goes back with it where that is said."""
    found = order_named(session, said.order, said.day)
    made = session.do(
        cancelling, found.order_id, said.reason, with_refund=said.refund, their_words=said.their_words
    )  # fmt: skip
    return money_back_answer(made, found.total.currency)


def print_again(session: Session, said: OfOrder) -> dict[str, Any]:
    """A copy of an order's receipt."""
    session.do(printing_again, order_id_named(session, said.order, said.day))
    return {}
