"""Changing a placed order: lines are added and taken off in one act, and promise, money and bar follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.apologise import open_about
from counter.flows.approve import check_typed
from counter.flows.change_money import GivenBack, give_back_for, money_back, set_off
from counter.flows.change_plan import (
    ChangeAsked,
    ChangePlan,
    LineOff,
    all_off,
    new_promise,
    plan_change,
    priced_for,
)
from counter.flows.close_sale import close_sale
from counter.flows.move_lines import check_open
from counter.flows.past_day import carry_over, first_promise
from counter.flows.print_tickets import print_what_changed
from counter.flows.proof import prove_combos, prove_items, prove_sale, prove_settings
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.flows.thrown_away import open_thrown_away
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, RefundId
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.draft import Draft
from counter.orders.model import Line, Order
from counter.orders.pricing import check_complete
from counter.orders.rules import check_something_stays
from counter.promises.facts import PromiseReset
from counter.promises.queries import the_promise
from counter.receipts.model import Sale
from counter.receipts.queries import shares_paid, the_sale
from counter.receipts.shares import check_not_in_share
from counter.till.model import MoneyBack, Payment, RefundMade
from counter.till.rules import read_reason
from counter.till.settlement import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged:
    """An order after its change: what was taken for it, and the promise that stands (`due`).

    `told`: that is a new one, which the customer is told now. `back` is what really went back, by tender: the `refunds`
    less what pays for what was added. `receipt` is the number of one that was issued, or "".
    """

    sale: Sale
    taken: tuple[Payment, ...]
    back: tuple[MoneyBack, ...]
    refunds: tuple[RefundMade, ...]
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
    the way it came. `shown` is the promise on the screen at the tap. What is added to an order of a day that is over is
    added to one of today, which takes all of it over. Refused as `check_open`, where nothing would be left on it, a
    line has not as many, nobody says why it comes off, a choice is missing, what is wanted is sold out, and where the
    money back is not theirs to give.
    """
    before, asked = _carried_over(act, _proved_sale(act, order_id, asked), asked)
    is_carried, order_id = before.order.order_id != order_id, before.order.order_id
    due, told = new_promise(act, before.order, asked.added, shown)
    ticket = priced_for(act, before.order, asked)
    if ticket is not None:
        check_complete(ticket)
    plan = plan_change(before, asked, ticket)
    check_something_stays(len(plan.order.lines), before.order.called)
    off = all_off(before.order, asked.off)
    backs = give_back_for(act, before, plan, off)
    if plan.on is not None and asked.added is not None:
        _record_added(act, order_id, plan, asked.added, asked.reason)
    _record_off(act, before, plan, off, {line_id: back for back in backs for line_id in back.undone})
    if told and due is not None:
        _promise_anew(act, before.order, due)
    elif is_carried and due is None and asked.added is not None:
        due = first_promise(act, order_id, asked.added, shown)
    sale, receipt = set_off(act, act.read(the_sale, order_id), backs), ""
    print_what_changed(act, sale.order, plan.on.lines if plan.on else (), _not_made(before.order, off, plan))
    was_paid = len(sale.paid.payments)
    if tenders is not None and sale.left.minor > 0:
        sale = take_payment(act, sale, tenders)
    if sale.left.minor <= 0 and (plan.on is not None or before.left.minor > 0):
        receipt = close_sale(act, sale, act.read(shares_paid, sale), printed=printed)
    return OrderChanged(
        sale=act.read(the_sale, order_id),
        taken=sale.paid.payments[was_paid:],
        back=money_back(backs, sale.paid.payments[len(before.paid.payments) : was_paid]),
        refunds=tuple(back.refund for back in backs),
        due=due,
        told=told or (is_carried and due is not None),
        receipt=receipt,
    )


def _not_made(order: Order, off: Sequence[LineOff], plan: ChangePlan) -> list[Line]:
    """The pieces that come off and that nobody made yet."""
    waiting = {line.line_id for line in order.unmade}
    pairs = zip(off, plan.off, strict=True)
    return [gone.lines[0] for each, gone in pairs if each.line_id in waiting]


def _carried_over(act: Act, sale: Sale, asked: ChangeAsked) -> tuple[Sale, ChangeAsked]:
    """What something is added to is of today, and what comes off is off that."""
    if asked.added is None or not asked.added.lines:
        return sale, asked
    order_id, ids = carry_over(act, sale.order.order_id)
    off = tuple(replace(each, line_id=ids.get(each.line_id, each.line_id)) for each in asked.off)
    return act.read(the_sale, order_id), replace(asked, off=off)


def _proved_sale(act: Act, order_id: OrderId, asked: ChangeAsked) -> Sale:
    sale = act.read(the_sale, order_id)
    check_open(act, sale)
    if not asked.off and (asked.added is None or not asked.added.lines):
        raise Refused("Say what is added to order {number}, or what comes off.", number=sale.order.called)
    check_typed(act, asked.reason)
    prove_sale(act, sale.order)
    prove_settings(act)
    if asked.added is not None:
        for new in asked.added.lines:
            check_typed(act, new.note)
        prove_items(act, (line.item_id for line in asked.added.lines))
        prove_combos(act, (line.bundle.combo_id for line in asked.added.lines if line.bundle))
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


def _record_off(
    act: Act, before: Sale, plan: ChangePlan, off: Sequence[LineOff], backs: Mapping[LineId, GivenBack]
) -> None:
    """What comes off, each piece by itself, with the money that goes back for it."""
    lines = {line.line_id: line for line in before.order.lines}
    first_of: set[RefundId] = set()
    for each, gone in zip(off, plan.off, strict=True):
        line, back = lines[each.line_id], backs.get(each.line_id)
        is_first = back is not None and back.refund.refund_id not in first_of
        if back is not None:
            first_of.add(back.refund.refund_id)
        act.record(
            LineRemoved(
                order_id=before.order.order_id,
                piece=gone.lines[0],
                reason=read_reason(each.reason),
                made=line.made_at is not None and line.sold.belongs_to is None,
                document=plan.document if back is None and line.document < plan.document else None,
                service=gone.service,
                shifts=gone.shifts,
                refund_id=back.refund.refund_id if back else None,
                undone=back.undone[each.line_id] if back else None,
                rounding=back.rounding if back and is_first else None,
            )
        )
    _open_what_went_wrong(act, before, off)


def _open_what_went_wrong(act: Act, before: Sale, off: Sequence[LineOff]) -> None:
    """A mishap of each kind that somebody says; one, too, where something was made that nobody takes."""
    lines = {line.line_id: line for line in before.order.lines}
    for kind in dict.fromkeys(each.mishap for each in off if each.mishap):
        open_about(act, before.order, kind, [lines[each.line_id] for each in off if each.mishap == kind])
    thrown = [each for each in off if not each.mishap and lines[each.line_id].made_at is not None]
    made = [lines[each.line_id] for each in thrown if lines[each.line_id].sold.belongs_to is None]
    if made:
        open_thrown_away(act, before.order, made, thrown[0].reason)


def _promise_anew(act: Act, order: Order, due: datetime) -> None:
    """The customer is told the new promise. It counts where the one before was not broken: they asked for more."""
    promise = act.read(the_promise, order.order_id)
    in_time = promise is not None and (order.ready_at or act.at) <= promise.first_due
    act.record(PromiseReset(order.order_id, due, told=True, asked=in_time))
