"""The owner's day on screen."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.print_day import print_day
from counter.flows.put_right import greet
from counter.printing.queue import put_on_paper, waiting_jobs
from counter.reports.day_page import DayPage, ToDo
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.state import DayState
from ui.sync_desk import SyncDesk


class DayHarness:
    """The day as it is shown, and what somebody wanted of it."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[DayState] = []
        self.opened: list[ToDo] = []
        self.printed: list[DayPage] = []
        self.presenter = DayPresenter(work, self.states.append, self.opened.append, self.printed.append)

    @property
    def state(self) -> DayState:
        return self.states[-1]


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    return SyncDesk(cafe)


@pytest.fixture
def harness(work: SyncDesk) -> DayHarness:
    return DayHarness(work)


def test_a_day_in_figures(work: SyncDesk, harness: DayHarness) -> None:
    work.late_order("Latte", customer="Ben")
    work.sell("Mocha")
    harness.presenter.refresh()
    said = {figure.label: (figure.value, figure.note) for figure in harness.state.figures}
    assert harness.state.title == "Monday 23 November"
    assert said["Promises kept"] == ("0%", "0 of 1 · goal 90%")
    assert said["Told before it was late"] == ("0 of 1", "1 found out by waiting")
    assert said["Made right"] == ("0 of 1", "1 still open: #1 Ben")
    assert said["Takings"] == ("€8.00", "2 orders · €4.00 each")
    assert [bar.label for bar in harness.state.went_wrong] == ["Late"]
    assert harness.state.hours[0].low


def test_a_miss_stays_to_do_until_a_person_answers(work: SyncDesk, harness: DayHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    harness.presenter.refresh()
    entry = harness.state.to_do[0]
    assert (entry.title, entry.urgent, entry.order) == ("#1 Ben", True, order_id)
    harness.presenter.open_case(entry)
    assert harness.opened == [entry]
    work.do(greet, order_id)
    harness.presenter.refresh()
    assert harness.state.to_do == ()


def test_days_are_turned_but_not_past_today(work: SyncDesk, harness: DayHarness) -> None:
    work.sell("Latte")
    harness.presenter.refresh()
    assert not harness.state.later
    harness.presenter.earlier()
    assert (harness.state.title, harness.state.later) == ("Sunday 22 November", True)
    assert harness.state.scatter.description == "No promises yet."
    for _ in range(2):
        harness.presenter.later()
    assert (harness.state.title, harness.state.later) == ("Monday 23 November", False)


def test_the_page_that_is_seen_is_printed_through_the_queue(work: SyncDesk, harness: DayHarness) -> None:
    work.late_order("Latte", customer="Ben")
    harness.presenter.print_day()
    assert harness.printed == []
    harness.presenter.refresh()
    harness.presenter.print_day()
    work.do(print_day, harness.printed[0])
    job = next(job for job in work.shop.read(waiting_jobs) if job.kind == "day")
    assert put_on_paper(job, work.shop.renderers, work.cafe.paper, work.language) == ""
    title, pdf = work.cafe.paper.printed[-1]
    assert title == "day 2026-11-23"
    assert pdf.startswith(b"%PDF")


def test_a_late_answer_about_another_day_is_not_shown(work: SyncDesk, harness: DayHarness) -> None:
    harness.presenter.refresh()
    page = harness.presenter._page
    assert page is not None
    harness.presenter.earlier()
    shown = len(harness.states)
    harness.presenter._got(page)
    assert len(harness.states) == shown
