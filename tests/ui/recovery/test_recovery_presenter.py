"""From something that went wrong to a person who owned it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cafe import Cafe
from counter.flows.cancel import cancel
from counter.flows.make import hand_over, ready
from counter.flows.put_right import Answer, put_right
from counter.flows.reset_promise import reset_promise
from counter.flows.staff import change_pin
from counter.kernel.ids import OrderId
from counter.recovery.queries import follow_ups_due, mishaps_of, unanswered
from counter.reports.bar_board import bar_board
from counter.ui.recovery.list_draft import DAYS_OFFERED
from counter.ui.recovery.state import Standing
from ui.recovery.harness import RecoveryHarness
from ui.sync_desk import SlowActs, SlowDesk, SyncDesk


def handed_over(work: SyncDesk, *names: str, customer: str = "") -> OrderId:
    """An order that the customer has already."""
    sold = work.sell(*names, customer=customer)
    work.do(ready, sold.order_id)
    work.do(hand_over, sold.order_id)
    return sold.order_id


def test_what_nobody_answered_comes_first(work: SyncDesk, page: RecoveryHarness) -> None:
    work.late_order("Latte", customer="Ben")
    handed_over(work, "Mocha", customer="Mara")
    page.presenter.refresh()
    assert [(case.title, case.standing) for case in page.cases] == [
        ("#1 Ben", Standing.OPEN),
        ("#2 Mara", Standing.PLAIN),
    ]


def titles(page: RecoveryHarness) -> list[str]:
    return [case.title for case in page.cases]


def test_the_list_does_not_move_while_somebody_looks(work: SyncDesk, page: RecoveryHarness) -> None:
    late = work.late_order("Latte", customer="Ben")
    page.presenter.refresh()
    work.sell("Mocha", customer="Mara")
    page.presenter.refresh()
    assert titles(page) == ["#1 Ben"]
    assert page.state.choose.new == "1 new"
    page.presenter.open(late)
    page.presenter.record()
    assert titles(page) == ["#1 Ben"]
    right = page.cases[0]
    assert (right.standing, right.below) == (Standing.RIGHT, f"Made right {work.language.clock(work.clock.now())}, Ana")
    page.presenter.choose(right)
    assert page.case.title == "Ben · #1"
    page.presenter.leave()
    page.presenter.show_new()
    assert titles(page) == ["#2 Mara", "#1 Ben"]
    assert page.state.choose.new == ""


def test_whoever_comes_to_the_page_finds_it_as_it_is(work: SyncDesk, page: RecoveryHarness) -> None:
    work.sell("Latte", customer="Ben")
    page.presenter.refresh()
    page.presenter.look_for("nobody")
    assert page.state.choose.nothing.startswith("Nothing found")
    work.sell("Mocha", customer="Mara")
    page.presenter.begin_again()
    assert titles(page) == ["#2 Mara", "#1 Ben"]
    assert page.state.choose.typed == ""


def test_an_order_of_another_day_is_found_and_says_its_day(work: SyncDesk, page: RecoveryHarness) -> None:
    work.sell("Latte", customer="Ines")
    work.cafe.forward(24 * 60)
    work.sell("Latte", customer="Mara")
    page.presenter.refresh()
    page.presenter.look_for("ines")
    assert [(case.title, case.what) for case in page.cases] == [("#1 Ines", "23 Nov 2026 · Latte")]
    page.presenter.look_for("")
    page.presenter.ask_day()
    page.choose_option("Monday 23 November")
    assert (titles(page), page.state.choose.title) == (["#1 Ines"], "Monday 23 November")
    page.presenter.back_to_today()
    assert titles(page) == ["#1 Mara"]


def test_days_of_long_ago_are_reached_month_by_month(work: SyncDesk, page: RecoveryHarness) -> None:
    for _ in range(35):
        work.sell("Latte")
        work.cafe.forward(24 * 60)
    page.presenter.refresh()
    page.presenter.ask_day()
    assert len(page.options) == DAYS_OFFERED + 1
    page.choose_option("Earlier")
    assert page.options == [work.language.day(date(2026, 11, day)) for day in (26, 25, 24, 23)]
    page.choose_option("Tuesday 24 November")
    assert titles(page) == ["#1"]


def test_the_code_of_a_voucher_opens_what_it_was_given_for(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.cafe.miss("Latte", customer="Ben")
    page.presenter.look_for(work.cafe.code(order_id).lower())
    assert page.case.title == "Ben · #1"


def test_a_cancelled_order_says_so(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.sell("Latte").order_id
    work.do(cancel, order_id, "They left", with_refund=True)
    page.presenter.refresh()
    assert page.cases[0].below.endswith("cancelled")


def test_a_renewed_promise_stands_beside_the_one_before(work: SyncDesk, page: RecoveryHarness) -> None:
    sold = work.sell("Latte")
    first, new = work.language.clock(work.cafe.due(sold.order_id)), work.cafe.due(sold.order_id) + timedelta(minutes=17)
    work.do(reset_promise, sold.order_id, new, told=True)
    page.presenter.refresh()
    case = page.cases[0]
    assert (case.was, case.below) == (first, f"promised {work.language.clock(new)} · on the bar")
    assert f"promised {work.language.clock(new)}" in case.name
    assert f"{first} before" in case.name


def test_a_missed_promise_opens_with_its_words_and_gestures(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    page.presenter.open(order_id)
    case = page.case
    assert (case.title, case.kind) == ("Ben · #1", "late")
    assert [step.label for step in case.steps] == ["Hear", "Own", "Promise", "Thank"]
    assert f"We promised {work.language.clock(work.cafe.promise(order_id).first_due)} and" in case.steps[1].words
    assert case.clocks[case.minute] in case.steps[2].words
    assert page.gesture("apology").chosen
    assert page.gesture("voucher").chosen
    assert (case.record, case.prints) == ("Record and print apology", True)


def test_a_miss_is_known_before_the_app_has_noted_it(work: SyncDesk, page: RecoveryHarness) -> None:
    sold = work.sell("Latte")
    work.clock.set(work.cafe.due(sold.order_id))
    work.clock.forward(1)
    assert work.shop.read(unanswered) == ()
    page.presenter.open(sold.order_id)
    assert page.case.kind == "late"
    page.presenter.record()
    assert [mishap.kind for mishap in page.story(sold.order_id).mishaps] == ["late"]


def test_record_does_all_of_it_at_once(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    page.presenter.open(order_id)
    page.presenter.write_their_words("Has a train at 8:45.")
    page.presenter.record()
    story = page.story(order_id)
    assert work.shop.read(unanswered) == ()
    assert story.mishaps[0].their_words == "Has a train at 8:45."
    assert [response.kind for response in story.mishaps[0].responses] == ["apology", "voucher"]
    assert len(story.vouchers) == 1
    assert story.promise is not None
    assert story.promise.resets[0].told
    assert page.state.story is None
    assert page.state.choose.recorded == "Recorded: Ben · #1"
    page.presenter.open(order_id)
    assert page.state.choose.recorded == ""


def test_a_new_promise_that_was_not_made_is_not_recorded(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    page.presenter.open(order_id)
    page.presenter.pick_minute(0)
    page.presenter.record()
    story = page.story(order_id)
    assert story.promise is not None
    assert story.promise.resets == ()


def test_no_second_voucher_is_chosen_by_itself(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    work.do(ready, order_id)
    page.presenter.open(order_id)
    assert len(page.story(order_id).vouchers) == 1
    assert not page.gesture("voucher").chosen
    assert page.gesture("voucher").note == "€3.00 · one given already"
    assert page.case.record == "Record"
    assert page.case.clocks == ()


def test_nothing_is_offered_until_somebody_says_what_went_wrong(work: SyncDesk, page: RecoveryHarness) -> None:
    page.presenter.open(handed_over(work, "Latte"))
    assert (page.case.kind, page.case.steps, page.case.gestures) == ("", (), ())
    page.presenter.choose_kind("not_good")
    assert page.case.steps
    assert page.gesture("remake").chosen
    assert not next(g for g in page.case.gestures if g.id == "voucher").chosen


def test_an_allergy_says_what_to_do_before_a_word(work: SyncDesk, page: RecoveryHarness) -> None:
    page.presenter.open(handed_over(work, "Latte"))
    page.presenter.choose_kind("allergy")
    assert page.case.first.startswith("Stop:")
    page.presenter.choose_kind("other")
    assert page.case.first == ""


def test_a_remake_of_one_line_is_asked_for_and_goes_to_the_bar(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    page.presenter.open(order_id)
    page.presenter.choose_kind("wrong_item")
    page.presenter.record()
    assert page.state.question is not None
    page.choose_option("1× Mocha")
    page.presenter.close_question()
    assert page.gesture("remake").note == "Mocha"
    page.presenter.record()
    remake = work.shop.read(bar_board).making[0].order
    assert remake.remake_of == order_id
    assert [line.name for line in remake.sold] == ["Mocha"]


def test_money_goes_back_for_the_chosen_lines_only(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    page.presenter.open(order_id)
    page.presenter.choose_kind("overcharged")
    page.presenter.choose_gesture("refund")
    page.presenter.choose_gesture("refund")
    page.choose_option("1× Latte")
    page.presenter.close_question()
    assert page.gesture("refund").note == "€3.80"
    assert page.case.allowance.left == "€16.20"
    page.presenter.record()
    assert page.story(order_id).paid.refunded.minor == 380


def test_a_question_put_away_chooses_nothing(work: SyncDesk, page: RecoveryHarness) -> None:
    page.presenter.open(handed_over(work, "Latte", "Mocha"))
    page.presenter.choose_kind("late")
    page.presenter.choose_gesture("refund")
    page.presenter.close_question()
    assert not page.gesture("refund").chosen


def test_something_on_the_house_is_chosen_by_name(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    page.presenter.choose_gesture("on_the_house")
    assert page.state.question is not None
    assert all(option.note <= "€4.00" for option in page.state.question.options)
    page.choose_option("Croissant")
    assert page.gesture("on_the_house").note.startswith("Croissant €")
    page.presenter.choose_gesture("voucher")
    page.presenter.record()
    assert "on_the_house" in [response.kind for response in page.story(order_id).mishaps[0].responses]


def test_late_before_the_time_is_over_says_no_miss_and_prints_nothing_by_itself(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    sold = work.sell("Latte", customer="Ben")
    page.presenter.open(sold.order_id)
    page.presenter.choose_kind("late")
    assert not any("missed" in step.words for step in page.case.steps)
    assert f"ready by {work.language.clock(work.cafe.due(sold.order_id))}" in page.case.steps[2].words
    assert not page.gesture("voucher").chosen
    assert page.case.clocks
    page.presenter.pick_minute(1)
    assert page.case.clocks[1] in page.case.steps[2].words


def test_what_cannot_be_given_says_why(work: SyncDesk, page: RecoveryHarness) -> None:
    page.presenter.choose(None)
    page.presenter.choose_kind("late")
    for gesture in ("refund", "voucher", "make_first", "whole_order"):
        assert (page.gesture(gesture).usable, page.gesture(gesture).note) == (False, "needs an order")
    page.presenter.open(handed_over(work, "Latte"))
    page.presenter.choose_kind("late")
    assert page.gesture("make_first").note == "not on the bar any more"


def test_on_the_house_counts_by_its_price_and_is_never_recorded_as_nothing(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    order_id = handed_over(work, "Latte", "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("other")
    page.presenter.choose_gesture("on_the_house")
    assert page.case.allowance.left == "€20.00"
    page.choose_option("Croissant")
    assert page.case.allowance.left != "€20.00"
    page.presenter.record()
    given = page.story(order_id).mishaps[0].responses
    assert {response.kind: response.cost_minor > 0 for response in given} == {"apology": False, "on_the_house": True}


def test_the_whole_order_or_some_lines_not_both(work: SyncDesk, page: RecoveryHarness) -> None:
    work.by = work.cafe.staff("Dana")
    page.presenter.open(handed_over(work, "Latte"))
    page.presenter.choose_kind("overcharged")
    assert page.gesture("refund").chosen
    page.presenter.choose_gesture("whole_order")
    assert page.gesture("whole_order").chosen
    assert not page.gesture("refund").chosen


def test_what_is_too_much_for_one_person_needs_a_lead(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, *["Mocha"] * 3, "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("other")
    whole = page.gesture("whole_order")
    assert whole.note.endswith("needs a lead")
    work.by = work.cafe.staff("Dana")
    page.presenter.refresh()
    assert not page.gesture("whole_order").note.endswith("needs a lead")


@pytest.fixture
def asked(work: SyncDesk, page: RecoveryHarness) -> OrderId:
    """Ana wants to give a whole order, which is a lead's; Dana and Rosa have PINs."""
    for name, pin in (("Rosa", "3333"), ("Dana", "2222")):
        work.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff(name), pin)
    order_id = handed_over(work, *["Mocha"] * 3, "Latte", customer="Ben")
    page.presenter.open(order_id)
    page.presenter.choose_kind("other")
    page.presenter.write_their_words("Has a train at 8:45.")
    page.presenter.choose_gesture("whole_order")
    return order_id


