"""What is paid from money that the shop keeps an account of: it is taken from there, and goes back there."""

from __future__ import annotations

from uuid import UUID

from counter.flows import gift_card, house_account
from counter.flows.shop import Act
from counter.kernel.ids import AccountId, GiftCardId, OrderId, PaymentId
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.till.rules import GIFT_CARD, HOUSE
from counter.till.settlement import Taken


def take_from_source(act: Act, order: Order, payment_id: PaymentId, taken: Taken) -> UUID | None:
    """Takes what a gift card or a house account pays of an order; gives which it was, None where money came in.

    Where nobody says whose account it is, it is that of whom the order is for. Refused where it does not go as far.
    """
    if taken.tender == GIFT_CARD:
        return gift_card.spend(act, taken.code, order.order_id, payment_id, taken.amount)
    if taken.tender == HOUSE:
        name = taken.account or order.customer
        return house_account.charge(act, name, order.order_id, payment_id, taken.amount)
    return None


def give_to_source(act: Act, order_id: OrderId, by: UUID, tender: str, source: UUID | None, amount: Money) -> None:
    """What goes back to the gift card or the house account that it came from; `by` is the payment, or the refund."""
    if source is None or not amount:
        return
    if tender == GIFT_CARD:
        gift_card.put_back(act, GiftCardId(source), order_id, by, amount)
    elif tender == HOUSE:
        house_account.credit(act, AccountId(source), order_id, by, amount)
