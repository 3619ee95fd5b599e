"""Closing a sale: its receipt is issued, and what stands on the counter is handed over at once."""

from __future__ import annotations

from collections.abc import Sequence

from counter.flows.issue_receipt import issue_change_receipt, issue_receipt, issue_share_receipt
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.orders.facts import OrderHandedOver, OrderReady
from counter.orders.rules import PLACED
from counter.receipts.model import Sale
from counter.receipts.shares import Share, rest_of
from counter.settings.stations import COUNTER


def close_sale(act: Act, sale: Sale, shares: Sequence[Share] = (), *, printed: bool = True) -> str:
    """Issues the receipt of a paid sale; an order of things from the counter alone is ready and handed over with it.

    Unless it is for later, or its customer has an allergy: then somebody confirms first that it is safe.

    Where `shares` of it have their receipts, it is of what is in none, if anything is; where it was paid before and
    lines were added, of what changed. Gives the receipt's number, ""
    where there was nothing to issue. Refused while something is left to pay.
    """
    if sale.left.minor > 0:
        raise Refused("That is {short} short. Take the rest, or choose another way to pay.", short=sale.left)
    order = sale.order
    if order.document:
        number = issue_change_receipt(act, sale, printed=printed)
    else:
        number = _rest(act, sale, shares, printed=printed) if shares else issue_receipt(act, sale, printed=printed)
    if (
        order.state == PLACED
        and not (order.allergies or order.wanted_at)
        and all(line.station == COUNTER for line in order.sold)
    ):
        act.record(OrderReady(order.order_id))
        act.record(OrderHandedOver(order.order_id))
    return number


def _rest(act: Act, sale: Sale, shares: Sequence[Share], *, printed: bool) -> str:
    rest = rest_of(sale.order, shares)
    if not rest.parts:
        return ""
    in_shares = {payment for share in shares for payment in share.payments}
    others = tuple(payment for payment in sale.paid.payments if payment.payment_id not in in_shares)
    return issue_share_receipt(act, sale, rest, others, printed=printed)
