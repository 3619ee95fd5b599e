"""Cancelling: an order will not be made, for a reason, and its money may go back with it."""

from __future__ import annotations

from dataclasses import dataclass

from counter.flows.forget import forget_where_asked
from counter.flows.give_back import give_back
from counter.flows.print_tickets import print_cancelled
from counter.flows.refund import refund, restore_vouchers
from counter.flows.shop import Act
from counter.flows.untold import nothing_untold
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.facts import OrderCancelled
from counter.orders.queries import remakes_of
from counter.orders.rules import check_can_be_cancelled
from counter.receipts.queries import the_sale
from counter.recovery.facts import MishapReopened, MishapTold
from counter.recovery.queries import mishaps_answered_with, mishaps_of
from counter.recovery.rules import read_story
from counter.till.model import MoneyBack, RefundMade
from counter.till.refunds import RefundRequest
from counter.till.rules import read_reason


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What went `back` as an order was cancelled: as a `refund`, or its payments where it was not paid yet."""

    back: tuple[MoneyBack, ...] = ()
    refund: RefundMade | None = None


def cancel(act: Act, order_id: OrderId, reason: str, *, with_refund: bool, their_words: str = "") -> Cancelled:
    """Cancels an order that nobody has taken yet; `with_refund` gives back all that is left of its money.

    What was paid of one that is not paid yet goes back payment by payment, tips with them, as there is no sale to
    refund. Over something that went wrong and that nobody answered only with the money back, and with the customer's
    words; what a remake was to make right waits again. Refused once it was handed over or cancelled, and where nobody
    says why.
    """
    sale = act.read(the_sale, order_id)
    order, paid = sale.order, sale.paid
    check_can_be_cancelled(order.state, order.called)
    why = read_reason(reason)
    nothing_untold(act, order)
    _hear_them(act, order_id, their_words, with_refund=with_refund)
    act.record(OrderCancelled(order_id, why))
    if order.remake_of is not None:
        _wait_again(act, order_id, order.remake_of, their_words)
    forget_where_asked(act, order_id)
    print_cancelled(act, order)
    if paid.left and not with_refund:
        return Cancelled()
    if sale.left.minor > 0:
        returned = [give_back(act, order_id, payment.payment_id) for payment in paid.payments]
        restore_vouchers(act, order)
        return Cancelled(tuple(MoneyBack(each.tender, each.amount + each.tip, each.source) for each in returned))
    if paid.left:
        made = refund(act, order_id, RefundRequest(), why)
        return Cancelled(made.back, made)
    restore_vouchers(act, order)
    return Cancelled()


def _hear_them(act: Act, order_id: OrderId, their_words: str, *, with_refund: bool) -> None:
    words = read_story(their_words)
    waiting = [mishap for mishap in act.read(mishaps_of, [order_id]).get(order_id, ()) if mishap.is_open]
    if waiting and not (with_refund and words):
        raise Refused("Something went wrong with this order. Give the money back, and write what the customer says.")
    if words:
        for mishap in waiting:
            act.record(MishapTold(mishap.mishap_id, words))


def _wait_again(act: Act, remake: OrderId, first: OrderId, their_words: str) -> None:
    """What is not made again after all is not made right, unless they said that they are, or left."""
    words = read_story(their_words)
    family = [first, *(each.order_id for each in act.read(remakes_of, first))]
    for mishap in act.read(mishaps_answered_with, remake, family):
        if mishap.closed_at is None:
            if not mishap.is_open:
                act.record(MishapReopened(mishap.mishap_id))
            if words:
                act.record(MishapTold(mishap.mishap_id, words))
