"""What the bar says about orders, and what its taps do to them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter.flows.cancel import cancel
from counter.flows.customer import speak
from counter.flows.gestures import GestureRequest
from counter.flows.make import ready, report_station, tick_line
from counter.flows.put_right import Answer, put_right
from counter.flows.reset_promise import reset_promise
from counter.kernel.ids import OrderId
from counter.recovery.queries import unanswered
from counter.ui.bar.state import AdviceAction, Mood, NewPromise, ToMake, Unmade
from counter.vouchers.queries import vouchers_for
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


def test_a_fresh_order_is_safe_and_says_how_long_is_left(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Croissant", customer="Mara")
    card = bar.look().cards[0]
    assert card.mood is Mood.SAFE
    assert (card.customer, card.where) == ("Mara", f"{sold.called} · to go · 2 items")
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
    assert card.progress == "1 of 2"
    assert card.ticks[0].made
    assert bar.state.waiting == ()
    assert bar.after(bar.presenter.tick_line, sold.order_id, tick.line_id, made=False).cards[0].progress == ""


def made(work: SyncDesk, *names: str, customer: str = "") -> OrderId:
    """An order on the bar, every line of it ticked."""
    sold = work.sell(*names, customer=customer)
    for line in work.cafe.order(sold.order_id).lines:
        work.do(tick_line, sold.order_id, line.line_id, made=True)
    return sold.order_id


def test_ready_stays_where_it_was_faded_with_undo_until_nobody_taps(work: SyncDesk, bar: BarHarness) -> None:
    first, second, third = (made(work, "Latte", customer=name) for name in ("Ana", "Ben", "Cleo"))
    bar.look()
    bar.after(bar.presenter.ready, first)
    state = bar.after(bar.presenter.ready, second)
    assert [card.order_id for card in state.cards] == [first, second, third]
    assert [card.mood for card in state.cards] == [Mood.DONE, Mood.DONE, Mood.SAFE]
    assert (state.cards[1].left, state.cards[1].undo_name) == ("Ready", "Undo, order 2")
    assert state.cards[2].undo_name == ""
    assert [entry.title for entry in state.waiting] == ["Ana", "Ben"]
    assert state.settles_in == 2000
    work.clock.forward(1.9)
    assert len(bar.look().cards) == 3
    assert bar.state.settles_in == 100
    work.clock.forward(0.1)
    bar.presenter.show_now()
    assert ([card.order_id for card in bar.state.cards], bar.state.settles_in) == ([third], 0)


def test_undo_brings_it_back_where_it_stands_with_the_ticks_it_had(work: SyncDesk, bar: BarHarness) -> None:
    orders = [work.sell("Latte", "Mocha").order_id for _ in range(3)]
    work.do(tick_line, orders[0], work.cafe.order(orders[0]).lines[1].line_id, made=True)
    before = bar.look().cards[0]
    bar.presenter.ready(orders[0])
    state = bar.after(bar.presenter.asking.all_made)
    assert [tick.made for tick in state.cards[0].ticks] == [True, True]
    assert bar.after(bar.presenter.take_back, orders[0]).cards[0] == before
    assert bar.state.waiting[0].detail == "not here any more"
    work.clock.forward(3)
    assert [card.order_id for card in bar.look().cards] == orders
    assert bar.state.waiting == ()


def test_nothing_moves_a_card_under_a_finger(work: SyncDesk, bar: BarHarness) -> None:
    """A new order that goes first, a tick from elsewhere, one called ready elsewhere, one cancelled, one late."""
    orders = [work.sell("Latte", "Mocha").order_id for _ in range(4)]
    first_tick = bar.look().cards[0].ticks[0]
    bar.after(bar.presenter.tick_line, orders[0], first_tick.line_id, made=True)
    elsewhere = work.cafe.staff("Chris")
    work.shop.do(elsewhere, put_right, Answer("wrong_item", orders[3], gestures=(GestureRequest("remake"),)))
    work.shop.do(elsewhere, tick_line, orders[2], work.cafe.order(orders[2]).lines[0].line_id, made=True)
    work.shop.do(elsewhere, ready, orders[1], unmade="made")
    work.shop.do(elsewhere, cancel, orders[2], "gone", with_refund=True, their_words="")
    state = bar.look()
    assert [card.order_id for card in state.cards[:4]] == orders
    assert [card.mood for card in state.cards[1:3]] == [Mood.DONE, Mood.DONE]
    assert (state.cards[2].left, state.cards[2].undo_name) == ("Not here any more", "")
    assert state.cards[4].badge == "Remake · goes first"
    work.clock.forward(2)
    assert [card.order_id for card in bar.look().cards[1:]] == [orders[0], orders[3]]


def test_an_order_that_is_not_all_ticked_asks_what_is_with_the_rest(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Croissant", customer="Mara")
    tick = bar.look().cards[0].ticks[0]
    bar.after(bar.presenter.tick_line, sold.order_id, tick.line_id, made=True)
    bar.presenter.ready(sold.order_id)
    question = bar.state.question
    assert isinstance(question, Unmade)
    assert (question.title, question.lines) == ("Mara: not all of it is ticked", ("1× Croissant",))
    assert work.cafe.order(sold.order_id).state == "placed"
    assert bar.after(bar.presenter.asking.close_question).question is None
    bar.presenter.ready(sold.order_id)
    state = bar.after(bar.presenter.asking.all_made)
    assert (state.question, work.cafe.order(sold.order_id).state) == (None, "ready")


def test_an_order_of_which_nothing_is_ticked_is_made_or_not_ready(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte")
    bar.look()
    bar.presenter.ready(sold.order_id)
    assert isinstance(bar.state.question, Unmade)
    assert bar.state.question.title == "Order 1: none of it is ticked"
    assert bar.state.question.whys == ()
    bar.presenter.asking.all_made()
    assert work.cafe.order(sold.order_id).state == "ready"


def test_what_is_not_ticked_of_a_long_order_fits_its_question(work: SyncDesk, bar: BarHarness) -> None:
    names = ("Latte", "Mocha", "Espresso", "Cappuccino", "Flat white", "Croissant", "Cold brew")
    sold = work.sell(*names)
    bar.look()
    bar.presenter.ready(sold.order_id)
    assert isinstance(bar.state.question, Unmade)
    assert bar.state.question.lines[-2:] == ("1× Cappuccino M · whole", "+3 more")


def test_what_is_left_off_is_to_be_made_right(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Croissant", customer="Mara")
    bar.after(bar.presenter.tick_line, sold.order_id, bar.look().cards[0].ticks[0].line_id, made=True)
    bar.presenter.ready(sold.order_id)
    assert isinstance(bar.state.question, Unmade)
    why = {words: why for why, words in bar.state.question.whys}["Sold out"]
    entry = bar.after(bar.presenter.asking.leave_off, why).waiting[0]
    assert (entry.late, entry.detail) == (True, "without Croissant: make it right")
    assert [mishap.kind for mishap in work.shop.read(unanswered)] == ["sold_out"]
    assert entry.make_right_name == f"Make it right, order {sold.called}"
    bar.presenter.make_right(sold.order_id)
    assert bar.to_make_right == [sold.order_id]


def test_a_tick_that_was_on_its_way_when_ready_was_tapped_counts(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", "Mocha")
    bar.look()
    latte, mocha = work.cafe.order(sold.order_id).lines
    bar.presenter.tick_line(sold.order_id, latte.line_id, made=True)
    bar.presenter.ready(sold.order_id)
    assert isinstance(bar.look().question, Unmade)
    bar.presenter.tick_line(sold.order_id, mocha.line_id, made=True)
    assert bar.look().question is None
    assert work.cafe.order(sold.order_id).state == "ready"


def test_a_question_about_an_order_that_somebody_else_called_ready_goes(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte")
    bar.look()
    bar.presenter.ready(sold.order_id)
    work.cafe.ready(sold.order_id)
    assert bar.look().question is None


def test_the_late_ones_wait_at_the_top_and_how_many_wait_is_said(work: SyncDesk, bar: BarHarness) -> None:
    on_time = made(work, "Latte", customer="Sam")
    bar.after(bar.presenter.ready, on_time)
    late = work.late_order("Latte", customer="Ines")
    work.cafe.ready(late)
    work.clock.forward(60)
    state = bar.look()
    assert [entry.title for entry in state.waiting] == ["Ines", "Sam"]
    assert [entry.late for entry in state.waiting] == [True, False]
    longest = (work.clock.now() - (work.cafe.order(on_time).ready_at or work.clock.now())).total_seconds() / 60
    assert state.how_many_wait == f"2, longest {-int(-longest // 1)} min"


def test_what_is_to_make_in_all_counts_down_with_every_tick(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Croissant", "Latte", "Latte", "Mocha")
    work.sell("Latte")
    assert bar.look().to_make == (ToMake("3", "Latte"), ToMake("1", "Mocha"), ToMake("1", "Croissant"))
    latte = next(tick for tick in bar.state.cards[0].ticks if "Latte" in tick.what)
    state = bar.after(bar.presenter.tick_line, sold.order_id, latte.line_id, made=True)
    assert state.to_make[0] == ToMake("1", "Latte")
    assert state.cards[0].progress == "2 of 4"


def test_a_first_promise_that_has_passed_marks_its_card_though_a_new_one_stands(
    work: SyncDesk, bar: BarHarness
) -> None:
    order_id = work.late_order("Latte")
    work.do(reset_promise, order_id, work.clock.now() + timedelta(minutes=15), told=True)
    card = bar.look().cards[0]
    assert (card.mood, card.left, card.missed, card.unanswered) == (Mood.SAFE, "15 min left", True, True)
    assert card.advice is not None
    assert card.advice.action is AdviceAction.MAKE_RIGHT


def test_handing_over_keeps_its_place_and_is_taken_back_in_one_tap_for_a_while(work: SyncDesk, bar: BarHarness) -> None:
    first, second = made(work, "Latte", customer="Sam"), made(work, "Latte", customer="Lea")
    for order_id in (first, second):
        bar.after(bar.presenter.ready, order_id)
    state = bar.after(bar.presenter.hand_over, first)
    assert [entry.title for entry in state.waiting] == ["Sam", "Lea"]
    assert (state.waiting[0].detail, state.waiting[0].hand_over_name) == ("handed over just now", "")
    work.clock.forward(2)
    assert [entry.title for entry in bar.look().waiting] == ["Lea", "Sam"]
    assert bar.after(bar.presenter.take_back, first).cards == ()
    work.clock.forward(2)
    assert [entry.title for entry in bar.look().waiting] == ["Sam", "Lea"]
    bar.after(bar.presenter.hand_over, first)
    bar.after(bar.presenter.hand_over, second)
    work.clock.forward(20)
    assert (bar.look().cards, bar.state.waiting) == ((), ())


def test_a_missed_promise_says_so_and_what_will_print(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    card = bar.look().cards[0]
    assert (card.mood, card.left) == (Mood.LATE, "2 min late")
    assert card.advice is not None
    assert card.advice.name == "Make it right, order 1. A €3.00 voucher prints on Ready."
    assert card.advice.action is AdviceAction.MAKE_RIGHT
    bar.presenter.make_right(order_id)
    assert bar.to_make_right == [order_id]


def test_a_cheap_order_is_promised_no_more_than_will_print(work: SyncDesk, bar: BarHarness) -> None:
    work.late_order("Espresso")
    advice = bar.look().cards[0].advice
    assert advice is not None
    sentence = advice.name
    bar.presenter.ready(bar.state.cards[0].order_id)
    bar.presenter.asking.all_made()
    assert bar.look().waiting[0].late
    amount = work.shop.read(vouchers_for, bar.state.waiting[0].order_id)[0].amount
    assert sentence.endswith(f"A {work.language.money(amount)} voucher prints on Ready.")


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
    bar.presenter.ready(order_id)
    entry = bar.after(bar.presenter.asking.all_made).waiting[0]
    assert entry.late
    assert entry.detail.endswith("was 2 min late: your turn to apologise")


def test_a_new_promise_takes_two_taps_and_strikes_the_old_one(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte", customer="Jonas")
    bar.look()
    bar.presenter.asking.ask_promise(order_id)
    question = bar.state.question
    assert isinstance(question, NewPromise)
    assert question.clocks[0] == work.language.clock(work.shop.outlook.anew[order_id])
    assert question.title == "A new promise for Jonas"
    assert question.clocks[0] in question.sentence
    before = work.cafe.due(order_id)
    card = bar.after(bar.presenter.asking.promise, told=True).cards[0]
    assert bar.state.question is None
    assert card.promised == f"promised {question.clocks[0]}"
    assert card.was == work.language.clock(before)
    assert work.cafe.promise(order_id).resets[0].told


@pytest.mark.parametrize(
    ("name", "spoken", "begins", "says"),
    [("Jonas", "de", "Jonas, es wird ", "Es tut mir leid."), ("محمد", "", "\u200eمحمد, it will be ", "I’m sorry.")],
)
def test_a_new_time_is_told_in_their_language_and_read_the_right_way(
    work: SyncDesk, bar: BarHarness, name: str, spoken: str, begins: str, says: str
) -> None:
    ticket = work.cafe.ring("Latte", customer=name)
    work.do(speak, ticket, spoken)
    order_id = work.cafe.pay(ticket).order_id
    bar.look()
    bar.presenter.asking.ask_promise(order_id)
    assert isinstance(bar.state.question, NewPromise)
    sentence = bar.state.question.sentence
    assert begins.lstrip("\u200e") in sentence
    assert sentence.startswith(f"“\u200e{name}")
    assert sentence.endswith(f"{says}”")


def test_the_minutes_move_but_never_into_the_past(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte")
    bar.look()
    bar.presenter.asking.ask_promise(order_id)
    assert isinstance(bar.state.question, NewPromise)
    first, second = bar.state.question.clocks
    bar.presenter.asking.pick_minute(1)
    bar.presenter.asking.nudge_minute(1)
    assert bar.state.question.clocks[0] == first
    assert bar.state.question.clocks[1] > second
    bar.presenter.asking.pick_minute(0)
    for _ in range(60):
        bar.presenter.asking.nudge_minute(-1)
    bar.presenter.asking.promise(told=True)
    assert work.cafe.promise(order_id).due > work.clock.now()


def test_a_promise_nobody_was_told_of_stays_at_risk(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Jonas")
    work.do(reset_promise, sold.order_id, work.cafe.due(sold.order_id) + timedelta(minutes=4), told=False)
    card = bar.look().cards[0]
    assert card.mood is Mood.AT_RISK
    assert card.advice is not None
    assert card.advice.action is AdviceAction.NEW_PROMISE
    assert card.advice.name.endswith(". Not told yet. Tell Jonas now.")


def test_a_likely_miss_is_seen_before_it_happens(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Jonas")
    for _ in range(12):
        work.sell("Mocha", "Cappuccino")
    work.do(report_station, "espresso", "down")
    work.wait((work.cafe.due(sold.order_id) - work.clock.now()).total_seconds() / 60 - 0.5)
    card = next(card for card in bar.look().cards if card.order_id == sold.order_id)
    assert card.mood is Mood.AT_RISK
    assert card.advice is not None
    assert card.advice.name.startswith(f"New promise {card.advice.button}, order")
    bar.presenter.asking.ask_promise(sold.order_id)
    assert isinstance(bar.state.question, NewPromise)


def test_a_remake_goes_first_under_the_same_number(work: SyncDesk, bar: BarHarness) -> None:
    first = work.sell("Latte", customer="Priya")
    work.cafe.ready(first.order_id)
    work.sell("Mocha")
    work.do(put_right, Answer("wrong_item", first.order_id, gestures=(GestureRequest("remake"),)))
    card = bar.look().cards[0]
    assert card.badge == "Remake · goes first"
    assert card.where.startswith(f"{first.called}R ")


def test_the_page_that_somebody_chose_stays(work: SyncDesk, bar: BarHarness) -> None:
    for _ in range(7):
        work.sell("Latte")
    bar.look()
    bar.presenter.show_page(1)
    assert (bar.state.page, len(bar.state.cards), bar.state.settles_in) == (1, 7, 2000)
    assert bar.look().page == 1


def test_a_question_about_an_order_that_is_gone_goes_with_it(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.late_order("Latte")
    bar.look()
    bar.presenter.asking.ask_promise(order_id)
    work.cafe.ready(order_id)
    assert bar.look().question is None


def test_what_the_bar_may_not_do_is_said(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte")
    bar.presenter.hand_over(sold.order_id)
    assert work.messages
