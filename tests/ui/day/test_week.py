"""The pages Week and Month: what they compare, what a tap opens, and what only a lead sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.kernel.language import Language
from counter.paper.document import Pages
from counter.reports.sales.period import Period
from counter.reports.sales.sheet import FiguresSheet
from counter.ui.day.pairs import PairBars
from counter.ui.day.week_presenter import WeekPresenter
from counter.ui.day.week_state import MONTH, WEEK, WeekState
from counter.ui.day.week_table import DayRow
from counter.ui.day.week_view import WeekView
from counter.ui.widgets.segment import Segment
from ui.intents import Intents
from ui.sync_desk import SyncDesk


class WeekHarness:
    """The page's states, and the days that were opened."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[WeekState] = []
        self.days: list[date] = []
        self.prints = 0
        self.presenter = WeekPresenter(work, work.shop, self.states.append, self.days.append, self._print)
        self.presenter.refresh()

    def _print(self) -> None:
        self.prints += 1

    @property
    def state(self) -> WeekState:
        return self.states[-1]


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    """A missed order on one Monday; a kept and a missed one on the next, and Tuesday morning now."""
    cafe.miss("Latte")
    cafe.forward(7 * 24 * 60)
    cafe.ready(cafe.sell("Mocha"))
    cafe.miss("Latte")
    cafe.forward(24 * 60)
    work = SyncDesk(cafe)
    work.by = cafe.staff("Dana")
    return work


def test_a_week_says_how_it_went_beside_the_same_days_of_the_last(work: SyncDesk) -> None:
    state = WeekHarness(work).state
    assert (state.title, state.later, state.beside) == ("30 Nov\u2009–\u20096 Dec", False, ("Last week",))
    assert state.sentence == "As many promises missed as before, with 2 orders instead of 1."
    assert state.pairs_title == "Mon 30 to Tue 1"
    assert state.to_come == "5 days are still to come."
    work.cafe.miss("Latte")
    harder = "A harder week: 1 more promise missed, with 3 orders instead of 1."
    assert WeekHarness(work).state.sentence == harder
    monday = state.rows[0]
    assert monday.label == "Mon 30"
    assert monday.cells[:4] == ("2", "1 of 2", "0 of 1", "0 of 1")
    assert monday.unanswered
    assert state.whole.cells[1] == "1, that is 50.0%"
    missed = state.pairs[0]
    assert (missed.now, missed.before, missed.change) == ("1", "1", "the same")


def test_a_barista_sees_a_week_without_money(work: SyncDesk) -> None:
    assert [pair.label for pair in WeekHarness(work).state.pairs][4] == "Takings"
    work.by = work.cafe.ana
    state = WeekHarness(work).state
    assert "Takings" not in [*state.headings, *(pair.label for pair in state.pairs)]
    assert all(len(row.cells) == len(state.headings) - 1 for row in (*state.rows, state.whole, state.other))
    assert "€" not in str(state)


def test_a_row_of_a_week_opens_its_day_and_a_row_of_a_month_its_week(work: SyncDesk) -> None:
    page = WeekHarness(work)
    page.presenter.open(page.state.rows[0].period)
    assert page.days == [date(2026, 11, 30)]
    page.presenter.go(MONTH)
    assert (page.state.place, page.state.title, len(page.state.rows)) == (MONTH, "December 2026", 1)
    page.presenter.earlier()
    assert (page.state.title, len(page.state.rows), page.state.later) == ("November 2026", 6, True)
    assert page.state.whole.label == "Together"
    page.presenter.open(page.state.rows[4].period)
    assert (page.state.place, page.state.title) == (WEEK, "23–29 Nov")


def test_nothing_is_later_than_now(work: SyncDesk) -> None:
    page = WeekHarness(work)
    page.presenter.earlier()
    assert (page.state.title, page.state.beside) == ("23–29 Nov", ())
    page.presenter.later()
    page.presenter.later()
    assert page.state.title == "30 Nov\u2009–\u20096 Dec"


