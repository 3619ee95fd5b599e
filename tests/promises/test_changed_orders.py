"""The forecast follows a placed order that changes: its new lines wait behind all who are there, the others leave."""

from __future__ import annotations

from cafe import Cafe
from counter.cli.explain import _made_again
from counter.promises.model import PromiseQuote
from counter.promises.queries import promise_origin


def for_a_latte(cafe: Cafe) -> PromiseQuote:
    return cafe.shop.forecaster.quote([(cafe.item("Latte"), 1)], cafe.clock.now())


def due(cafe: Cafe) -> float:
    return for_a_latte(cafe).due.timestamp()


def test_who_comes_next_waits_for_what_was_added_and_not_for_what_came_off(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    before = due(cafe)
    cafe.add(order_id, *["Mocha"] * 6)
    longer = due(cafe)
    assert longer > before
    cafe.take_off(order_id, "Mocha")
    assert before <= due(cafe) < longer


def test_what_was_ready_is_in_the_queue_with_its_new_lines_alone(cafe: Cafe) -> None:
    order_id = cafe.sell(*["Mocha"] * 8)
    cafe.ready(order_id)
    assert for_a_latte(cafe).ahead == 0
    cafe.add(order_id, "Latte")
    assert for_a_latte(cafe).ahead == 1
    alone = due(cafe)
    other = cafe.sell("Latte")
    cafe.ready(order_id)
    assert for_a_latte(cafe).ahead == 1
    assert abs(due(cafe) - alone) <= 60
    cafe.ready(other)
    assert for_a_latte(cafe).ahead == 0


def test_what_is_made_and_comes_off_leaves_the_others_as_they_are(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Latte", "Mocha")
    cafe.tick_line(order_id, "Latte")
    before = due(cafe)
    cafe.take_off(order_id, "Latte")
    assert abs(due(cafe) - before) <= 60
    assert for_a_latte(cafe).ahead == 1


def test_a_new_start_says_the_same_after_a_change(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter")
    cafe.add(order_id, "Mocha", "Mocha")
    cafe.take_off(order_id, "Filter")
    said = for_a_latte(cafe).due
    opened = cafe.reopened()
    assert for_a_latte(opened).due == said
    opened.close()


def test_promises_before_and_after_a_change_are_made_again_from_the_journal(cafe: Cafe) -> None:
    changed = cafe.sell("Latte", "Filter")
    cafe.add(changed, *["Mocha"] * 5)
    cafe.take_off(changed, "Filter")
    after = cafe.sell("Latte")
    for order_id in (changed, after):
        origin = cafe.shop.read(promise_origin, order_id)
        assert origin is not None
        again = cafe.shop.report(_made_again, order_id, origin)
        assert again is not None
        assert again.quote.due == cafe.promise(order_id).placed_due
