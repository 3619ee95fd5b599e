"""What each gesture does: money back, a voucher, a remake that goes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from counter.flows.apologise import give_voucher
from counter.flows.place import record_promise
from counter.flows.print_tickets import print_tickets
from counter.flows.refund import give_money_back
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import GestureId, LineId, MishapId, OrderId, StaffId, new_id
from counter.kernel.money import Money
from counter.orders.facts import OrderMovedFirst, RemakePlaced
from counter.orders.model import Line, Order, OrderLine
from counter.orders.queries import remakes_of, the_order
from counter.orders.rules import CANCELLED, PLACED
from counter.orders.ticket import REMAKE
from counter.recovery.facts import GestureMade
from counter.recovery.offers import needed, refund_request
from counter.recovery.queries import the_mishap
from counter.till.queries import paid_for
from counter.till.refunds import plan_refund


@dataclass(frozen=True, slots=True)
class GestureRequest:
    """A gesture somebody chose: for these lines (none: all of them), worth `amount` where that is theirs to say."""

    kind: str
    lines: tuple[LineId, ...] = ()
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A gesture and what it gives away; whether somebody else has to say yes to it, and whether it goes beyond the cap.

    What goes beyond the cap needs the owner's word, who says why.
    """

    asked: GestureRequest
    cost: Money
    needs_yes: bool
    is_beyond: bool


def make_gesture(
    act: Act,
    mishap_id: MishapId,
    order_id: OrderId | None,
    planned: Planned,
    *,
    gesture_id: GestureId,
    approved_by: StaffId | None,
    why: str = "",
) -> None:
    """Does what was planned and allowed, and records it under `gesture_id`. Refused beyond what is left to refund.

    `approved_by` said yes to what needs one; `why` is kept with what goes beyond the cap.
    """
    order = act.read(the_order, order_id) if order_id is not None else None
    yes = approved_by if planned.needs_yes or planned.is_beyond else None
    made = _do(act, mishap_id, order, planned, yes)
    act.record(
        GestureMade(
            gesture_id=gesture_id,
            mishap_id=mishap_id,
            kind=planned.asked.kind,
            cost=planned.cost,
            made=made,
            approved_by=yes,
            why=why if planned.is_beyond else "",
        )
    )


def _do(
    act: Act,
    mishap_id: MishapId,
    order: Order | None,
    planned: Planned,
    approved_by: StaffId | None,
) -> UUID | None:
    asked = planned.asked
    match asked.kind:
        case "voucher":
            return give_voucher(act, needed(order), mishap_id, planned.cost)
        case "refund" | "whole_order":
            return _give_back(act, mishap_id, needed(order), asked, approved_by)
        case "remake":
            return _remake(act, needed(order), asked)
        case "make_first":
            _move_first(act, needed(order))
    return None


def _give_back(act: Act, mishap_id: MishapId, order: Order, asked: GestureRequest, approved_by: StaffId | None) -> UUID:
    """The reason, on its receipt too, is what went wrong."""
    paid = act.read(paid_for, order.order_id, order.total.currency)
    plan = plan_refund(order, paid, refund_request(asked), act.settings.cash_rounding)
    reason = act.language.say(act.playbook.pages[act.read(the_mishap, mishap_id).kind].label)
    return give_money_back(act, order.order_id, plan, reason, approved_by).refund_id


def _chosen(order: Order, asked: GestureRequest) -> tuple[OrderLine, ...]:
    return tuple(line for line in order.lines if not asked.lines or line.line_id in asked.lines)


def _remake(act: Act, order: Order, asked: GestureRequest) -> UUID:
    if order.state == CANCELLED:
        raise Refused("Order {number} was cancelled: nobody makes it. Ring it up again.", number=order.called)
    chosen = _chosen(order, asked)
    lines = tuple(_again(line.sold) for line in chosen)
    if not lines:
        raise Refused("Choose which lines to make again.")
    first = act.read(the_order, order.remake_of) if order.remake_of is not None else order
    quote = act.forecaster.quote([(line.item_id, line.quantity) for line in lines], act.at, remake=True)
    remake = RemakePlaced(
        order_id=OrderId(new_id()),
        remake_of=first.order_id,
        nth=len(act.read(remakes_of, first.order_id)) + 1,
        series=first.series,
        number=first.number,
        business_date=first.business_date,
        to_go=first.to_go,
        delivery=first.delivery,
        currency=first.total.currency,
        lines=lines,
        customer=first.customer,
        bring_to=first.bring_to,
        allergies=first.allergies,
        note=first.note,
        language=first.language,
        notes={str(again.line_id): line.note for line, again in zip(chosen, lines, strict=True) if line.note},
    )
    act.record(remake)
    record_promise(act, remake.order_id, quote)
    print_tickets(act, act.read(the_order, remake.order_id), REMAKE)
    return remake.order_id


def _again(line: Line) -> Line:
    """The same line for nothing."""
    nothing = line.net * 0
    again = replace(line, line_id=LineId(new_id()), unit_price=nothing, reductions=())
    return replace(again, net=nothing, tax=nothing, tax_parts=())


def _move_first(act: Act, order: Order) -> None:
    if order.state != PLACED:
        raise Refused("Order {number} is made already. Remake it instead.", number=order.called)
    if not order.first:
        act.record(OrderMovedFirst(order.order_id))
