"""The owner's day on screen."""

from __future__ import annotations

import pytest

from counter.flows.card_declined import card_declined
from counter.flows.print_queue import print_waiting
from counter.flows.put_right import greet
from counter.printing.queue import Outcome, put_on_paper, waiting_jobs
from ui.day.harness import DayHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def page(work: SyncDesk) -> DayHarness:
    return DayHarness(work)


def test_a_day_in_figures(work: SyncDesk, page: DayHarness) -> None:
    work.late_order("Latte", customer="Ben")
    work.sell("Mocha")
    page.presenter.refresh()
    figures = {figure.label: (figure.value, figure.note) for figure in page.state.figures}
    assert page.state.title == "Monday 23 November"
    assert figures["Promises kept"] == ("0%", "0 of 1 · goal 90%")
    assert figures["Told before it was late"] == ("0 of 1", "1 found out by waiting")
    assert figures["Made right"] == ("0 of 1", "1 still open: #1 Ben")
    assert figures["Takings"] == ("€8.00", "2 orders · €4.00 each")
    assert [bar.label for bar in page.state.went_wrong] == ["Late"]
    assert page.state.hours[0].low


def test_a_miss_stays_to_do_until_a_person_answers(work: SyncDesk, page: DayHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    page.presenter.refresh()
    entry = page.state.to_do[0]
    assert (entry.title, entry.urgent, entry.order) == ("#1 Ben", True, order_id)
    page.presenter.open_case(entry)
    assert page.opened == [entry]
    work.do(greet, order_id)
    page.presenter.refresh()
    assert page.state.to_do == ()


def test_days_are_turned_but_not_past_today(work: SyncDesk, page: DayHarness) -> None:
    work.sell("Latte")
    page.presenter.refresh()
    assert not page.state.later
    page.presenter.earlier()
    assert (page.state.title, page.state.later) == ("Sunday 22 November", True)
    assert page.state.scatter.description == "No promises yet."
    for _ in range(2):
        page.presenter.later()
    assert (page.state.title, page.state.later) == ("Monday 23 November", False)


def test_the_page_that_is_seen_is_printed_through_the_queue(work: SyncDesk, page: DayHarness) -> None:
    work.late_order("Latte", customer="Ben")
    page.presenter.print_day()
    assert page.prints == 0
    page.presenter.refresh()
    page.presenter.print_day()
    assert page.prints == 1
    assert (page.state.printing, page.state.can_print) == ("Printing…", False)
    job = next(job for job in work.shop.read(waiting_jobs) if job.kind == "day")
    assert put_on_paper(job, work.shop.renderers, work.cafe.paper, work.language) == Outcome()
    title, pdf = work.cafe.paper.printed[-1]
    assert title == "day 2026-11-23"
    assert pdf.startswith(b"%PDF")


def test_what_became_of_the_page_is_said(work: SyncDesk, page: DayHarness) -> None:
    work.sell("Latte")
    page.presenter.refresh()
    page.presenter.print_day()
    work.cafe.paper.away = True
    print_waiting(work.shop)
    page.presenter.look_at_printer()
    assert page.state.printing == "It waits for the printer: The paper is out."
    assert page.state.can_print
    work.cafe.paper.away = False
    print_waiting(work.shop)
    page.presenter.look_at_printer()
    assert page.state.printing == "Saved as a PDF in the shop’s folder “printed”: no printer is set."
    page.presenter.earlier()
    assert page.state.printing == ""


def test_a_late_answer_about_another_day_is_not_shown(work: SyncDesk, page: DayHarness) -> None:
    page.presenter.refresh()
    today = page.presenter._page
    assert today is not None
    page.presenter.earlier()
    shown = len(page.states)
    page.presenter._take_in(today)
    assert len(page.states) == shown


def test_one_thing_is_done_from_the_page_and_causes_are_for_whoever_may_see_them(
    work: SyncDesk, page: DayHarness
) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    work.cafe.ready(order_id)
    work.do(card_declined, order_id)
    page.presenter.refresh()
    assert page.state.one_thing is not None
    assert (page.state.one_thing.done, page.state.came_from) == (False, "")
    page.presenter.one_thing_done(True)
    assert page.state.one_thing.done
    work.by = work.cafe.staff("Rosa")
    page.presenter.refresh()
    assert page.state.came_from == "Came from: Card firm 1"