def test_each_row_is_read_whole_and_opens_its_days(qtbot: QtBot, work: SyncDesk, language: Language) -> None:
    intents = Intents(WeekPresenter)
    view = WeekView(language, intents.presenter, Segment(("Day", "Week", "Month")))
    qtbot.addWidget(view)
    view.resize(1024, 600)
    view.show_state(WeekHarness(work).state)
    row = view.findChildren(DayRow)[0]
    assert row.accessibleName().startswith(
        "Mon 30: Orders 2, Promises kept 1 of 2, Told in time 0 of 1, Made right 0 of"
    )
    row.click()
    monday = date(2026, 11, 30)
    assert intents.asked == [("open", Period(monday, monday))]


@pytest.mark.parametrize(("wide", "high"), [(1024, 488), (1024, 656), (1280, 740), (1920, 1020)])
def test_no_pair_of_bars_is_cut_at_any_size(
    qtbot: QtBot, work: SyncDesk, language: Language, wide: int, high: int
) -> None:
    view = WeekView(language, Intents(WeekPresenter).presenter, Segment(("Day", "Week", "Month")))
    qtbot.addWidget(view)
    view.resize(wide, high)
    view.show_state(WeekHarness(work).state)
    view.show()
    pairs = view.findChildren(PairBars)
    assert len(pairs) == 6
    assert all(pair.height() >= pair.minimumSizeHint().height() for pair in pairs)
    view.hide()


def test_a_week_says_what_changed_most_and_who_came_back(work: SyncDesk) -> None:
    work.cafe.miss("Latte")
    work.cafe.miss("Latte")
    state = WeekHarness(work).state
    assert state.changed.startswith("Late, espresso: ")
    assert "One more at the espresso from" in state.changed  # it is worse than before: what to do
    assert state.came_back.startswith("0 of 4 apology vouchers of the last 30 days were used. €")
    assert state.came_back.endswith(" is still out.")
    work.by = work.cafe.ana
    assert "€" not in WeekHarness(work).state.came_back


def test_a_week_is_printed_as_it_is_seen(work: SyncDesk) -> None:
    page = WeekHarness(work)
    page.presenter.print_page()
    assert (page.prints, page.state.printing, page.state.can_print) == (1, "Printing…", False)
    [[kind, content]] = work.cafe.sql("SELECT kind, content FROM print_jobs ORDER BY rowid DESC LIMIT 1")
    paper = work.shop.renderers[str(kind)](str(content), False, work.shop.language)
    assert isinstance(paper, Pages)
    assert paper.pdf.startswith(b"%PDF")
    said = msgspec.json.decode(str(content), type=FiguresSheet)
    assert said.title == page.state.title
    assert said.wide
    assert [row[0] for row in said.wide.rows] == [*(row.label for row in page.state.rows), "So far", "Before"]


@pytest.mark.parametrize(("wide", "high"), [(1280, 740), (1024, 708), (1024, 488)])
def test_what_there_is_to_compare_leaves_the_days_their_room(
    qtbot: QtBot, work: SyncDesk, wide: int, high: int
) -> None:
    said = Language("de")
    view = WeekView(said, Intents(WeekPresenter).presenter, Segment(("Tag", "Woche", "Monat")))
    qtbot.addWidget(view)
    state = WeekHarness(work).state
    rows_of_five = (*state.rows, *state.rows, state.rows[0])
    title, now, before = "Mo. 23 bis Fr. 27", "diese Woche", "Vorige Woche"
    view.show_state(replace(state, rows=rows_of_five, pairs_title=title, now_word=now, before_word=before))
    view.resize(wide, high)
    view.show()
    rows = [row for row in view.findChildren(DayRow) if row.visibleRegion().boundingRect().height() == row.height()]
    assert len(rows) == 5
    assert view._table.width() >= 840
    view.hide()
