"""Every promise that was told can be made again from the journal, to the minute."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from cafe import Cafe, RecordingPrinter
from cli.running import Answer, counter
from counter.bootstrap import open_shop
from counter.flows.watch import keep_what_was_learned
from counter.orders.queries import next_number
from random_days import Days

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda *words: counter(capsys, monkeypatch, *words)


def reopened_with(cafe: Cafe, seed: int) -> Cafe:
    """The same shop opened with another luck, as a demonstration does."""
    cafe.close()
    return Cafe(open_shop(cafe.folder, cafe.clock, seed=seed), cafe.clock, RecordingPrinter())


def every_order(typed: Typed, folder: Path, day: str, count: int) -> list[str]:
    return [typed("--shop", folder, "explain", str(number), "--day", day).out for number in range(1, count + 1)]


@pytest.mark.parametrize("seed", [0, 7])
def test_every_order_of_every_day_is_replayed_to_the_same_minute(typed: Typed, cafe: Cafe, seed: int) -> None:
    days = Days(reopened_with(cafe, seed), Random(seed))
    told = {}
    for _ in range(2):
        days.live(25)
        days.cafe.shop.do(days.cafe.shop.itself, keep_what_was_learned)
        days.cafe = reopened_with(days.cafe, seed)
        days.live(15)
        shop = days.cafe.shop
        day = shop.settings.trading_day(shop.clock.now())
        told[day.isoformat()] = shop.report(next_number, day, "") - 1
        days.sleep()
    days.cafe.close()
    for date, count in told.items():
        for said in every_order(typed, days.cafe.folder, date, count):
            assert "Replayed from the journal:" in said
            assert said.strip().endswith(", the same.")


def test_a_promise_outlives_a_change_of_how_sure_it_must_be(typed: Typed, cafe: Cafe) -> None:
    days = Days(cafe, Random(2))
    days.live(20)
    cafe.close()
    assert typed("--shop", cafe.folder, "promises", "--sure", "98").code == 0
    days.cafe = Cafe.opened_in(cafe.folder, cafe.clock.now())
    days.live(20)
    shop = days.cafe.shop
    day = shop.settings.trading_day(shop.clock.now())
    count = shop.report(next_number, day, "") - 1
    days.cafe.close()
    said = every_order(typed, cafe.folder, day.isoformat(), count)
    assert all("the same." in each for each in said)
    promised = [each for each in said if "Promised by" in each]
    assert "90% of the time" in promised[0]
    assert "98% of the time" in promised[-1]


def test_a_promise_of_another_forecast_is_said_to_be_one(
    typed: Typed, cafe: Cafe, monkeypatch: pytest.MonkeyPatch
) -> None:
    cafe.sell("Latte")
    cafe.close()
    monkeypatch.setattr("counter.promises.reproduce.FORECAST_VERSION", 99)
    said = typed("--shop", cafe.folder, "explain", "1", "--day", "2026-11-23").out
    assert "another forecast" in said
