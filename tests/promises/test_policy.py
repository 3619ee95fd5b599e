"""What a shop decides about its promises counts at the counter that is open, from the next order on."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from cafe import MORNING, Cafe
from counter.flows import make
from counter.flows.open_shop import decide
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, OrderId, new_id
from counter.promises.model import OrderRisk, Promise
from counter.promises.rules import worth_telling
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.words import figures
from counter.settings.rules import PromisePolicy

DUE = MORNING + timedelta(minutes=5)


def decided(cafe: Cafe, **changes: Any) -> None:
    policy = msgspec.to_builtins(cafe.shop.settings.promises)
    cafe.shop.do(cafe.ana, decide, {"promises": policy | changes})


@pytest.mark.parametrize(
    "change",
    [
        {"target": 0.79},
        {"target": 0.99},
        {"target": 90.0},
        {"tell_from": 0.04},
        {"tell_from": 0.96},
        {"grace_seconds": -1},
        {"grace_seconds": 901},
        {"small_delay_seconds": -60},
        {"small_delay_seconds": 3600},
        {"longest_minutes": 4},
        {"longest_minutes": 241},
        {"longest_minutes": 45.5},
    ],
)
def test_what_no_shop_can_promise_by_is_refused_in_a_sentence(cafe: Cafe, change: dict[str, Any]) -> None:
    before = cafe.shop.settings.promises
    with pytest.raises(Refused) as said:
        decided(cafe, **change)
    assert "\n" not in str(said.value)
    assert cafe.shop.settings.promises == before


def test_a_surer_shop_promises_the_next_customer_later(cafe: Cafe) -> None:
    for _ in range(4):
        cafe.sell("Latte", "Flat white")
    item, now = cafe.item("Latte"), cafe.clock.now()
    before = cafe.shop.forecaster.quote([(item, 4)], now).due
    decided(cafe, target=0.98)
    assert cafe.shop.forecaster.quote([(item, 4)], now).due > before


def test_from_what_chance_customers_are_told_counts_at_the_next_look(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Latte", "Latte")
    cafe.clock.set(cafe.promise(order_id).first_due - timedelta(seconds=70))
    chance = cafe.shop.do(cafe.shop.itself, tick).risks[order_id].chance
    decided(cafe, tell_from=0.95, small_delay_seconds=0)
    assert cafe.shop.do(cafe.shop.itself, tick).to_tell == frozenset()
    decided(cafe, tell_from=0.05)
    assert chance > 0.05
    assert cafe.shop.do(cafe.shop.itself, tick).to_tell == {order_id}


def risk(reset_later: int) -> tuple[OrderRisk, Promise]:
    order_id = OrderId(new_id())
    reset_to = DUE + timedelta(seconds=reset_later)
    return (
        OrderRisk(order_id=order_id, chance=0.9, left=120.0, reset_to=reset_to, why="queue"),
        Promise(order_id=order_id, first_due=DUE, made_at=MORNING, made_by_fact=FactId(order_id)),
    )


@pytest.mark.parametrize(
    ("small", "later", "told"),
    [(0, 60, True), (60, 60, True), (61, 60, False), (180, 120, False), (0, 0, False), (0, -60, False)],
)
def test_a_small_delay_is_not_worth_a_word_and_no_delay_never_is(small: int, later: int, told: bool) -> None:
    assert worth_telling(*risk(later), PromisePolicy(small_delay_seconds=small)) is told


def test_within_the_grace_no_voucher_prints_and_both_rates_are_reported(cafe: Cafe) -> None:
    decided(cafe, grace_seconds=30)
    for late in (-10, 20, 40):
        order_id = cafe.sell("Latte")
        cafe.clock.set(cafe.promise(order_id).first_due + timedelta(seconds=late))
        cafe.shop.do(cafe.shop.itself, tick)
        cafe.shop.do(cafe.ana, make.ready, order_id)
        assert len(cafe.vouchers(order_id)) == (late > 30)
    shop, now = cafe.shop, cafe.clock.now()
    day = shop.settings.trading_day(now)
    counted = day_json(shop.report(day_figures, day, shop.settings), now)["promises"]
    assert (counted["kept"], counted["missed"], counted["kept_within_grace"]) == (1, 2, 2)
    page = shop.report(owners_page, day, now, shop.settings, shop.language, shop.playbook.pages)
    kept = figures(page, shop.language)[0]
    assert (kept.value, kept.note) == ("1 of 3", "2 of 3 within 30 s · goal 90%")


def test_without_a_grace_the_day_shows_one_rate(cafe: Cafe) -> None:
    cafe.ready(cafe.sell("Latte"))
    shop, now = cafe.shop, cafe.clock.now()
    day = shop.settings.trading_day(now)
    page = shop.report(owners_page, day, now, shop.settings, shop.language, shop.playbook.pages)
    kept = figures(page, shop.language)[0]
    assert (kept.value, kept.note) == ("1 of 1", "goal 90%")
