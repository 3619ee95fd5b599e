"""Putting money right without a refund: a payment given back before all is paid, a later tip, a wrong tender."""

from __future__ import annotations

from collections.abc import Sequence

from counter.flows.documents import RETURNED
from counter.flows.kept import give_to_source
from counter.flows.proof import proved_order
from counter.flows.rights import Ask, allow
from counter.flows.share_back import take_back_share
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, PaymentId, TipId, new_id
from counter.orders.change_queries import additions_to
from counter.people.queries import staff_member
from counter.receipts.model import Sale
from counter.receipts.queries import the_sale
from counter.settings.cash import round_cash
from counter.settings.rights import Right
from counter.till.facts import PaymentReturned, TenderChanged, TipAdded
from counter.till.model import Payment
from counter.till.queries import payments_after
from counter.till.rules import CASH, KEPT, check_tender, read_reason
from counter.till.settlement import Tender
from counter.till.slip import ReturnSlip


def give_back(act: Act, order_id: OrderId, payment_id: PaymentId) -> Payment:
    """A payment goes back, its tip with it, and its order is to pay again; a slip of it is printed.

    Where that was the last one of a share, a receipt takes back the share's.

    Refused once the order is paid, but for what was taken too much.
    """
    sale = _proved_sale(act, order_id)
    payment = next((each for each in sale.paid.payments if each.payment_id == payment_id), None)
    if payment is None:
        raise Refused("That payment went back already.")
    too_much = -sale.left
    if sale.left.minor == 0:
        raise Refused("Order {number} is paid. Refund it instead.", number=sale.order.called)
    if not _is_of_open_bill(act, sale, payment_id):
        raise Refused("That payment is on a receipt already. Take lines off the order, or refund it.")
    if 0 < too_much.minor < (payment.amount - payment.rounding).minor:
        raise Refused("{amount} too much was taken. Give that back as a refund.", amount=too_much)
    act.record(
        PaymentReturned(
            payment_id=payment_id,
            order_id=order_id,
            tender=payment.tender,
            amount=payment.amount,
            rounding=payment.rounding,
            tip=payment.tip,
        )
    )
    give_to_source(act, order_id, payment_id, payment.tender, payment.source, payment.amount)
    _print_slip(act, sale, payment)
    take_back_share(act, order_id, payment_id)
    return payment


def _print_slip(act: Act, sale: Sale, payment: Payment) -> None:
    slip = ReturnSlip(
        shop=act.settings.shop_name,
        terminal=act.terminal,
        order_number=sale.order.called,
        at=act.at,
        who=act.read(staff_member, act.by).name,
        tender=payment.tender,
        amount=payment.amount,
        tip=payment.tip,
        left=sale.left + payment.amount - payment.rounding,
        language=sale.order.language,
    )
    act.print(RETURNED, f"given back order {sale.order.called}", slip)


def give_back_share(act: Act, order_id: OrderId, payments: Sequence[PaymentId]) -> None:
    """All that paid a share of a bill goes back, and it is to pay again. Refused as `give_back` refuses."""
    for payment_id in payments:
        give_back(act, order_id, payment_id)


def _is_of_open_bill(act: Act, sale: Sale, payment_id: PaymentId) -> bool:
    """Whether a payment is for what is to pay still, not for what was paid before something was added."""
    order = sale.order
    begin = next((a for a in act.read(additions_to, order.order_id) if a.document == order.document), None)
    if not order.document or begin is None:
        return True
    return payment_id in act.read(payments_after, order.order_id, begin.terminal, begin.seq, begin.at)


def add_tips(act: Act, order_id: OrderId, tenders: Sequence[Tender]) -> None:
    """Tips that are given once an order is paid: each by its tender, for somebody or for all.

    Refused where a tender brings none, or something is left to pay.
    """
    sale = _proved_sale(act, order_id)
    for tender in tenders:
        check_tender(tender.name, act.settings.tenders)
        if tender.name in KEPT:
            raise Refused("A tip comes by cash or card. Leave it off the {tender}.", tender=tender.name)
        if tender.amount or not tender.tip or tender.tip.minor < 0:
            raise Refused("Order {number} is paid already. Take nothing for it.", number=sale.order.called)
        if tender.tendered is not None and tender.tendered != tender.tip:
            raise Refused("A tip that comes afterwards gives no change. Say as the tip what was given.")
        act.record(
            TipAdded(
                tip_id=TipId(new_id()), order_id=order_id, tender=tender.name, tip=tender.tip, tip_to=tender.tip_to
            )
        )


def change_tender(act: Act, order_id: OrderId, payment_id: PaymentId, now: str, reason: str) -> Payment:
    """A payment came by another tender than was said. It is no refund, and its receipt stays as it was.

    What cash was rounded by, another tender is not. Refused where it is not theirs to do and nobody says yes, without a
    reason, and where money of the order went back already.
    """
    sale = _proved_sale(act, order_id)
    check_tender(now, act.settings.tenders)
    payment = next((each for each in sale.paid.payments if each.payment_id == payment_id), None)
    if payment is None or sale.paid.refunds:
        raise Refused("Money of this order went back already: its tenders stay as they are.")
    if kept := next((each for each in (payment.tender, now) if each in KEPT), ""):
        raise Refused("Nothing is put down to a {tender} afterwards. Refund it, and take it anew.", tender=kept)
    if payment.tender == now:
        raise Refused("That payment is {tender} already.", tender=now)
    why = read_reason(reason)
    approved_by = allow(act, Ask(Right.TENDER), order_id=order_id)
    exact = payment.amount - payment.rounding
    amount = round_cash(exact, act.settings.cash_rounding) if now == CASH and sale.left.minor <= 0 else exact
    act.record(
        TenderChanged(
            payment_id=payment_id,
            order_id=order_id,
            was=payment.tender,
            now=now,
            amount=payment.amount,
            tip=payment.tip,
            more=amount - payment.amount,
            reason=why,
            approved_by=approved_by,
        )
    )
    return payment


def _proved_sale(act: Act, order_id: OrderId) -> Sale:
    proved_order(act, order_id)
    return act.read(the_sale, order_id)
