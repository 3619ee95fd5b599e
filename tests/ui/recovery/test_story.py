"""The story of a case: what happened, what is due now, and whether they are all right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.make import hand_over, ready
from counter.flows.put_right import Answer, greet, put_right
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.recovery.model import Mishap
from counter.recovery.queries import the_mishap
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
        ways = StoryWays(lambda order, mishap: self.went.append((order, mishap)), lambda: self.went.append("back"))
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
    assert closed.note == "closed as all right"
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


def test_a_second_voucher_is_no_answer_and_says_why(work: SyncDesk, told: StoryTold) -> None:
    assert told.tell().voucher == ""
    late = work.late_order("Latte", customer="Ben")
    work.do(ready, late)
    told.presenter.open(late, None)
    assert told.state.voucher == "A voucher was given already; a second one is no answer."


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
