"""The story of a case: what happened, what is due now, and whether they are all right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.customer import speak
from counter.flows.gestures import GestureRequest
from counter.flows.make import hand_over, ready
from counter.flows.put_right import Answer, greet, open_mishap, put_right
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.recovery.model import Mishap
from counter.recovery.queries import mishaps_of, the_mishap
from counter.ui.recovery.story_presenter import StoryPresenter, StoryWays
from counter.ui.recovery.story_state import WholeStoryState
from counter.ui.recovery.story_view import StoryView
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

Named = Callable[[QWidget, str], Tap]
SIZES = ((1024, 540), (1024, 708), (1280, 740), (1920, 1020))


class StoryTold:
    """The story as it was last shown, of Ines' cortado, which was cold."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = WholeStoryState()
        self.went: list[object] = []
        ways = StoryWays(
            lambda order, mishap: self.went.append((order, mishap)),
            lambda: self.went.append("back"),
            lambda order: self.went.append(("well", order)),
        )
        self.presenter = StoryPresenter(work, work.shop, self._show, ways)
        sold = work.sell("Cortado", customer="Ines")
        self.order_id: OrderId = sold.order_id
        work.do(ready, sold.order_id)
        work.do(hand_over, sold.order_id)
        found: list[MishapId] = []
        work.wait(5)
        work.do(put_right, Answer("not_good", sold.order_id, their_words="It was cold.")).then(found.append)
        self.mishap_id = found[0]

    def _show(self, state: WholeStoryState) -> None:
        self.state = state

    @property
    def mishap(self) -> Mishap:
        return self.work.shop.read(the_mishap, self.mishap_id)

    def promise_call(self, hours: int = 1) -> None:
        due = self.work.clock.now() + timedelta(hours=hours)
        answer = Answer("not_good", self.order_id, self.mishap_id, follow_up=due, contact="030 5550 138")
        self.work.do(put_right, answer)

    def tell(self) -> WholeStoryState:
        self.presenter.open(self.order_id, self.mishap_id)
        return self.state


@pytest.fixture
def told(work: SyncDesk) -> StoryTold:
    return StoryTold(work)


def test_an_open_case_has_one_part_with_their_words(told: StoryTold) -> None:
    state = told.tell()
    assert state.title == "Ines · #1"
    assert state.mark
    assert state.mark.words == "Open"
    (part,) = state.parts
    assert "“It was cold.”" in [step.words for step in part.steps]


def test_yes_closes_it_and_no_opens_it_again_below_the_closed_part(told: StoryTold, work: SyncDesk) -> None:
    told.tell()
    work.do(greet, told.order_id, told.mishap_id)
    work.wait(1)
    told.presenter.settle("yes")
    assert told.mishap.closed_as == "yes"
    assert told.state.mark
    assert told.state.mark.words == "All right"
    work.wait(7)
    told.presenter.settle("no")
    assert told.mishap.is_open
    closed, since = told.state.parts
    assert (closed.note, since.note) == ("not good, closed as all right", "not good, open")
    assert closed.steps[-1].what == "They are all right"
    assert [step.what for step in since.steps] == ["Opened again: they are not all right"]
    assert told.state.mark.words == "Reopened"


def test_they_left_closes_it_as_left(told: StoryTold) -> None:
    told.tell()
    told.presenter.settle("left")
    assert (told.mishap.closed_as, told.mishap.is_open) == ("left", False)


def test_a_call_is_due_with_its_number_until_it_was_made(told: StoryTold, work: SyncDesk) -> None:
    told.promise_call()
    work.wait(24 * 60)
    due = told.tell().due
    assert due
    assert (due.title, due.contact, due.done) == ("Call Ines now", "030 5550 138", "I called Ines")
    assert due.overdue
    assert "I was late. I’m sorry." in due.words
    told.presenter.came_back()
    assert told.state.due is None
    assert told.mishap.follow_up_contact == ""


def test_nobody_answered_sets_the_next_try_and_keeps_the_number(told: StoryTold, work: SyncDesk) -> None:
    told.promise_call()
    work.wait(90)
    told.tell()
    told.presenter.no_answer()
    once = told.state
    told.presenter.no_answer()  # the second tap of a finger that shook
    assert told.state == once
    mishap = told.mishap
    assert mishap.follow_up_due
    assert mishap.follow_up_due > work.clock.now()
    assert mishap.follow_up_contact == "030 5550 138"
    assert told.state.due
    assert not told.state.due.overdue


def test_asking_again_is_counted_in_the_story(told: StoryTold) -> None:
    told.tell()
    told.presenter.ask_again()
    told.presenter.ask_again()
    assert told.state.asked == "asked 2 times"
    assert [step.what for step in told.state.parts[0].steps].count("They asked again") == 2


