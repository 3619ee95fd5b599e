"""From something that went wrong to a person who owned it."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.make import hand_over, ready
from counter.flows.put_right import Answer, put_right
from counter.kernel.ids import OrderId
from counter.recovery.queries import follow_ups_due, mishaps_of, unanswered
from counter.reports.bar_board import bar_board
from counter.reports.story import Story, story
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import GestureState, RecoveryState, StoryState
from ui.sync_desk import SlowDesk, SyncDesk


class RecoveryHarness:
    """Make it right as it is shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = RecoveryState()
        self.presenter = RecoveryPresenter(work, self._show)

    def _show(self, state: RecoveryState) -> None:
        self.state = state

    @property
    def case(self) -> StoryState:
        assert self.state.story is not None
        return self.state.story

    def gesture(self, gesture: str) -> GestureState:
        return next(shown for shown in self.case.gestures if shown.id == gesture)

    def choose_option(self, label: str) -> None:
        assert self.state.question is not None
        option = next(option for option in self.state.question.options if option.label.startswith(label))
        self.presenter.choose_option(option.id)

    def story(self, order_id: OrderId) -> Story:
        return self.work.shop.read(story, order_id)


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    return SyncDesk(cafe)


@pytest.fixture
def harness(work: SyncDesk) -> RecoveryHarness:
    return RecoveryHarness(work)


def handed_over(work: SyncDesk, *names: str, customer: str = "") -> OrderId:
    """An order that the customer has already."""
    sold = work.sell(*names, customer=customer)
    work.do(ready, sold.order_id)
    work.do(hand_over, sold.order_id)
    return sold.order_id


def test_what_nobody_answered_comes_first(work: SyncDesk, harness: RecoveryHarness) -> None:
    work.late_order("Latte", customer="Ben")
    handed_over(work, "Mocha", customer="Mara")
    harness.presenter.refresh()
    assert [(case.title, case.urgent) for case in harness.state.cases] == [("#1 Ben", True), ("#2 Mara", False)]


