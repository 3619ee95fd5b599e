"""What each gesture does: money back, a voucher, a remake that goes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from counter.flows.apologise import give_voucher
from counter.flows.shop import Shop
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
from counter.store.unit import Unit
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
    shop: Shop, unit: Unit, mishap_id: MishapId, order_id: OrderId | None, asked: GestureRequest, *, why: str = ""
) -> None:
    """Does it and records it. Refused beyond the allowance, the cap, or what is left to refund.

    Whoever has no limit may go beyond the cap and says `why`.
    """
    if asked.kind not in shop.playbook.gestures:
        raise Refused("“{kind}” is not in the playbook.", kind=asked.kind)
    order = the_order(unit.connection, order_id) if order_id is not None else None
    cost = gesture_cost(shop, unit, order, asked)
    allowance = allowance_of(shop, unit)
    check_gesture(allowance, cost, left_today(shop, unit))
    if order is not None and cost and not (why and allowance.is_unlimited):
        _check_cap(shop, unit, order, cost)
    made = _do(shop, unit, mishap_id, order, asked, cost)
    shop.journal.record(unit, GestureMade(GestureId(new_id()), mishap_id, asked.kind, cost, made))


def gesture_cost(shop: Shop, unit: Unit, order: Order | None, asked: GestureRequest) -> Money:
    """What a gesture gives away."""
    nothing = Money(0, shop.settings.currency)
    gesture = shop.playbook.gestures[asked.kind]
    if asked.kind in (REFUND, WHOLE_ORDER):
        return _to_refund(unit, _needed(order), asked)
    worth = asked.amount or gesture.amount or (shop.playbook.voucher if asked.kind == VOUCHER else nothing)
    if worth.minor < 0:
        raise Refused("A gesture gives. Choose an amount above nothing.")
    if asked.kind == VOUCHER:
        return worth
    if gesture.up_to is not None and worth.minor > gesture.up_to.minor:
        raise Refused("{label} goes up to {most}.", label=gesture.label, most=gesture.up_to)
    return worth


def allowance_of(shop: Shop, unit: Unit) -> Allowance:
    """What whoever is at it may give away alone."""
    return shop.playbook.allowances[staff_member(unit.connection, unit.by).role]


def left_today(shop: Shop, unit: Unit) -> Money | None:
    """What is left of it today; None is no limit."""
    since, until = shop.settings.hours_of(shop.settings.trading_day(unit.at))
    given = given_between(unit.connection, unit.by, since, until, shop.settings.currency)
    return left_to_give(allowance_of(shop, unit), given)


def _do(
    shop: Shop, unit: Unit, mishap_id: MishapId, order: Order | None, asked: GestureRequest, cost: Money
) -> UUID | None:
    match asked.kind:
        case "voucher":
            return give_voucher(shop, unit, _needed(order), mishap_id, cost, automatic=False)
        case "refund" | "whole_order":
            return _refund(shop, unit, _needed(order), asked, cost)
        case "remake":
            return _remake(shop, unit, _needed(order), asked)
        case "make_first":
            _move_first(shop, unit, _needed(order))
    return None


def _needed(order: Order | None) -> Order:
    if order is None:
        raise Refused("Choose the order first; without one an apology or something on the house is yours to give.")
    return order


def _check_cap(shop: Shop, unit: Unit, order: Order, cost: Money) -> None:
    """Gestures for an order and for its remakes count together, and what printed by itself with them."""
    first, currency = order.remake_of or order.order_id, cost.currency
    family = [first, *(remake.order_id for remake in remakes_of(unit.connection, first))]
    paid = paid_for(unit.connection, first, currency).amount
    given = total((given_for(unit.connection, each, currency) for each in family), currency)
    printed = total((v.amount for v in vouchers_for(unit.connection, first) if v.automatic), currency)
    most = max(cap(shop.playbook, paid).minor, shop.playbook.voucher.minor)
    if (given + printed + cost).minor > most:
        left = Money(max(0, most - given.minor - printed.minor), currency)
        raise Refused(
            "All together at most {left} more for this order. The owner can give more, and notes why.", left=left
        )


def _chosen(order: Order, asked: GestureRequest) -> tuple[OrderLine, ...]:
    return tuple(line for line in order.lines if not asked.lines or line.line_id in asked.lines)


def _to_refund(unit: Unit, order: Order, asked: GestureRequest) -> Money:
    paid = paid_for(unit.connection, order.order_id, order.total.currency)
    if asked.kind == WHOLE_ORDER:
        return paid.amount - paid.refunded
    lines = [line for line in _chosen(order, asked) if line.line_id not in paid.refunded_lines]
    return total((line.total for line in lines), order.total.currency)


def _refund(shop: Shop, unit: Unit, order: Order, asked: GestureRequest, amount: Money) -> UUID:
    paid: Paid = paid_for(unit.connection, order.order_id, amount.currency)
    if not amount:
        raise Refused("That was refunded already, or cost nothing. Choose another gesture.")
    check_refund(amount, paid.amount, paid.refunded)
    refund_id = RefundId(new_id())
    lines = tuple(line.line_id for line in _chosen(order, asked))
    tender = tender_for_refund(paid.tenders)
    shop.journal.record(unit, Refunded(refund_id, order.order_id, tender, amount, lines, asked.kind))
    return refund_id


def _remake(shop: Shop, unit: Unit, order: Order, asked: GestureRequest) -> UUID:
    lines = tuple(_again(line) for line in _chosen(order, asked))
    if not lines:
        raise Refused("Choose which lines to make again.")
    remake_id = OrderId(new_id())
    quote = shop.forecaster.quote([(line.item_id, line.quantity) for line in lines], unit.at, remake=True)
    first = order.remake_of or order.order_id
    shop.journal.record(unit, RemakePlaced(remake_id, first, lines))
    shop.journal.record(unit, PromiseMade(remake_id, quote.due, quote.made_from))
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


def _move_first(shop: Shop, unit: Unit, order: Order) -> None:
    if order.state != PLACED:
        raise Refused("Order {number} is made already. Remake it instead.", number=order.number)
    if not order.first:
        shop.journal.record(unit, OrderMovedFirst(order.order_id))
