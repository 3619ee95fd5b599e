"""What can be offered for a mishap: which gestures are possible, what each gives away, and how much may be given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.money import Money, total
from counter.menu.rules import Item
from counter.orders.rules import PLACED
from counter.recovery.playbook import Allowance, Gesture, Playbook
from counter.recovery.rules import cap, left_to_give

REFUND, REMAKE, VOUCHER, WHOLE_ORDER = "refund", "remake", "voucher", "whole_order"
ON_THE_HOUSE, FOLLOW_UP, MAKE_FIRST = "on_the_house", "follow_up", "make_first"
GIVES_MONEY_BACK = frozenset({REFUND, WHOLE_ORDER})
NEEDS_ORDER = GIVES_MONEY_BACK | {REMAKE, VOUCHER, MAKE_FIRST}
"""Gestures that make no sense without an order."""


class SoldLine(Protocol):
    """A line of an order; `total` is what the customer paid for it."""

    @property
    def line_id(self) -> LineId:
        """Which one."""

    @property
    def total(self) -> Money:
        """After what was taken off."""


L_co = TypeVar("L_co", bound=SoldLine, covariant=True)


class SoldOrder(Protocol[L_co]):
    """An order as far as an offer hangs on it; `first` is whether it goes first already."""

    @property
    def state(self) -> str:
        """One of `orders.rules`."""

    @property
    def first(self) -> bool:
        """Whether it goes first."""

    @property
    def lines(self) -> Sequence[L_co]:
        """What was sold."""


class PaidSoFar(Protocol):
    """What was paid for an order and what went back of it."""

    @property
    def amount(self) -> Money:
        """All that was paid."""

    @property
    def refunded(self) -> Money:
        """All that went back."""

    @property
    def refunded_lines(self) -> Collection[LineId]:
        """The lines it went back for."""


class Request(Protocol):
    """A gesture somebody chose: for these lines (none: all of them), worth `amount` where that is theirs to say."""

    @property
    def kind(self) -> str:
        """The gesture's id in the playbook."""

    @property
    def lines(self) -> Collection[LineId]:
        """Which lines."""

    @property
    def amount(self) -> Money | None:
        """How much."""


def refundable_lines(order: SoldOrder[L_co], paid: PaidSoFar) -> tuple[L_co, ...]:
    """The lines that cost something and were not refunded yet."""
    return tuple(line for line in order.lines if line.total and line.line_id not in paid.refunded_lines)


def left_to_refund(paid: PaidSoFar) -> Money:
    """What was paid and did not go back yet."""
    return paid.amount - paid.refunded


def is_possible(gesture: str, order: SoldOrder[SoldLine] | None, paid: PaidSoFar | None) -> bool:
    """Whether a gesture can be made at all: for this order and what was paid for it, or where there is none."""
    if order is None or paid is None:
        return gesture not in NEEDS_ORDER
    if gesture == MAKE_FIRST:
        return order.state == PLACED and not order.first
    if gesture in GIVES_MONEY_BACK:
        return bool(refundable_lines(order, paid)) and bool(left_to_refund(paid))
    return True


def gesture_cost(
    playbook: Playbook, request: Request, order: SoldOrder[SoldLine] | None, paid: PaidSoFar | None
) -> Money:
    """What a gesture gives away. Refused where it is not in the playbook, takes, or goes beyond its own limit."""
    gesture = playbook.gestures.get(request.kind)
    if gesture is None:
        raise Refused("“{kind}” is not in the playbook.", kind=request.kind)
    if request.kind in GIVES_MONEY_BACK:
        return _money_back(request, order, paid)
    worth = request.amount or gesture.amount or _usual_worth(playbook, request.kind)
    if worth.minor < 0:
        raise Refused("A gesture gives. Choose an amount above nothing.")
    if request.kind != VOUCHER and gesture.up_to is not None and worth.minor > gesture.up_to.minor:
        raise Refused("{label} goes up to {most}.", label=gesture.label, most=gesture.up_to)
    return worth


def _usual_worth(playbook: Playbook, gesture: str) -> Money:
    return playbook.voucher if gesture == VOUCHER else Money(0, playbook.voucher.currency)


def _money_back(request: Request, order: SoldOrder[SoldLine] | None, paid: PaidSoFar | None) -> Money:
    if order is None or paid is None:
        raise Refused("Choose the order first; without one an apology or something on the house is yours to give.")
    if request.kind == WHOLE_ORDER:
        return left_to_refund(paid)
    lines = (line for line in refundable_lines(order, paid) if not request.lines or line.line_id in request.lines)
    return total((line.total for line in lines), paid.amount.currency)


def left_after(allowance: Allowance, given: Money, costs: Iterable[Money]) -> Money | None:
    """What is left of today's allowance after what was `given` and what gestures cost besides; None is no limit."""
    return left_to_give(allowance, total(costs, given.currency) + given)


def left_for_order(playbook: Playbook, *, paid: Money, given: Money) -> Money:
    """What all gestures for an order may still be worth together, without the owner's word.

    `given` is what was given away for the order and its remakes so far, the voucher that printed by itself included.
    """
    most = max(cap(playbook, paid).minor, playbook.voucher.minor)
    return Money(max(0, most - given.minor), given.currency)


def check_cap(playbook: Playbook, cost: Money, *, paid: Money, given: Money) -> None:
    """Refused where a gesture would bring an order beyond `left_for_order`."""
    left = left_for_order(playbook, paid=paid, given=given)
    if cost.minor > left.minor:
        raise Refused(
            "All together at most {left} more for this order. The owner can give more, and notes why.", left=left
        )


def treats(items: Iterable[Item], gesture: Gesture) -> tuple[Item, ...]:
    """The items that may be given on the house: those within the gesture's limit."""
    return tuple(item for item in items if gesture.up_to is None or item.price.minor <= gesture.up_to.minor)
