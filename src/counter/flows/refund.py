"""Refunding: money goes back for an order, whole, by lines or by an amount, the way it came."""

from __future__ import annotations

from collections import Counter

from counter.flows.kept import give_to_source
from counter.flows.proof import proved_order
from counter.flows.refund_receipt import issue_refund_receipt
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.flows.sold_out import one_more
from counter.flows.usual import take_punches_back
from counter.flows.waste import waste_of_order
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, OrderId, RefundId, StaffId, VoucherId, new_id
from counter.orders.model import Order, spent_by_voucher, to_make
from counter.orders.queries import the_order
from counter.orders.rules import CANCELLED
from counter.settings.rights import Right
from counter.till.facts import Refunded
from counter.till.model import RefundMade
from counter.till.queries import paid_for
from counter.till.refunds import RefundPlan, RefundRequest, comes_otherwise, plan_refund
from counter.till.rules import GOODS, SOLD_AGAIN, THROWN_AWAY, read_reason
from counter.vouchers.facts import VoucherRestored
from counter.vouchers.queries import redeemed_with


def refund(act: Act, order_id: OrderId, asked: RefundRequest, reason: str, goods: str = "") -> RefundMade:
    """Money goes back for an order, for a reason, with a receipt; `goods` is what became of what came back.

    What is sold again is counted again where its items are counted down; what is thrown away is waste. Refused as
    `plan_refund` refuses, where nobody says why, and where it is not theirs to give.
    """
    order = proved_order(act, order_id)
    paid = act.read(paid_for, order_id, order.total.currency)
    if paid.settled < order.total and order.state != CANCELLED:
        raise Refused("Order {number} is not paid yet. Give its payments back, or cancel it.", number=order.called)
    plan = plan_refund(order, paid, asked, act.settings.cash_rounding, act.settings.tenders)
    read_reason(reason)
    if goods not in GOODS:
        raise Refused("What became of it? Say “{thrown}” or “{again}”.", thrown=THROWN_AWAY, again=SOLD_AGAIN)
    wanted = [Ask(Right.REFUND, amount=plan.amount)]
    if asked.tender and comes_otherwise(paid, plan.back):
        wanted.append(Ask(Right.OTHER_TENDER))
    approved_by = allow(act, *wanted, order_id=order_id)
    made = give_money_back(act, order_id, plan, reason, approved_by, goods=goods)
    _goods_came_back(act, order, made)
    return made


def _goods_came_back(act: Act, order: Order, made: RefundMade) -> None:
    """What can be sold again is counted again, item by item; what is thrown away is waste, line by line."""
    back = {line.line_id: line.quantity for line in made.lines}
    pieces: Counter[ItemId] = Counter()
    for line in to_make(order.sold):
        quantity = back.get(line.line_id, 0)
        pieces[line.item_id] += quantity
        if quantity and made.goods == THROWN_AWAY:
            waste_of_order(act, order.order_id, line, quantity, made.reason)
    for item_id, count in pieces.items():
        if count and made.goods == SOLD_AGAIN:
            one_more(act, item_id, count)


def give_money_back(
    act: Act,
    order_id: OrderId,
    plan: RefundPlan,
    reason: str,
    approved_by: StaffId | None = None,
    *,
    goods: str = "",
    receipt: bool = True,
) -> RefundMade:
    """Money goes back as it was planned, once that is somebody's to give, with a receipt of its own.

    Without, the `receipt` of the sale, which is still to come, says it.
    With the last of it the vouchers that lowered the order are good again. Refused where nobody says why.
    """
    fact = Refunded(
        refund_id=RefundId(new_id()),
        order_id=order_id,
        amount=plan.amount,
        back=plan.back,
        lines=plan.lines,
        reason=read_reason(reason),
        approved_by=approved_by,
        goods=goods,
    )
    act.record(fact)
    for each in plan.back:
        give_to_source(act, order_id, fact.refund_id, each.tender, each.source, each.amount)
    order = act.read(the_order, order_id)
    is_all = not act.read(paid_for, order_id, order.total.currency).left
    restored = restore_vouchers(act, order) if is_all else ()
    made = RefundMade(
        refund_id=fact.refund_id,
        order_id=order_id,
        amount=fact.amount,
        back=fact.back,
        lines=fact.lines,
        reason=fact.reason,
        at=act.at,
        by=act.by,
        approved_by=approved_by,
        goods=goods,
        undone=plan.undone,
    )
    if receipt:
        issue_refund_receipt(act, made, restored)
    return made


def restore_vouchers(act: Act, order: Order) -> tuple[VoucherId, ...]:
    """The vouchers that lowered an order are good again, as where all of its money went back. Gives which.

    What its regular's punch card had earned and spent is as before, too.
    """
    take_punches_back(act, order.order_id)
    used = vouchers_used_by(act, order)
    for voucher_id in used:
        act.record(VoucherRestored(voucher_id, order.order_id))
    return used


def vouchers_used_by(act: Act, order: Order) -> tuple[VoucherId, ...]:
    """The vouchers that lowered an order and are not good again yet."""
    spent = spent_by_voucher(order.sold)
    return tuple(each for each in spent if order.order_id in act.read(redeemed_with, each))
