"""The owner's day on screen, found and tapped by its accessible names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.reports.day.one_thing_query import OneThingSaid
from counter.reports.day.page import HourKept, OwnersPage, PromisePoint, Tally, ToDo, Usual, UsualTally, WentWrong
from counter.reports.day.seen import as_seen, of_hour
from counter.ui.day.build_state import day_state
from counter.ui.day.figure_card import FigureCard
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.view import DayView
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text
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
    points=(
        PromisePoint(4, 3, True, OrderId(uuid4()), "1", 8),
        PromisePoint(5, 4, True, OrderId(uuid4()), "2", 8),
        PromisePoint(4, 9, False, OrderId(uuid4()), "3", 9),
    ),
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


def test_an_hour_is_chosen_and_left_again(view: DayView, intents: Asked, named: Named, language: Language) -> None:
    named(view, "8 o’clock: 9 kept, 1 missed").click()
    view.show_state(day_state(of_hour(PAGE, 8), language, later=True))
    assert named(view, "8 o’clock: 9 kept, 1 missed").isChecked()
    assert not named(view, "9 o’clock: 9 kept, 1 missed").isChecked()
    named(view, "Whole day").click()
    assert intents.asked == [("choose_hour", 8), ("whole_day",)]


def test_every_point_opens_its_order_and_the_nearest_wins(view: DayView, intents: Asked, qtbot: QtBot) -> None:
    chart = view._scatter
    for point in PAGE.points:
        at = chart._place(chart._plot(), point.promised, point.taken).toPoint()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at + QPoint(8, -8))
    assert intents.asked == [("open_story", point.order) for point in PAGE.points]
    away = chart._place(chart._plot(), 0, 9).toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=away)
    assert len(intents.asked) == len(PAGE.points)


def test_points_are_gone_through_and_opened_by_keyboard(view: DayView, intents: Asked, qtbot: QtBot) -> None:
    chart = view._scatter
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "#2: promised 5 min, took 4 min, kept"
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert intents.asked == [("open_story", PAGE.points[1].order)]


def test_the_charts_can_be_spoken(view: DayView) -> None:
    spoken = {w.accessibleName(): w.accessibleDescription() for w in view.findChildren(QWidget) if w.accessibleName()}
    assert spoken["Promised against taken, minutes"] == "2 kept, 1 missed, the latest by 5 min."
    assert spoken["What went wrong"].startswith("How we treated them 0 12")
    assert any(name.startswith("Promises kept: 2 of 3, goal 90%") for name in spoken)


@pytest.mark.parametrize(("done_at", "tap"), [(None, "Done"), (datetime(2026, 11, 21, 7, 50, tzinfo=UTC), "Not done")])
def test_the_one_thing_to_do_is_done_and_taken_back_with_one_tap(
    view: DayView, intents: Asked, named: Named, language: Language, done_at: datetime | None, tap: str
) -> None:
    assert PAGE.one_thing is not None
    view.show_state(day_state(replace(PAGE, one_thing=replace(PAGE.one_thing, done_at=done_at)), language, later=True))
    named(view, tap).click()
    assert intents.asked == [("one_thing_done", done_at is None)]


def test_the_rule_and_the_orders_behind_it_are_one_tap_away(view: DayView, named: Named) -> None:
    evidence = view._side.one_thing._evidence
    assert not evidence.isVisible()
    named(view, "How it was chosen, and the orders").click()
    assert "never a person" in evidence.text()
    assert "#12, #14 and 7 more" in evidence.text()


def test_a_day_that_shows_nothing_to_do_has_no_card(view: DayView, language: Language) -> None:
    assert view._side.one_thing.isVisible()
    view.show_state(day_state(replace(PAGE, one_thing=None), language, later=True))
    assert not view._side.one_thing.isVisible()


def test_where_it_came_from_is_for_lead_and_owner(view: DayView, language: Language) -> None:
    assert view._came_from.isVisible()
    assert view._came_from.accessibleDescription() == "Us 16, Machine 12"
    view.show_state(day_state(as_seen(PAGE, money=True, causes=False), language, later=True))
    assert not view._came_from.isVisible()


def test_in_a_narrow_window_where_it_came_from_is_behind_what_went_wrong(view: DayView, named: Named) -> None:
    view.resize(1024, 708)
    assert not view._came_from.isVisible()
    named(view, "What went wrong").click()
    assert (view._came_from.isVisible(), view._wrong.isVisible()) == (True, False)
    named(view, "Where it came from").click()
    assert (view._came_from.isVisible(), view._wrong.isVisible()) == (False, True)


def test_what_it_cost_and_what_went_well(view: DayView) -> None:
    words = {text.text() for text in view._side.findChildren(Text)}
    assert {"€78.40", "we gave back", "1 h 14 min", "customers lost", "2 had to ask again"} <= words
    answered = (
        "4 of 5 settled by the first person\nfirst word after 24 s\nsettled after 4 min\n2 of 3 new promises kept"
    )
    assert {answered, "“Ben: carried the cake to the door”"} <= words


def test_what_is_said_of_the_day_is_no_markup(view: DayView, language: Language) -> None:
    page = replace(PAGE, to_do=(replace(MISS, who="<i>Ben</i>"),))
    view.show_state(day_state(page, language, later=True))
    assert view._sentence.text() == "Few promises: 2 of 3 kept. <b>&lt;i&gt;Ben&lt;/i&gt; still waits.</b>"


def test_what_is_usual_stands_by_each_figure_and_is_spoken(view: DayView, language: Language) -> None:
    many = UsualTally(Decimal("0.92"), 350)
    usual = Usual(8, many, None, UsualTally(Decimal(1), 3), Money(276049, "EUR"), Money(8100, "EUR"))
    page = replace(PAGE, kept=Tally(337, 358), takings=Money(291460, "EUR"), usual=usual, is_over=True)
    cards = view.findChildren(FigureCard)
    view.show_state(day_state(page, language, later=True))
    assert [card._usual.text() for card in cards] == [
        "↑ usual 92.0% · 8 days", "", "↓ usual 3 of 3 · 8 days", "↑ usual €2,760 · 8 days", "↓ usual €81 · 8 days"
    ]  # fmt: skip
    assert cards[0].accessibleName() == (
        "Promises kept: 94.1%, 337 of 358 · goal 90%, more than the usual 92.0% of the last 8 such weekdays"
    )
    view.show_state(day_state(replace(page, is_over=False), language, later=True))
    assert cards[3]._usual.text() == "usual €2,760 · 8 days"
    cards[3].resize(150, 120)
    assert cards[3]._usual.text() == "usual €2,760"


def test_points_are_spread_over_all_of_their_card(view: DayView) -> None:
    chart = view._scatter
    for wide, high in ((420, 260), (240, 400)):
        chart.resize(wide, high)
        plot = chart._plot()
        assert (wide - plot.right(), plot.top()) == (8, 28)
        assert plot.bottom() == high - 74


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
    assert view._side.to_do.nothing.isVisible()
    assert not view._side.came_back._figure.isVisible()


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
