"""The page Sales: who sees it, what it shows of which days, what is written and printed of it."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import drawer
from counter.kernel.language import Language
from counter.kernel.money import to_decimal
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.period import Period
from counter.ui.day.build_sales import sales_state
from counter.ui.day.sales_cards import Line, PartCard
from counter.ui.day.sales_presenter import COMPARED, LOOKED_AT, SalesPresenter
from counter.ui.day.sales_state import SalesState
from counter.ui.day.sales_view import SalesView
from counter.ui.desk.exporting import Exporting
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sync_desk import SyncDesk

MONDAY = date(2026, 11, 30)


class SalesHarness:
    """The page's states, and how often the printer was asked to print."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[SalesState] = []
        self.prints = 0
        self.presenter = SalesPresenter(
            work, work.shop, self.states.append, self._print, Exporting(work.shop, work.run_now)
        )
        self.presenter.go()

    def _print(self) -> None:
        self.prints += 1

    @property
    def state(self) -> SalesState:
        return self.states[-1]

    def rows(self, part: str) -> dict[str, tuple[str, ...]]:
        self.presenter.show_table(part)
        assert self.state.table is not None
        return {line.cells[0]: line.cells[1:] for line in self.state.table.lines}


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    """A latte on one Monday; two mochas and a latte on the next, which is today."""
    cafe.sell("Latte")
    cafe.forward(7 * 24 * 60)
    cafe.sell("Mocha", "Mocha")
    cafe.sell("Latte")
    work = SyncDesk(cafe)
    work.by = cafe.staff("Dana")
    return work


def test_a_barista_sees_nothing_of_what_was_sold(work: SyncDesk) -> None:
    work.by = work.cafe.ana
    state = SalesHarness(work).state
    assert state == SalesState(refused="What was sold is for a lead or an owner to see.")


def test_today_stands_beside_the_same_weekday_before(work: SyncDesk) -> None:
    page = SalesHarness(work)
    assert (page.state.title, page.state.beside) == ("Monday 30 November", "Monday 23 November")
    figures = work.cafe.shop.report(sales_figures, Period(MONDAY, MONDAY), work.cafe.shop.settings)
    assert page.state.amount == work.shop.language.money(figures.sold)
    rows = page.rows("item")
    assert rows["Latte"][:2] == ("1", "3.80")
    assert rows["Latte"][-3:] == ("1", "3.80", "=")
    assert rows["Mocha"][0] == "2"
    assert rows["Mocha"][-3:] == ("", "", f"↑ {rows['Mocha'][1]}")


def test_every_part_adds_up_to_what_was_sold(work: SyncDesk) -> None:
    page = SalesHarness(work)
    sold = work.cafe.shop.report(sales_figures, Period(MONDAY, MONDAY), work.cafe.shop.settings).sold
    for part in ("hour", "item", "category", "payment", "staff"):
        assert sum(Decimal(cells[1]) for cells in page.rows(part).values()) == to_decimal(sold), part


def test_any_two_periods_are_chosen_in_the_calendar(work: SyncDesk) -> None:
    page = SalesHarness(work)
    page.presenter.open_calendar(LOOKED_AT)
    shown = page.state.calendar
    assert shown is not None
    assert shown.month == "November 2026"
    assert [key.day.day for key in shown.keys if key and key.chosen] == [30]
    page.presenter.choose_day(MONDAY - timedelta(days=7))
    page.presenter.choose_day(MONDAY)
    assert (page.state.calendar, page.state.title) == (None, "23–30 Nov")
    page.presenter.open_calendar(COMPARED)
    page.presenter.choose_day(MONDAY)
    page.presenter.close_calendar()  # one day alone
    assert page.state.beside == "Monday 30 November"
    rows = page.rows("item")
    assert (rows["Latte"][0], rows["Latte"][-3]) == ("2", "1")


def test_no_day_to_come_can_be_chosen(work: SyncDesk) -> None:
    page = SalesHarness(work)
    page.presenter.open_calendar()
    page.presenter.turn_calendar(1)
    page.presenter.turn_calendar(1)
    assert page.state.calendar is not None
    assert page.state.calendar.month == "November 2026"
    page.presenter.later()
    assert page.state.title == "Monday 30 November"
    page.presenter.earlier()
    assert page.state.title == "Sunday 29 November"
    assert page.state.legend[1] == ""  # nothing was sold before the shop's first day


def test_what_is_exported_is_what_is_seen(work: SyncDesk) -> None:
    page = SalesHarness(work)
    page.presenter.export("csv")
    path = work.shop.folder / "exported" / "sales 2026-11-30.csv"
    assert page.state.said == f"Saved in {path}."
    written = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    [mocha] = [row for row in written if row["name"] == "Mocha"]
    assert (mocha["part"], mocha["count"], mocha["compared_count"]) == ("item", "2", "")
    assert mocha["amount"] == page.rows("item")["Mocha"][1]
    page.presenter.export("json")
    said = json.loads(path.with_suffix(".json").read_text())
    assert (said["from"], said["compared"]["from"]) == ("2026-11-30", "2026-11-23")


