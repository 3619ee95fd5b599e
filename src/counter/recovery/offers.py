"""What can be offered for a mishap: which gestures are possible, what each gives away, and how much may be given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.language import _
from counter.kernel.money import Money, total
from counter.menu.rules import Item
from counter.orders.model import Order, OrderLine
from counter.orders.rules import CANCELLED, PLACED
from counter.promises.model import Promise
from counter.recovery.playbook import Allowance, Gesture, Playbook
from counter.recovery.rules import LATE, cap, left_to_give
from counter.till.model import Paid
from counter.till.refunds import LineWanted, RefundRequest, lines_left

REFUND, REMAKE, VOUCHER, WHOLE_ORDER = "refund", "remake", "voucher", "whole_order"
ON_THE_HOUSE, FOLLOW_UP, MAKE_FIRST = "on_the_house", "follow_up", "make_first"
GIVES_MONEY_BACK = frozenset({REFUND, WHOLE_ORDER})
NEEDS_ORDER = GIVES_MONEY_BACK | {REMAKE, VOUCHER, MAKE_FIRST}
"""Gestures that make no sense without an order."""


class Request(Protocol):
    """A gesture somebody chose: for these lines (none: all of them), worth `amount` where that is theirs to say."""

    @property
    def kind(self) -> str:
        """The gesture's id in the playbook."""

    @property
    def lines(self) -> tuple[LineId, ...]:
        """Which lines."""

    @property
    def amount(self) -> Money | None:
        """How much."""


def refundable_lines(order: Order, paid: Paid) -> tuple[OrderLine, ...]:
    """The lines that cost something and were not refunded yet."""
    left = _left_of_lines(order, paid)
    return tuple(line for line in order.lines if line.line_id in left)


def why_not(
    gesture: str,
    order: Order | None,
    paid: Paid | None,
    kind: str = "",
    promise: Promise | None = None,
    *,
    came_with_slip: bool = False,
) -> str:
    """Why a gesture cannot be made for this order and what was paid for it, in words to translate; "" where it can.

    `kind` is what went wrong, `promise` the order's, None where it never had one; `came_with_slip`:
    they paid with an apology voucher, and the same slip twice does harm.
    """
    if order is None or paid is None:
        return _("needs an order") if gesture in NEEDS_ORDER else ""
    if gesture == VOUCHER and came_with_slip:
        return _("they came with one: money back")
    if _is_for_no_miss(gesture, kind, promise):
        return _("no time was promised")
    return _why_not_any_more(gesture, order, paid)


def _why_not_any_more(gesture: str, order: Order, paid: Paid) -> str:
    if gesture == MAKE_FIRST and order.state != PLACED:
        return _("not on the bar any more")
    if gesture == MAKE_FIRST and order.first:
        return _("goes first already")
    if gesture == REMAKE and order.state == CANCELLED:
        return _("the order was cancelled")
    if gesture in GIVES_MONEY_BACK and not (_left_of_lines(order, paid) and paid.left):
        return _("all is given back") if paid.payments else _("nothing was paid")
    return ""


def check_was_promised(gesture: str, order: Order, kind: str, promise: Promise | None) -> None:
    """Refused where it is a voucher for being late with an order that was never promised a time.

    They waited, and may have anything else for it; but a voucher for a missed promise is for one that was made.
    """
    if _is_for_no_miss(gesture, kind, promise):
        raise Refused(
            "Order {number} was promised no time: give something on the house or money back instead of a voucher.",
            number=order.called,
        )


def check_no_second_slip(gesture: str, order: Order, *, came_with_slip: bool) -> None:
    """Refused where it is a voucher for somebody who came with one: the same apology twice does harm."""
    if gesture == VOUCHER and came_with_slip:
        raise Refused(
            "Order {number} was paid with an apology voucher: no second slip. Call a lead, give the money back.",
            number=order.called,
        )


def _is_for_no_miss(gesture: str, kind: str, promise: Promise | None) -> bool:
    return gesture == VOUCHER and kind == LATE and promise is None


def gesture_cost(playbook: Playbook, request: Request, order: Order | None, paid: Paid | None) -> Money:
    """What a gesture gives away. Refused where it is not in the playbook, takes, or goes beyond its own limit."""
    gesture = playbook.gestures.get(request.kind)
    if gesture is None:
        raise Refused("“{kind}” is not in the playbook.", kind=request.kind)
    if request.kind in GIVES_MONEY_BACK:
        return _money_back(request, order, paid)
    worth = _worth(playbook, gesture, request, order)
    if request.kind != VOUCHER and gesture.up_to is not None and worth.minor > gesture.up_to.minor:
        raise Refused("{label} goes up to {most}.", label=gesture.label, most=gesture.up_to)
    return worth


def needed(order: Order | None) -> Order:
    """The order a gesture is for. Refused where there is none."""
    if order is None:
        raise Refused("Choose the order first; without one an apology or something on the house is yours to give.")
    return order


def refund_request(request: Request) -> RefundRequest:
    """What goes back: the lines that were chosen, or an amount; without either, or for the whole order, all of it."""
    if request.kind == WHOLE_ORDER:
        return RefundRequest()
    return RefundRequest(tuple(LineWanted(line_id) for line_id in request.lines), request.amount)


def _worth(playbook: Playbook, gesture: Gesture, request: Request, order: Order | None) -> Money:
    """What was said, else what the playbook says. What is on the house has a price: its own, or that of the lines."""
    if request.amount is not None:
        if request.amount.minor <= 0:
            raise Refused("A gesture gives. Choose an amount above nothing.")
        return request.amount
    if gesture.id == ON_THE_HOUSE:
        return _price_of(request, order)
    usual = playbook.voucher if gesture.id == VOUCHER else Money(0, playbook.voucher.currency)
    return gesture.amount or usual


def _price_of(request: Request, order: Order | None) -> Money:
    chosen = [cost for line_id, cost in order.costs.items() if line_id in request.lines] if order else []
    if order is None or not any(chosen):
        raise Refused("Say what is on the house: an item, or how much it costs.")
    return total(chosen, order.total.currency)


def _money_back(request: Request, order: Order | None, paid: Paid | None) -> Money:
    order = needed(order)
    if paid is None:
        return order.total * 0
    asked = refund_request(request)
    if asked.amount is not None:
        return asked.amount
    if not asked.lines:
        return paid.left
    left = _left_of_lines(order, paid)
    return total((left[line.line_id] for line in asked.lines if line.line_id in left), paid.currency)


def _left_of_lines(order: Order, paid: Paid) -> dict[LineId, Money]:
    """What was paid for each line and did not go back yet; lines with nothing left are not among them."""
    return {line.line_id: line.amount for line in lines_left(order, paid) if line.amount}


def left_after(allowance: Allowance, given: Money, costs: Iterable[Money]) -> Money | None:
    """What is left of today's allowance after what was `given` and what gestures cost besides; None is no limit."""
    return left_to_give(allowance, total(costs, given.currency) + given)


def left_for_order(playbook: Playbook, *, paid: Money, given: Money) -> Money:
    """What all gestures for an order may still be worth together, without the owner's word.

    `given` is what was given away for the order and its remakes so far, the voucher that printed by itself included.
    """
    most = max(cap(playbook, paid).minor, playbook.voucher.minor)
    return Money(max(0, most - given.minor), given.currency)


def treats(items: Iterable[Item], gesture: Gesture) -> tuple[Item, ...]:
    """The items that may be given on the house: those within the gesture's limit."""
    return tuple(item for item in items if gesture.up_to is None or item.price.minor <= gesture.up_to.minor)
