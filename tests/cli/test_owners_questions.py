"""What an owner asks and decides: settings, promises, why an order was promised what it was, what would be now."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Answer, counter
from counter.bootstrap import open_shop
from shop import Counter

Typed = Callable[..., Answer]
DAY = "2026-11-23"


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda *words: counter(capsys, monkeypatch, *words)


@pytest.fixture
def folder(cafe: Counter) -> Path:
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
    assert (shop.settings.shop_name, shop.settings.zone) == ("Rosa’s", "Europe/Lisbon")
    shop.store.close()


@pytest.mark.parametrize("change", ["zone=Mars/North", "printer=not-there", "locale=xx_QQ", "colour=red", "shop_name"])
def test_a_setting_that_cannot_be_is_one_sentence_and_changes_nothing(typed: Typed, folder: Path, change: str) -> None:
    before = typed("--shop", folder, "settings").out
    said = typed("--shop", folder, "settings", change)
    assert said.code == 2
    assert len(said.err.strip().splitlines()) == 1
    assert typed("--shop", folder, "settings").out == before


def test_the_promise_policy_is_the_shops_own(typed: Typed, folder: Path) -> None:
    said = typed(
        "--shop", folder, "promises", "--sure", "95", "--tell-from", "35", "--grace", "30", "--small-delay", "90"
    )
    assert said.code == 0
    assert all(word in said.out for word in ("95%", "35%", "30 s", "90 s"))
    assert typed("--shop", folder, "promises", "--sure", "99").code == 2
    assert typed("--shop", folder, "verify").code == 0


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
    assert "2 orders since" in typed("--shop", folder, "backtest", "--since", DAY).out
    assert typed("--shop", folder, "backtest").code == 2