def test_a_lead_says_yes_at_the_tap_while_the_barista_stays_with_the_customer(
    work: SyncDesk, page: RecoveryHarness, asked: OrderId
) -> None:
    approve = page.approve
    assert [person.name for person in approve.yes.people] == ["Dana", "Rosa"]
    whole = page.gesture("whole_order").note.split(" · ")[0]
    assert (approve.yes.title, approve.yes.what, approve.yes.amount) == ("A lead says yes", "Whole order on us", whole)
    assert approve.yes.stays == "Once, ends in 60 s. Ana stays signed in, and with Ben."
    assert work.shop.read(mishaps_of, [asked]) == {}
    page.presenter.yes.enter("2222")
    assert page.state.approve is None
    assert page.gesture("whole_order").note == f"{whole} · Dana says yes"
    page.presenter.record()
    (mishap,) = work.shop.read(mishaps_of, [asked])[asked]
    whole_order = mishap.responses[-1]
    assert (whole_order.kind, whole_order.by) == ("whole_order", work.cafe.ana)
    assert whole_order.approved_by == work.cafe.staff("Dana")
    assert work.by == work.cafe.ana


def test_nobody_says_yes_and_nothing_is_lost(page: RecoveryHarness, asked: OrderId) -> None:
    page.presenter.yes.enter("9999")
    assert page.approve.wrong == "That is not Dana’s PIN. Try again."
    page.presenter.yes.drop()
    assert page.state.approve is None
    assert not page.gesture("whole_order").chosen
    assert page.gesture("apology").chosen
    assert page.case.their_words == "Has a train at 8:45."
    assert page.case.title == "Ben · #1"


