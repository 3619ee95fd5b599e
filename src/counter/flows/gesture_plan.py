"""What the gestures of one answer give away together, and whether all of it is theirs to give who make them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from counter.flows.gestures import GestureRequest, Planned
from counter.flows.proof import prove_given_for, proved_order
from counter.flows.rights import Ask, NotTheirs, allow, is_theirs, left_today, prove_limits, yes_needed
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.money import Money, total
from counter.orders.model import Order
from counter.people.model import Approval
from counter.recovery.given_queries import given_for_order
from counter.recovery.offers import GIVES_MONEY_BACK, WHOLE_ORDER, gesture_cost, left_for_order
from counter.recovery.playbook import Playbook
from counter.settings.rights import Right
from counter.till.model import Paid
from counter.till.queries import paid_for

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Plan:
    """What gestures for an order, or without one, come to: what they ask for, and what is `left` within the cap.

    `left` is None without an order.
    """

    order_id: OrderId | None
    gestures: tuple[Planned, ...]
    asks: tuple[Ask, ...]
    left: Money | None

    @property
    def is_beyond(self) -> bool:
        """Whether it is more than all gestures for one order may come to."""
        return any(each.is_beyond for each in self.gestures)


@dataclass(frozen=True, slots=True)
class Yes:
    """Somebody's yes to just what was `asked`, as it was typed before the rest of the answer was complete."""

    approval: Approval
    asked: tuple[Ask, ...]


def plan_gestures(act: Act, book: Playbook, order_id: OrderId | None, asked: Sequence[GestureRequest]) -> Plan:
    """What these gestures come to, each after those before it; what decides it is held against the sealed facts.

    `book` is the playbook about what went wrong.

    Refused where one is not in the playbook, goes beyond its own limit, or where the facts say otherwise.
    """
    order = proved_order(act, order_id) if order_id is not None else None
    paid, left = None, None
    if order is not None:
        prove_given_for(act, order)
        paid = act.read(paid_for, order.order_id, order.total.currency)
        about = act.read(given_for_order, order.order_id, order.total.currency)
        left = left_for_order(book, paid=about.paid, given=about.given)
    costs = _costs(book, asked, order, paid)
    return _held(act, order_id, asked, costs, left)


def _costs(book: Playbook, asked: Sequence[GestureRequest], order: Order | None, paid: Paid | None) -> list[Money]:
    """What each gives away; money goes back once, whichever of them gives it."""
    costs: list[Money] = []
    back = paid.left if paid else None
    for each in asked:
        cost = gesture_cost(book, each, order, paid)
        if back is not None and each.kind in GIVES_MONEY_BACK:
            cost = min(cost, back)
            back -= cost
        costs.append(cost)
    return costs


def _held(
    act: Act, order_id: OrderId | None, asked: Sequence[GestureRequest], costs: Sequence[Money], left: Money | None
) -> Plan:
    planned: list[Planned] = []
    asks: list[Ask] = []
    if any(costs):
        prove_limits(act, [Ask(Right.GESTURE, amount=total(costs, act.settings.currency))])
    given, today = Money(0, act.settings.currency), left_today(act)
    for each, cost in zip(asked, costs, strict=True):
        given += cost
        wanted = [Ask(Right.GESTURE, amount=cost)] if cost else []
        wanted += [Ask(Right.WHOLE_ORDER)] if each.kind == WHOLE_ORDER else []
        theirs = all(is_theirs(act, act.by, ask) for ask in wanted)
        asks += [] if theirs else wanted
        over_day = bool(cost) and today is not None and given > today
        is_beyond = bool(cost) and left is not None and given > left
        planned.append(Planned(each, cost, not theirs or over_day, is_beyond))
    if today is not None and given > today and len([cost for cost in costs if cost]) > 1:
        asks.append(Ask(Right.DAY, amount=given))
    if any(each.is_beyond for each in planned):
        asks.append(Ask(Right.BEYOND, amount=total(costs, given.currency)))
    return Plan(order_id, tuple(planned), tuple(asks), left)


def allow_plan(act: Act, plan: Plan, yes: Yes | None, why: str) -> StaffId | None:
    """Who else said yes to what is planned; None where nobody needs to. The yes is recorded.

    A `yes` to anything but just this counts for nothing. Refused as `allow`, and where it goes beyond the cap and
    nobody says `why`.
    """
    if yes is not None and yes.asked == plan.asks and act.approval is None:
        act = replace(act, approval=yes.approval)
    approver = _refusing_with_what_is_left(plan, lambda: allow(act, *plan.asks, order_id=plan.order_id))
    if plan.is_beyond and not why:
        raise Refused(
            "That is more than the {left} left for this order. Say why in a sentence: it is kept with it.",
            left=plan.left,
        )
    return approver


def yes_to(act: Act, book: Playbook, order_id: OrderId | None, asked: Sequence[GestureRequest]) -> Yes | None:
    """The yes that these gestures need, as whoever gives it types their PIN; None where they are theirs to make.

    Nothing is recorded. Refused as `plan_gestures`, and as `yes_needed`.
    """
    plan = plan_gestures(act, book, order_id, asked)
    approval = _refusing_with_what_is_left(plan, lambda: yes_needed(act, *plan.asks, order_id=order_id))
    return Yes(approval, plan.asks) if approval else None


def _refusing_with_what_is_left(plan: Plan, ask: Callable[[], R]) -> R:
    """What is beyond the cap is refused with how much is left within it."""
    try:
        return ask()
    except NotTheirs as refusal:
        if not plan.is_beyond:
            raise
        only = Refused(
            "All together at most {left} more for this order. The owner can give more, and notes why.", left=plan.left
        )
        raise NotTheirs(only, refusal.asked, refusal.approvers, refusal.order_id) from refusal
