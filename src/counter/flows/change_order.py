"""Changing a placed order: lines are added and taken off in one act, and promise, money and bar follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.apologise import open_left_off
from counter.flows.change_plan import (
    ChangeAsked,
    ChangePlan,
    LineOff,
    all_off,
    check_open,
    new_promise,
    plan_change,
    priced_for,
)
from counter.flows.close_sale import close_sale
from counter.flows.proof import prove_items, prove_sale, prove_settings
from counter.flows.refund import give_money_back
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.money import Money, share_out
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.changes import Changed
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.orders.pricing import check_complete
from counter.orders.rules import check_something_stays
from counter.promises.facts import PromiseReset
from counter.promises.queries import the_promise
from counter.receipts.model import Sale
from counter.receipts.queries import shares_paid, the_sale
from counter.receipts.shares import check_not_in_share
from counter.settings.rights import Right
from counter.till.model import LineBack, Payment, RefundMade
from counter.till.refunds import RefundRequest, plan_refund
from counter.till.rules import check_no_card_number, read_reason
from counter.till.settlement import Tender

OPENS = frozenset({"sold out", "our mistake"})
"""Reasons for which a line comes off that open a mishap: somebody does not get what they asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged:
    """An order after its change: what was taken and what went back for it, and the promise that stands (`due`).

    `told`: that is a new one, which the customer is told now. `receipt` is the number of one that was issued, or "".
    """

    sale: Sale
    taken: tuple[Payment, ...]
    refund: RefundMade | None
    due: datetime | None
    told: bool
    receipt: str


def change_order(
    act: Act,
    order_id: OrderId,
    asked: ChangeAsked,
    tenders: Sequence[Tender] | None = None,
    *,
    shown: datetime | None = None,
    printed: bool = True,
) -> OrderChanged:
    """A placed order as its customer wants it now.

    What is to pay is taken by `tenders` (none of them: in cash, exactly; None: later), what is paid too much goes back
    the way it came. `shown` is the promise on the screen at the tap. Refused where it was cancelled, on a later trading
    day, where nothing would be left on it, a line has not as many, nobody says why it comes off, a choice is missing,
    what is wanted is sold out, and where the money back is not theirs to give.
    """
    before = _proved_sale(act, order_id, asked)
    due, told = new_promise(act, before.order, asked.added, shown)
    ticket = priced_for(act, before.order, asked)
    if ticket is not None:
        check_complete(ticket)
    plan = plan_change(before, asked, ticket)
    check_something_stays(len(plan.order.lines), before.order.called)
    if plan.on is not None and asked.added is not None:
        _record_added(act, order_id, plan, asked.added, asked.reason)
    refund = _record_off(act, before, plan, all_off(before.order, asked.off))
    if told and due is not None:
        _promise_anew(act, before.order, due)
    sale, receipt = act.read(the_sale, order_id), ""
    if tenders is not None and sale.left.minor > 0:
        sale = take_payment(act, sale, tenders)
    if sale.left.minor <= 0 and (plan.on is not None or before.left.minor > 0):
        receipt = close_sale(act, sale, act.read(shares_paid, sale), printed=printed)
    taken = sale.paid.payments[len(before.paid.payments) :]
    after = act.read(the_sale, order_id)
    return OrderChanged(sale=after, taken=taken, refund=refund, due=due, told=told, receipt=receipt)


def _proved_sale(act: Act, order_id: OrderId, asked: ChangeAsked) -> Sale:
    sale = act.read(the_sale, order_id)
    check_open(act, sale.order)
    if not asked.off and (asked.added is None or not asked.added.lines):
        raise Refused("Say what is added to order {number}, or what comes off.", number=sale.order.called)
    check_no_card_number(asked.reason)
    prove_sale(act, sale.order)
    prove_settings(act)
    if asked.added is not None:
        prove_items(act, (line.item_id for line in asked.added.lines))
    if sale.left.minor > 0:
        shares = act.read(shares_paid, sale)
        for off in asked.off:
            line = next((each for each in sale.order.lines if each.line_id == off.line_id), None)
            if line is not None:
                check_not_in_share(sale.order, shares, off.line_id, off.quantity or line.sold.quantity)
    return sale


