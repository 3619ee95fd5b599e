"""A story is steps: one line each with its time and its person, in the order in which they happened."""

from __future__ import annotations

from datetime import timedelta

from cafe import Cafe
from counter.flows import make, put_right
from counter.flows.approve import approve
from counter.flows.cancel import cancel
from counter.flows.follow_up import follow_up_done
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.flows.refund import refund
from counter.flows.reset_promise import reset_promise
from counter.flows.sold_out import mark_sold_out
from counter.flows.staff import change_pin
from counter.kernel.ids import MishapId, OrderId
from counter.orders.queries import remakes_of
from counter.people.model import Approval
from counter.promises.queries import the_wait
from counter.recovery.facts import SMALL
from counter.recovery.offers import VOUCHER
from counter.recovery.playbook import Playbook
from counter.reports.cases import known_case
from counter.reports.past_step import PastStep
from counter.reports.proposed import loss_of, proposed
from counter.reports.steps import past_steps
from counter.reports.story import story
from counter.till.refunds import RefundRequest
from counter.till.rules import THROWN_AWAY


def steps(cafe: Cafe, order_id: OrderId | None, mishap_id: MishapId | None = None) -> tuple[PastStep, ...]:
    shop = cafe.shop
    since, until = shop.settings.hours_of(shop.settings.trading_day(cafe.clock.now()))
    known = shop.read(known_case, order_id, mishap_id, by=cafe.ana, since=since, until=until, currency="EUR")
    return past_steps(known, playbook(cafe), shop.language, cafe.clock.now())


def playbook(cafe: Cafe) -> Playbook:
    return cafe.shop.playbook


def told(cafe: Cafe, order_id: OrderId | None, mishap_id: MishapId | None = None) -> list[str]:
    return [": ".join(filter(None, (each.what, each.detail, each.words))) for each in steps(cafe, order_id, mishap_id)]


def test_a_late_order_from_the_till_to_the_hand(cafe: Cafe) -> None:
    clock, ben = cafe.shop.language.clock, cafe.staff("Ben")
    order_id = cafe.sell("Latte", "Croissant", customer="Ines")
    due = cafe.promise(order_id).first_due
    cafe.forward(1)
    cafe.shop.do(ben, make.tick_line, order_id, cafe.order(order_id).lines[0].line_id, made=True)
    cafe.clock.set(due + timedelta(minutes=1))
    anew = due + timedelta(minutes=4)
    cafe.shop.do(ben, reset_promise, order_id, anew, told=True)
    cafe.forward(2)
    cafe.shop.do(ben, make.tick_line, order_id, cafe.order(order_id).lines[1].line_id, made=True)
    cafe.shop.do(ben, make.ready, order_id)
    cafe.forward(1)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, put_right.greet, order_id)
    cafe.forward(1)
    cafe.put_right("not_good", order_id, GestureRequest("remake"), GestureRequest("apology"), their_words="It is cold")
    found = told(cafe, order_id)
    assert found == [
        f"Order 1: promised {clock(due)}, by Ana",
        "Latte made: 1 of 2, by Ben",
        "Promise missed: nobody had told them",
        f"Told them {clock(anew)}: by Ben",
        "Ready: second promise kept, by Ben",
        "Apology voucher €3.00: printed by itself",
        "Handed over: by Ana",
        "Greeting: by Ana",
        "Not good: by Ana: “It is cold”",
        "Remake: by Ana",
        "Apology in person: by Ana",
    ]
    times = [each.at for each in steps(cafe, order_id)]
    assert times == sorted(times)


