"""What the bar says about orders, and what its taps do to them."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.gestures import GestureRequest
from counter.flows.make import report_station
from counter.flows.put_right import Answer, put_right
from counter.flows.reset_promise import reset_promise
from counter.recovery.queries import unanswered
from counter.ui.bar.state import AdviceAction, BarState, Mood, NewPromise
from counter.vouchers.queries import vouchers_for
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    return SyncDesk(cafe)


@pytest.fixture
def bar(work: SyncDesk) -> BarHarness:
    return BarHarness(work)


def test_a_fresh_order_is_safe_and_says_how_long_is_left(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Croissant", customer="Mara")
    card = bar.look().cards[0]
    assert card.mood is Mood.SAFE
    assert (card.customer, card.where) == ("Mara", f"#{sold.called} · to go")
    assert card.left.endswith(" left")
    assert [tick.what for tick in card.ticks] == ["1× Latte", "1× Croissant"]
    assert card.advice is None
    assert card.ready_name == f"Ready, order {sold.called}"


def test_seconds_pass_without_asking_the_shop(work: SyncDesk, bar: BarHarness) -> None:
    work.sell("Latte")
    before = bar.look().cards[0].left
    work.clock.forward(1)
    bar.presenter.show_now()
    assert bar.state.cards[0].left != before


def test_half_an_order_is_never_ready(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Mocha")
    tick = bar.look().cards[0].ticks[0]
    card = bar.after(bar.presenter.tick_line, sold.order_id, tick.line_id, made=True).cards[0]
    assert card.progress == "1 of 2 made"
    assert card.ticks[0].made
    assert bar.state.waiting == ()
    assert bar.after(bar.presenter.tick_line, sold.order_id, tick.line_id, made=False).cards[0].progress == ""


def test_ready_waits_to_be_handed_over_and_can_be_recalled(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Sam")
    state = bar.after(bar.presenter.ready, sold.order_id)
    assert state.cards == ()
    assert state.waiting[0].title == "Sam"
    assert not state.waiting[0].late
    assert len(bar.after(bar.presenter.recall, sold.order_id).cards) == 1


def test_handing_over_is_taken_back_in_one_tap_for_a_while(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Sam")
    bar.after(bar.presenter.ready, sold.order_id)
    entry = bar.after(bar.presenter.hand_over, sold.order_id).waiting[0]
    assert (entry.detail, entry.hand_over_name) == (f"#{sold.called} · handed over just now", "")
    assert bar.after(bar.presenter.recall, entry.order_id).cards[0].order_id == sold.order_id
    assert bar.state.waiting == ()
    bar.after(bar.presenter.ready, sold.order_id)
    bar.after(bar.presenter.hand_over, sold.order_id)
    work.clock.forward(20)
    assert bar.look() == BarState(whole=bar.state.whole)


def test_a_missed_promise_says_so_and_what_will_print(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    card = bar.look().cards[0]
    assert (card.mood, card.left) == (Mood.LATE, "2 min late")
    assert card.advice is not None
    assert card.advice.rest == "A €3.00 voucher prints on Ready."
    assert card.advice.action is AdviceAction.MAKE_RIGHT
    bar.presenter.make_right(order_id)
    assert bar.to_make_right == [order_id]


def test_a_cheap_order_is_promised_no_more_than_will_print(work: SyncDesk, bar: BarHarness) -> None:
    work.late_order("Espresso")
    advice = bar.look().cards[0].advice
    assert advice is not None
    sentence = advice.rest
    bar.presenter.ready(bar.state.cards[0].order_id)
    assert bar.look().waiting[0].late
    amount = work.shop.read(vouchers_for, bar.state.waiting[0].order_id)[0].amount
    assert sentence == f"A {work.language.money(amount)} voucher prints on Ready."


def test_one_tap_greets_and_answers_the_miss(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte")
    advice = bar.look().cards[0].advice
    assert advice is not None
    assert advice.greet.startswith("Greeting")
    after = bar.after(bar.presenter.greet, order_id).cards[0].advice
    assert after is not None
    assert after.greet == ""
    assert work.shop.read(unanswered) == ()


def test_who_hands_over_a_late_order_is_told_to_apologise_too(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte", customer="Ines")
    entry = bar.after(bar.presenter.ready, order_id).waiting[0]
    assert entry.late
    assert entry.detail.endswith("was 2 min late: your turn to apologise")


def test_a_new_promise_takes_two_taps_and_strikes_the_old_one(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte", customer="Jonas")
    bar.look()
    bar.presenter.ask_promise(order_id)
    question = bar.state.question
    assert isinstance(question, NewPromise)
    assert question.title == "A new promise for Jonas"
    assert question.clocks[0] in question.sentence
    before = bar.cards()[0].promise.first_due
    card = bar.after(bar.presenter.promise, told=True).cards[0]
    assert bar.state.question is None
    assert card.promised == f"promised {question.clocks[0]}"
    assert card.was == work.language.clock(before)
    assert bar.cards()[0].promise.resets[0].told


def test_the_minutes_move_but_never_into_the_past(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte")
    bar.look()
    bar.presenter.ask_promise(order_id)
    assert isinstance(bar.state.question, NewPromise)
    first, second = bar.state.question.clocks
    bar.presenter.pick_minute(1)
    bar.presenter.nudge_minute(1)
    assert bar.state.question.clocks[0] == first
    assert bar.state.question.clocks[1] > second
    bar.presenter.pick_minute(0)
    for _ in range(60):
        bar.presenter.nudge_minute(-1)
    bar.presenter.promise(told=True)
    assert bar.cards()[0].promise.due > work.clock.now()


def test_a_promise_nobody_was_told_of_stays_at_risk(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Jonas")
    work.do(reset_promise, sold.order_id, sold.due.replace(minute=sold.due.minute + 4), told=False)
    card = bar.look().cards[0]
    assert card.mood is Mood.AT_RISK
    assert card.advice is not None
    assert (card.advice.strong, card.advice.action) == ("Not told yet.", AdviceAction.NEW_PROMISE)
    assert card.advice.rest == "Tell Jonas now."


def test_a_likely_miss_is_seen_before_it_happens(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Jonas")
    for _ in range(12):
        work.sell("Mocha", "Cappuccino")
    work.do(report_station, "espresso", "down")
    work.wait((sold.due - work.clock.now()).total_seconds() / 60 - 0.5)
    card = next(card for card in bar.look().cards if card.order_id == sold.order_id)
    assert card.mood is Mood.AT_RISK
    assert card.advice is not None
    assert card.advice.button.startswith("New promise ")
    bar.presenter.ask_promise(sold.order_id)
    assert isinstance(bar.state.question, NewPromise)


def test_a_remake_goes_first_under_the_same_number(work: SyncDesk, bar: BarHarness) -> None:
    first = work.sell("Latte", customer="Priya")
    bar.presenter.ready(first.order_id)
    work.sell("Mocha")
    work.do(put_right, Answer("wrong_item", first.order_id, gestures=(GestureRequest("remake"),)))
    card = bar.look().cards[0]
    assert card.badge == "Remake · goes first"
    assert card.where.startswith(f"#{first.called}R ")


def test_more_orders_than_places_are_paged(work: SyncDesk, bar: BarHarness) -> None:
    for _ in range(7):
        work.sell("Latte")
    state = bar.look()
    assert (len(state.cards), state.whole.more) == (5, "2 more")
    bar.presenter.next_page()
    assert (len(bar.state.cards), bar.state.whole.more) == (2, "5 more")
    bar.presenter.next_page()
    assert len(bar.state.cards) == 5
    bar.presenter.fit(7)
    assert (len(bar.state.cards), bar.state.whole.more) == (7, "")


def test_a_question_about_an_order_that_is_gone_goes_with_it(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte")
    bar.look()
    bar.presenter.ask_promise(order_id)
    assert bar.after(bar.presenter.ready, order_id).question is None


def test_what_the_bar_may_not_do_is_said(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte")
    bar.presenter.hand_over(sold.order_id)
    assert work.messages
