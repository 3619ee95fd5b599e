"""Somebody asks after an order that nothing was promised for."""

from __future__ import annotations

from ui.longest import stand_for, told, unpromised
from ui.recovery.harness import RecoveryHarness
from ui.sync_desk import SyncDesk


def test_the_list_and_the_case_say_that_there_is_none_and_what_they_were_told(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    order_id = unpromised(work)
    page.presenter.refresh()
    said = f"no promise, told {told(work, order_id)} · on the bar"
    assert (page.cases[0].below, page.cases[0].was) == (said, "")
    page.presenter.open(order_id)
    assert (page.case.below, page.case.kind, page.case.clocks) == (said, "", ())
    page.presenter.choose_kind("late")
    assert all("promised" not in step.words for step in page.case.steps)
    assert page.case.clocks == (), "nothing can be promised yet"
    assert not page.gesture("voucher").chosen


def test_a_time_that_can_be_promised_is_offered_there_too_and_is_their_first(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    order_id = unpromised(work)
    stand_for(work, 60)
    work.wait(0)
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    first = page.case.clocks[0]
    assert page.case.promise == "First promise"
    page.presenter.pick_minute(0)
    page.presenter.record()
    promise = work.cafe.promise(order_id)
    assert (work.language.clock(promise.first_due), promise.resets) == (first, ())


def test_a_voucher_for_being_late_is_not_offered_where_nothing_was_promised(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    order_id = unpromised(work)
    work.wait(400)
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    voucher = page.gesture("voucher")
    assert (voucher.usable, voucher.note) == (False, "no time was promised")
    usable = {gesture.id for gesture in page.case.gestures if gesture.usable}
    assert usable == {"apology", "make_first", "on_the_house", "follow_up", "refund", "whole_order"}
    page.presenter.choose_kind("treatment")
    assert page.gesture("voucher").usable


def test_once_a_time_was_promised_and_missed_it_is(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = unpromised(work)
    stand_for(work, 60)
    work.wait(0)
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    page.presenter.pick_minute(0)
    assert not page.gesture("voucher").usable, "what is promised here is not missed yet"
    page.presenter.record()
    work.wait(90)
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    assert (page.case.promise, page.gesture("voucher").chosen) == ("New promise", True)
    assert "and we missed it" in page.case.steps[1].words


def test_the_words_say_what_they_were_told(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = unpromised(work)
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    wait = page.story(order_id).wait
    assert wait is not None
    own = f"We told you {wait.soonest} to {wait.latest} minutes, and I look after it now."
    assert own in page.case.steps[1].words
    work.cafe.ready(order_id)
    page.presenter.refresh()
    assert page.case.steps[1].words == "“I’m sorry you had to wait, Mara.”"