def test_a_missed_promise_opens_with_its_words_and_gestures(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    harness.presenter.open(order_id)
    case = harness.case
    assert (case.title, case.kind) == ("Ben · #1", "late")
    assert [step.label for step in case.steps] == ["Hear", "Own", "Promise", "Thank"]
    assert f"We promised {work.language.clock(work.cafe.promise(order_id).first_due)} and" in case.steps[1].words
    assert case.clocks[case.minute] in case.steps[2].words
    assert harness.gesture("apology").chosen
    assert harness.gesture("voucher").chosen
    assert (case.record, case.prints) == ("Record and print apology", True)


def test_a_miss_is_known_before_the_app_has_noted_it(work: SyncDesk, harness: RecoveryHarness) -> None:
    sold = work.sell("Latte")
    work.clock.set(sold.due)
    work.clock.forward(1)
    assert work.shop.read(unanswered) == ()
    harness.presenter.open(sold.order_id)
    assert harness.case.kind == "late"
    harness.presenter.record()
    assert [mishap.kind for mishap in harness.story(sold.order_id).mishaps] == ["late"]


def test_record_does_all_of_it_at_once(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    harness.presenter.open(order_id)
    harness.presenter.tell("Has a train at 8:45.")
    harness.presenter.record()
    told = harness.story(order_id)
    assert work.shop.read(unanswered) == ()
    assert told.mishaps[0].told == "Has a train at 8:45."
    assert [done.kind for done in told.mishaps[0].done] == ["apology", "voucher"]
    assert len(told.vouchers) == 1
    assert told.promise is not None
    assert told.promise.resets[0].told
    assert harness.state.story is None
    assert harness.state.recorded == "Recorded: Ben · #1"
    harness.presenter.open(order_id)
    assert harness.state.recorded == ""


def test_a_new_promise_that_was_not_made_is_not_recorded(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    harness.presenter.open(order_id)
    harness.presenter.pick(0)
    harness.presenter.record()
    told = harness.story(order_id)
    assert told.promise is not None
    assert told.promise.resets == ()


def test_no_second_voucher_is_chosen_by_itself(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    work.do(ready, order_id)
    harness.presenter.open(order_id)
    assert len(harness.story(order_id).vouchers) == 1
    assert not harness.gesture("voucher").chosen
    assert harness.case.record == "Record"
    assert harness.case.clocks == ()


def test_nothing_is_offered_until_somebody_says_what_went_wrong(work: SyncDesk, harness: RecoveryHarness) -> None:
    harness.presenter.open(handed_over(work, "Latte"))
    assert (harness.case.kind, harness.case.steps, harness.case.gestures) == ("", (), ())
    harness.presenter.choose_kind("not_good")
    assert harness.case.steps
    assert harness.gesture("remake").chosen
    assert not next(g for g in harness.case.gestures if g.id == "voucher").chosen


def test_an_allergy_says_what_to_do_before_a_word(work: SyncDesk, harness: RecoveryHarness) -> None:
    harness.presenter.open(handed_over(work, "Latte"))
    harness.presenter.choose_kind("allergy")
    assert harness.case.first.startswith("Stop:")
    harness.presenter.choose_kind("other")
    assert harness.case.first == ""


def test_a_remake_of_one_line_is_asked_for_and_goes_to_the_bar(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("wrong_item")
    harness.presenter.record()
    assert harness.state.question is not None
    harness.choose_option("1× Mocha")
    harness.presenter.close_question()
    assert harness.gesture("remake").note == "Mocha"
    harness.presenter.record()
    remake = work.shop.read(bar_board).making[0].order
    assert remake.remake_of == order_id
    assert [line.name for line in remake.sold] == ["Mocha"]


def test_money_goes_back_for_the_chosen_lines_only(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("overcharged")
    harness.presenter.choose_gesture("refund")
    harness.presenter.choose_gesture("refund")
    harness.choose_option("1× Latte")
    harness.presenter.close_question()
    assert harness.gesture("refund").note == "€3.80"
    assert harness.case.allowance.left == "€16.20"
    harness.presenter.record()
    assert harness.story(order_id).paid.refunded.minor == 380


def test_a_question_put_away_chooses_nothing(work: SyncDesk, harness: RecoveryHarness) -> None:
    harness.presenter.open(handed_over(work, "Latte", "Mocha"))
    harness.presenter.choose_kind("late")
    harness.presenter.choose_gesture("refund")
    harness.presenter.close_question()
    assert not harness.gesture("refund").chosen


def test_something_on_the_house_is_chosen_by_name(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("late")
    harness.presenter.choose_gesture("on_the_house")
    assert harness.state.question is not None
    assert all(option.note <= "€4.00" for option in harness.state.question.options)
    harness.choose_option("Croissant")
    assert harness.gesture("on_the_house").note.startswith("Croissant €")
    harness.presenter.choose_gesture("voucher")
    harness.presenter.record()
    assert "on_the_house" in [done.kind for done in harness.story(order_id).mishaps[0].done]


def test_the_whole_order_or_some_lines_not_both(work: SyncDesk, harness: RecoveryHarness) -> None:
    harness.presenter.open(handed_over(work, "Latte"))
    harness.presenter.choose_kind("overcharged")
    assert harness.gesture("refund").chosen
    harness.presenter.choose_gesture("whole_order")
    assert harness.gesture("whole_order").chosen
    assert not harness.gesture("refund").chosen


def test_what_is_too_much_for_one_person_needs_a_lead(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, *["Mocha"] * 3, "Latte")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("other")
    whole = harness.gesture("whole_order")
    assert whole.note.endswith("needs a lead")
    assert not whole.usable
    work.by = work.cafe.staff("Dana")
    harness.presenter.refresh()
    assert harness.gesture("whole_order").usable


def test_what_is_chosen_counts_against_the_day(work: SyncDesk, harness: RecoveryHarness) -> None:
    for _ in range(3):
        harness.presenter.open(work.late_order("Latte", "Croissant"))
        harness.presenter.record()
    harness.presenter.open(work.late_order("Latte"))
    assert harness.case.allowance.left == "€8.00"
    assert harness.case.allowance.rest == "of €20.00 left"


def test_a_greeting_is_one_tap(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    harness.presenter.open(order_id)
    harness.presenter.greet()
    assert work.shop.read(unanswered) == ()
    assert (harness.case.greeting, harness.case.greeted) == ("Greeting noted", True)


def test_a_follow_up_stays_due_until_it_is_done(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", customer="Ines")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("treatment")
    before = harness.case.contact
    assert before is None
    harness.presenter.choose_gesture("follow_up")
    harness.choose_option("Today, 17:00")
    assert harness.case.contact == ""
    harness.presenter.tell_contact("ines@example.com")
    harness.presenter.record()
    due = work.shop.read(follow_ups_due)[0]
    assert work.language.clock(due.follow_up_due or work.clock.now()) == "17:00"
    harness.presenter.open(due.order_id, due.mishap_id)
    still_due = harness.case.due
    assert still_due is not None
    assert "ines@example.com" in still_due.words
    harness.presenter.follow_up_done()
    harness.presenter.refresh()
    assert harness.case.due is None
    assert work.shop.read(follow_ups_due) == ()


def test_something_without_an_order_is_put_right_too(work: SyncDesk, harness: RecoveryHarness) -> None:
    harness.presenter.choose(None)
    harness.presenter.choose_kind("not_clean")
    assert harness.case.title == "No order"
    assert not harness.gesture("refund").usable
    assert harness.gesture("apology").chosen
    assert not harness.gesture("remake").chosen
    harness.presenter.record()
    assert work.shop.read(unanswered) == ()
    assert harness.state.recorded == "Recorded: No order"


def test_an_open_mishap_without_an_order_is_answered_not_opened_again(work: SyncDesk, harness: RecoveryHarness) -> None:
    work.do(put_right, Answer("other", told="The door is stuck."))
    mishap = work.shop.read(unanswered)[0]
    harness.presenter.open(None, mishap.mishap_id)
    assert harness.case.told == "The door is stuck."
    harness.presenter.record()
    assert work.shop.read(unanswered) == ()


def test_a_refusal_keeps_what_was_chosen(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    harness.presenter.open(order_id)
    harness.presenter.choose_kind("other")
    harness.presenter.choose_gesture("apology")
    harness.presenter.record()
    assert work.said == ["Choose what you did about it, then tap Record."]
    assert harness.case.kind == "other"
    assert work.shop.read(mishaps_of, [order_id]) == {}


def test_the_story_is_told_once(work: SyncDesk, harness: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    harness.presenter.open(order_id)
    harness.presenter.record()
    harness.presenter.open(order_id)
    assert "Apology in person: Ana" in harness.case.detail


def test_an_answer_about_a_case_that_was_left_comes_too_late(cafe: Cafe) -> None:
    work = SlowDesk(cafe)
    harness = RecoveryHarness(work)
    first, second = work.late_order("Latte", customer="Ben"), work.late_order("Mocha", customer="Lea")
    harness.presenter.open(first)
    harness.presenter.open(second)
    work.answer()
    assert harness.case.title.startswith("Lea")
    harness.presenter.refresh()
    harness.presenter.leave()
    work.answer()
    assert harness.state.story is None
    assert len(harness.state.cases) == 2
