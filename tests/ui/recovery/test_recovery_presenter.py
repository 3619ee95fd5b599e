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


class Seen:
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
def seen(work: SyncDesk) -> Seen:
    return Seen(work)


def handed_over(work: SyncDesk, *names: str, customer: str = "") -> OrderId:
    """An order that the customer has already."""
    sold = work.sell(*names, customer=customer)
    work.do(ready, sold.order_id)
    work.do(hand_over, sold.order_id)
    return sold.order_id


def test_what_nobody_answered_comes_first(work: SyncDesk, seen: Seen) -> None:
    work.late_order("Latte", customer="Ben")
    handed_over(work, "Mocha", customer="Mara")
    seen.presenter.refresh()
    assert [(case.title, case.urgent) for case in seen.state.cases] == [("#1 Ben", True), ("#2 Mara", False)]


def test_a_missed_promise_opens_with_its_words_and_gestures(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    seen.presenter.open(order_id)
    case = seen.case
    assert (case.title, case.kind) == ("Ben · #1", "late")
    assert [step.label for step in case.steps] == ["Hear", "Own", "Promise", "Thank"]
    assert f"We promised {work.language.clock(work.cafe.promise(order_id).first_due)} and" in case.steps[1].words
    assert case.clocks[case.minute] in case.steps[2].words
    assert seen.gesture("apology").chosen
    assert seen.gesture("voucher").chosen
    assert (case.record, case.prints) == ("Record and print apology", True)


def test_a_miss_is_known_before_the_app_has_noted_it(work: SyncDesk, seen: Seen) -> None:
    sold = work.sell("Latte")
    work.clock.set(sold.due)
    work.clock.forward(1)
    assert work.shop.read(unanswered) == ()
    seen.presenter.open(sold.order_id)
    assert seen.case.kind == "late"
    seen.presenter.record()
    assert [mishap.kind for mishap in seen.story(sold.order_id).mishaps] == ["late"]


def test_record_does_all_of_it_at_once(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    seen.presenter.open(order_id)
    seen.presenter.tell("Has a train at 8:45.")
    seen.presenter.record()
    told = seen.story(order_id)
    assert work.shop.read(unanswered) == ()
    assert told.mishaps[0].told == "Has a train at 8:45."
    assert [done.kind for done in told.mishaps[0].done] == ["apology", "voucher"]
    assert len(told.vouchers) == 1
    assert told.promise is not None
    assert told.promise.resets[0].told
    assert seen.state.story is None
    assert seen.state.recorded == "Recorded: Ben · #1"
    seen.presenter.open(order_id)
    assert seen.state.recorded == ""


def test_a_new_promise_that_was_not_made_is_not_recorded(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte")
    seen.presenter.open(order_id)
    seen.presenter.pick(0)
    seen.presenter.record()
    told = seen.story(order_id)
    assert told.promise is not None
    assert told.promise.resets == ()


def test_no_second_voucher_is_chosen_by_itself(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte")
    work.do(ready, order_id)
    seen.presenter.open(order_id)
    assert len(seen.story(order_id).vouchers) == 1
    assert not seen.gesture("voucher").chosen
    assert seen.case.record == "Record"
    assert seen.case.clocks == ()


def test_nothing_is_offered_until_somebody_says_what_went_wrong(work: SyncDesk, seen: Seen) -> None:
    seen.presenter.open(handed_over(work, "Latte"))
    assert (seen.case.kind, seen.case.steps, seen.case.gestures) == ("", (), ())
    seen.presenter.choose_kind("not_good")
    assert seen.case.steps
    assert seen.gesture("remake").chosen
    assert not next(g for g in seen.case.gestures if g.id == "voucher").chosen


def test_an_allergy_says_what_to_do_before_a_word(work: SyncDesk, seen: Seen) -> None:
    seen.presenter.open(handed_over(work, "Latte"))
    seen.presenter.choose_kind("allergy")
    assert seen.case.first.startswith("Stop:")
    seen.presenter.choose_kind("other")
    assert seen.case.first == ""


def test_a_remake_of_one_line_is_asked_for_and_goes_to_the_bar(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("wrong_item")
    seen.presenter.record()
    assert seen.state.question is not None
    seen.choose_option("1× Mocha")
    seen.presenter.close_question()
    assert seen.gesture("remake").note == "Mocha"
    seen.presenter.record()
    remake = work.shop.read(bar_board).making[0].order
    assert remake.remake_of == order_id
    assert [line.name for line in remake.sold] == ["Mocha"]


def test_money_goes_back_for_the_chosen_lines_only(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("overcharged")
    seen.presenter.choose_gesture("refund")
    seen.presenter.choose_gesture("refund")
    seen.choose_option("1× Latte")
    seen.presenter.close_question()
    assert seen.gesture("refund").note == "€3.80"
    assert seen.case.allowance.left == "€16.20"
    seen.presenter.record()
    assert seen.story(order_id).paid.refunded.minor == 380


def test_a_question_put_away_chooses_nothing(work: SyncDesk, seen: Seen) -> None:
    seen.presenter.open(handed_over(work, "Latte", "Mocha"))
    seen.presenter.choose_kind("late")
    seen.presenter.choose_gesture("refund")
    seen.presenter.close_question()
    assert not seen.gesture("refund").chosen


def test_something_on_the_house_is_chosen_by_name(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, "Latte")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("late")
    seen.presenter.choose_gesture("on_the_house")
    assert seen.state.question is not None
    assert all(option.note <= "€4.00" for option in seen.state.question.options)
    seen.choose_option("Croissant")
    assert seen.gesture("on_the_house").note.startswith("Croissant €")
    seen.presenter.choose_gesture("voucher")
    seen.presenter.record()
    assert "on_the_house" in [done.kind for done in seen.story(order_id).mishaps[0].done]


def test_the_whole_order_or_some_lines_not_both(work: SyncDesk, seen: Seen) -> None:
    seen.presenter.open(handed_over(work, "Latte"))
    seen.presenter.choose_kind("overcharged")
    assert seen.gesture("refund").chosen
    seen.presenter.choose_gesture("whole_order")
    assert seen.gesture("whole_order").chosen
    assert not seen.gesture("refund").chosen


def test_what_is_too_much_for_one_person_needs_a_lead(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, *["Mocha"] * 3, "Latte")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("other")
    whole = seen.gesture("whole_order")
    assert whole.note.endswith("needs a lead")
    assert not whole.usable
    work.by = work.cafe.staff("Dana")
    seen.presenter.refresh()
    assert seen.gesture("whole_order").usable


def test_what_is_chosen_counts_against_the_day(work: SyncDesk, seen: Seen) -> None:
    for _ in range(3):
        seen.presenter.open(work.late_order("Latte", "Croissant"))
        seen.presenter.record()
    seen.presenter.open(work.late_order("Latte"))
    assert seen.case.allowance.left == "€8.00"
    assert seen.case.allowance.rest == "of €20.00 left"


def test_a_greeting_is_one_tap(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte")
    seen.presenter.open(order_id)
    seen.presenter.greet()
    assert work.shop.read(unanswered) == ()
    assert (seen.case.greeting, seen.case.greeted) == ("Greeting noted", True)


def test_a_follow_up_stays_due_until_it_is_done(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, "Latte", customer="Ines")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("treatment")
    before = seen.case.contact
    assert before is None
    seen.presenter.choose_gesture("follow_up")
    seen.choose_option("Today, 17:00")
    assert seen.case.contact == ""
    seen.presenter.tell_contact("ines@example.com")
    seen.presenter.record()
    due = work.shop.read(follow_ups_due)[0]
    assert work.language.clock(due.follow_up_due or work.clock.now()) == "17:00"
    seen.presenter.open(due.order_id, due.mishap_id)
    still_due = seen.case.due
    assert still_due is not None
    assert "ines@example.com" in still_due.words
    seen.presenter.follow_up_done()
    seen.presenter.refresh()
    assert seen.case.due is None
    assert work.shop.read(follow_ups_due) == ()


def test_something_without_an_order_is_put_right_too(work: SyncDesk, seen: Seen) -> None:
    seen.presenter.choose(None)
    seen.presenter.choose_kind("not_clean")
    assert seen.case.title == "No order"
    assert not seen.gesture("refund").usable
    assert seen.gesture("apology").chosen
    assert not seen.gesture("remake").chosen
    seen.presenter.record()
    assert work.shop.read(unanswered) == ()
    assert seen.state.recorded == "Recorded: No order"


def test_an_open_mishap_without_an_order_is_answered_not_opened_again(work: SyncDesk, seen: Seen) -> None:
    work.do(put_right, Answer("other", told="The door is stuck."))
    mishap = work.shop.read(unanswered)[0]
    seen.presenter.open(None, mishap.mishap_id)
    assert seen.case.told == "The door is stuck."
    seen.presenter.record()
    assert work.shop.read(unanswered) == ()


def test_a_refusal_keeps_what_was_chosen(work: SyncDesk, seen: Seen) -> None:
    order_id = handed_over(work, "Latte")
    seen.presenter.open(order_id)
    seen.presenter.choose_kind("other")
    seen.presenter.choose_gesture("apology")
    seen.presenter.record()
    assert work.said == ["Choose what you did about it, then tap Record."]
    assert seen.case.kind == "other"
    assert work.shop.read(mishaps_of, [order_id]) == {}


def test_the_story_is_told_once(work: SyncDesk, seen: Seen) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    seen.presenter.open(order_id)
    seen.presenter.record()
    seen.presenter.open(order_id)
    assert "Apology in person: Ana" in seen.case.detail


def test_an_answer_about_a_case_that_was_left_comes_too_late(cafe: Cafe) -> None:
    work = SlowDesk(cafe)
    seen = Seen(work)
    first, second = work.late_order("Latte", customer="Ben"), work.late_order("Mocha", customer="Lea")
    seen.presenter.open(first)
    seen.presenter.open(second)
    work.answer()
    assert seen.case.title.startswith("Lea")
    seen.presenter.refresh()
    seen.presenter.leave()
    work.answer()
    assert seen.state.story is None
    assert len(seen.state.cases) == 2
