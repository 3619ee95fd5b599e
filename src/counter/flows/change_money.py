"""The money of a change: what goes back for what comes off a placed order, and what of it pays for what was added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counter.flows.change_plan import ChangePlan, LineOff
from counter.flows.refund import give_money_back
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.kernel.ids import LineId, StaffId
from counter.kernel.money import Money, share_out, total
from counter.orders.change_queries import additions_to
from counter.orders.changes import Changed, lowers_by
from counter.receipts.model import Sale
from counter.settings.rights import Right
from counter.till.model import LineBack, MoneyBack, Payment, RefundMade
from counter.till.queries import paid_for, payments_after
from counter.till.refunds import RefundRequest, plan_refund
from counter.till.rules import TENDERS, THROWN_AWAY
from counter.till.settlement import Tender


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A refund for lines that come off: what of the payments each of them undoes, and by how much more went back."""

    refund: RefundMade
    undone: Mapping[LineId, Money]
    rounding: Money


def give_back_for(act: Act, before: Sale, plan: ChangePlan, off: Sequence[LineOff]) -> tuple[GivenBack, ...]:
    """What goes back for what comes off, once that is somebody's to give.

    What has a receipt goes back whole, with a receipt, unless what was added costs as much: then it lowers that. What
    has none yet goes back as far as it is paid, and the receipt to come says so.
    """
    documents = {line.line_id: line.document for line in before.order.lines}
    pieces = [(each.line_id, gone) for each, gone in zip(off, plan.off, strict=True)]
    closed = [(line_id, gone) for line_id, gone in pieces if documents[line_id] < plan.document]
    others = [(line_id, gone) for line_id, gone in pieces if documents[line_id] == plan.document]
    worth, nothing = _worth(closed, before), before.left * 0
    left = plan.order.total - before.paid.settled + worth
    too_much = max(-left, nothing) - max(-before.left, nothing)
    goes_back = worth if worth > max(left, nothing) else nothing
    if (goes_back or too_much.minor > 0) and before.paid.left.minor > 0:
        net = min(goes_back - max(left, nothing) if goes_back else nothing, before.paid.left) + max(too_much, nothing)
        approved_by = allow(act, Ask(Right.REFUND, amount=net), order_id=before.order.order_id)
    else:
        return ()
    backs = []
    if goes_back:
        backs.append(_give(act, before, closed, goes_back, off[0].reason, approved_by, receipt=True))
    if too_much.minor > 0:
        is_paid = _paid_of(act, before, plan) >= too_much
        backs.append(_give(act, before, others or closed, too_much, off[0].reason, approved_by, receipt=not is_paid))
    return tuple(back for back in backs if back is not None)


def set_off(act: Act, sale: Sale, backs: Sequence[GivenBack]) -> Sale:
    """What was added is paid of what goes back, by the same tenders, so that only the rest goes back."""
    own = (*TENDERS, *act.settings.tenders)
    went = [each for back in backs for each in back.refund.back if each.tender in own and not each.source]
    for each in sorted(went, key=lambda each: each.amount, reverse=True):
        if sale.left.minor > 0:
            amount = None if each.amount >= sale.left else each.amount
            sale = take_payment(act, sale, (Tender(each.tender, amount=amount),))
    return sale


def money_back(backs: Sequence[GivenBack], kept: Sequence[Payment]) -> tuple[MoneyBack, ...]:
    """What really goes back, by tender, less what was kept of it to pay for what was added."""
    rows: dict[tuple[str, object], MoneyBack] = {}
    for each in (each for back in backs for each in back.refund.back):
        known = rows.get((each.tender, each.source))
        rows[each.tender, each.source] = replace(each, amount=each.amount + known.amount) if known else each
    for payment in kept:
        known = next(each for each in rows.values() if each.tender == payment.tender)
        rows[known.tender, known.source] = replace(known, amount=known.amount - payment.amount)
    return tuple(each for each in rows.values() if each.amount)


def _worth(pieces: Sequence[tuple[LineId, Changed]], before: Sale) -> Money:
    return total((lowers_by(before.order, gone) for _, gone in pieces), before.paid.currency)


def _paid_of(act: Act, before: Sale, plan: ChangePlan) -> Money:
    """What was paid of the document that is open."""
    payments, order_id = before.paid.payments, before.order.order_id
    begin = next((each for each in act.read(additions_to, order_id) if each.document == plan.document), None)
    if plan.document and begin is not None:
        later = act.read(payments_after, order_id, begin.terminal, begin.seq, begin.at)
        payments = tuple(payment for payment in payments if payment.payment_id in later)
    return total((payment.amount - payment.rounding for payment in payments), before.paid.currency)


def _give(
    act: Act,
    before: Sale,
    pieces: Sequence[tuple[LineId, Changed]],
    undone: Money,
    reason: str,
    approved_by: StaffId | None,
    *,
    receipt: bool,
) -> GivenBack | None:
    """Gives back what pieces undo, as far as there is money left; with the last of it as it was rounded."""
    order, settings, currency = before.order, act.settings, undone.currency
    paid = act.read(paid_for, order.order_id, currency)
    exact = min(undone, paid.left)
    if exact.minor <= 0:
        return None
    amount = paid.left if paid.settled == undone else exact
    planned = plan_refund(order, paid, RefundRequest(amount=amount), settings.cash_rounding, settings.tenders)
    made = {line.line_id for line in order.lines if line.made_at is not None and line.sold.belongs_to is None}
    goods = THROWN_AWAY if any(line_id in made for line_id, _ in pieces) else ""
    weights = [max(0, lowers_by(order, gone).minor) for _, gone in pieces]
    lines = tuple(
        LineBack(line_id, gone.lines[0].quantity, Money(minor, currency))
        for (line_id, gone), minor in zip(pieces, share_out(planned.amount.minor, weights), strict=True)
    )
    refund = give_money_back(
        act,
        order.order_id,
        replace(planned, lines=lines, undone=exact),
        reason,
        approved_by,
        goods=goods,
        receipt=receipt,
    )
    shares = zip(pieces, share_out(undone.minor, weights), strict=True)
    return GivenBack(
        refund=refund,
        undone={line_id: Money(minor, currency) for (line_id, _), minor in shares},
        rounding=refund.amount - exact,
    )
