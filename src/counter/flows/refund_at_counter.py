"""A refund as it is made at the counter: seen before it prints, and answered for where something went wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter.flows.put_right import open_mishap
from counter.flows.refund import refund, vouchers_used_by
from counter.flows.refund_receipt import refund_content
from counter.flows.rights import allowance_of, left_today
from counter.flows.shop import Act
from counter.flows.thrown_away import open_thrown_away
from counter.kernel.ids import MishapId, OrderId, RefundId, new_id
from counter.kernel.money import Money
from counter.orders.queries import the_order
from counter.people.queries import has_pins
from counter.receipts.content import ReceiptContent
from counter.receipts.queries import refund_receipt_number, the_sale
from counter.recovery.rules import kind_of_reason
from counter.till.model import RefundMade
from counter.till.refunds import RefundRequest, plan_refund
from counter.till.rules import THROWN_AWAY


@dataclass(frozen=True, slots=True)
class YoursToday:
    """What somebody may still give away alone today, `of` so much; None where there is no limit or nobody has a PIN."""

    left: Money | None = None
    of: Money | None = None


@dataclass(frozen=True, slots=True)
class RefundDone:
    """A refund, the number of its receipt, and the mishap that somebody has to answer, if something went wrong."""

    made: RefundMade
    receipt: str
    mishap_id: MishapId | None


def yours_today(act: Act) -> YoursToday:
    """What whoever is at it may still give away alone today."""
    return YoursToday(left_today(act), allowance_of(act).per_day) if act.read(has_pins) else YoursToday()


def look_at_refund(act: Act, order_id: OrderId, asked: RefundRequest, reason: str, goods: str = "") -> ReceiptContent:
    """What a refund would print; it gives nothing back. Refused as `plan_refund` refuses."""
    sale, settings = act.read(the_sale, order_id), act.settings
    plan = plan_refund(sale.order, sale.paid, asked, settings.cash_rounding, settings.tenders)
    made = RefundMade(
        refund_id=RefundId(new_id()),
        order_id=order_id,
        amount=plan.amount,
        back=plan.back,
        lines=plan.lines,
        reason=reason,
        at=act.at,
        by=act.by,
        goods=goods,
    )
    after = replace(sale, paid=replace(sale.paid, refunds=(*sale.paid.refunds, made)))
    restored = () if after.paid.left else vouchers_used_by(act, sale.order)
    return refund_content(act, after, made, restored)


def refund_for(
    act: Act, order_id: OrderId, asked: RefundRequest, reason: str, goods: str = "", kind: str = ""
) -> RefundDone:
    """A refund; where something went wrong (a `kind` of the playbook), that is a mishap that somebody answers too.

    So it is where the `reason` names such a kind, and where what was made is thrown away. Refused as `refund`.
    """
    made = refund(act, order_id, asked, reason, goods)
    kind = kind or kind_of_reason(reason, act.playbook, act.language)
    mishap_id = open_mishap(act, kind, order_id) if kind else None
    if mishap_id is None and goods == THROWN_AWAY:
        order, back = act.read(the_order, order_id), {line.line_id for line in made.lines}
        mishap_id = open_thrown_away(act, order, [line for line in order.lines if line.line_id in back], reason)
    return RefundDone(made, act.read(refund_receipt_number, made) or "", mishap_id)
