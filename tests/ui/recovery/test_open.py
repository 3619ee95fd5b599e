"""Make it right while no order is chosen: who still waits for us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.make import hand_over, ready
from counter.flows.put_right import Answer, greet, open_mishap, put_right
from counter.flows.settle import note_good_moment, reopen
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.reports.story import Story
from counter.reports.waiting import PAGE, stories_of
from counter.store.unit import Connection
from counter.ui.recovery import open_presenter
from counter.ui.recovery.open_cards import OpenCase
from counter.ui.recovery.open_presenter import OpenPresenter, Ways
from counter.ui.recovery.open_state import OpenState
from counter.ui.recovery.open_view import OpenView
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sync_desk import SyncDesk

Named = Callable[[QWidget, str], Tap]
SIZES = ((1024, 540), (1024, 708), (1280, 740), (1920, 1020))


class Overview:
    """Who waits, as it was last shown, and where taps led."""

    def __init__(self, work: SyncDesk) -> None:
        self.state = OpenState()
        self.went: list[object] = []
        ways = Ways(
            self._to("right"),
            self._to("story"),
            lambda: self.went.append("choose"),
            lambda: self.went.append("well"),
            lambda: self.went.append("vouchers"),
            lambda: self.went.append("rehearse"),
        )
        self.presenter = OpenPresenter(work, work.shop, self._show, ways)

    def _to(self, where: str) -> Callable[[OrderId | None, MishapId | None], None]:
        return lambda order, mishap: self.went.append((where, order, mishap))

    def _show(self, state: OpenState) -> None:
        self.state = state


@pytest.fixture
def overview(work: SyncDesk) -> Overview:
    return Overview(work)


def had(work: SyncDesk, *names: str, customer: str = "") -> OrderId:
    """An order that its customer has already, in time."""
    sold = work.sell(*names, customer=customer)
    work.do(ready, sold.order_id)
    work.do(hand_over, sold.order_id)
    return sold.order_id


def told(work: SyncDesk, order_id: OrderId, kind: str, words: str = "") -> MishapId:
    found: list[MishapId] = []
    if words:
        work.do(put_right, Answer(kind, order_id, their_words=words)).then(found.append)
    else:
        work.do(open_mishap, kind, order_id).then(found.append)
    return found[0]


def test_nobody_waits(overview: Overview) -> None:
    overview.presenter.refresh()
    assert overview.state.title == "Nobody is waiting for us"
    assert overview.state.sentence == "“Every cup is a promise.”"


def test_what_nobody_answered_stands_there_oldest_first_with_their_words(work: SyncDesk, overview: Overview) -> None:
    first = had(work, "Latte", customer="Oskar")
    told(work, first, "wrong_item", "I asked for oat.")
    work.wait(3)
    told(work, had(work, "Mocha"), "not_good")
    overview.presenter.refresh()
    oskar, other = overview.state.open
    assert (oskar.who, oskar.what, oskar.words, oskar.heard) == (
        "Oskar",
        "Wrong item.",
        "“I asked for oat.”",
        "heard by Ana",
    )
    assert oskar.untouched
    assert oskar.standing == "Nothing done about it yet."
    assert oskar.proposed.startswith("Proposed: apology in person")
    assert (other.who, other.mark.words) == ("#2", "open for 1 min")
    assert overview.state.title == "Two people are still waiting for us"


def test_title_counts_people_not_cases(work: SyncDesk, overview: Overview) -> None:
    order_id = had(work, "Latte", customer="Oskar")
    for kind in ("wrong_item", "treatment"):
        told(work, order_id, kind)
    overview.presenter.refresh()
    assert len(overview.state.open) == 2
    assert overview.state.title == "One person is still waiting for us"


def test_whom_we_get_back_to_stands_apart_and_counts_once_overdue(work: SyncDesk, overview: Overview) -> None:
    order_id = had(work, "Latte", customer="Ines")
    due = work.clock.now() + timedelta(hours=2)
    work.do(put_right, Answer("not_good", order_id, follow_up=due, contact="030 5550 138"))
    overview.presenter.refresh()
    (ines,) = overview.state.come_back
    assert (ines.who, ines.icon, ines.overdue) == ("Ines", "phone", False)
    assert ines.about == "Call about this: not good. Ana promised."
    assert overview.state.open == ()
    assert overview.state.title == "Nobody is waiting for us"
    work.wait(24 * 60)
    overview.presenter.refresh()
    (ines,) = overview.state.come_back
    assert ines.overdue
    assert ines.mark.words == f"due yesterday {work.language.clock(due)}"
    assert overview.state.below.endswith("carried over from yesterday")
    assert overview.state.title == "One person is still waiting for us"


def test_what_was_opened_again_is_not_untouched(work: SyncDesk, overview: Overview) -> None:
    order_id = had(work, "Latte", customer="Ines")
    mishap_id = told(work, order_id, "not_good", "It was cold.")
    work.do(greet, order_id, mishap_id)
    work.do(reopen, mishap_id, "It is cold again.")
    overview.presenter.refresh()
    (ines,) = overview.state.open
    assert not ines.untouched
    assert ines.mark.words == "reopened"
    assert ines.words == "“It is cold again.”"


def test_what_went_well_yesterday_is_quoted(work: SyncDesk, overview: Overview) -> None:
    work.do(note_good_moment, "Chris caught the 8:45.")
    overview.presenter.refresh()
    assert overview.state.went_well_title == "Went well today"
    work.wait(24 * 60)
    overview.presenter.refresh()
    assert overview.state.went_well_title == "Went well yesterday"
    assert [(each.words, each.noted) for each in overview.state.went_well] == [
        ("Chris caught the 8:45.", "noted by Ana")
    ]


def test_taps_lead_to_the_case_and_to_the_list(
    qtbot: QtBot, language: Language, work: SyncDesk, overview: Overview, named: Named
) -> None:
    order_id = had(work, "Latte", customer="Oskar")
    mishap_id = told(work, order_id, "wrong_item")
    overview.presenter.refresh()
    view = OpenView(language, overview.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(overview.state)
    view.show()
    named(view, "Make it right, Oskar").click()
    named(view, "Story, Oskar").click()
    named(view, "Went well").click()
    named(view, "Something went wrong").click()
    assert overview.went == [("right", order_id, mishap_id), ("story", order_id, mishap_id), "well", "choose"]


@pytest.mark.parametrize("size", SIZES)
def test_forty_of_them_fit_every_window(
    qtbot: QtBot, language: Language, work: SyncDesk, overview: Overview, size: tuple[int, int]
) -> None:
    for place in range(5):
        told(
            work,
            had(work, "Latte", customer=f"Maximiliane Hohenlohe-Langenburg {place}"),
            "wrong_item",
            "Ordinary milk. " * 12,
        )
    overview.presenter.refresh()
    case = overview.state.open[0]
    many = replace(overview.state, open=(case,) * 40)
    view = OpenView(language, Intents(OpenPresenter).presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_state(many)
    view.show()
    qtbot.waitUntil(lambda: all(tap.height() >= tokens.TARGET for tap in view.findChildren(Tap)))
    for tap in view.findChildren(Tap):
        assert 0 <= tap.mapTo(view, tap.rect().topLeft()).x() <= size[0] - tap.width()


def test_what_fits_follows_the_story_and_no_second_slip_is_proposed(work: SyncDesk, overview: Overview) -> None:
    late = work.late_order("Latte", customer="Ben")
    overview.presenter.refresh()
    assert overview.state.open[0].proposed == "Proposed: apology in person, apology voucher €3.00."
    work.do(ready, late)
    overview.presenter.refresh()
    assert overview.state.open[0].proposed == "Proposed: apology in person."


def test_it_says_how_much_of_yesterday_was_put_right(work: SyncDesk, overview: Overview) -> None:
    first, second = had(work, "Latte"), had(work, "Latte")
    for order_id in (first, second):
        work.do(open_mishap, "not_good", order_id)
    work.do(greet, first)
    overview.presenter.refresh()
    assert overview.state.yesterday == ""
    work.wait(24 * 60)
    overview.presenter.refresh()
    assert overview.state.yesterday == "1 of yesterday’s 2 were put right."
    work.do(greet, second)
    overview.presenter.refresh()
    assert overview.state.yesterday == "All that went wrong yesterday was put right."


def test_of_many_a_page_is_shown_and_no_more_is_read(
    qtbot: QtBot, language: Language, work: SyncDesk, overview: Overview, named: Named, monkeypatch: pytest.MonkeyPatch
) -> None:
    """340 of them once kept the screen blank for seconds: a story and a card each."""
    for place in range(PAGE + 2):
        told(work, had(work, "Latte", customer=f"Guest {place}"), "not_good")
    due = work.clock.now() + timedelta(hours=2)
    work.do(put_right, Answer("other", had(work, "Latte", customer="Ines"), follow_up=due, contact="030 5550 138"))
    read: list[int] = []

    def counted(connection: Connection, order_ids: tuple[OrderId, ...]) -> dict[OrderId, Story]:
        read.append(len(order_ids))
        return stories_of(connection, order_ids)

    monkeypatch.setattr(open_presenter, "stories_of", counted)
    view = OpenView(language, overview.presenter)
    qtbot.addWidget(view)
    overview.presenter.refresh()
    view.show_state(overview.state)
    assert [case.who for case in overview.state.open] == [f"Guest {place}" for place in range(PAGE)]
    assert all(case.proposed for case in overview.state.open)
    assert overview.state.page == "1–12 of 15"
    assert overview.state.title == "14 people are still waiting for us"
    named(view, "Those after").click()
    view.show_state(overview.state)
    assert [case.who for case in overview.state.open] == ["Guest 12", "Guest 13"]
    assert [each.who for each in overview.state.come_back] == ["Ines"]
    assert overview.state.page == "13–15 of 15"
    assert not named(view, "Those after").isEnabled()
    assert max(read) == PAGE
    overview.presenter.begin_again()
    overview.presenter.refresh()
    view.show_state(overview.state)
    qtbot.waitUntil(lambda: len(view.findChildren(OpenCase)) == PAGE)
