"""Acts that take the money for the ticket in work."""

from __future__ import annotations

from typing import Any, Literal

from counter.acts.answers import taxes_of, wait_answer
from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import person_named
from counter.acts.orders_answers import payments_answer
from counter.acts.session import Session
from counter.acts.values import money, read_money
from counter.flows.pay import pay as paying
from counter.kernel.ids import StaffId
from counter.orders.model import Order, spent_by_voucher
from counter.promises.rules import minutes_off
from counter.receipts.queries import find_receipt, the_sale
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
        "taxes": taxes_of(order),
        "tenders": payments_answer(sale.paid.payments),
        "rounding": money(sale.paid.rounding),
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


ACTS: dict[str, Kind[Any]] = {
    "pay": Kind(
        Pay,
        pay,
        later=(
            "later", "name", "tab", "order", "share", "receipt=none", "receipt=e-mail", "receipt=qr", "tenders.code",
            "tenders.tender=gift card", "tenders.tender=house",
        ),
    ),
}  # fmt: skip
LATER = frozenset({"give_back"})
"""Acts of this family that are not there yet."""
