"""The owner's day on screen."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from counter.flows.card_declined import card_declined
from counter.flows.clock_in import clock_in
from counter.flows.make import hand_over
from counter.flows.print_queue import print_waiting
from counter.flows.put_right import greet
from counter.printing.queue import Outcome, put_on_paper, waiting_jobs
from ui.day.harness import DayHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def page(work: SyncDesk) -> DayHarness:
    return DayHarness(work)


def test_a_day_in_figures(work: SyncDesk, page: DayHarness) -> None:
    work.by = work.cafe.staff("Rosa")
    work.late_order("Latte", customer="Ben")
    work.sell("Mocha")
    page.presenter.refresh()
    figures = {figure.label: (figure.value, figure.note) for figure in page.state.figures}
    assert page.state.title == "Monday 23 November"
    assert figures["Promises kept"] == ("0 of 1", "goal 90%")
    assert figures["Told before it was late"] == ("0 of 1", "1 found out by waiting")
    assert figures["Made right"] == ("0 of 1", "1 still open: #1 Ben")
    assert figures["Takings"] == ("€8.00", "2 orders · €4.00 each")
    assert [bar.label for bar in page.state.went_wrong] == ["Late"]
    (hour,) = page.state.hours
    assert (hour.hour, hour.kept, hour.missed, hour.name) == (9, "", "1", "9 o’clock: 0 kept, 1 missed")
    assert page.state.sentence == "Few promises: 0 of 1 kept."
    assert page.state.waits == "Ben still waits."


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
    assert (page.state.one_thing.done, page.state.came_from) == (False, ())
    page.presenter.one_thing_done(True)
    assert page.state.one_thing.done
    work.by = work.cafe.staff("Rosa")
    page.presenter.refresh()
    assert [(bar.label, bar.count) for bar in page.state.came_from] == [("Card firm", "1")]


def test_money_and_peoples_hours_are_for_lead_and_owner_on_paper_too(work: SyncDesk, page: DayHarness) -> None:
    work.late_order("Latte", customer="Ben")
    work.do(clock_in)
    page.presenter.refresh()
    assert [figure.label for figure in page.state.figures] == ["Promises kept", "Told before it was late", "Made right"]
    assert (page.state.staff, page.state.cost.money) == ((), "")
    said = repr(page.state)
    assert "€" not in said
    page.presenter.print_day()
    job = next(job for job in work.shop.read(waiting_jobs) if job.kind == "day")
    assert put_on_paper(job, work.shop.renderers, work.cafe.paper, work.language) == Outcome()
    paper = PdfReader(BytesIO(work.cafe.paper.printed[-1][1])).pages[0].extract_text()
    assert "Promises kept" in paper
    assert "€" not in paper
    work.by = work.cafe.staff("Rosa")
    page.presenter.refresh()
    assert len(page.state.figures) == 5
    assert page.state.staff


def test_nobody_sees_for_a_moment_what_was_for_somebody_else(work: SyncDesk, page: DayHarness) -> None:
    work.by = work.cafe.staff("Rosa")
    work.sell("Latte")
    page.presenter.refresh()
    shown = len(page.states)
    work.by = work.cafe.ana
    page.presenter.refresh()
    assert all("€" not in repr(state) for state in page.states[shown:])


def test_a_tap_on_an_hour_shows_that_hour_alone_and_a_second_one_the_day(work: SyncDesk, page: DayHarness) -> None:
    work.by = work.cafe.staff("Rosa")
    in_time = work.sell("Latte").order_id
    work.cafe.ready(in_time)
    work.do(hand_over, in_time)
    work.cafe.forward(60)
    work.late_order("Latte", customer="Ben")
    page.presenter.refresh()
    whole = page.state
    assert [(hour.hour, hour.kept, hour.missed) for hour in whole.hours] == [(9, "1", ""), (10, "", "1")]
    page.presenter.choose_hour(9)
    assert page.state.sentence == "From 9:00 to 10:00: 1 of 1 promises kept."
    assert (page.state.went_wrong, len(page.state.scatter.points)) == ((), 1)
    assert [figure.value for figure in page.state.figures[:3]] == ["1 of 1", "–", "–"]
    assert [figure.label for figure in page.state.figures[3:]] == ["Takings, whole day", "Gestures, whole day"]
    page.presenter.choose_hour(10)
    assert [bar.label for bar in page.state.went_wrong] == ["Late"]
    page.presenter.choose_hour(10)
    assert page.state == whole


def test_a_point_leads_to_the_story_of_its_order(work: SyncDesk, page: DayHarness) -> None:
    order_id = work.sell("Latte").order_id
    work.cafe.ready(order_id)
    page.presenter.refresh()
    (point,) = page.state.scatter.points
    assert point.order == order_id
    assert page.state.scatter.names == ("#1: promised 3 min, took 0 min, kept",)
    page.presenter.open_story(order_id)
    assert page.told == [order_id]
