"""The shop’s own page, and the pages it named within a category."""

from __future__ import annotations

from pathlib import Path

import pytest

from acts.lines import SHOP, Acts
from cafe import Cafe
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk

NAMED = [
    {"item": f"{page} {n}", "category": "Coffee", "price": "3.00", "page": page}
    for n in range(16)
    for page in ("Everyday", "Iced")
]
MENU = [
    {"item": "Latte", "category": "Coffee", "price": "3.80", "favourite": True},
    *NAMED,
    {"item": "Cookie", "category": "Bakery", "price": "2.40", "favourite": True},
    {"item": "Porridge", "category": "Bakery", "price": "4.50", "from": "06:00", "until": "08:30"},
    {"item": "Bagel", "category": "Bakery", "price": "2.90"},
]


@pytest.fixture
def sell(tmp_path: Path) -> SellHarness:
    folder = tmp_path / "shop"
    assert Acts(folder).last(SHOP | {"menu": MENU})["ok"]
    return SellHarness(SyncDesk(Cafe.opened_in(folder)))


def shown(sell: SellHarness) -> list[str]:
    return [tile.name for tile in sell.state.grid.tiles]


def test_a_sale_begins_on_the_shops_own_page(sell: SellHarness) -> None:
    assert shown(sell) == ["Latte", "Cookie"]
    assert sell.state.grid.categories == ("Coffee", "Bakery")
    sell.presenter.grid.choose_category("Bakery")
    sell.tap("Bagel")
    assert shown(sell) == ["Cookie", "Porridge", "Bagel"]
    sell.presenter.paying.cash_exact()
    assert shown(sell) == ["Latte", "Cookie"]


def test_a_line_of_a_favourite_leaves_the_favourites_there_and_another_leads_to_its_page(sell: SellHarness) -> None:
    sell.tap("Cookie")
    sell.presenter.grid.choose_category("Coffee")
    sell.presenter.grid.choose_page(2)
    sell.tap("Iced 3")
    sell.presenter.grid.choose_category("★")
    sell.presenter.choose_line(sell.line("Cookie"))
    assert shown(sell) == ["Latte", "Cookie"]
    sell.presenter.choose_line(sell.line("Iced 3"))
    assert (sell.state.grid.category, sell.state.grid.page) == ("Coffee", 2)


def test_what_is_not_sold_at_this_hour_keeps_its_place_and_says_when(sell: SellHarness) -> None:
    sell.presenter.grid.choose_category("Bakery")
    assert [tile.sold_out for tile in sell.state.grid.tiles] == ["", "6:00 – 8:30", ""]


def test_pages_are_what_the_shop_called_them_and_the_rest_comes_last(sell: SellHarness) -> None:
    sell.presenter.grid.choose_category("Coffee")
    assert [page.words for page in sell.state.grid.pages] == [
        "Everyday · 15",
        "Everyday · 1",
        "Iced · 15",
        "Iced · 1",
        "Latte",
    ]
    assert shown(sell) == [f"Everyday {n}" for n in range(15)]
    sell.presenter.grid.choose_page(4)
    assert shown(sell) == ["Latte"]
