"""All shops side by side: what an owner reads of them, what a tap opens, and what of them has no room at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.kernel.errors import Sentence
from counter.kernel.ids import ShopId, new_id
from counter.kernel.language import Language
from counter.reports.day.page import Tally
from counter.reports.sales.period import one_day
from counter.shops.folder import books_of
from counter.shops.model import KnownShop
from counter.ui.day.build_shop_days import DAY
from counter.ui.day.build_shops import marked
from counter.ui.day.page import DayPage
from counter.ui.day.place_switch import PlaceSwitch
from counter.ui.day.sales_state import SALES
from counter.ui.day.shops_presenter import ShopsPresenter
from counter.ui.day.shops_rows import DaysRow
from counter.ui.day.shops_state import BEST, LEAST, ShopCell, ShopsRow, ShopsState
from counter.ui.day.shops_table import ShopsTable
from counter.ui.day.shops_view import ShopsView
from counter.ui.day.week_state import MONTH, WEEK
from counter.ui.desk.desk import Desk
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.pending import Pending
from counter.ui.widgets.tap import Tap
from shops.known_shops import make_up
from ui.intents import Intents
from ui.reach import within_reach
from ui.sync_desk import SyncDesk

AWAY = Sentence("The server of {shop} is away.", shop="Station")
NAMES = ("Market Street", "Station", "Harbour", "Old Town Roastery and Bakery", "Zürich HB", "مقهى الميناء")


class PlayedReading(OtherShops):
    """The other shops, of which each reading waits for its end here: `readings`."""

    def __init__(self, work: SyncDesk) -> None:
        super().__init__(work.shop, work.run_now, work.run_now)
        self.readings: list[Pending[tuple[KnownShop, ...]]] = []

    def read(self) -> Pending[tuple[KnownShop, ...]]:
        self.readings.append(Pending())
        return self.readings[-1]


class ShopsHarness:
    """The page's states, and how often it was left."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[ShopsState] = []
        self.left = 0
        self.others = PlayedReading(work)
        self.presenter = ShopsPresenter(work, work.shop, self.others, self.states.append, self._leave)

    def _leave(self) -> None:
        self.left += 1

    @property
    def state(self) -> ShopsState:
        return self.states[-1]

    def row(self, label: str) -> ShopsRow:
        return next(row for row in self.state.rows if row.label == label)

    def cells(self, label: str) -> list[str]:
        return [cell.text for cell in self.row(label).cells]


def day_of(orders: int, missed: int, **more: object) -> dict[str, object]:
    return {
        "orders": orders,
        "promised": orders,
        "kept": orders - missed,
        "missed": missed,
        "takings": orders * 500,
    } | more


@pytest.fixture
def today(cafe: Cafe) -> date:
    """A Tuesday."""
    cafe.forward(24 * 60)
    return cafe.shop.settings.trading_day(cafe.clock.now())


@pytest.fixture
def work(cafe: Cafe, today: date) -> SyncDesk:
    """Three shops with euros, one with francs, and one that was never read."""
    folder, before = cafe.shop.folder, today - timedelta(days=1)
    now: dict[str, Any] = {"heard_at": cafe.clock.now()}
    home = {today: day_of(100, 10, went_wrong=[["late", 9], ["spilled", 1]], vouchers_issued=3), before: day_of(40, 0)}
    sold = {
        today: [("item", ["0" * 32, "Latte", "Coffee"], 60, 30000), ("hour", ["8"], 40, 20000), ("hour", ["2"], 1, 500)]
    }
    make_up(folder, "Market Street", home, sold, is_home=True, **now)
    station = {today: day_of(200, 4, went_wrong=[["late", 4]], mishaps=4, made_right=3, still_open=1)}
    other = {today: [("item", ["1" * 32, "Latte", "Hot"], 5, 2000), ("item", ["2" * 32, "Tea", "Hot"], 80, 40000)]}
    heard = cafe.clock.now() - timedelta(hours=3)
    make_up(folder, "Station", station, other, heard_at=heard, trouble=AWAY)
    make_up(folder, "Harbour", {today: day_of(50, 2)}, **now)
    francs = {today: [("item", ["3" * 32, "Latte", "Coffee"], 9, 90000)]}
    make_up(folder, "Zürich HB", {today: day_of(30, 3)}, francs, currency="CHF", **now)
    make_up(folder, "University", {}, **now | {"heard_at": None})
    desk = SyncDesk(cafe)
    desk.by = cafe.staff("Rosa")
    return desk


