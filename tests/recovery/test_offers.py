"""What can be offered for a mishap, without a database."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, LineId
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.orders.model import OrderLine
from counter.orders.rules import CANCELLED, HANDED_OVER
from counter.promises.model import Promise
from counter.recovery.offers import (
    FOLLOW_UP,
    MAKE_FIRST,
    NEEDS_ORDER,
    ON_THE_HOUSE,
    REFUND,
    REMAKE,
    VOUCHER,
    WHOLE_ORDER,
    check_was_promised,
    gesture_cost,
    left_after,
    left_for_order,
    refundable_lines,
    why_not,
)
from counter.recovery.playbook import Allowance, read_playbook
from counter.recovery.rules import LATE
from counter.till.model import Paid
from counter.till.refunds import LineWanted, RefundRequest, plan_refund
from till.paid_orders import after, line, order, paid

PLAYBOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")


@dataclass(frozen=True)
class Request:
    """A gesture somebody chose."""

    kind: str
    lines: tuple[LineId, ...] = ()
    amount: Money | None = None


LATTE, CROISSANT, FREE = line(380), line(260), line(0)
ORDER, PAID = order(LATTE, CROISSANT, FREE), paid(("cash", 640))


def refunded(*lines: OrderLine) -> Paid:
    """After these lines went back; none: everything."""
    wanted = RefundRequest(tuple(LineWanted(line.line_id) for line in lines))
    return after(PAID, plan_refund(ORDER, PAID, wanted))


def cost(kind: str, *lines: OrderLine, amount: Money | None = None, paid: Paid = PAID) -> Money:
    request = Request(kind, tuple(line.line_id for line in lines), amount)
    return gesture_cost(PLAYBOOK, request, ORDER, paid)


def test_money_goes_back_once_for_what_cost_something() -> None:
    assert refundable_lines(ORDER, PAID) == (LATTE, CROISSANT)
    assert refundable_lines(ORDER, refunded(LATTE)) == (CROISSANT,)
    assert cost(REFUND) == eur("6.40")
    assert cost(REFUND, LATTE) == eur("3.80")
    assert cost(REFUND, LATTE, paid=refunded(LATTE)) == eur("0.00")
    assert cost(WHOLE_ORDER, paid=refunded(LATTE)) == eur("2.60")
    assert cost(REFUND, paid=refunded(LATTE)) == eur("2.60")
    assert cost(REFUND, LATTE, CROISSANT, paid=refunded(LATTE)) == eur("2.60")


def test_a_voucher_is_worth_what_is_said_else_what_the_playbook_says() -> None:
    assert cost(VOUCHER) == PLAYBOOK.voucher
    assert cost(VOUCHER, amount=eur("9.00")) == eur("9.00")
    with pytest.raises(Refused, match="gives"):
        cost(VOUCHER, amount=eur("-1.00"))


def test_on_the_house_has_its_own_limit_and_a_word_costs_nothing() -> None:
    assert cost(ON_THE_HOUSE, amount=eur("4.00")) == eur("4.00")
    with pytest.raises(Refused, match=r"up to 4\.00 EUR"):
        cost(ON_THE_HOUSE, amount=eur("4.01"))
    assert cost("apology") == eur("0.00")


def test_what_is_not_in_the_playbook_or_has_no_order_is_refused() -> None:
    with pytest.raises(Refused, match="not in the playbook"):
        cost("champagne")
    with pytest.raises(Refused, match="Choose the order first"):
        gesture_cost(PLAYBOOK, Request(REFUND), None, None)


def test_without_an_order_only_a_word_or_a_treat_is_possible() -> None:
    assert {gesture for gesture in PLAYBOOK.gestures if why_not(gesture, None, None)} == NEEDS_ORDER
    assert not why_not(FOLLOW_UP, None, None)


def test_what_is_possible_hangs_on_the_order_and_on_what_was_paid() -> None:
    assert not why_not(MAKE_FIRST, ORDER, PAID)
    assert why_not(MAKE_FIRST, replace(ORDER, first=True), PAID)
    assert why_not(MAKE_FIRST, replace(ORDER, state=HANDED_OVER), PAID)
    assert not why_not(REFUND, ORDER, refunded(LATTE))
    assert why_not(WHOLE_ORDER, ORDER, refunded())
    assert why_not(REFUND, ORDER, paid())
    assert not why_not(REMAKE, ORDER, refunded())


def test_what_is_chosen_counts_against_what_is_left_today() -> None:
    barista = Allowance(eur("10.00"), eur("20.00"))
    assert left_after(barista, eur("5.00"), [eur("3.00"), eur("2.00")]) == eur("10.00")
    assert left_after(barista, eur("15.00"), [eur("9.00")]) == eur("0.00")
    assert left_after(Allowance(None, None), eur("500.00"), [eur("9.00")]) is None


def test_all_together_stay_within_the_cap_but_a_voucher_is_always_possible() -> None:
    assert left_for_order(PLAYBOOK, paid=eur("10.00"), given=eur("4.00")) == eur("11.00")
    assert left_for_order(PLAYBOOK, paid=eur("1.00"), given=eur("0.00")) == PLAYBOOK.voucher
    assert left_for_order(PLAYBOOK, paid=eur("1.00"), given=eur("50.00")) == eur("0.00")


def test_what_is_on_the_house_has_a_price() -> None:
    assert cost(ON_THE_HOUSE, LATTE) == eur("3.80")
    for nothing in ((), (FREE,)):
        with pytest.raises(Refused, match="what is on the house"):
            cost(ON_THE_HOUSE, *nothing)
    with pytest.raises(Refused, match="what is on the house"):
        gesture_cost(PLAYBOOK, Request(ON_THE_HOUSE), None, None)
    with pytest.raises(Refused, match=r"up to 4\.00"):
        cost(ON_THE_HOUSE, LATTE, CROISSANT)
    for kind in (ON_THE_HOUSE, VOUCHER):
        with pytest.raises(Refused, match="gives"):
            cost(kind, amount=eur("0.00"))


def test_what_cannot_be_given_says_why() -> None:
    assert why_not(REFUND, None, None) == "needs an order"
    assert why_not(MAKE_FIRST, replace(ORDER, first=True), PAID) == "goes first already"
    assert why_not(MAKE_FIRST, replace(ORDER, state=HANDED_OVER), PAID) == "not on the bar any more"
    assert why_not(REFUND, ORDER, refunded()) == "all is given back"
    assert why_not(WHOLE_ORDER, ORDER, paid()) == "nothing was paid"
    assert why_not(REMAKE, replace(ORDER, state=CANCELLED), PAID) == "the order was cancelled"
    assert why_not(VOUCHER, ORDER, PAID) == ""


def test_a_voucher_for_being_late_needs_a_promise_and_nothing_else_does() -> None:
    assert why_not(VOUCHER, ORDER, PAID, LATE) == "no time was promised"
    now = ORDER.placed_at
    assert (
        why_not(
            VOUCHER,
            ORDER,
            PAID,
            LATE,
            Promise(order_id=ORDER.order_id, first_due=now, made_at=now, made_by_fact=FactId(ORDER.order_id)),
        )
        == ""
    )
    others = set(PLAYBOOK.gestures) - {VOUCHER}
    assert {gesture for gesture in others if why_not(gesture, ORDER, PAID, LATE)} == set()
    kinds = set(PLAYBOOK.pages) - {LATE}
    assert {kind for kind in kinds if why_not(VOUCHER, ORDER, PAID, kind)} == set()
    with pytest.raises(Refused, match="on the house or money back instead of a voucher"):
        check_was_promised(VOUCHER, ORDER, LATE, None)
