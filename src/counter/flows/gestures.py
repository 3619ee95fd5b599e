"""What each gesture does: money back, a voucher, a remake that goes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from counter.flows.apologise import give_voucher
from counter.flows.place import record_promise
from counter.flows.proof import prove_given_for, proved_order
from counter.flows.refund import give_money_back
from counter.flows.rights import Ask, allow, allowance_of
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import GestureId, LineId, MishapId, OrderId, StaffId, new_id
from counter.kernel.money import Money, total
from counter.orders.facts import OrderMovedFirst, RemakePlaced
from counter.orders.model import Line, Order, OrderLine
from counter.orders.queries import remakes_of, the_order
from counter.orders.rules import CANCELLED, PLACED
from counter.recovery.facts import GestureMade
from counter.recovery.offers import WHOLE_ORDER, check_cap, gesture_cost, needed, refund_request
from counter.recovery.playbook import Playbook
from counter.recovery.queries import given_for, the_mishap
from counter.settings.rights import Right
from counter.till.queries import paid_for
from counter.till.refunds import plan_refund
from counter.vouchers.queries import vouchers_for


@dataclass(frozen=True, slots=True)
class GestureRequest:
    """A gesture somebody chose: for these lines (none: all of them), worth `amount` where that is theirs to say."""

    kind: str
    lines: tuple[LineId, ...] = ()
    amount: Money | None = None


def make_gesture(
    act: Act,
    mishap_id: MishapId,
    order_id: OrderId | None,
    asked: GestureRequest,
    *,
    gesture_id: GestureId,
    why: str = "",
) -> None:
    """Does it and records it under `gesture_id`. Refused beyond the allowance, the cap, or what is left to refund.

    Whoever has no limit may go beyond the cap and says `why`.
    """
    order = proved_order(act, order_id) if order_id is not None else None
    if order is not None:
        prove_given_for(act, order)
    mishap = act.read(the_mishap, mishap_id)
    book = act.playbook.about(mishap.kind, mishap.severity)
    cost = _cost(act, book, order, asked)
    wanted = [Ask(Right.GESTURE, amount=cost)]
    if asked.kind == WHOLE_ORDER:
        wanted.append(Ask(Right.WHOLE_ORDER))
    approved_by = allow(act, *wanted, order_id=order_id)
    if order is not None and cost and not (why and allowance_of(act, approved_by).is_unlimited):
        _check_cap(act, book, order, cost)
    made = _do(act, mishap_id, order, asked, cost, approved_by)
    act.record(
        GestureMade(
            gesture_id=gesture_id,
            mishap_id=mishap_id,
            kind=asked.kind,
            cost=cost,
            made=made,
            approved_by=approved_by,
        )
    )


def _cost(act: Act, book: Playbook, order: Order | None, asked: GestureRequest) -> Money:
    paid = act.read(paid_for, order.order_id, order.total.currency) if order else None
    return gesture_cost(book, asked, order, paid)


def _do(
    act: Act,
    mishap_id: MishapId,
    order: Order | None,
    asked: GestureRequest,
    cost: Money,
    approved_by: StaffId | None,
) -> UUID | None:
    match asked.kind:
        case "voucher":
            return give_voucher(act, needed(order), mishap_id, cost)
        case "refund" | "whole_order":
            return _give_back(act, needed(order), asked, approved_by)
        case "remake":
            return _remake(act, needed(order), asked)
        case "make_first":
            _move_first(act, needed(order))
    return None


def _give_back(act: Act, order: Order, asked: GestureRequest, approved_by: StaffId | None) -> UUID:
    paid = act.read(paid_for, order.order_id, order.total.currency)
    plan = plan_refund(order, paid, refund_request(asked), act.settings.cash_rounding)
    return give_money_back(act, order.order_id, plan, asked.kind, approved_by).refund_id


def _check_cap(act: Act, book: Playbook, order: Order, cost: Money) -> None:
    """Gestures for an order and for its remakes count together, and what printed by itself with them."""
    first, currency = order.remake_of or order.order_id, cost.currency
    family = [first, *(remake.order_id for remake in act.read(remakes_of, first))]
    paid = act.read(paid_for, first, currency).amount
    given = total((act.read(given_for, each, currency) for each in family), currency)
    printed = total((v.amount for v in act.read(vouchers_for, first) if v.automatic), currency)
    check_cap(book, cost, paid=paid, given=given + printed)


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