def test_what_fits_is_proposed_and_a_second_voucher_is_not_offered_and_says_why(
    work: SyncDesk, told: StoryTold
) -> None:
    fits = told.tell().fits
    assert [fit.label for fit in fits if fit.chosen][:1] == ["Remake"]
    assert next(fit for fit in fits if fit.id == "voucher").usable
    late = work.late_order("Latte", customer="Ben")
    work.do(ready, late)
    told.presenter.open(late, None)
    voucher = next(fit for fit in told.state.fits if fit.id == "voucher")
    assert (voucher.usable, voucher.chosen, voucher.note) == (False, False, "already given")


def test_what_was_given_is_in_the_story_with_its_worth_and_who_gave_it(told: StoryTold, work: SyncDesk) -> None:
    gesture = GestureRequest("voucher")
    answer = Answer("not_good", told.order_id, told.mishap_id, gestures=(gesture,))
    work.shop.do(work.cafe.staff("Ben"), put_right, answer)
    steps = {step.what: step.detail for step in told.tell().parts[0].steps}
    assert steps["Apology voucher"] == "€3.00, by Ben"
    assert told.state.fits == ()


def test_no_opens_it_again_and_keeps_what_they_say_then(told: StoryTold, work: SyncDesk) -> None:
    work.do(greet, told.order_id, told.mishap_id)
    told.tell()
    told.presenter.settle("no")
    assert (told.mishap.is_open, told.state.asks) == (True, "words")
    told.presenter.write("The next one was cold too.")
    assert (told.mishap.their_words, told.state.asks) == ("The next one was cold too.", "")
    words = [step.words for step in told.state.parts[0].steps if step.words]
    assert words == ["“It was cold.”", "“The next one was cold too.”"]


def test_one_answer_is_for_all_that_went_wrong_for_them(told: StoryTold, work: SyncDesk) -> None:
    work.do(open_mishap, "overcharged", told.order_id)
    told.tell()
    told.presenter.settle("left")
    known = work.shop.read(mishaps_of, [told.order_id])[told.order_id]
    assert [each.closed_as for each in known] == ["left", "left"]
    told.presenter.settle("no")
    known = work.shop.read(mishaps_of, [told.order_id])[told.order_id]
    assert [each.is_open for each in known] == [False, True]


def test_who_left_is_called_where_and_when_we_say(told: StoryTold, work: SyncDesk) -> None:
    told.tell()
    told.presenter.settle("left")
    assert told.state.left
    told.presenter.come_back("call")
    assert told.state.question
    told.presenter.choose_time(told.state.question.options[0].id)
    assert told.state.asks == "contact"
    told.presenter.write("030 5550 138")
    mishap = told.mishap
    assert (mishap.follow_up_way, mishap.follow_up_contact, mishap.closed_as) == ("call", "030 5550 138", "left")
    assert told.tell().due
    assert not told.tell().left


def test_at_their_next_visit_nothing_is_asked_of_them(told: StoryTold) -> None:
    told.tell()
    told.presenter.settle("left")
    told.presenter.come_back("visit")
    assert (told.state.question, told.state.asks) == (None, "")
    assert (told.mishap.follow_up_way, told.mishap.follow_up_contact) == ("visit", "")


def test_what_they_hear_is_in_their_language(work: SyncDesk, told: StoryTold) -> None:
    order_id = work.cafe.ring("Latte", customer="Inès")
    work.do(speak, order_id, "fr")
    sold = work.cafe.pay(order_id)
    due = work.clock.now() + timedelta(hours=1)
    work.do(put_right, Answer("not_good", sold.order_id, follow_up=due, contact="030 5550 138"))
    told.presenter.open(sold.order_id, None)
    assert told.state.due
    assert told.state.due.title == "Call Inès now"
    assert told.state.due.words.startswith("“Inès, c’est Ana")


def test_an_order_without_a_mishap_has_its_story_too(work: SyncDesk, told: StoryTold) -> None:
    sold = work.sell("Latte", customer="Sam")
    work.do(ready, sold.order_id)
    work.do(hand_over, sold.order_id)
    told.presenter.open(sold.order_id, None)
    (part,) = told.state.parts
    assert [step.what for step in part.steps] == ["Order 2", "Ready", "Handed over"]
    assert (told.state.mark, told.state.fits, told.state.settles, told.state.due) == (None, (), False, None)
    told.presenter.went_well()
    assert told.went == [("well", sold.order_id)]


@pytest.mark.parametrize("size", SIZES)
def test_every_key_is_seen_and_does_its_act(
    qtbot: QtBot, language: Language, told: StoryTold, named: Named, size: tuple[int, int]
) -> None:
    told.promise_call()
    view = StoryView(language, told.presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_state(told.tell())
    view.show()
    qtbot.waitUntil(lambda: all(t.height() >= tokens.TARGET for t in view.findChildren(Tap) if t.isVisibleTo(view)))
    assert view.minimumSizeHint().width() <= size[0]
    named(view, "I called Ines").click()
    named(view, "Asked again").click()
    named(view, "Make it right").click()
    named(view, "Yes, they are all right").click()
    assert told.mishap.follow_up_done_at
    assert told.mishap.closed_as == "yes"
    assert told.went == [(told.order_id, told.mishap_id)]
