"""Refunding: money goes back for an order, whole, by lines or by an amount, the way it came."""

from __future__ import annotations

from counter.flows.proof import proved_order
from counter.flows.shop import Act
from counter.kernel.ids import OrderId, RefundId, new_id
from counter.till.facts import Refunded
from counter.till.model import RefundMade
from counter.till.queries import paid_for
from counter.till.refunds import RefundRequest, plan_refund
from counter.till.rules import read_reason


def refund(act: Act, order_id: OrderId, asked: RefundRequest, reason: str) -> RefundMade:
    """Money goes back for an order, for a reason. Refused as `plan_refund` refuses, or where nobody says why."""
    order = proved_order(act, order_id)
    paid = act.read(paid_for, order_id, order.total.currency)
    plan = plan_refund(order, paid, asked, act.settings.cash_rounding)
    fact = Refunded(
        refund_id=RefundId(new_id()),
        order_id=order_id,
        amount=plan.amount,
        back=plan.back,
        lines=plan.lines,
        reason=read_reason(reason),
    )
    act.record(fact)
    return RefundMade(
        refund_id=fact.refund_id,
        order_id=order_id,
        amount=fact.amount,
        back=fact.back,
        lines=fact.lines,
        reason=fact.reason,
        at=act.at,
        by=act.by,
    )
