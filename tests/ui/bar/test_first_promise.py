"""An order without a promise on the bar, and the time that is offered to its customer."""

from __future__ import annotations

from datetime import timedelta

from counter.flows.make import hand_over
from counter.flows.reset_promise import reset_promise
from counter.kernel.ids import OrderId
from counter.ui.bar.state import AdviceAction, Mood
from ui.bar.harness import BarHarness
from ui.longest import stand_for, told, unpromised
from ui.sync_desk import SyncDesk


def test_its_card_says_so_and_what_they_were_told(work: SyncDesk, bar: BarHarness) -> None:
    order_id = unpromised(work)
    card = bar.look().cards[0]
    assert (card.mood, card.left, card.promised) == (Mood.UNPROMISED, "no promise", f"told {told(work, order_id)}")
    assert (card.advice, card.missed, card.was) == (None, False, "")
    assert card.name == f"Order 1, Mara: no promise, told {told(work, order_id)}"


def test_it_is_never_late_and_waits_without_an_apology(work: SyncDesk, bar: BarHarness) -> None:
    order_id = unpromised(work)
    work.wait(400)
    assert bar.look().cards[0].mood is Mood.UNPROMISED
    work.cafe.ready(order_id)
    (waits,) = bar.look().waiting
    assert waits.detail == f"ready {work.language.clock(work.clock.now())}, no promise"
    assert not waits.late
    work.do(hand_over, order_id)
    assert bar.look().waiting == ()


def test_the_time_on_offer_is_told_in_one_tap(work: SyncDesk, bar: BarHarness) -> None:
    order_id = unpromised(work)
    stand_for(work, 60)
    work.wait(0)
    card = bar.look().cards[0]
    assert card.advice is not None
    assert card.advice.action is AdviceAction.FIRST_PROMISE
    assert card.advice.name == f"Promise {card.advice.button}, order 1. Tell Mara now."
    after = bar.after(bar.presenter.promise_first, order_id).cards[0]
    promise = work.cafe.promise(order_id)
    assert work.language.clock(promise.first_due) == card.advice.button
    assert promise.first_due > work.clock.now() + timedelta(minutes=1)
    assert (after.mood, after.promised, after.was) == (Mood.SAFE, f"promised {card.advice.button}", "")


def test_a_tap_that_comes_after_somebody_told_them_changes_nothing(work: SyncDesk, bar: BarHarness) -> None:
    order_id = unpromised(work)
    stand_for(work, 60)
    work.wait(0)
    bar.look()
    bar.after(bar.presenter.promise_first, order_id)
    work.wait(1)
    bar.after(bar.presenter.promise_first, order_id)
    assert work.cafe.promise(order_id).resets == ()


def given(work: SyncDesk, bar: BarHarness) -> OrderId:
    """An order that was given its first promise on this screen."""
    order_id = unpromised(work)
    stand_for(work, 60)
    work.wait(0)
    bar.look()
    bar.after(bar.presenter.promise_first, order_id)
    return order_id


def test_a_slip_is_taken_back_where_it_was_tapped(work: SyncDesk, bar: BarHarness) -> None:
    order_id = given(work, bar)
    card, clock = bar.state.cards[0], work.language.clock(work.cafe.promise(order_id).first_due)
    assert (card.advice, card.undo_promise_name) == (None, f"Undo promise {clock}, order 1")
    after = bar.after(bar.presenter.take_back_promise, order_id).cards[0]
    assert (after.mood, after.promised) == (Mood.UNPROMISED, f"told {told(work, order_id)}")
    assert after.undo_promise_name == ""
    work.wait(0)
    (offered,) = bar.look().cards
    assert offered.advice is not None
    assert offered.advice.action is AdviceAction.FIRST_PROMISE


def test_it_is_taken_back_for_a_quarter_of_a_minute(work: SyncDesk, bar: BarHarness) -> None:
    given(work, bar)
    work.clock.forward(15)
    assert bar.look().cards[0].undo_promise_name
    work.clock.forward(1)
    assert not bar.look().cards[0].undo_promise_name


def test_only_the_screen_that_gave_it_takes_it_back(work: SyncDesk, bar: BarHarness) -> None:
    given(work, bar)
    assert not BarHarness(work).look().cards[0].undo_promise_name


def test_what_was_promised_anew_is_no_slip(work: SyncDesk, bar: BarHarness) -> None:
    order_id = given(work, bar)
    work.do(reset_promise, order_id, work.clock.now() + timedelta(minutes=40), told=True)
    assert not bar.look().cards[0].undo_promise_name