def test_a_day_has_a_column_a_shop_and_sums_of_each_currency_by_itself(work: SyncDesk, today: date) -> None:
    page = ShopsHarness(work)
    page.presenter.come(DAY, one_day(today))
    heads = [(head.name, head.note) for head in page.state.heads]
    assert heads[:3] == [("Together", "in €"), ("Together", "in CHF"), ("Market Street", "This shop")]
    assert [name for name, _ in heads[3:]] == ["Harbour", "Station", "University", "Zürich HB"]
    assert page.cells("Orders") == ["350", "30", "100", "50", "200", "–", "30"]
    assert page.cells("Takings") == ["€1,750.00", "CHF150.00", "€500.00", "€250.00", "€1,000.00", "–", "CHF150.00"]
    assert page.cells("Vouchers given") == ["3", "0", "3", "0", "0", "–", "0"]
    assert page.cells("What went wrong most")[:3] == ["Late 13, Spilled 1", "–", "Late 9, Spilled 1"]
    assert page.cells("Still open") == ["1", "0", "0", "0", "1", "–", "0"]


def test_the_highest_share_and_the_lowest_are_marked_and_said(work: SyncDesk, today: date) -> None:
    page = ShopsHarness(work)
    page.presenter.come(DAY, one_day(today))
    kept = page.row("Promises kept")
    assert kept.cells[0] == ShopCell("95.4%", "334 of 350")
    assert [cell.mark for cell in kept.cells] == ["", "", LEAST, "", BEST, "", LEAST]
    assert "Station: 98.0%, 196 of 200, the highest share" in kept.name
    assert not any(cell.mark for cell in page.row("Made right").cells)  # of four mishaps no share says anything


def test_a_share_of_a_few_is_neither_the_highest_nor_the_lowest() -> None:
    assert marked([Tally(5, 5), Tally(95, 100), None, Tally(90, 100)]) == ["", BEST, "", ""]
    assert marked([Tally(0, 5), Tally(95, 100), Tally(90, 100), Tally(80, 100)]) == ["", BEST, "", LEAST]
    assert marked([Tally(90, 100), Tally(45, 50)]) == ["", ""]


def test_what_is_not_heard_now_says_since_when_and_why(work: SyncDesk, today: date) -> None:
    page = ShopsHarness(work)
    page.presenter.come(DAY, one_day(today))
    language, now = work.language, work.clock.now()
    heard = language.clock(now - timedelta(hours=3))
    assert page.state.known == f"As known at {language.clock(now)}. Station was last heard {heard}."
    station = next(head for head in page.state.heads if head.name == "Station")
    assert (station.note, station.amiss) == (heard, True)
    assert page.cells("Why it is old")[4] == "The server of Station is away."


@pytest.mark.parametrize("name", ["Ana", "Dana"])
def test_who_is_no_owner_sees_nothing_of_it(work: SyncDesk, today: date, name: str) -> None:
    page = ShopsHarness(work)
    work.by = work.cafe.staff(name)
    page.presenter.come(DAY, one_day(today))
    assert (page.states, page.left) == ([], 1)


def test_a_week_has_a_row_a_day_and_a_tap_opens_its_day(work: SyncDesk, today: date) -> None:
    page = ShopsHarness(work)
    page.presenter.go(WEEK)
    monday = page.state.rows[0]
    assert (monday.cells[2].text, monday.cells[2].note) == ("100%", "€200.00")
    assert monday.cells[3].text == "–"
    assert page.row("So far").cells[0] == ShopCell("95.8%", "€1,950.00")
    assert page.cells("Orders")[0] == "390"
    assert monday.period is not None
    page.presenter.open(monday.period)
    assert (page.state.place, page.cells("Orders")[2]) == (DAY, "40")
    assert page.state.later
    page.presenter.later()
    page.presenter.later()
    assert page.presenter.of == one_day(today)


def test_a_month_has_a_row_a_week_and_a_tap_opens_its_week(work: SyncDesk) -> None:
    page = ShopsHarness(work)
    page.presenter.go(MONTH)
    last = [row for row in page.state.rows if row.period is not None][-1]
    assert last.period is not None
    page.presenter.open(last.period)
    assert page.state.place == WEEK
    assert page.presenter.of.first.weekday() == 0


def test_sales_have_what_is_called_the_same_in_one_row(work: SyncDesk) -> None:
    page = ShopsHarness(work)
    page.presenter.go(SALES)
    assert page.state.rows[0].label == "Sold"
    page.presenter.show_part(page.state.parts.index("Item"))
    assert [row.label for row in page.state.rows if not row.words] == ["Tea", "Latte"]
    latte = page.row("Latte")
    assert latte.cells[0] == ShopCell("€320.00", "65 times")
    assert [cell.text for cell in latte.cells[1:5]] == ["CHF900.00", "€300.00", "–", "€20.00"]
    page.presenter.show_part(page.state.parts.index("Hour"))
    assert [row.label for row in page.state.rows if not row.words] == ["8:00", "2:00"]  # a day begins at four