def test_who_was_told_in_time_did_not_find_out_by_waiting(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    due = cafe.promise(order_id).first_due
    cafe.shop.do(cafe.ana, reset_promise, order_id, due + timedelta(minutes=4), told=True)
    cafe.clock.set(due + timedelta(minutes=2))
    assert "Promise missed" in told(cafe, order_id)


def test_what_did_not_come_to_it_is_told_as_that(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, mark_sold_out, cafe.item("Latte"))
    cafe.forward(1)
    cafe.ready(order_id)
    assert [line for line in told(cafe, order_id) if "Sold out" in line or "come to it" in line] == [
        "Sold out: by Ana",
        "It did not come to it",
    ]


def test_money_that_went_back_is_told_once(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    cafe.put_right("overcharged", order_id, GestureRequest("refund", amount=cafe.order(order_id).lines[0].sold.total))
    assert [line for line in told(cafe, order_id) if "Refund" in line or "given back" in line] == [
        "Refund: €3.80, by Ana"
    ]
    cafe.forward(1)
    cafe.shop.do(cafe.staff("Rosa"), refund, order_id, RefundRequest(), "spilled")
    assert told(cafe, order_id)[-1] == "€2.60 given back: spilled, by Rosa"


def test_a_cancelled_order_was_not_missed(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.forward(1)
    cafe.shop.do(cafe.ana, cancel, order_id, "They left", with_refund=False)
    cafe.forward(60)
    assert told(cafe, order_id)[1:] == ["Cancelled: They left, by Ana"]


def test_a_promise_to_come_back_is_told_with_whoever_gave_it(cafe: Cafe) -> None:
    due = cafe.clock.now() + timedelta(hours=2)
    answer = put_right.Answer("treatment", their_words="He was rude", follow_up=due, contact="030 5550 138")
    mishap_id = cafe.shop.do(cafe.ana, put_right.put_right, answer)
    clock = cafe.shop.language.clock(due)
    assert told(cafe, None, mishap_id)[1] == f"We call them by {clock}: by Ana"
    cafe.forward(180)
    assert told(cafe, None, mishap_id)[2] == "Nobody called them"
    cafe.shop.do(cafe.staff("Dana"), follow_up_done, mishap_id)
    assert told(cafe, None, mishap_id)[2:] == ["We came back to them: by Dana"]
    assert all("5550" not in line for line in told(cafe, None, mishap_id))


def test_an_order_without_a_promise_says_what_was_told_and_who_promised_it_later(cafe: Cafe) -> None:
    clock, ben = cafe.shop.language.clock, cafe.staff("Ben")
    cafe.shop.do(cafe.ana, decide, {"promises": {"longest_minutes": 5}})
    order_id = cafe.sell(*["Mocha"] * 8)
    wait = cafe.shop.read(the_wait, order_id)
    assert wait is not None
    cafe.forward(2)
    due = cafe.clock.now() + timedelta(minutes=4)
    cafe.shop.do(ben, reset_promise, order_id, due, told=True)
    cafe.forward(1)
    cafe.ready(order_id)
    assert told(cafe, order_id) == [
        f"Order 1: no promise, told {wait.soonest}–{wait.latest} min, by Ana",
        f"Told them {clock(due)}: the first promise, by Ben",
        "Ready: promise kept, by Ana",
    ]


def test_what_became_of_it_and_who_said_yes_is_told_with_the_money(cafe: Cafe) -> None:
    rosa, dana = cafe.staff("Rosa"), cafe.staff("Dana")
    cafe.shop.do(rosa, change_pin, dana, "2222")
    order_id = cafe.sell(*["Latte"] * 6)
    yes = cafe.shop.do(cafe.ana, approve, dana, "2222")
    assert isinstance(yes, Approval)
    cafe.shop.do_approved(yes, refund, order_id, RefundRequest(), "cold", THROWN_AWAY)
    assert told(cafe, order_id)[-1] == "€22.80 given back: cold, thrown away, by Ana, Dana said yes"


def test_what_was_made_again_and_the_order_it_was_for_tell_one_story(cafe: Cafe) -> None:
    """Whoever brings the second cup back does not begin at the beginning."""
    first = cafe.sell("Latte", customer="Ines")
    cafe.ready(first)
    cafe.forward(1)
    cafe.shop.do(cafe.ana, make.hand_over, first)
    cafe.put_right("wrong_item", first, GestureRequest("remake"), their_words="I asked for oat.")
    (remake,) = cafe.shop.read(remakes_of, first)
    cafe.forward(1)
    cafe.ready(remake.order_id)
    cafe.forward(1)
    cafe.put_right("not_good", remake.order_id, GestureRequest("remake"), their_words="It is cold now.")
    second = cafe.shop.read(remakes_of, first)[-1]
    cafe.forward(1)
    cafe.shop.do(cafe.ana, cancel, second.order_id, "they left", with_refund=False, their_words="No more.")
    for order_id in (first, remake.order_id, second.order_id):
        all_of_it = told(cafe, order_id)
        parts = ("asked for oat", "cold now", "they left")
        said = [next(step for step in all_of_it if words in step) for words in parts]
        assert sorted(said, key=all_of_it.index) == said
    begun = [step.split(":")[0] for step in told(cafe, remake.order_id)]
    assert begun.index("Wrong item") < begun.index("Remake") < begun.index("Order 1R")


def test_who_was_given_the_wrong_thing_twice_is_offered_more(cafe: Cafe) -> None:
    first = cafe.sell("Latte", customer="Ines")
    cafe.ready(first)
    cafe.put_right("not_good", first, GestureRequest("remake"))
    (remake,) = cafe.shop.read(remakes_of, first)
    assert loss_of(playbook(cafe), "not_good", cafe.shop.read(story, first), None, cafe.clock.now()).effort == 0
    about = cafe.shop.read(story, remake.order_id)
    loss = loss_of(playbook(cafe), "not_good", about, None, cafe.clock.now())
    assert loss.effort == 1
    assert VOUCHER in proposed(playbook(cafe), "not_good", SMALL, about, loss)[0]
