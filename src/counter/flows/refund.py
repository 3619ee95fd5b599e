"""Refunding: money goes back for an order, whole, by lines or by an amount, the way it came."""

from __future__ import annotations

from counter.flows.proof import proved_order
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.ids import OrderId, RefundId, StaffId, new_id
from counter.orders.model import Order, spent_by_voucher
from counter.orders.queries import the_order
from counter.settings.rights import Right
from counter.till.facts import Refunded
from counter.till.model import RefundMade
from counter.till.queries import paid_for
from counter.till.refunds import RefundPlan, RefundRequest, comes_otherwise, plan_refund
from counter.till.rules import read_reason
from counter.vouchers.facts import VoucherRestored
from counter.vouchers.queries import redeemed_with


def refund(act: Act, order_id: OrderId, asked: RefundRequest, reason: str) -> RefundMade:
    """Money goes back for an order, for a reason.

    Refused as `plan_refund` refuses, where nobody says why, and where it is not theirs to give.
    """
    order = proved_order(act, order_id)
    paid = act.read(paid_for, order_id, order.total.currency)
    plan = plan_refund(order, paid, asked, act.settings.cash_rounding, act.settings.tenders)
    wanted = [Ask(Right.REFUND, amount=plan.amount)]
    if asked.tender and comes_otherwise(paid, plan.back):
        wanted.append(Ask(Right.OTHER_TENDER))
    read_reason(reason)
    return give_money_back(act, order_id, plan, reason, allow(act, *wanted, order_id=order_id))


def give_money_back(
    act: Act, order_id: OrderId, plan: RefundPlan, reason: str, approved_by: StaffId | None = None
) -> RefundMade:
    """Money goes back as it was planned, once that is somebody's to give. Refused where nobody says why.

    With the last of it the vouchers that lowered the order are good again.
    """
    fact = Refunded(
        refund_id=RefundId(new_id()),
        order_id=order_id,
        amount=plan.amount,
        back=plan.back,
        lines=plan.lines,
        reason=read_reason(reason),
        approved_by=approved_by,
    )
    act.record(fact)
    order = act.read(the_order, order_id)
    if not act.read(paid_for, order_id, order.total.currency).left:
        restore_vouchers(act, order)
    return RefundMade(
        refund_id=fact.refund_id,
        order_id=order_id,
        amount=fact.amount,
        back=fact.back,
        lines=fact.lines,
        reason=fact.reason,
        at=act.at,
        by=act.by,
        approved_by=approved_by,
    )


def restore_vouchers(act: Act, order: Order) -> None:
    """The vouchers that lowered an order are good again, as where all of its money went back."""
    for voucher_id in spent_by_voucher(order.sold):
        if act.read(redeemed_with, voucher_id) == order.order_id:
            act.record(VoucherRestored(voucher_id, order.order_id))