def test_shops_are_read_once_at_a_time_and_then_shown_anew(work: SyncDesk, today: date) -> None:
    page = ShopsHarness(work)
    page.presenter.come(DAY, one_day(today))
    assert (page.state.reading, page.state.can_read) == ("Reading the shops…", False)
    page.presenter.read_now()
    (reading,) = page.others.readings
    make_up(work.shop.folder, "Airport", {today: day_of(7, 0)})
    reading.resolve(())
    assert (page.state.reading, page.state.can_read) == ("", True)
    assert "Airport" in [head.name for head in page.state.heads]
    page.presenter.look()
    assert page.state.reading == ""
    page.others.readings[-1].refuse("The disk is full.")
    assert page.state.reading == "The disk is full."


def test_before_the_first_reading_it_says_so(cafe: Cafe, today: date, view: ShopsView) -> None:
    desk = SyncDesk(cafe)
    desk.by = cafe.staff("Rosa")
    page = ShopsHarness(desk)
    page.presenter.come(DAY, one_day(today))
    assert page.state.known == "The other shops were not read yet. Read them now."
    assert page.state.reading == "Reading the shops…"
    view.show_state(page.state)
    assert not within_reach(view, "Read now")


def test_one_shop_alone_is_not_added_up(cafe: Cafe, today: date) -> None:
    make_up(cafe.shop.folder, "Market Street", {today: day_of(100, 10)}, is_home=True)
    desk = SyncDesk(cafe)
    desk.by = cafe.staff("Rosa")
    page = ShopsHarness(desk)
    page.presenter.go(WEEK)
    assert [head.name for head in page.state.heads] == ["Market Street"]


@pytest.fixture
def many(work: SyncDesk, today: date) -> ShopsState:
    """Twelve shops, with what they write in Arabic and long names among them."""
    for name in (*NAMES, "Donaudampfschifffahrtsgesellschaft"):
        make_up(work.shop.folder, name, {today: day_of(123_456, 3000, went_wrong=[["card_or_printer", 1234]])})
    page = ShopsHarness(work)
    page.presenter.come(DAY, one_day(today))
    return page.state


@pytest.fixture
def view(qtbot: QtBot, language: Language) -> Iterator[ShopsView]:
    shown = ShopsView(language, Intents(ShopsPresenter).presenter, PlaceSwitch(language, 0, all_shops=True))
    qtbot.addWidget(shown)
    yield shown
    shown.hide()


@pytest.mark.parametrize(("wide", "high"), [(1024, 488), (1024, 656), (1280, 740), (1920, 1020)])
def test_shops_that_have_no_room_are_a_tap_away(view: ShopsView, many: ShopsState, wide: int, high: int) -> None:
    view.resize(wide, high)
    view.show_state(many)
    view.show()
    table = view.findChild(ShopsTable)
    assert table is not None
    shops, seen = len(many.heads) - many.standing, set[int]()
    for _ in range(shops):
        areas = table._share.areas
        assert [column for column, _ in areas[: many.standing]] == list(range(many.standing))
        assert areas[-1][1] + table._share.step <= table.width()
        seen |= {column - many.standing for column, _ in areas[many.standing :]}
        if table.seen.stop < shops:
            found = within_reach(view, "Shops after these")
            assert found is not None
            found.click()
    assert seen == set(range(shops))


def test_a_tap_on_a_day_asks_for_it(qtbot: QtBot, language: Language, work: SyncDesk) -> None:
    page, intents = ShopsHarness(work), Intents(ShopsPresenter)
    page.presenter.go(WEEK)
    view = ShopsView(language, intents.presenter, PlaceSwitch(language, 1, all_shops=True))
    qtbot.addWidget(view)
    view.show_state(page.state)
    rows = view.findChildren(DaysRow)
    rows[0].click()
    assert intents.asked == [("open", page.state.rows[0].period)]
    view.show_state(page.state)
    assert view.findChildren(DaysRow) == rows  # whoever is at one of them stays there


def test_an_owner_of_several_shops_goes_to_all_of_them_and_back(qtbot: QtBot, work: SyncDesk, today: date) -> None:
    cafe = work.cafe
    desk = Desk(cafe.shop)
    desk.other_shops = PlayedReading(work)
    page = DayPage(desk, cafe.shop)
    qtbot.addWidget(page)

    def offered() -> list[Tap]:
        return [tap for tap in page.findChildren(Tap) if tap.isVisible() and tap.accessibleName() == "All shops"]

    def comes(name: str) -> None:
        desk.by = cafe.staff(name)
        page.refresh()
        with qtbot.waitCallback() as answered:
            desk.read(lambda _: True).then(answered)

    page.show()
    comes("Rosa")
    assert not offered()
    books_of(cafe.shop.folder, ShopId(new_id())).mkdir(parents=True)
    comes("Dana")
    assert not offered()
    comes("Rosa")
    (all_shops,) = offered()
    all_shops.click()
    qtbot.waitUntil(lambda: within_reach(page, "Earlier") is not None)
    assert within_reach(page, "Promises") is None
    comes("Ana")
    qtbot.waitUntil(lambda: within_reach(page, "Day before") is not None)
    assert not offered()
    page.hide()
    desk.end()
