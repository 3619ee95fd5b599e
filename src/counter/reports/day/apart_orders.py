"""Orders and items over which terminals that were apart decided otherwise, each as far as it knew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from counter.journal.queries import LateFact, did_not_fit, in_order
from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.orders.facts import OrderCancelled, OrderHandedOver
from counter.orders.model import Order
from counter.orders.queries import find_order
from counter.orders.rules import CANCELLED, HANDED_OVER
from counter.reports.day.apart_words import Telling
from counter.reports.day.page import Apart
from counter.reports.oversold import oversold_on
from counter.till.queries import paid_for


def cancelled_and_handed_over(telling: Telling, since: datetime, until: datetime) -> Iterator[Apart]:
    """Orders that one terminal cancelled and another handed over, with what went back of their money."""
    told = set[OrderId]()
    for late in did_not_fit(telling.connection, (OrderCancelled, OrderHandedOver)):
        order = find_order(telling.connection, OrderId(UUID(late.subject.partition(":")[2])))
        stands = HANDED_OVER if late.kind == OrderCancelled.__name__ else CANCELLED
        if since <= late.at < until and order is not None and order.state == stands and order.order_id not in told:
            told.add(order.order_id)
            yield _cancelled(telling, late, order)


def _cancelled(telling: Telling, late: LateFact, order: Order) -> Apart:
    say, back = telling.language.say, _given_back(telling, order)
    is_cancelled = order.state == CANCELLED
    by, at = (order.cancelled_by, order.cancelled_at) if is_cancelled else (order.handed_over_by, order.handed_over_at)
    kind = (OrderCancelled if is_cancelled else OrderHandedOver).__name__
    entry = next(each for each in in_order(telling.connection, late.subject) if each.kind == kind and each.at == at)
    done = telling.did(by, entry.terminal, entry.at), telling.who(late)
    cancelled, handed_over = done if is_cancelled else reversed(done)
    words = {"order": order.called, "amount": telling.language.money(back)}
    if back.minor:
        title = say("Order {order} was cancelled and handed over: {amount} went back", **words)
    else:
        title = say("Order {order} was cancelled, and handed over all the same", **words)
    text = say("Cancelled: {cancelled}. Handed over: {handed_over}.", cancelled=cancelled, handed_over=handed_over)
    return Apart(title, text, back if back.minor else None, order.order_id)


def _given_back(telling: Telling, order: Order) -> Money:
    paid = paid_for(telling.connection, order.order_id, order.total.currency)
    returned = (each.amount for each in paid.returned)
    return total([*(each.amount for each in paid.refunds), *returned], order.total.currency)


def sold_too_often(telling: Telling, first: date) -> Iterator[Apart]:
    """Items of which terminals that did not know of each other sold more than there were, from that day on."""
    say, days = telling.language.say, (telling.day - first).days
    for day in (first + timedelta(days=each) for each in range(days + 1)):
        for each in oversold_on(telling.connection, day):
            words = {
                "who": telling.did(each.said.by, each.said.terminal, each.said.at),
                "sold": "; ".join(
                    say("{count}: {who}", count=sold.count, who=telling.did(sold.by, sold.terminal, sold.at))
                    for sold in each.too_many
                ),
            }
            if each.left:
                text = say("{left} left, said by {who}. Too many: {sold}.", left=each.left, **words)
            else:
                text = say("Sold out, said by {who}. Sold all the same: {sold}.", **words)
            title = say(
                "{item}: {count} more sold than there were, {amount}",
                item=each.item,
                count=sum(sold.count for sold in each.too_many),
                amount=telling.language.money(each.amount),
            )
            yield Apart(title, text, each.amount)
