"""What a shop's days were summed to, day by day and again later, is what its own reports say of them, to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe import Cafe
from counter.kernel.errors import Refused
from counter.reports.sales.period import Period
from counter.shops.folder import ShopsFile
from counter.shops.names import find_shop, names_of
from counter.shops.queries import known_shops, sales_over, shops_on, shops_over
from counter.shops.queries import together as together_by_currency
from random_days import Days
from shops.known_shops import know, make_up
from shops.same import says_the_same


def test_a_day_on_which_everything_happens(full_day: Path, tmp_path: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    know(tmp_path, cafe.shop)
    says_the_same(tmp_path, cafe.shop)
    cafe.close()


@given(seed=st.integers(0, 10_000))
@settings(max_examples=3)
def test_days_as_chance_has_them_read_again_and_again(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("random")
    days = Days(Cafe.made_in(folder / "shop"), Random(seed))
    for _ in range(3):
        for _ in range(2):
            days.live(12)
            know(folder, days.cafe.shop, is_home=True)
        days.sleep()
        know(folder, days.cafe.shop, is_home=True)
        says_the_same(folder, days.cafe.shop)
    days.cafe.close()


def test_days_of_several_shops_add_up_by_currency_and_a_shop_that_was_never_read_is_nothing(tmp_path: Path) -> None:
    monday = date(2026, 11, 23)
    make_up(tmp_path, "Station", {monday: {"orders": 3, "takings": 900}})
    make_up(tmp_path, "Zürich", {monday: {"orders": 5, "takings": 2000}}, currency="CHF")
    make_up(tmp_path, "Market Street", {monday: {"orders": 2, "takings": 500}}, is_home=True)
    make_up(tmp_path, "New", {})
    with ShopsFile(tmp_path) as tables:
        shops = tables.read(shops_over, Period(monday, monday + timedelta(days=1)))
        assert [each.shop.name for each in shops] == ["Market Street", "New", "Station", "Zürich"]
        found = together_by_currency(each.whole for each in shops if each.whole)
        assert [(each.orders, str(each.takings)) for each in found] == [(5, "20.00 CHF"), (5, "14.00 EUR")]
        assert [each.figures for each in tables.read(shops_on, monday + timedelta(days=1))] == [None] * 4
        assert {each.figures is None for each in tables.read(sales_over, Period(monday, monday))} == {False, True}


def test_two_shops_of_one_name_are_told_apart_by_their_numbers(tmp_path: Path) -> None:
    make_up(tmp_path, "Market Street", {}, is_home=True)
    for _ in range(2):
        make_up(tmp_path, "Station", {})
    with ShopsFile(tmp_path) as tables:
        known = tables.read(known_shops)
    assert find_shop(known, "market street").is_home
    with pytest.raises(Refused, match=r"Several shops are called Station. Say which: Station \(\w{6}\), Station"):
        find_shop(known, "Station")
    with pytest.raises(Refused, match=r"No shop is called Harbour. There are: Market Street, Station"):
        find_shop(known, "Harbour")
    assert [find_shop(known, names_of(known)[each.shop]) for each in known] == list(known)
