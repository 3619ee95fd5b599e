"""What each gesture does: money back, a voucher, a remake that goes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from counter.flows.apologise import give_voucher
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import GestureId, LineId, MishapId, OrderId, RefundId, new_id
from counter.kernel.money import Money, total
from counter.orders.facts import Line, OrderMovedFirst, RemakePlaced
from counter.orders.queries import Order, OrderLine, remakes_of, the_order
from counter.orders.rules import PLACED
from counter.people.queries import staff_member
from counter.promises.facts import PromiseMade
from counter.recovery.facts import GestureMade
from counter.recovery.playbook import Allowance
from counter.recovery.queries import given_between, given_for
from counter.recovery.rules import cap, check_gesture, left_to_give
from counter.till.facts import Refunded
from counter.till.queries import Paid, paid_for
from counter.till.rules import check_refund, tender_for_refund
from counter.vouchers.queries import vouchers_for

REFUND, VOUCHER, WHOLE_ORDER = "refund", "voucher", "whole_order"


@dataclass(frozen=True, slots=True)
class GestureRequest:
    """A gesture somebody chose: for these lines (none: all of them), worth `amount` where that is theirs to say."""

    kind: str
    lines: tuple[LineId, ...] = ()
    amount: Money | None = None


def make_gesture(
    act: Act, mishap_id: MishapId, order_id: OrderId | None, asked: GestureRequest, *, why: str = ""
) -> None:
    """Does it and records it. Refused beyond the allowance, the cap, or what is left to refund.

    Whoever has no limit may go beyond the cap and says `why`.
    """
    if asked.kind not in act.playbook.gestures:
        raise Refused("“{kind}” is not in the playbook.", kind=asked.kind)
    order = act.read(the_order, order_id) if order_id is not None else None
    cost = gesture_cost(act, order, asked)
    allowance = allowance_of(act)
    check_gesture(allowance, cost, left_today(act))
    if order is not None and cost and not (why and allowance.is_unlimited):
        _check_cap(act, order, cost)
    made = _do(act, mishap_id, order, asked, cost)
    act.record(GestureMade(GestureId(new_id()), mishap_id, asked.kind, cost, made))


def gesture_cost(act: Act, order: Order | None, asked: GestureRequest) -> Money:
    """What a gesture gives away."""
    nothing = Money(0, act.settings.currency)
    gesture = act.playbook.gestures[asked.kind]
    if asked.kind in (REFUND, WHOLE_ORDER):
        return _to_refund(act, _needed(order), asked)
    worth = asked.amount or gesture.amount or (act.playbook.voucher if asked.kind == VOUCHER else nothing)
    if worth.minor < 0:
        raise Refused("A gesture gives. Choose an amount above nothing.")
    if asked.kind == VOUCHER:
        return worth
    if gesture.up_to is not None and worth.minor > gesture.up_to.minor:
        raise Refused("{label} goes up to {most}.", label=gesture.label, most=gesture.up_to)
    return worth


def allowance_of(act: Act) -> Allowance:
    """What whoever is at it may give away alone."""
    return act.playbook.allowances[act.read(staff_member, act.by).role]


def left_today(act: Act) -> Money | None:
    """What is left of it today; None is no limit."""
    since, until = act.settings.hours_of(act.settings.trading_day(act.at))
    given = act.read(given_between, act.by, since, until, act.settings.currency)
    return left_to_give(allowance_of(act), given)


def _do(act: Act, mishap_id: MishapId, order: Order | None, asked: GestureRequest, cost: Money) -> UUID | None:
    match asked.kind:
        case "voucher":
            return give_voucher(act, _needed(order), mishap_id, cost)
        case "refund" | "whole_order":
            return _refund(act, _needed(order), asked, cost)
        case "remake":
            return _remake(act, _needed(order), asked)
        case "make_first":
            _move_first(act, _needed(order))
    return None


def _needed(order: Order | None) -> Order:
    if order is None:
        raise Refused("Choose the order first; without one an apology or something on the house is yours to give.")
    return order


def _check_cap(act: Act, order: Order, cost: Money) -> None:
    """Gestures for an order and for its remakes count together, and what printed by itself with them."""
    first, currency = order.remake_of or order.order_id, cost.currency
    family = [first, *(remake.order_id for remake in act.read(remakes_of, first))]
    paid = act.read(paid_for, first, currency).amount
    given = total((act.read(given_for, each, currency) for each in family), currency)
    printed = total((v.amount for v in act.read(vouchers_for, first) if v.automatic), currency)
    most = max(cap(act.playbook, paid).minor, act.playbook.voucher.minor)
    if (given + printed + cost).minor > most:
        left = Money(max(0, most - given.minor - printed.minor), currency)
        raise Refused(
            "All together at most {left} more for this order. The owner can give more, and notes why.", left=left
        )


def _chosen(order: Order, asked: GestureRequest) -> tuple[OrderLine, ...]:
    return tuple(line for line in order.lines if not asked.lines or line.line_id in asked.lines)


def _to_refund(act: Act, order: Order, asked: GestureRequest) -> Money:
    paid = act.read(paid_for, order.order_id, order.total.currency)
    if asked.kind == WHOLE_ORDER:
        return paid.amount - paid.refunded
    lines = [line for line in _chosen(order, asked) if line.line_id not in paid.refunded_lines]
    return total((line.total for line in lines), order.total.currency)


def _refund(act: Act, order: Order, asked: GestureRequest, amount: Money) -> UUID:
    paid: Paid = act.read(paid_for, order.order_id, amount.currency)
    if not amount:
        raise Refused("That was refunded already, or cost nothing. Choose another gesture.")
    check_refund(amount, paid.amount, paid.refunded)
    refund_id = RefundId(new_id())
    lines = tuple(line.line_id for line in _chosen(order, asked))
    tender = tender_for_refund(paid.tenders)
    act.record(Refunded(refund_id, order.order_id, tender, amount, lines, asked.kind))
    return refund_id


def _remake(act: Act, order: Order, asked: GestureRequest) -> UUID:
    lines = tuple(_again(line) for line in _chosen(order, asked))
    if not lines:
        raise Refused("Choose which lines to make again.")
    remake_id = OrderId(new_id())
    quote = act.forecaster.quote([(line.item_id, line.quantity) for line in lines], act.at, remake=True)
    first = order.remake_of or order.order_id
    act.record(RemakePlaced(remake_id, first, lines))
    act.record(PromiseMade(remake_id, quote.due, quote.made_from))
    return remake_id


def _again(line: OrderLine) -> Line:
    nothing = replace(line.net, minor=0)
    return Line(
        LineId(new_id()),
        line.item_id,
        line.name,
        line.category,
        line.station,
        line.quantity,
        line.modifiers,
        nothing,
        nothing,
        line.tax_class,
        line.tax_rate,
        nothing,
        nothing,
    )


def _move_first(act: Act, order: Order) -> None:
    if order.state != PLACED:
        raise Refused("Order {number} is made already. Remake it instead.", number=order.number)
    if not order.first:
        act.record(OrderMovedFirst(order.order_id))
