"""What was sold at another price than the list's is an item of its own."""

from pathlib import Path

import pytest

from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.menu.read_file import read_csv
from counter.simulation.price_list import PriceList

MENU = "item,category,price,tax_class,station\nLatte,Coffee,3.75,drinks,espresso\nLatte,Coffee,4.25,drinks,brew\n"


@pytest.fixture
def prices(tmp_path: Path) -> PriceList:
    path = tmp_path / "menu.csv"
    path.write_text(MENU)
    return PriceList(read_csv(path, "EUR"))


def test_a_listed_price_finds_its_own_item(prices: PriceList) -> None:
    items = prices.menu().items
    assert prices.item("Latte", Money(375, "EUR")) == (items[0].item_id, "")
    assert prices.item("Latte", Money(425, "EUR")) == (items[1].item_id, "")
    assert len(prices.menu().items) == 2


def test_another_price_is_put_up_once(prices: PriceList) -> None:
    reduced = prices.item("Latte", Money(300, "EUR"))
    assert prices.item("Latte", Money(300, "EUR")) == reduced
    added = prices.menu().items[2:]
    assert [(item.name, item.price.minor, item.station, item.position) for item in added] == [
        ("Latte", 300, "espresso", 2)
    ]


def test_what_is_not_on_the_menu_is_refused(prices: PriceList) -> None:
    with pytest.raises(Refused, match="“Mocha” is not on the menu"):
        prices.item("Mocha", Money(300, "EUR"))
