"""Whoever is likely to wait past their promise and is told nothing has something gone wrong before it breaks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from several_terminals import hear

from acts.fixtures import made
from acts.lines import AT, SHOP, Acts, Made, act
from cafe import Cafe
from counter.flows.watch import tick
from counter.kernel.ids import OrderId
from counter.recovery.queries import mishaps_of
from pair import Pair

__all__ = ["made"]
TICK = timedelta(seconds=10)
RUSH = [line for _ in range(4) for line in (act("ring_up", item="Latte", quantity=2), act("pay"))]
RUSH[0]["at"] = AT


@dataclass(frozen=True)
class Untold:
    """A shop in which nobody made anything until the last order's mishap opened itself, and when that was due."""

    acts: Acts
    due: str
    opened: str


@pytest.fixture(scope="module")
def until_untold(tmp_path_factory: pytest.TempPathFactory, made: Made) -> Untold:
    """The shop as it is at that minute, for each test to copy."""
    acts = Acts(tmp_path_factory.mktemp("untold") / "shop", made)
    acts(SHOP)
    acts(act("on_bar", staff=["Dana"], at=AT), *RUSH)
    for minute in range(1, 30):
        moment = f"2026-11-23T08:{minute:02d}:00+00:00"
        bar, waits = acts(act("bar", at=moment), act("mishaps"))
        if any(each["opened"] for each in waits["mishaps"] if each["mishap"].startswith("4")):
            return Untold(acts, next(card["first_due"] for card in bar["bar"] if card["order"] == "4"), moment)
    raise AssertionError("nothing was opened")


@pytest.fixture
def untold(until_untold: Untold, tmp_path: Path) -> Untold:
    """The test's own."""
    folder = shutil.copytree(until_untold.acts.folder, tmp_path / "shop")
    return Untold(Acts(folder), until_untold.due, until_untold.opened)


def test_it_opens_half_a_minute_after_the_cue_and_before_the_promise_breaks(untold: Untold) -> None:
    assert untold.opened < untold.due


def test_the_miss_is_the_same_mishap(untold: Untold) -> None:
    waits = untold.acts.last(act("mishaps", at="2026-11-23T08:50:00+00:00"))["mishaps"]
    assert [each["kind"] for each in waits if each["mishap"].startswith("4")] == ["late"]


def test_who_is_told_then_has_nothing_gone_wrong(untold: Untold) -> None:
    *_, waits, report = untold.acts(
        act("reset_promise", order="4", due="2026-11-23T08:59:00+00:00", told=True, at=untold.opened),
        act("mishaps"), act("report"),
    )  # fmt: skip
    assert [each for each in waits["mishaps"] if each["mishap"].startswith("4")] == []
    assert "4" not in [each["order"] for each in report["recovery"]["each"]]


def test_what_is_ready_in_time_after_all_was_nothing(untold: Untold) -> None:
    *_, waits, order = untold.acts(
        act("ready", order="4", unmade="made", at=untold.opened), act("mishaps"), act("order", order="4"),
    )  # fmt: skip
    assert [each for each in waits["mishaps"] if each["mishap"].startswith("4")] == []
    assert order["promise"]["kept"] is True


def test_it_can_be_cancelled_as_one_with_nothing_wrong(untold: Untold) -> None:
    assert untold.acts.last(act("cancel", order="4", reason="they left", refund=False, at=untold.opened))["ok"]


def rush(cafe: Cafe) -> list[OrderId]:
    """More than one person at the bar makes in time."""
    return [cafe.sell("Latte", "Latte") for _ in range(5)]


def opened_before_their_promise(pair: Pair, orders: list[OrderId], meanwhile: Callable[[], None]) -> list[OrderId]:
    """For which of these orders the first terminal opened something while its promise could still be kept."""
    first, last = pair.one, max(pair.two.due(order_id) for order_id in orders)
    while first.clock.now() + TICK < last:
        for cafe in (pair.one, pair.two):
            cafe.clock.forward(TICK.total_seconds())
        meanwhile()
        first.shop.do(first.shop.itself, tick)
    return [
        order_id
        for order_id, mishaps in first.shop.read(mishaps_of, orders).items()
        if mishaps[0].opened_at < first.due(order_id)
    ]


def seen(pair: Pair, minutes: float, *, together: bool) -> None:
    """The bar's terminal looks at it again and again; they hear each other or not."""
    for _ in range(round(minutes * 60 / TICK.total_seconds())):
        for cafe in (pair.one, pair.two):
            cafe.clock.forward(TICK.total_seconds())
        if together:
            pair.exchange()
        else:
            hear(pair.one.shop, pair.sequencer)
        pair.one.shop.do(pair.one.shop.itself, tick)


def test_the_bar_opens_what_another_terminal_sold_and_nobody_told(pair: Pair) -> None:
    seen(pair, 0.2, together=True)
    orders = rush(pair.two)
    assert opened_before_their_promise(pair, orders, pair.exchange)


def test_what_the_bar_hears_of_long_after_it_was_placed_opens_nothing_by_itself(pair: Pair) -> None:
    seen(pair, 0.2, together=True)
    orders = rush(pair.two)
    seen(pair, 2, together=False)
    assert opened_before_their_promise(pair, orders, pair.exchange) == []


def test_what_was_sold_at_the_bars_terminal_while_it_was_cut_off_opens_nothing_by_itself(pair: Pair) -> None:
    seen(pair, 0.2, together=True)
    pair.one.clock.forward(30)
    pair.two.clock.forward(30)
    orders = rush(pair.one)
    pair.one.clock.forward(90)
    pair.two.clock.forward(90)
    pair.one.shop.do(pair.one.shop.itself, tick)
    pair.exchange()
    assert opened_before_their_promise(pair, orders, pair.exchange) == []
