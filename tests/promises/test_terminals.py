"""A forecast that hears of other terminals: late facts freeze nothing, and promises are made again to the minute."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import msgspec
import pytest

from counter.journal.known import Known
from counter.kernel.ids import ItemId, OrderId, Position, Seq, new_id
from counter.menu.facts import ItemAdded
from counter.orders.facts import OrderCancelled, OrderReady, OrderRecalled
from counter.people.facts import BarStaffed
from counter.promises.facts import MadeFrom, PromiseMade, StationChanged
from counter.promises.forecast import Engine
from counter.promises.forecast.events import Ordered, Ready, Wanted
from counter.promises.forecaster import LATE, PAUSE, Forecaster
from counter.promises.reproduce import reproduce
from counter.settings.facts import SettingChanged
from promises.bar_day import MORNING as START
from promises.bar_day import SECONDS, open_bar
from promises.two_terminals import BAR, CREW, MENU, TILL, TwoTerminals, placed

LATTE, TEA, TOAST = MENU


def frozen(engine: Engine) -> int:
    return sum(order.frozen for order in engine.work.orders.values())


@pytest.mark.parametrize("late", [2.0, 10.0, 60.0])
def test_what_another_terminal_tells_late_freezes_nothing(late: float) -> None:
    """The till sells on while the bar's ready taps come so many seconds late."""
    engine, chance, ready, freezes = open_bar(), Random(1), list[tuple[float, str]](), 0
    for number in range(300):
        at = START + 60.0 * number
        while ready and ready[0][0] + late <= at:
            when, name = ready.pop(0)
            engine.feed(Ready(when, name), foreign=True)
            freezes += frozen(engine)
        items = (Wanted("latte"),)
        engine.feed(Ordered(at, f"o{number}", items, engine.quote(items, at).ready_by))
        ready.append((at + SECONDS["latte"] * chance.lognormvariate(0, 0.2), f"o{number}"))
        ready.sort()
        freezes += frozen(engine)
    assert freezes == 0
    last = START + 60.0 * 300 + 3600
    assert engine.quote([Wanted("latte")], last).expected == pytest.approx(SECONDS["latte"], rel=0.15)


def test_our_own_clock_set_back_still_freezes_what_is_open() -> None:
    engine = open_bar()
    engine.feed(Ordered(START + 600, "o", (Wanted("latte"),), START + 900))
    engine.feed(Ordered(START, "p", (Wanted("latte"),), START + 300))
    assert engine.work.orders["o"].frozen
    assert not engine.work.orders["p"].frozen


def test_a_clock_a_little_ahead_elsewhere_is_not_ours_set_back() -> None:
    engine = open_bar()
    engine.feed(Ordered(START + 60, "theirs", (Wanted("latte"),), START + 360), foreign=True)
    engine.feed(Ordered(START + 20, "ours", (Wanted("latte"),), START + 320))
    engine.feed(Ordered(START + 40, "ours too", (Wanted("latte"),), START + 340))
    assert frozen(engine) == 0
    assert engine.clock == START + 60


def test_a_clock_a_day_ahead_elsewhere_does_not_stop_ours() -> None:
    engine = open_bar()
    engine.feed(Ordered(START + 86_400, "theirs", (Wanted("latte"),), START + 87_000), foreign=True)
    for number in range(3):
        engine.feed(Ordered(START + 60 * number, f"o{number}", (Wanted("latte"),), START + 600))
        assert engine.clock == START + 60 * number


def test_work_whose_turn_was_told_late_was_not_begun_before_it_was_ordered() -> None:
    engine = open_bar(("ana",))
    engine.feed(Ordered(START, "first", (Wanted("latte"),), START + 300))
    engine.feed(Ordered(START + 300, "second", (Wanted("latte"),), START + 600))
    engine.feed(Ready(START + 90, "first"), foreign=True)
    assert engine.work.bar.likely.in_hand["second", "bar"].start == START + 300


def drained(shop: TwoTerminals, orders: int, late: timedelta) -> None:
    """The bar was cut off: so many orders of its own, that long ago, come all at once."""
    made_from = MadeFrom(quoted_at=0.0, known=Known(), since=Known(), seed=0, forecast=0, target=0.9)
    for number in range(orders):
        at, order_id = shop.now - late + timedelta(seconds=10 * number), OrderId(new_id())
        shop.at_the_bar(placed(order_id, [LATTE], at), at)
        shop.at_the_bar(PromiseMade(order_id, at + timedelta(minutes=5), made_from), at)
    shop.hear()


@pytest.fixture
def shop() -> TwoTerminals:
    """A till and a bar in the middle of a morning."""
    shop = TwoTerminals()
    shop.live(60, Random(1))
    for order_id in shop.placed:
        shop.at_the_bar(OrderReady(order_id))
    shop.hear()
    shop.now += timedelta(minutes=2)
    return shop


def test_thirty_orders_that_arrive_ninety_minutes_late_change_no_quote(shop: TwoTerminals) -> None:
    shop.order(LATTE)
    before = shop.quote(LATTE, TEA)
    drained(shop, 30, timedelta(minutes=90))
    after = shop.quote(LATTE, TEA)
    assert (after.due, after.ahead) == (before.due, before.ahead)
    assert after.made_from.known.seen > before.made_from.known.seen


def test_orders_of_just_now_count_wherever_they_were_placed(shop: TwoTerminals) -> None:
    before = shop.quote(LATTE)
    drained(shop, 10, timedelta(minutes=2))
    assert shop.quote(LATTE).ahead == before.ahead + 10
    assert shop.quote(LATTE).due > before.due


