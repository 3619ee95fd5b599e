"""What an owner asks and decides: settings, promises, why an order was promised what it was, what would be now."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import open_shop
from counter.flows.open_shop import decide
from counter.flows.reset_promise import reset_promise
from counter.promises.queries import the_wait
from random_days import Days

Typed = Callable[..., Answer]
DAY = "2026-11-23"


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda *words: counter(capsys, monkeypatch, *words)


@pytest.fixture
def folder(cafe: Cafe) -> Path:
    """A closed shop with an order kept and an order missed."""
    kept = cafe.sell("Latte", customer="Mara")
    cafe.ready(kept)
    cafe.miss("Latte", "Croissant", customer="Ben")
    cafe.close()
    return cafe.folder


def test_settings_are_shown_and_changed(typed: Typed, folder: Path) -> None:
    said = typed("--shop", folder, "settings", "shop_name=Rosa’s", "zone=Europe/Lisbon")
    assert said.code == 0
    assert "Rosa’s" in said.out
    shop = open_shop(folder, only_look=True)
    assert (shop.settings.shop_name, shop.settings.zone_name) == ("Rosa’s", "Europe/Lisbon")
    shop.store.close()


def test_hours_are_typed_as_people_write_them_and_shown_so(typed: Typed, folder: Path) -> None:
    said = typed("--shop", folder, "settings", "hours=7-17, 7-17, 7-17, 7-17, 7-17, 8:30-16, closed", "day_starts=5")
    assert "7:00–17:00, 7:00–17:00, 7:00–17:00, 7:00–17:00, 7:00–17:00, 8:30–16:00, closed" in said.out
    assert "5:00" in said.out


@pytest.mark.parametrize(
    "change",
    [
        "hours=7-17, closed",
        "hours=noon",
        "day_starts=25",
        "zone=Mars/North",
        "printer=not-there",
        "locale=xx_QQ",
        "colour=red",
        "shop_name",
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence_and_changes_nothing(typed: Typed, folder: Path, change: str) -> None:
    before = typed("--shop", folder, "settings").out
    said = typed("--shop", folder, "settings", change)
    assert said.code == 2
    assert len(said.err.strip().splitlines()) == 1
    assert typed("--shop", folder, "settings").out == before


def test_the_promise_policy_is_the_shops_own(typed: Typed, folder: Path) -> None:
    said = typed(
        "--shop", folder, "promises", "--sure", "95", "--tell-from", "35", "--grace", "30", "--small-delay", "90",
        "--longest", "60",
    )  # fmt: skip
    assert said.code == 0
    assert all(word in said.out for word in ("95%", "35%", "30 s", "90 s", "60 minutes"))
    assert typed("--shop", folder, "promises", "--sure", "99").code == 2
    assert typed("--shop", folder, "verify").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--sure", "99"),
        ("--sure", "9"),
        ("--tell-from", "0"),
        ("--grace", "-1"),
        ("--small-delay", "901"),
        ("--longest", "0"),
    ],
)
def test_a_policy_that_cannot_be_is_one_sentence_and_changes_nothing(
    typed: Typed, folder: Path, words: tuple[str, str]
) -> None:
    before = typed("--shop", folder, "promises").out
    said = typed("--shop", folder, "promises", *words)
    assert said.code == 2
    assert len(said.err.strip().splitlines()) == 1
    assert typed("--shop", folder, "promises").out == before


def test_an_order_is_explained_and_its_promise_replayed(typed: Typed, folder: Path) -> None:
    said = typed("--shop", folder, "explain", "2", "--day", DAY)
    assert said.code == 0
    assert "Order 2 (Ben)" in said.out
    assert "missed by 1:00" in said.out
    assert "Replayed from the journal:" in said.out
    assert "the same." in said.out
    assert "kept" in typed("--shop", folder, "explain", "1", "--day", DAY).out


def test_an_order_that_is_not_there_is_one_sentence(typed: Typed, folder: Path) -> None:
    said = typed("--shop", folder, "explain", "77", "--day", DAY)
    assert said.code == 2
    assert "no order 77" in said.err


def test_looking_back_counts_the_shops_own_orders(typed: Typed, folder: Path) -> None:
    said = typed("--shop", folder, "backtest", "--since", DAY, "--json")
    found = json.loads(said.out)
    assert found["orders"] == 2
    assert found["kept_then"] == 0.5
    looked = typed("--shop", folder, "backtest", "--since", DAY).out
    assert "2 orders since" in looked
    assert "without" not in looked
    assert typed("--shop", folder, "backtest").code == 2


@pytest.mark.parametrize("seed", range(3))
def test_the_day_and_the_look_back_find_the_same_kept_and_missed(typed: Typed, cafe: Cafe, seed: int) -> None:
    """Whatever was recalled, cancelled, remade, promised anew or never finished, and with a grace as well."""
    days = Days(cafe, Random(seed))
    days.live(40)
    cafe.forward(60)
    days.live(20)
    cafe.close()
    assert typed("--shop", cafe.folder, "promises", "--grace", "90").code == 0
    page = json.loads(typed("--shop", cafe.folder, "day", DAY, "--json").out)["promises"]
    found = json.loads(typed("--shop", cafe.folder, "backtest", "--since", DAY, "--json").out)["promises"]
    assert found == {key: page[key] for key in found}
    assert page["kept"] > 0
    assert page["missed"] > 0
    assert page["kept"] <= page["kept_within_grace"] <= page["kept"] + page["missed"]


def test_the_look_back_begins_where_the_trading_day_does(typed: Typed, cafe: Cafe) -> None:
    cafe.clock.set(datetime(2026, 11, 24, 2, 30, tzinfo=UTC))  # half past three in Berlin: still the day before
    cafe.ready(cafe.sell("Latte"))
    cafe.forward(60)
    cafe.ready(cafe.sell("Latte"))
    cafe.close()
    days = [DAY, "2026-11-24"]
    told = [json.loads(typed("--shop", cafe.folder, "day", day, "--json").out)["promises"]["made"] for day in days]
    since = [json.loads(typed("--shop", cafe.folder, "backtest", "--since", day, "--json").out) for day in days]
    assert told == [1, 1]
    assert [found["promises"]["made"] for found in since] == [2, 1]


def test_an_order_without_a_promise_is_explained_looked_back_at_and_proved(typed: Typed, cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, decide, {"promises": {"longest_minutes": 5}})
    never, later = (cafe.sell(*["Mocha"] * 8, customer=name) for name in ("Mara", "Ben"))
    cafe.forward(10)
    cafe.shop.do(cafe.ana, reset_promise, later, cafe.clock.now() + timedelta(minutes=4), told=True)
    cafe.forward(1)
    cafe.ready(never)
    cafe.ready(later)
    wait = cafe.shop.read(the_wait, never)
    assert wait is not None
    cafe.close()
    said = typed("--shop", cafe.folder, "explain", "1", "--day", DAY).out
    for words in (
        f"No time was promised: the customer was told that it takes {wait.soonest} to {wait.latest} minutes, beyond",
        "the 5 min the shop stood for.",
        "Worked out from:",
        "there was no promise to keep.",
        f"Replayed from the journal: {wait.soonest}–{wait.latest} min, the same.",
    ):
        assert words in said
    said = typed("--shop", cafe.folder, "explain", "2", "--day", DAY).out
    assert "9:10 Ana told them 9:14: their first promise." in said
    assert "Ready 9:11: kept." in said
    assert "min, the same." in said
    looked = typed("--shop", cafe.folder, "backtest", "--since", DAY)
    assert "2 orders since" in looked.out
    assert "Of them 2 were placed without a promise (1 told a time later);" in looked.out
    assert "now 2 would be: beyond 5 minutes nothing is promised." in looked.out
    assert json.loads(typed("--shop", cafe.folder, "backtest", "--since", DAY, "--json").out)["without_now"] == 2
    found = json.loads(typed("--shop", cafe.folder, "day", DAY, "--json").out)["promises"]
    assert (found["made"], found["without"], found["given_later"]) == (1, 1, 1)
    assert typed("--shop", cafe.folder, "verify").code == 0


def test_what_other_shares_would_have_meant_is_worked_out_from_the_command_line(typed: Typed, cafe: Cafe) -> None:
    """Of a hundred lattes: the eight shares as JSON and as a table. Of fewer it says so, and replays nothing."""
    few = cafe.sell("Latte")
    cafe.ready(few)
    said = typed("--shop", cafe.folder, "promises", "--what-if", "--days", "366")
    assert "1 of 1 promise kept." in said.out
    assert "Too few to say more: from 100 promises on" in said.out
    for _ in range(100):
        cafe.forward(4)
        order = cafe.sell("Latte")
        cafe.forward(1.5)
        cafe.ready(order)
    cafe.close()
    page = json.loads(typed("--shop", cafe.folder, "promises", "--what-if", "--json", "--days", "366").out)
    assert (page["kept"]["of"], page["days"], page["target"]) == (101, 366, 0.9)
    assert [stop["target"] for stop in page["stops"]] == [0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98]
    assert all(stop["orders"] == 101 and 1.5 < stop["minutes"] < 6 for stop in page["stops"])
    (latte,) = (each for each in page["slow"] if each["name"] == "Latte")
    assert latte["seconds"] == pytest.approx(90, abs=15)
    table = typed("--shop", cafe.folder, "promises", "--what-if", "--days", "366").out
    assert "kept of 100   minutes promised   promises missed" in table
    assert typed("--shop", cafe.folder, "promises", "--json").code == 2