def test_below_it_stands_what_is_theirs_to_give_each_in_one_tap(
    work: SyncDesk, page: RecoveryHarness, asked: OrderId
) -> None:
    approve = page.approve
    assert approve.mine_title == "Or give what is yours, up to €10.00"
    assert approve.mine[0].label == "Refund: Latte"
    assert len(approve.mine) == 3
    page.presenter.choose_mine(0)
    assert page.state.approve is None
    assert page.gesture("refund").chosen
    assert not page.gesture("whole_order").chosen
    page.presenter.record()
    assert page.story(asked).paid.refunded.minor > 0
    assert work.messages == []


def test_a_yes_is_worth_a_minute_and_is_asked_for_again_then(
    work: SyncDesk, page: RecoveryHarness, asked: OrderId
) -> None:
    page.presenter.yes.enter("2222")
    work.clock.forward(61)
    page.presenter.refresh()
    assert page.gesture("whole_order").note.endswith("needs a lead")
    page.presenter.record()
    assert page.approve.yes.what == "Whole order on us"
    page.presenter.yes.enter("2222")
    (mishap,) = work.shop.read(mishaps_of, [asked])[asked]
    assert "whole_order" in [each.kind for each in mishap.responses]


def test_beyond_the_cap_only_the_owner_is_asked_and_says_why(
    work: SyncDesk, page: RecoveryHarness, asked: OrderId
) -> None:
    page.presenter.yes.enter("2222")
    page.presenter.choose_gesture("voucher")
    page.presenter.choose_gesture("on_the_house")
    page.choose_option("Croissant")
    cheap = handed_over(work, "Espresso")
    page.presenter.open(cheap)
    page.presenter.choose_kind("other")
    page.presenter.choose_gesture("refund")
    page.presenter.choose_gesture("voucher")
    approve = page.approve
    assert ([person.name for person in approve.yes.people], approve.why) == (["Rosa"], "")
    page.presenter.yes.enter("3333")
    assert page.approve.wrong == "Say why first, in a sentence."
    page.presenter.write_why("She waited twice this week.")
    page.presenter.yes.enter("3333")
    assert page.state.approve is None
    page.presenter.record()
    (mishap,) = work.shop.read(mishaps_of, [cheap])[cheap]
    assert [each.why for each in mishap.responses if each.kind == "voucher"] == ["She waited twice this week."]
    page.presenter.open(cheap)
    (told,) = [step for step in page.case.past if step.words]
    assert (told.what, told.words) == ("Apology voucher", "“She waited twice this week.”")
    assert told.detail.endswith("by Ana, Rosa said yes")