def _record_added(act: Act, order_id: OrderId, plan: ChangePlan, draft: Draft, reason: str) -> None:
    assert plan.on is not None  # noqa: S101 - the caller has looked
    act.record(
        LinesAdded(
            order_id=order_id,
            lines=plan.on.lines,
            document=plan.document,
            service=plan.on.service,
            shifts=plan.on.shifts,
            reason=reason.strip(),
            notes={str(line.line_id): line.note for line in draft.lines if line.note},
        )
    )


def _record_off(act: Act, before: Sale, plan: ChangePlan, off: Sequence[LineOff]) -> RefundMade | None:
    """What comes off, each piece by itself; what is paid too much then goes back, the way it came."""
    if not off:
        return None
    too_much = before.paid.settled - plan.order.total
    was_too_much = max(-before.left, before.left * 0)
    back = too_much - was_too_much
    refund = _give_back(act, before, plan, off, back) if back.minor > 0 and before.paid.left.minor > 0 else None
    undone = share_out(back.minor, [_owed(each).minor for each in plan.off]) if refund else [0] * len(off)
    rounding = refund.rounding if refund else None
    made = {line.line_id: line.made_at is not None and line.sold.belongs_to is None for line in before.order.lines}
    in_a_receipt = plan.on is not None or before.left.minor > 0
    for nth, (line, gone, minor) in enumerate(zip(off, plan.off, undone, strict=True)):
        act.record(
            LineRemoved(
                order_id=before.order.order_id,
                piece=gone.lines[0],
                reason=read_reason(line.reason),
                made=made[line.line_id],
                document=plan.document if in_a_receipt and not refund else None,
                service=gone.service,
                shifts=gone.shifts,
                refund_id=refund.refund_id if refund else None,
                undone=Money(minor, back.currency) if refund else None,
                rounding=rounding if refund and not nth else None,
            )
        )
    for reason in {line.reason for line in off if line.reason.casefold() in OPENS}:
        open_left_off(act, before.order.order_id, reason)
    return refund


def _owed(gone: Changed) -> Money:
    piece = gone.lines[0].owed
    return piece + gone.service.owed if gone.service else piece


def _give_back(act: Act, before: Sale, plan: ChangePlan, off: Sequence[LineOff], back: Money) -> RefundMade:
    """The money for what comes off; with the last of an order all that is left of it, as it was rounded."""
    exact = min(back, before.paid.left)
    amount = exact if plan.order.total else before.paid.left
    settings = act.settings
    request = RefundRequest(amount=amount)
    planned = plan_refund(before.order, before.paid, request, settings.cash_rounding, settings.tenders)
    worth = share_out(planned.amount.minor, [_owed(each).minor for each in plan.off])
    lines = tuple(
        LineBack(gone.lines[0].line_id, gone.lines[0].quantity, Money(minor, back.currency))
        for gone, minor in zip(plan.off, worth, strict=True)
    )
    approved_by = allow(act, Ask(Right.REFUND, amount=planned.amount), order_id=before.order.order_id)
    refund = give_money_back(act, before.order.order_id, replace(planned, lines=lines), off[0].reason, approved_by)
    return replace(refund, undone=back, rounding=refund.amount - exact)


def _promise_anew(act: Act, order: Order, due: datetime) -> None:
    """The customer is told the new promise. It counts where the one before was not broken: they asked for more."""
    promise = act.read(the_promise, order.order_id)
    in_time = promise is not None and (order.ready_at or act.at) <= promise.first_due
    act.record(PromiseReset(order.order_id, due, told=True, asked=in_time))