def test_books_are_of_closed_days(work: SyncDesk) -> None:
    page, shop = SalesHarness(work), work.shop
    path = shop.folder / "exported" / "books 2026-11-30.beancount"
    page.presenter.ask_export()
    question = page.state.question
    assert question is not None
    page.presenter.export(question.options[-1].id)
    assert (page.state.question, page.state.said) == (
        None, "No day from 2026-11-30 to 2026-11-30 is closed. Close the till first.",
    )  # fmt: skip
    taken = shop.report(sales_figures, Period(MONDAY - timedelta(days=7), MONDAY), shop.settings).takings
    shop.do(work.cafe.ana, drawer.count_drawer, taken)
    shop.do(work.cafe.staff("Rosa"), drawer.close_day)
    work.cafe.sell("Latte")
    page.presenter.export(question.options[-1].id)
    assert page.state.said == f"Saved in {path}. Not in it, since no Z closes them yet: 30 Nov 2026."
    assert '* "Sale' in path.read_text()


def test_it_is_printed_on_one_page(work: SyncDesk) -> None:
    page = SalesHarness(work)
    page.presenter.print_sales()
    assert (page.prints, page.state.said, page.state.can_print) == (1, "Printing…", False)
    [[kind, content]] = work.cafe.sql("SELECT kind, content FROM print_jobs ORDER BY rowid DESC LIMIT 1")
    paper = work.shop.renderers[str(kind)](str(content), False, work.shop.language)
    assert paper.pdf.count(b"/Type /Page\n") == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(("wide", "high"), [(1024, 488), (1280, 740)])
def test_heads_lead_to_the_whole_and_rows_are_read(
    qtbot: QtBot, work: SyncDesk, language: Language, wide: int, high: int
) -> None:
    intents = Intents(SalesPresenter)
    view = SalesView(language, intents.presenter, Segment(("Day", "Week", "Month", "Sales")))
    qtbot.addWidget(view)
    view.resize(wide, high)
    page = SalesHarness(work)
    view.show_state(page.state)
    view.show()
    cards = [card for card in view.findChildren(PartCard) if card.isVisible()]
    assert [
        card
        for card in cards
        if any(line.accessibleName().startswith("Mocha: 2, ") for line in card.findChildren(Line))
    ]
    view.grab()
    for card in cards:
        card._head.click()
    assert {ask[0] for ask in intents.asked} == {"show_table"}
    page.presenter.show_table("tax")
    view.show_state(page.state)
    assert len([line for line in view.findChildren(Line) if line.isVisible() and "%" in line.accessibleName()]) >= 1
    view.hide()


@pytest.mark.parametrize(("wide", "spoken"), [(1280, "de"), (1024, "en"), (1024, "de")])
def test_what_to_see_and_what_beside_stand_in_one_line(qtbot: QtBot, work: SyncDesk, wide: int, spoken: str) -> None:
    said = Language(spoken)
    view = SalesView(said, Intents(SalesPresenter).presenter, Segment(("Tag", "Woche")))
    qtbot.addWidget(view)
    view.resize(wide, 740)
    page = SalesHarness(work)
    answer, beside = page.presenter._answer, Period(MONDAY - timedelta(days=7), MONDAY - timedelta(days=7))
    assert answer is not None
    view.show_state(sales_state(answer, beside, "all", said))
    view.show()
    assert view._parts is not None
    parts = [part for part in view._parts.findChildren(Tap) if part.isVisible()]
    tools = view._tools.mapTo(view, QPoint())
    assert tools.y() == view._parts.mapTo(view, QPoint()).y()
    assert tools.x() + view._tools.width() == wide - 16
    assert len(parts) == (7 if wide == 1280 else 9)  # behind their cards, or in the line
    assert view._cards["extras"].isVisible() == (wide == 1280)
    view.hide()


def test_headings_stand_above_their_columns_beside_the_bar_too(
    qtbot: QtBot, work: SyncDesk, language: Language
) -> None:
    view = SalesView(language, Intents(SalesPresenter).presenter, Segment(("Day", "Week")))
    qtbot.addWidget(view)
    for name in ("Espresso", "Flat white", "Cappuccino", "Americano", "Croissant", "Cookie"):
        work.cafe.sell(name)
    page = SalesHarness(work)
    page.presenter.show_table("item")
    view.show_state(page.state)
    view.resize(1280, 740)
    view.show()
    for high in (300, 740):
        view.resize(1280, high)
        qtbot.waitUntil(lambda: view._headings._wide == view._lines[0].width())
    view.hide()


def test_where_nothing_was_sold_it_says_so(qtbot: QtBot, work: SyncDesk, language: Language) -> None:
    view = SalesView(language, Intents(SalesPresenter).presenter, Segment(("Day", "Week")))
    qtbot.addWidget(view)
    view.resize(1280, 740)
    page = SalesHarness(work)
    view.show_state(page.state)
    view.show()
    assert not view._no_hours.isVisible()
    page.presenter.earlier()
    view.show_state(page.state)
    assert (view._no_hours.text(), view._hours.isVisible()) == ("Nothing was sold then.", False)
    page.presenter.show_table("hour")
    view.show_state(page.state)
    assert view._nothing.isVisible()
    view.hide()
