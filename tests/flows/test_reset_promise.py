"""A new promise is a whole minute that is not past, and says who told the customer."""

from datetime import timedelta

import pytest

from cafe import Cafe
from counter.flows.reset_promise import reset_promise
from counter.kernel.errors import Refused


def test_a_new_promise_stands_and_the_first_one_counts(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    first = cafe.promise(order_id).first_due
    later = first + timedelta(minutes=4, seconds=30)
    cafe.shop.do(cafe.staff("Ben"), reset_promise, order_id, later, told=False, why="queue")
    promise = cafe.promise(order_id)
    assert (promise.first_due, promise.due) == (first, first + timedelta(minutes=4))
    assert (promise.resets[0].by, promise.resets[0].why, promise.told_before) == (cafe.staff("Ben"), "queue", False)


def test_told_before_is_about_the_first_reset_and_the_first_promise(cafe: Cafe) -> None:
    late, soon = cafe.sell("Latte"), cafe.sell("Latte")
    for order_id, told in ((soon, True), (late, False), (late, True)):
        due = cafe.promise(order_id).first_due + timedelta(minutes=5)
        cafe.shop.do(cafe.ana, reset_promise, order_id, due, told=told)
    assert cafe.promise(soon).told_before
    assert not cafe.promise(late).told_before


@pytest.mark.parametrize(("seconds_before", "told_before"), [(1, True), (0, False), (-60, False)])
def test_told_at_the_promised_minute_is_told_too_late(cafe: Cafe, seconds_before: int, told_before: bool) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.set(cafe.promise(order_id).first_due - timedelta(seconds=seconds_before))
    later = cafe.clock.now() + timedelta(minutes=5)
    cafe.shop.do(cafe.ana, reset_promise, order_id, later, told=True)
    assert cafe.promise(order_id).told_before == told_before


def test_a_minute_that_has_begun_is_past(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.clock.forward(30)
    for due in (cafe.clock.now() - timedelta(minutes=1), cafe.clock.now() + timedelta(seconds=10)):
        with pytest.raises(Refused, match="past already"):
            cafe.shop.do(cafe.ana, reset_promise, order_id, due, told=True)


def test_what_is_not_on_the_bar_gets_no_new_promise(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    with pytest.raises(Refused, match="not on the bar"):
        cafe.shop.do(cafe.ana, reset_promise, order_id, cafe.clock.now() + timedelta(hours=1), told=True)
