"""Closed and opened, the app promises as if it had never been closed; what it kept is used only where it is true."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import msgspec
import pytest

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.flows.watch import keep_what_was_learned, tidy
from counter.journal.fact import Entry
from counter.journal.seal import make_key
from counter.kernel.ids import OrderId
from counter.promises import learned as storing
from counter.promises.forecaster import Forecaster
from counter.promises.learned import Learned, load_learned
from counter.promises.open_forecast import entries_for_forecast, forecast_at
from counter.rooms import registry
from counter.settings.rules import PromisePolicy
from random_days import Days


def keep(cafe: Cafe) -> None:
    cafe.shop.do(cafe.shop.itself, keep_what_was_learned)


def kept(cafe: Cafe) -> Learned | None:
    return cafe.shop.read(load_learned, cafe.shop.terminal, cafe.shop.keys.local)


def never_closed(cafe: Cafe) -> Forecaster:
    """A forecast that was fed with every fact, one after another."""
    with cafe.shop.store.read_report() as connection:
        forecaster = forecast_at(connection, registry(), cafe.shop.terminal)
        forecaster.feed(entries_for_forecast(connection, registry(), cafe.shop.terminal))
    return forecaster


def promises(cafe: Cafe, forecaster: Forecaster) -> list[datetime]:
    items, now = cafe.shop.menu.items, cafe.clock.now()
    return [forecaster.quote([(item.item_id, 1), (items[0].item_id, 2)], now).due for item in items]


def resets(cafe: Cafe, forecaster: Forecaster) -> Mapping[OrderId, datetime]:
    return {order_id: risk.reset_to for order_id, risk in forecaster.risks(cafe.clock.now()).items()}


@pytest.mark.parametrize("seed", range(2))
def test_a_new_start_promises_as_if_the_app_had_never_been_closed(cafe: Cafe, seed: int) -> None:
    days = Days(cafe, Random(seed))
    for _ in range(3):
        for acts in (5, 15, 25):
            days.live(acts)
            keep(days.cafe)
            days.close_and_open()
            cafe = days.cafe
            assert promises(cafe, cafe.shop.forecaster) == promises(cafe, never_closed(cafe))
            assert resets(cafe, cafe.shop.forecaster) == resets(cafe, never_closed(cafe))
        days.sleep()
    assert kept(cafe) is not None
    cafe.close()


def test_what_is_kept_is_that_of_the_day_before_so_that_the_orders_of_today_are_fed_again(cafe: Cafe) -> None:
    days = Days(cafe, Random(5))
    days.live(30)
    tidy(cafe.shop)
    assert kept(cafe) is None
    last = max(entry.seq for entry in _fed(cafe))
    days.sleep()
    days.live(5)
    tidy(cafe.shop)
    learned = kept(cafe)
    assert learned is not None
    assert learned.known == (last, 0)


def _fed(cafe: Cafe) -> list[Entry]:
    with cafe.shop.store.read_report() as connection:
        return list(entries_for_forecast(connection, registry(), cafe.shop.terminal))


@pytest.fixture(scope="module")
def _two_days_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """The folder of a shop that is closed on its second day, and when that is, for each test to copy."""
    folder = tmp_path_factory.mktemp("two_days") / "shop"
    Cafe.made_in(folder).close()
    cafe = Cafe.opened_in(folder)
    days = Days(cafe, Random(11))
    days.live(60)
    days.sleep()
    days.live(20)
    keep(cafe)
    assert kept(cafe) is not None
    cafe.close()
    return folder, cafe.clock.now()


@pytest.fixture
def two_days(tmp_path: Path, _two_days_folder: tuple[Path, datetime]) -> Iterator[Cafe]:
    """A shop on its second day, with what it learned on the first one kept."""
    folder, now = _two_days_folder
    cafe = Cafe.opened_in(shutil.copytree(folder, tmp_path / "two_days"))
    cafe.clock.set(now)
    yield cafe
    cafe.close()


def write(cafe: Cafe, content: str) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql("UPDATE forecast_learned SET content = ?", (content,))


def content_of(cafe: Cafe) -> dict[str, object]:
    ((content,),) = cafe.sql("SELECT content FROM forecast_learned")
    found: dict[str, object] = json.loads(str(content))
    return found


@pytest.mark.parametrize(
    "content", ["rubbish", "{}", '{"states": 5}', '{"forecast":1,"since":[0,0],"hash":"","seal":"","content":{}}']
)
def test_what_cannot_be_read_is_learned_anew(two_days: Cafe, content: str) -> None:
    write(two_days, content)
    opens_as_if_nothing_had_been_kept(two_days)


def test_what_was_changed_by_another_hand_is_learned_anew(two_days: Cafe) -> None:
    content = content_of(two_days)
    before = json.dumps(content["content"])
    clock = json.loads(before) | {"clock": 5.0}
    write(two_days, json.dumps(content | {"content": clock}))
    opens_as_if_nothing_had_been_kept(two_days)


def test_what_an_earlier_forecast_kept_is_learned_anew(two_days: Cafe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "FORECAST_VERSION", storing.FORECAST_VERSION + 1)
    opens_as_if_nothing_had_been_kept(two_days)


def test_what_was_learned_from_a_journal_that_is_gone_is_learned_anew(two_days: Cafe) -> None:
    """As after putting back an older file beside newer working tables."""
    with two_days.shop.store.unit(two_days.ana, two_days.clock.now()) as unit:
        unit.connection.exec_driver_sql("UPDATE forecast_learned SET seq = seq + 1000")
    opens_as_if_nothing_had_been_kept(two_days)


def test_what_another_shop_kept_is_not_used(two_days: Cafe) -> None:
    other = make_key(two_days.folder / "other.key")
    assert two_days.shop.read(load_learned, two_days.shop.terminal, other) is None


def test_what_an_engine_cannot_take_in_is_learned_anew(two_days: Cafe) -> None:
    learned = kept(two_days)
    assert learned is not None
    two_days.shop.forecaster.learned = replace(learned, content={"of": "another engine"})
    keep(two_days)
    assert kept(two_days) is not None
    again = two_days.reopened()
    assert promises(again, again.shop.forecaster) == promises(again, never_closed(again))
    again.close()


def opens_as_if_nothing_had_been_kept(cafe: Cafe) -> None:
    assert kept(cafe) is None
    again = cafe.reopened()
    assert promises(again, again.shop.forecaster) == promises(again, never_closed(again))
    again.close()


def test_what_is_kept_makes_the_difference_only_in_speed(two_days: Cafe) -> None:
    learned = kept(two_days)
    assert learned is not None
    again = two_days.reopened()
    assert again.shop.forecaster.learned == learned
    assert promises(again, again.shop.forecaster) == promises(again, never_closed(again))
    again.close()


def test_a_look_at_the_bar_changes_no_promise(cafe: Cafe) -> None:
    days = Days(cafe, Random(3))
    days.live(40)
    before = promises(cafe, cafe.shop.forecaster)
    for _ in range(50):
        cafe.shop.forecaster.risks(cafe.clock.now())
    assert promises(cafe, cafe.shop.forecaster) == before == promises(cafe, never_closed(cafe))


def test_how_sure_it_must_be_counts_from_the_moment_it_was_decided(cafe: Cafe) -> None:
    days = Days(cafe, Random(4))
    days.live(20)
    before = promises(cafe, cafe.shop.forecaster)
    decide_target(cafe, 0.98)
    after = promises(cafe, cafe.shop.forecaster)
    assert after == promises(cafe, never_closed(cafe))
    assert all(late >= early for late, early in zip(after, before, strict=True))
    assert after != before
    again = cafe.reopened()
    assert promises(again, again.shop.forecaster) == after
    again.close()


def decide_target(cafe: Cafe, target: float) -> None:
    cafe.shop.do(cafe.ana, decide, {"promises": msgspec.to_builtins(PromisePolicy(target=target))})