def test_the_owner_at_the_counter_says_why_without_a_pin(work: SyncDesk, page: RecoveryHarness) -> None:
    work.by = work.cafe.staff("Rosa")
    cheap = handed_over(work, "Espresso")
    page.presenter.open(cheap)
    page.presenter.choose_kind("other")
    page.presenter.choose_gesture("refund")
    before = page.case
    page.presenter.choose_gesture("voucher")
    assert page.state.approve is None
    assert (before.why, page.case.why) == (None, "")
    page.presenter.record()
    assert work.messages[-1].endswith("Say why in a sentence: it is kept with it.")
    page.presenter.write_why("A regular of ten years.")
    page.presenter.record()
    (mishap,) = work.shop.read(mishaps_of, [cheap])[cheap]
    assert "A regular of ten years." in [each.why for each in mishap.responses]


def test_what_is_chosen_counts_against_the_day(work: SyncDesk, page: RecoveryHarness) -> None:
    for _ in range(3):
        page.presenter.open(work.late_order("Latte", "Croissant"))
        page.presenter.record()
    page.presenter.open(work.late_order("Latte"))
    assert page.case.allowance.left == "€8.00"
    assert page.case.allowance.rest == "of €20.00 left"


def test_a_greeting_is_one_tap(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    page.presenter.open(order_id)
    page.presenter.greet()
    assert work.shop.read(unanswered) == ()
    assert (page.case.greeting, page.case.greeted) == ("Greeting noted", True)


def test_a_follow_up_stays_due_until_it_is_done(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", customer="Ines")
    page.presenter.open(order_id)
    page.presenter.choose_kind("treatment")
    before = page.case.contact
    assert before is None
    page.presenter.choose_gesture("follow_up")
    page.choose_option("Today, 17:00")
    assert page.case.contact == ""
    page.presenter.write_contact("ines@example.com")
    page.presenter.record()
    due = work.shop.read(follow_ups_due)[0]
    assert work.language.clock(due.follow_up_due or work.clock.now()) == "17:00"
    page.presenter.open(due.order_id, due.mishap_id)
    still_due = page.case.due
    assert still_due is not None
    assert "ines@example.com" in still_due.words
    page.presenter.follow_up_done()
    page.presenter.refresh()
    assert page.case.due is None
    assert work.shop.read(follow_ups_due) == ()


def test_something_without_an_order_is_put_right_too(work: SyncDesk, page: RecoveryHarness) -> None:
    page.presenter.choose(None)
    page.presenter.choose_kind("not_clean")
    assert page.case.title == "No order"
    assert not page.gesture("refund").usable
    assert page.gesture("apology").chosen
    assert not page.gesture("remake").chosen
    page.presenter.record()
    assert work.shop.read(unanswered) == ()
    assert page.state.choose.recorded == "Recorded: No order"


def test_an_open_mishap_without_an_order_is_answered_not_opened_again(work: SyncDesk, page: RecoveryHarness) -> None:
    work.do(put_right, Answer("other", their_words="The door is stuck."))
    mishap = work.shop.read(unanswered)[0]
    page.presenter.open(None, mishap.mishap_id)
    assert page.case.their_words == "The door is stuck."
    page.presenter.record()
    assert work.shop.read(unanswered) == ()


def test_what_went_wrong_without_an_order_says_on_which_day(work: SyncDesk, page: RecoveryHarness) -> None:
    work.do(put_right, Answer("other", their_words="The door is stuck."))
    day = work.language.short_date(work.shop.read(unanswered)[0].business_date)
    page.presenter.refresh()
    assert day not in page.cases[0].what
    work.clock.forward(24 * 60 * 60)
    page.presenter.forget_list()
    page.presenter.refresh()
    assert page.cases[0].title == "No order"
    assert page.cases[0].what.startswith(day)


def test_a_refusal_keeps_what_was_chosen(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("other")
    page.presenter.choose_gesture("apology")
    page.presenter.record()
    assert work.messages == ["Choose what you did about it, then tap Record."]
    assert page.case.kind == "other"
    assert work.shop.read(mishaps_of, [order_id]) == {}


def test_a_case_shows_what_was_done_before(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    page.presenter.open(order_id)
    page.presenter.record()
    page.presenter.open(order_id)
    assert page.case.tells
    steps = {step.what: step for step in page.case.past}
    assert steps["Apology in person"].detail == "by Ana"
    assert steps["Promise missed"].tone == "wrong"
    page.presenter.choose_kind("not_good")
    told = [page.case.tells]
    for story in (True, False):
        page.presenter.tell(story=story)
        told.append(page.case.tells)
    assert told == [False, True, False]


def test_what_was_done_stands_on_the_tile_and_beside_the_renewed_promise(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    first = work.language.clock(work.cafe.promise(order_id).first_due)
    page.presenter.open(order_id)
    page.presenter.record()
    new = work.language.clock(work.cafe.promise(order_id).due)
    assert page.cases[0].what == f"Apology in person, Apology voucher · now promised {new}"
    page.presenter.open(order_id)
    assert (page.case.was, page.case.below) == (first, f"promised {new} · on the bar")


def test_who_waits_too_long_is_offered_what_the_bar_can_keep_not_the_next_minute(
    work: SyncDesk, page: RecoveryHarness
) -> None:
    for _ in range(5):
        work.sell("Latte", "Flat white")
    order_id = work.late_order("Latte")
    page.presenter.open(order_id)
    anew = work.shop.outlook.anew[order_id]
    assert anew > work.clock.now() + timedelta(minutes=2)
    assert page.case.clocks[0] == work.language.clock(anew)
    page.presenter.record()
    assert work.cafe.promise(order_id).due == anew


def test_a_minute_that_has_passed_is_offered_no_more(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = work.late_order("Latte")
    page.presenter.open(order_id)
    before = page.case.clocks
    work.wait(20)
    page.presenter.refresh()
    assert page.case.clocks[0] > before[0]
    assert page.case.clocks[page.case.minute] in page.case.steps[2].words
    page.presenter.record()
    assert work.messages == []
    page.presenter.open(order_id)
    page.presenter.choose_kind("late")
    work.do(ready, order_id)
    page.presenter.refresh()
    assert page.case.clocks == ()


def test_record_tapped_again_before_the_disk_answered_gives_nothing_more(cafe: Cafe) -> None:
    work = SlowActs(cafe)
    page = RecoveryHarness(work)
    order_id = work.late_order("Latte")
    page.presenter.open(order_id)
    page.presenter.record()
    page.presenter.record()
    work.answer_acts()
    assert [response.kind for response in page.story(order_id).mishaps[0].responses] == ["apology", "voucher"]
    assert len(page.story(order_id).vouchers) == 1


def test_whom_we_come_back_to_has_a_name(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", customer="Ines")
    page.presenter.open(order_id)
    page.presenter.choose_kind("treatment")
    page.presenter.choose_gesture("follow_up")
    page.choose_option("Today, 17:00")
    page.presenter.record()
    work.cafe.forward(24 * 60)
    page.presenter.open(order_id, page.story(order_id).mishaps[0].mishap_id)
    due = page.case.due
    assert due is not None
    assert due.words.startswith("We said we would come back to Ines by")
    told = [(step.day, step.what) for step in page.case.past]
    assert told[0][0] == "Monday 23 November"
    assert ("", "Nobody asked them yet") in told


def test_an_answer_about_a_case_that_was_left_comes_too_late(cafe: Cafe) -> None:
    work = SlowDesk(cafe)
    page = RecoveryHarness(work)
    first, second = work.late_order("Latte", customer="Ben"), work.late_order("Mocha", customer="Lea")
    page.presenter.open(first)
    page.presenter.open(second)
    work.answer()
    assert page.case.title.startswith("Lea")
    page.presenter.refresh()
    page.presenter.leave()
    work.answer()
    assert page.state.story is None
    assert len(page.cases) == 2


def test_grave_changes_the_words_and_what_fits_at_once_and_is_recorded(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("not_good")
    small = (page.case.steps, {gesture.id for gesture in page.case.gestures if gesture.chosen})
    assert page.case.severity == 0
    page.presenter.weigh(1)
    grave = (page.case.steps, {gesture.id for gesture in page.case.gestures if gesture.chosen})
    assert page.case.severity == 1
    assert grave[0] != small[0]
    assert grave[1] > small[1]
    page.presenter.record()
    assert page.story(order_id).mishaps[0].severity == "grave"


def test_an_allergy_is_grave_until_somebody_says_otherwise(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte")
    page.presenter.open(order_id)
    page.presenter.choose_kind("allergy")
    assert page.case.severity == 1
    page.presenter.weigh(0)
    page.presenter.record()
    assert page.story(order_id).mishaps[0].severity == "small"
    page.presenter.open(order_id)
    page.presenter.choose_kind("allergy")
    assert page.case.severity == 0
    page.presenter.choose_kind("spilled")
    page.presenter.weigh(1)
    page.presenter.choose_kind("other")
    assert page.case.severity == 0


def test_what_was_chosen_stays_when_it_is_weighed(work: SyncDesk, page: RecoveryHarness) -> None:
    order_id = handed_over(work, "Latte", "Mocha")
    page.presenter.open(order_id)
    page.presenter.choose_kind("wrong_item")
    page.presenter.choose_gesture("remake")
    page.presenter.choose_gesture("remake")
    page.choose_option("1× Mocha")
    page.presenter.close_question()
    page.presenter.write_their_words("It is soy.")
    page.presenter.weigh(1)
    assert page.gesture("remake").note == "Mocha"
    assert page.case.their_words == "It is soy."
