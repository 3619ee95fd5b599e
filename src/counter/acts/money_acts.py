"""Acts that put money right: a payment given back, a card that was declined, a tender that was said wrong."""

from __future__ import annotations

from typing import Any

import msgspec

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.mishap_names import mishap_name
from counter.acts.names import Called, OfOrder, order_named, the_one
from counter.acts.orders_answers import payments_answer
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows.card_declined import card_declined as declining
from counter.flows.give_back import change_tender as changing_tender
from counter.flows.give_back import give_back as giving_back
from counter.kernel.errors import Refused
from counter.orders.model import Order
from counter.receipts.queries import the_sale
from counter.recovery.queries import the_mishap
from counter.till.model import Payment


class GiveBack(OfOrder, frozen=True, kw_only=True):
    """A payment of an order, counted as its payments are, from 1."""

    payment: int


class CardDeclined(Fields, frozen=True, kw_only=True):
    """The card machine did not take a card: for the ticket in work, or for an order."""

    order: Called | None = None
    day: str | None = None


class ChangeTender(OfOrder, frozen=True, kw_only=True):
    """The tender that a payment was said to be, and what it was; which one where several came by it."""

    was: str = msgspec.field(name="from")
    now: str = msgspec.field(name="to")
    payment: int | None = None
    reason: str


def give_back(session: Session, said: GiveBack) -> dict[str, Any]:
    """A payment goes back before all is paid, its tip with it."""
    order = order_named(session, said.order, said.day)
    back = session.do(giving_back, order.order_id, _payment(session, order, said.payment).payment_id)
    sale = session.opened.read(the_sale, order.order_id)
    return {
        "order": order.called,
        "tender": back.tender,
        "amount": money(back.amount),
        "tip": money(back.tip),
        "left": money(sale.left),
    }


def card_declined(session: Session, said: CardDeclined) -> dict[str, Any]:
    """What went wrong is opened, and it can be paid another way."""
    order = None if said.order is None else order_named(session, said.order, said.day)
    order_id = order.order_id if order else session.draft().order_id
    mishap_id = session.do(declining, order_id)
    return {"mishap": mishap_name(session, session.opened.read(the_mishap, mishap_id))}


def change_tender(session: Session, said: ChangeTender) -> dict[str, Any]:
    """A payment came by another tender than was said."""
    order = order_named(session, said.order, said.day)
    if said.payment is None:
        payments = session.opened.read(the_sale, order.order_id).paid.payments
        payment = the_one("payment by", said.was, (each for each in payments if each.tender == said.was))
    else:
        payment = _payment(session, order, said.payment)
    session.do(changing_tender, order.order_id, payment.payment_id, said.now, said.reason)
    return {
        "order": order.called,
        "payments": payments_answer(session, session.opened.read(the_sale, order.order_id).paid.payments),
    }


def _payment(session: Session, order: Order, place: int) -> Payment:
    payments = session.opened.read(the_sale, order.order_id).paid.payments
    if not 1 <= place <= len(payments):
        raise Refused("Order {number} has no payment {place}.", number=order.called, place=place)
    return payments[place - 1]


ACTS: dict[str, Kind[Any]] = {
    "card_declined": Kind(CardDeclined, card_declined),
    "give_back": Kind(GiveBack, give_back),
    "change_tender": Kind(ChangeTender, change_tender),
}
