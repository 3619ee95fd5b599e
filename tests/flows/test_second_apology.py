"""Handing over with a word is one act, and answers the miss."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.gestures import GestureRequest
from counter.flows.make import ready
from counter.flows.put_right import Answer, put_right
from counter.flows.second_apology import say_and_hand_over
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.queries import remakes_of, the_order
from counter.recovery.model import GREETING
from counter.recovery.queries import mishaps_of


def late_and_ready(cafe: Cafe) -> OrderId:
    sold = cafe.pay(cafe.ring("Latte", customer="Ines"))
    cafe.forward((cafe.due(sold.order_id) - cafe.clock.now()).total_seconds() / 60 + 4)
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.shop.do(cafe.ana, ready, sold.order_id)
    return sold.order_id


def test_the_word_answers_the_miss_in_the_act_that_hands_over(cafe: Cafe) -> None:
    order_id = late_and_ready(cafe)
    cafe.shop.do(cafe.ana, say_and_hand_over, order_id)
    (late,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert [(each.kind, each.by) for each in late.responses] == [(GREETING, cafe.ana)]
    assert cafe.shop.read(the_order, order_id).handed_over_at == late.answered_at


def test_a_second_tap_says_nothing_more(cafe: Cafe) -> None:
    order_id = late_and_ready(cafe)
    for _ in range(2):
        cafe.shop.do(cafe.ana, say_and_hand_over, order_id)
    (late,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert len(late.responses) == 1


def test_a_second_person_says_it_too_where_it_was_answered_before(cafe: Cafe) -> None:
    order_id = late_and_ready(cafe)
    cafe.shop.do(cafe.staff("Ben"), put_right, Answer("late", order_id, gestures=(GestureRequest("apology"),)))
    cafe.shop.do(cafe.ana, say_and_hand_over, order_id)
    (late,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert [each.by for each in late.responses] == [cafe.staff("Ben"), cafe.ana]


def test_what_was_made_again_speaks_of_the_first(cafe: Cafe) -> None:
    sold = cafe.pay(cafe.ring("Latte"))
    cafe.shop.do(cafe.ana, ready, sold.order_id)
    again = Answer("wrong_item", sold.order_id, gestures=(GestureRequest("remake"),))
    cafe.shop.do(cafe.ana, put_right, again)
    (remake,) = cafe.shop.read(remakes_of, sold.order_id)
    cafe.shop.do(cafe.ana, ready, remake.order_id)
    cafe.shop.do(cafe.staff("Ben"), say_and_hand_over, remake.order_id)
    (wrong,) = cafe.shop.read(mishaps_of, [sold.order_id])[sold.order_id]
    assert (wrong.responses[-1].kind, wrong.responses[-1].by) == (GREETING, cafe.staff("Ben"))


def test_nothing_is_said_of_what_is_not_ready(cafe: Cafe) -> None:
    sold = cafe.pay(cafe.ring("Latte"))
    with pytest.raises(Refused):
        cafe.shop.do(cafe.ana, say_and_hand_over, sold.order_id)
    assert cafe.shop.read(mishaps_of, [sold.order_id]) == {}
