"""What is said to a customer is what is so at that minute: nobody owns a miss that has not happened."""

from __future__ import annotations

from datetime import timedelta

from cafe import Cafe
from counter.flows.cancel import cancel
from counter.flows.make import EXPLAINED, ready, tick_line
from counter.flows.reset_promise import reset_promise
from counter.kernel.ids import OrderId
from counter.reports.spoken import words_to_say
from counter.reports.story import story


def said(cafe: Cafe, order_id: OrderId, **known: object) -> str:
    about = cafe.shop.read(story, order_id)
    shop = cafe.shop
    spoken = words_to_say(shop.playbook.answer("late"), about, shop.language, cafe.clock.now(), **known)  # type: ignore[arg-type]
    return " ".join(spoken.values())


def test_late_before_the_time_is_over_says_the_time_it_will_be(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", customer="Ben")
    due = cafe.promise(order_id).first_due
    clock = cafe.shop.language.clock
    words = said(cafe, order_id)
    assert "missed" not in words
    assert "past" not in words
    assert f"ready by {clock(due)}" in words
    later = due + timedelta(minutes=4)
    words = said(cafe, order_id, new_promise=later)
    assert f"We promised {clock(due)}, and we need until {clock(later)}." in words
    assert f"ready at {clock(later)}" in words


def test_a_miss_is_owned_while_they_wait_and_afterwards(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    due = cafe.promise(order_id).first_due
    clock = cafe.shop.language.clock
    cafe.clock.set(due + timedelta(minutes=2))
    assert f"past {clock(due)} and you are still waiting" in said(cafe, order_id)
    assert f"We promised {clock(due)} and we missed it." in said(cafe, order_id)
    cafe.ready(order_id)
    words = said(cafe, order_id)
    assert f"You waited until {clock(due + timedelta(minutes=2))}, and we had promised {clock(due)}." in words
    assert "still waiting" not in words


def test_a_renewed_promise_that_stands_is_the_time_to_say(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    due = cafe.promise(order_id).first_due
    new = due + timedelta(minutes=17)
    cafe.shop.do(cafe.ana, reset_promise, order_id, new, told=True)
    clock = cafe.shop.language.clock
    assert f"We promised {clock(new)}, and I look after it now." in said(cafe, order_id)
    cafe.clock.set(due + timedelta(minutes=1))
    words = said(cafe, order_id)
    assert f"We promised {clock(due)} and we missed it." in words
    assert f"ready by {clock(new)}" in words


def test_what_was_kept_or_cancelled_was_not_missed(cafe: Cafe) -> None:
    kept, cancelled = cafe.sell("Latte"), cafe.sell("Latte")
    cafe.ready(kept)
    cafe.shop.do(cafe.ana, cancel, cancelled, "They left", with_refund=True)
    cafe.forward(120)
    for order_id in (kept, cancelled):
        words = said(cafe, order_id)
        assert "missed" not in words
        assert "promised" not in words
        assert words.startswith("You had to wait for us.")


def test_only_what_was_left_off_is_said_to_be_sold_out(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    latte, _ = cafe.order(order_id).lines
    cafe.shop.do(cafe.ana, tick_line, order_id, latte.line_id, made=True)
    cafe.shop.do(cafe.ana, ready, order_id, unmade=EXPLAINED, why="sold out")
    about, shop = cafe.shop.read(story, order_id), cafe.shop
    spoken = words_to_say(shop.playbook.answer("sold_out"), about, shop.language, cafe.clock.now())
    assert spoken["hear"] == "You chose Croissant, and we have none left."
