"""The owner's day on screen, found and tapped by its accessible names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.reports.day.one_thing_query import OneThingSaid
from counter.reports.day.page import HourKept, OwnersPage, PromisePoint, Tally, ToDo, WentWrong
from counter.ui.day.build_state import day_state
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.view import DayView
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.tap import Tap
from ui.intents import Intents

Named = Callable[[QWidget, str], Tap]
Asked = Intents[DayPresenter]
SIZES = ((1024, 708), (1280, 740), (1366, 708), (1920, 1020))
MISS = ToDo("#211 Oskar", "Wrong milk, 12:20. Nobody has answered it yet.", urgent=True, order=OrderId(uuid4()))
PAGE = OwnersPage(
    shop="Rosa’s Coffee",
    day=date(2026, 11, 20),
    kept=Tally(2, 3),
    goal=Decimal("0.9"),
    told_before=Tally(0, 1),
    made_right=Tally(0, 1),
    takings=Money(1200, "EUR"),
    orders=3,
    average=Money(400, "EUR"),
    gestures_cost=Money(300, "EUR"),
    vouchers=1,
    points=(PromisePoint(4, 3, kept=True), PromisePoint(5, 4, kept=True), PromisePoint(4, 9, kept=False)),
    hours=tuple(HourKept(hour, Tally(9, 10)) for hour in range(5, 23)),
    went_wrong=tuple(WentWrong(str(n), f"How we treated them {n}", 12 - n) for n in range(12)),
    to_do=(MISS,) * 12,
    came_back=Tally(1, 2),
    outstanding=Money(300, "EUR"),
    came_from=(WentWrong("ours", "Us", 16), WentWrong("machine", "Machine", 12)),
    given_back=Money(7840, "EUR"),
    minutes_lost=74,
    asked_again=2,
    by_first=Tally(4, 5),
    second_kept=Tally(2, 3),
    first_word=timedelta(seconds=24),
    settled=timedelta(minutes=4),
    good_moments=("Ben: carried the cake to the door",),
    one_thing=OneThingSaid(
        date(2026, 11, 20),
        "|espresso|late",
        "One more at the espresso from 8:00 to 9:00",
        "Late: behind 9 of 21, and 31 of the 74 minutes customers lost.",
        "#12, #14 and 7 more",
        31,
        None,
    ),
)


@pytest.fixture
def intents() -> Asked:
    return Intents(DayPresenter)


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Asked) -> Iterator[DayView]:
    shown = DayView(language, intents.presenter, Segment(("Day", "Week", "Month")))
    qtbot.addWidget(shown)
    shown.resize(1280, 740)
    shown.show_state(day_state(PAGE, language, later=True))
    shown.show()
    yield shown
    shown.hide()


def test_every_control_is_found_by_its_name(view: DayView, intents: Asked, named: Named) -> None:
    for name in ("Day before", "Day after", "Print day", "#211 Oskar"):
        named(view, name).click()
    assert intents.asked == [("earlier",), ("later",), ("print_day",), ("open_case", MISS)]


def test_the_charts_can_be_spoken(view: DayView) -> None:
    spoken = {w.accessibleName(): w.accessibleDescription() for w in view.findChildren(QWidget) if w.accessibleName()}
    assert spoken["Promised against taken, minutes"] == "2 kept, 1 missed, the latest by 5 min."
    assert spoken["Kept by hour, %"].startswith("5 o’clock 90%")
    assert spoken["What went wrong"].startswith("How we treated them 0 12")
    assert any(name.startswith("Promises kept: 66.6%") for name in spoken)


@pytest.mark.parametrize(("done_at", "tap"), [(None, "Done"), (datetime(2026, 11, 21, 7, 50, tzinfo=UTC), "Not done")])
def test_the_one_thing_to_do_is_done_and_taken_back_with_one_tap(
    view: DayView, intents: Asked, named: Named, language: Language, done_at: datetime | None, tap: str
) -> None:
    assert PAGE.one_thing is not None
    view.show_state(day_state(replace(PAGE, one_thing=replace(PAGE.one_thing, done_at=done_at)), language, later=True))
    named(view, tap).click()
    assert intents.asked == [("one_thing_done", done_at is None)]


def test_the_rule_and_the_orders_behind_it_are_one_tap_away(view: DayView, named: Named) -> None:
    assert not view._one_thing._evidence.isVisible()
    named(view, "How it was chosen, and the orders").click()
    assert "never a person" in view._one_thing._evidence.text()
    assert "#12, #14 and 7 more" in view._one_thing._evidence.text()


def test_a_day_that_shows_nothing_to_do_has_no_card(view: DayView, language: Language) -> None:
    assert view._one_thing.isVisible()
    view.show_state(day_state(replace(PAGE, one_thing=None), language, later=True))
    assert not view._one_thing.isVisible()


def test_where_it_came_from_is_for_lead_and_owner(view: DayView, language: Language) -> None:
    assert not view._came_from.isVisible()
    view.show_state(day_state(PAGE, language, later=True, with_causes=True))
    assert view._came_from.text() == "Came from: Us 16 · Machine 12"


def test_what_it_cost_and_what_went_well(view: DayView) -> None:
    assert view._cost.text().splitlines() == ["€78.40 we gave back", "1 h 14 min customers lost", "2 had to ask again"]
    assert view._answered.text().splitlines() == [
        "4 of 5 settled by the first person",
        "first word after 24 s",
        "settled after 4 min",
        "2 of 3 new promises kept",
    ]
    assert view._good.text() == "“Ben: carried the cake to the door”"


def test_there_is_no_day_after_today(view: DayView, named: Named, language: Language) -> None:
    view.show_state(day_state(PAGE, language, later=False))
    assert not named(view, "Day after").isEnabled()


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_every_screen(view: DayView, size: tuple[int, int]) -> None:
    view.resize(1920, 1020)
    view.resize(*size)
    assert (view.width(), view.height()) == size
    assert not view.grab().isNull()


def test_an_empty_day_says_so(view: DayView, language: Language) -> None:
    empty = replace(PAGE, points=(), hours=(), went_wrong=(), to_do=(), kept=Tally(0, 0), came_back=Tally(0, 0))
    view.show_state(day_state(empty, language, later=True))
    assert not view.grab().isNull()
    assert view._nothing.isVisible()
    assert not view._came_back.isVisible()


@pytest.mark.parametrize("height", [540, 488])
def test_hours_can_be_compared_on_the_smallest_screen_and_under_a_strip(
    qtbot: QtBot, language: Language, intents: Asked, height: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    view = DayView(language, intents.presenter, Segment(("Day", "Week", "Month")))
    view.setParent(window)
    view.show_state(day_state(PAGE, language, later=True))
    view.setGeometry(0, 600 - height, 1024, height)
    window.show()
    assert view.height() == height
    words = 68  # above and below the columns
    assert view._hours.height() >= words + 30