@pytest.mark.parametrize("ahead", [timedelta(hours=4), timedelta(days=73 * 365)])
def test_a_terminal_whose_clock_is_years_ahead_makes_nobody_wait_for_years(
    shop: TwoTerminals, ahead: timedelta
) -> None:
    drained(shop, 3, -ahead)
    for _ in range(3):
        assert shop.now < shop.quote(LATTE).due < shop.now + timedelta(minutes=15)
        shop.order(LATTE)
        drained(shop, 1, -ahead)


@pytest.mark.parametrize("end", [OrderReady, lambda order_id: OrderCancelled(order_id, "gone")])
def test_an_order_whose_end_comes_much_too_late_is_off_the_bar_and_teaches_nothing(
    shop: TwoTerminals, end: type[OrderReady]
) -> None:
    order_id = shop.order(LATTE)
    then = shop.now
    shop.now += LATE + timedelta(minutes=5)
    shop.order(TOAST)
    snapshot = shop.forecaster._engine.times.snapshot()
    shop.at_the_bar(end(order_id), then + timedelta(minutes=1))
    shop.hear()
    assert shop.quote(LATTE).ahead == 1
    assert shop.forecaster._engine.times.snapshot() == snapshot
    shop.at_the_bar(OrderRecalled(order_id), then + timedelta(minutes=2))
    shop.hear()
    assert shop.quote(LATTE).ahead == 2


def test_who_is_on_the_bar_what_is_sold_and_how_sure_counts_however_late(shop: TwoTerminals) -> None:
    long_ago = shop.now - timedelta(hours=1)
    shop.at_the_bar(BarStaffed(CREW[:1]), long_ago)
    shop.at_the_bar(StationChanged("kitchen", "down"), long_ago)
    soup = ItemAdded(
        item_id=ItemId(new_id()),
        name="Soup",
        category="food",
        price=LATTE.price,
        tax_class="food",
        station="kitchen",
        position=9,
    )
    shop.at_the_bar(soup, long_ago)
    slow, sure = shop.quote(TOAST), '{"target":0.98}'
    shop.hear()
    engine = shop.forecaster._engine
    assert engine.work.crew == [str(CREW[0])]
    assert shop.quote(TOAST).due > slow.due
    assert engine.times.menu["Soup"].station == "kitchen"
    shop.at_the_bar(SettingChanged("promises", sure), long_ago)
    shop.hear()
    assert engine.target == 0.98
    assert frozen(engine) == 0


@pytest.mark.parametrize("seed", range(3))
def test_a_promise_made_between_facts_of_two_terminals_is_made_again_to_the_minute(seed: int) -> None:
    """With spells in which they do not hear of each other, and so much that is known out of order or too late."""
    shop = TwoTerminals()
    shop.live(140, Random(seed), offline=[*range(30, 40), *range(60, 110)])
    shop.hear()
    for order_id, promise in shop.placed.items():
        again = reproduce(Forecaster(TILL), shop.journal(), order_id, shop.origin(order_id))
        assert again is not None
        assert again.quote.due == promise.due


def test_what_was_made_from_names_only_what_the_till_had_heard_of(shop: TwoTerminals) -> None:
    shop.order(LATTE)
    before = shop.quote(LATTE).made_from.known
    shop.at_the_bar(BarStaffed(CREW[:2]))
    assert shop.quote(LATTE).made_from.known == before
    shop.hear()
    assert shop.quote(LATTE).made_from.known == (before.seq, before.seen + 1)
    assert msgspec.json.encode(before) == f"[{before.seq},{before.seen}]".encode()


@pytest.mark.parametrize("seed", range(2))
def test_a_new_start_goes_on_from_a_morning_that_both_terminals_taught(seed: int) -> None:
    shop, chance = TwoTerminals(), Random(seed)
    shop.live(80, chance)
    shop.hear()
    shop.now += PAUSE + timedelta(hours=9)
    shop.live(40, chance)
    shop.hear()
    learned = shop.forecaster.learned
    assert learned is not None
    assert 0 < learned.known.seq < len(shop.till.facts)
    assert 0 < learned.known.seen < shop.till.seen
    assert learned.hash == f"{TILL}-{learned.known.seq}".encode()
    before = (entry for entry in shop.journal() if learned.known.covers(entry, TILL))
    again = Forecaster(TILL, learned=learned, before=[e for e in before if isinstance(e.fact, ItemAdded)])
    again.feed(shop.journal(learned.known))
    for item in MENU:
        items, at = [(item.item_id, 1), (LATTE.item_id, 2)], shop.now
        assert again.quote(items, at).due == shop.forecaster.quote(items, at).due
    assert again.risks(shop.now).keys() == shop.forecaster.risks(shop.now).keys()


def test_the_other_terminals_facts_are_foreign_to_it_and_its_own_are_not() -> None:
    known = Known(Seq(4), Position(7))
    shop = TwoTerminals()
    shop.at_the_bar(BarStaffed(CREW))
    shop.hear()
    own, foreign = shop.till.facts[0], shop.bar.facts[0]
    assert known.covers(own, TILL)
    assert known.covers(foreign, TILL)
    assert not Known(Seq(4)).covers(foreign, TILL)
    assert Known(Seq(4)).covers(own, TILL)
    assert not Known(Seq(0), Position(9)).covers(own, TILL)
    assert known.after(foreign, BAR) == (1, 7)
