"""The menu a new shop starts with is a real café's, and everything it names exists."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from counter.settings.stations import STATIONS

CATEGORIES = ["Coffee", "Tea", "Cold", "Bakery", "Food", "Retail"]
COFFEES = [
    *("Espresso", "Macchiato", "Cortado", "Flat white", "Cappuccino"),
    *("Latte", "Mocha", "Filter", "Cold brew", "Iced latte"),
    *("Americano", "Chai latte", "Hot chocolate", "Affogato", "Babyccino"),
]


@pytest.fixture(scope="module")
def menu(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "resources/menu/starter.toml").read_text("utf-8"))


def test_it_has_some_forty_items_in_six_categories(menu: dict[str, Any]) -> None:
    assert list(dict.fromkeys(item["category"] for item in menu["item"])) == CATEGORIES
    assert 38 <= len(menu["item"]) <= 45
    assert [item["name"] for item in menu["item"]][: len(COFFEES)] == COFFEES
    names = [item["name"] for item in menu["item"]]
    assert len(names) == len(set(names))


def test_what_an_item_names_exists(menu: dict[str, Any], root: Path) -> None:
    groups = {group["id"] for group in menu["group"]}
    classes = {tax["name"] for tax in menu["tax_class"]}
    for item in menu["item"]:
        assert set(item["groups"]) <= groups
        assert item["tax_class"] in classes
        assert item["station"] in STATIONS
        assert (root / f"resources/icons/{item['icon']}.svg").is_file()


def test_every_price_is_to_the_cent(menu: dict[str, Any]) -> None:
    prices = [item["price"] for item in menu["item"]]
    prices += [option["price"] for group in menu["group"] for option in group["options"]]
    assert [price for price in prices if not re.fullmatch(r"-?\d+\.\d\d", price)] == []


def test_what_a_group_starts_with_is_allowed_by_it(menu: dict[str, Any]) -> None:
    for group in menu["group"]:
        chosen = [option for option in group["options"] if option.get("default")]
        assert group["min"] <= len(chosen) <= group["max"]
        assert group["max"] <= len(group["options"])


def test_germany_taxes_food_and_drinks_apart(menu: dict[str, Any]) -> None:
    rates = {tax["name"]: tax["rates"][-1] for tax in menu["tax_class"]}
    assert (rates["food"]["here"], rates["food"]["to_go"]) == ("7", "7")
    assert (rates["drinks"]["here"], rates["drinks"]["to_go"]) == ("19", "19")
