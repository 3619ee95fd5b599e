"""What is sold is known to the forecast as soon as it is, and a station is one of the shop's."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from cafe import Cafe
from counter.flows.menu import change_item
from counter.flows.shop import Act
from counter.flows.watch import keep_what_was_learned
from counter.kernel.ids import ItemId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.menu.rules import as_it_is
from counter.promises.forecast import Engine, priors
from counter.promises.forecast.events import MenuChanged, MenuItem, Staffed
from counter.promises.forecaster import Forecaster
from counter.promises.model import PromiseQuote
from counter.promises.open_forecast import entries_for_forecast, forecast_at
from counter.promises.queries import promise_origin
from counter.promises.reproduce import reproduce
from counter.promises.stations import GRINDER_AT
from counter.rooms import registry
from counter.settings.stations import COUNTER, STATIONS
from promises.bar_day import MENU, MORNING, Shift, open_bar, wait
from promises.two_terminals import MENU as SOLD
from promises.two_terminals import MORNING as EIGHT
from promises.two_terminals import TILL, TwoTerminals
from random_days import Days

NEW = ItemId(new_id())
LATTE = SOLD[0]


def add(cafe: Cafe, name: str = "Shakshuka", station: str = "kitchen", item_id: ItemId = NEW) -> None:
    def added(act: Act) -> None:
        act.record(
            ItemAdded(
                item_id=item_id,
                name=name,
                category="Food",
                price=Money(900, "EUR"),
                tax_class="food",
                station=station,
                position=99,
            )
        )

    cafe.shop.do(cafe.ana, added)


def quote(cafe: Cafe, item_id: ItemId = NEW) -> PromiseQuote:
    return cafe.shop.forecaster.quote([(item_id, 2)], cafe.clock.now())


def test_an_item_added_while_the_app_runs_is_promised_at_once_as_after_a_restart(cafe: Cafe) -> None:
    add(cafe)
    at_once = quote(cafe)
    cafe = cafe.reopened()
    assert at_once.due == quote(cafe).due
    cafe.close()


@pytest.mark.parametrize("seed", range(2))
def test_an_item_added_in_a_busy_week_is_promised_and_learned_of_as_after_a_restart(cafe: Cafe, seed: int) -> None:
    days = Days(cafe, Random(seed))
    items = [ItemId(new_id()) for _ in range(3)]
    for number, item_id in enumerate(items):
        days.live(25)
        add(days.cafe, f"New {number}", STATIONS[number], item_id)
        days.live(15)
        at_once = [quote(days.cafe, item).due for item in items[: number + 1]]
        days.cafe.shop.do(days.cafe.shop.itself, keep_what_was_learned)
        days.close_and_open()
        assert at_once == [quote(days.cafe, item).due for item in items[: number + 1]]
        days.sleep()
    days.cafe.close()


def test_an_item_that_is_made_elsewhere_from_now_on_is_promised_so_at_once_as_after_a_restart(cafe: Cafe) -> None:
    for _ in range(8):
        cafe.sell("Latte")
    add(cafe)
    behind = quote(cafe)
    cafe.shop.do(cafe.staff("Rosa"), change_item, replace(as_it_is(cafe.shop.menu.item(NEW)), station=COUNTER), None)
    at_once = quote(cafe)
    assert at_once.due < behind.due
    cafe = cafe.reopened()
    assert at_once.due == quote(cafe).due
    cafe.close()


def test_a_promise_for_a_new_item_is_made_again(cafe: Cafe) -> None:
    cafe.ready(cafe.sell("Latte"))
    add(cafe)
    order_id = cafe.sell("Shakshuka", "Latte")
    shop = cafe.shop
    origin = shop.read(promise_origin, order_id)
    assert origin is not None
    with shop.store.read_report() as connection:
        forecaster = forecast_at(connection, registry(), shop.terminal, since=origin.made_from.since)
        entries = entries_for_forecast(connection, registry(), shop.terminal, origin.made_from.since)
        again = reproduce(forecaster, entries, order_id, origin)
    assert again is not None
    assert again.quote.due == cafe.promise(order_id).due
    assert again.basis.queue == ()


def test_the_bar_says_what_it_promises_for_a_drink_as_soon_as_it_sells_one() -> None:
    assert Forecaster(TILL).promising(EIGHT) is None
    shop = TwoTerminals(EIGHT)
    assert shop.forecaster.promising(EIGHT) == shop.quote(LATTE)


def test_an_item_known_from_the_start_and_one_fed_later_are_promised_alike() -> None:
    first, later = open_bar(), Engine([item for item in MENU if item.item != "flat-white"])
    later.feed(Staffed(MORNING, ("ana", "ben")))
    later.feed(MenuChanged(MORNING, next(item for item in MENU if item.item == "flat-white")))
    assert wait(later, MORNING, "flat-white") == wait(first, MORNING, "flat-white")
    for engine in (first, later):
        Shift(engine).make("latte", 40, slower=1.6)
    at = MORNING + 20_000
    assert wait(first, at, "flat-white") == wait(later, at, "flat-white")


def test_a_station_of_the_shops_own_is_taken_for_an_ordinary_one_and_learned_of_by_itself() -> None:
    others = [item for item in MENU if item.item != "flat-white"]
    bar = Engine([*others, MenuItem("flat-white", "Tea", "Kettle")])
    bar.feed(Staffed(MORNING, ("ana", "ben")))
    first, of_the_latte = wait(bar, MORNING, "flat-white"), wait(bar, MORNING, "latte")
    assert first == pytest.approx(of_the_latte, abs=60)
    Shift(bar).make("flat-white", 40, slower=2.5)
    at = MORNING + 20_000
    assert wait(bar, at, "flat-white") >= first + 60
    assert wait(bar, at, "flat-white") > wait(bar, at, "latte")


def test_the_forecast_has_a_belief_of_every_station_that_a_shop_begins_with_and_of_no_other() -> None:
    assert tuple(priors.STATION_PRIORS) == STATIONS
    assert GRINDER_AT in STATIONS
    assert COUNTER in STATIONS
