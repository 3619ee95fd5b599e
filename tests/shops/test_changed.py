"""Facts of later days that move the figures of days that were over: those days are summed anew, and no others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.flows.later import order_for_later
from counter.flows.menu import change_item
from counter.flows.open_shop import decide
from counter.flows.settle import name_cause, note_good_moment, take_back_good_moment
from counter.flows.staff import rename
from counter.kernel.errors import Unavailable
from counter.kernel.ids import FactId, MishapId, OrderId
from counter.menu.facts import ItemChanged
from counter.shops.folder import ShopsFile, shops_file, writing
from shops.known_shops import know
from shops.same import says_the_same


@dataclass
class Days:
    """Four days that were summed; on each somebody thanked, something went wrong and an order was left standing."""

    cafe: Cafe
    folder: Path
    orders: list[OrderId] = field(default_factory=list)
    mishaps: list[MishapId] = field(default_factory=list)
    thanks: list[FactId] = field(default_factory=list)

    def live(self) -> None:
        cafe, do = self.cafe, self.cafe.shop.do
        was = cafe.shop.menu.item(cafe.item("Croissant"))
        named = {name: getattr(was, name) for name in ("item_id", "name", "category", "tax_class", "station")}
        do(cafe.shop.itself, change_item, ItemChanged(**named, cost=eur("0.90")), None)
        for _ in range(4):
            cafe.ready(cafe.sell("Latte"))
            self.orders.append(cafe.sell("Croissant", "Latte"))
            self.mishaps.append(cafe.put_right("not_good", self.orders[-1], their_words="Cold"))
            self.thanks.append(do(cafe.ana, note_good_moment, "Lovely"))
            self.read()
            cafe.forward(24 * 60)
        self.read()

    def read(self) -> int:
        return know(self.folder, self.cafe.shop, is_home=True)


@pytest.fixture
def days(cafe: Cafe, tmp_path: Path) -> Days:
    days = Days(cafe, tmp_path)
    days.live()
    return days


def is_ready(days: Days) -> None:
    days.cafe.ready(days.orders[1])


def is_taken_back(days: Days) -> None:
    days.cafe.shop.do(days.cafe.ana, take_back_good_moment, days.thanks[3])


def has_a_cause(days: Days) -> None:
    days.cafe.shop.do(days.cafe.staff("Rosa"), name_cause, days.mishaps[1], "machine")


def has_another_name(days: Days) -> None:
    days.cafe.shop.do(days.cafe.staff("Rosa"), rename, days.cafe.ana, "Anna")


def is_elsewhere(days: Days) -> None:
    days.cafe.shop.do(days.cafe.staff("Rosa"), decide, {"zone_name": "Europe/Lisbon"})


def test_what_happens_today_moves_days_that_were_over(days: Days) -> None:
    moved = {is_ready: 4, is_taken_back: 2, has_a_cause: 4, has_another_name: 5, is_elsewhere: 5}
    for happens, again in moved.items():
        happens(days)
        assert (happens.__name__, days.read()) == (happens.__name__, again)
        says_the_same(days.folder, days.cafe.shop)


def test_where_nothing_came_nothing_is_summed_but_time_breaks_promises(days: Days) -> None:
    assert days.read() == 0
    days.cafe.sell("Latte")
    assert days.read() == 1
    days.cafe.forward(24 * 60)
    assert days.read() == 1
    says_the_same(days.folder, days.cafe.shop)


def test_a_promise_of_a_day_that_was_over_breaks_days_later(cafe: Cafe, tmp_path: Path) -> None:
    for_friday = cafe.clock.now() + timedelta(days=3)
    cafe.shop.do(cafe.ana, order_for_later, cafe.ring("Latte"), for_friday)
    for _ in range(5):
        know(tmp_path, cafe.shop, is_home=True)
        says_the_same(tmp_path, cafe.shop)
        cafe.forward(24 * 60)
        cafe.ready(cafe.sell("Latte"))


def test_tables_of_another_counter_are_made_anew(days: Days) -> None:
    with writing(days.folder) as connection:
        connection.exec_driver_sql("ALTER TABLE shop_days DROP COLUMN station")
        connection.exec_driver_sql("PRAGMA user_version=99")
    assert days.read() == 4
    says_the_same(days.folder, days.cafe.shop)


def test_tables_that_are_not_there_say_so(days: Days) -> None:
    shops_file(days.folder).unlink()
    with pytest.raises(Unavailable, match="not read yet"):
        ShopsFile(days.folder)
