"""Taking money for a sale: by one tender or several, with a tip, with change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.flows.kept import take_from_source
from counter.flows.shop import Act
from counter.kernel.ids import PaymentId, new_id
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.receipts.model import Sale
from counter.till.facts import PaymentTaken
from counter.till.model import Payment
from counter.till.settlement import Taken, Tender, settle


def take_payment(act: Act, sale: Sale, tenders: Sequence[Tender] = (), due: Money | None = None) -> Sale:
    """Takes what is left to pay, or the `due` part, by these tenders (none: in cash, exactly), or what they say of it.

    Gives the sale with the payments; a tender that takes nothing is none. Refused as `settle` refuses, and where a gift
    card or a house account does not go as far.
    """
    settings = act.settings
    settlement = settle(sale.left if due is None else due, tenders, settings.cash_rounding, settings.tenders)
    payments = tuple(_record(act, sale.order, taken) for taken in settlement.taken)
    return replace(sale, paid=replace(sale.paid, payments=(*sale.paid.payments, *payments)))


def _record(act: Act, order: Order, taken: Taken) -> Payment:
    payment_id = PaymentId(new_id())
    fact = PaymentTaken(
        payment_id=payment_id,
        order_id=order.order_id,
        tender=taken.tender,
        amount=taken.amount,
        tendered=taken.tendered,
        change=taken.change,
        tip=taken.tip,
        tip_to=taken.tip_to,
        rounding=taken.rounding or None,
        source=take_from_source(act, order, payment_id, taken),
    )
    act.record(fact)
    return Payment(
        payment_id=fact.payment_id,
        order_id=order.order_id,
        tender=fact.tender,
        amount=fact.amount,
        rounding=taken.rounding,
        tendered=fact.tendered,
        change=fact.change,
        tip=fact.tip,
        tip_to=fact.tip_to,
        at=act.at,
        by=act.by,
        source=fact.source,
    )
