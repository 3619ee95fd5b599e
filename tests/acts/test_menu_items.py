"""What an item comes in."""

from __future__ import annotations

from datetime import time

import pytest

from acts.lines import SHOP, Acts, act
from cafe import Cafe, eur
from counter.kernel.errors import Refused
from counter.menu.facts import Size
from counter.menu.rules import Item


@pytest.fixture
def latte(acts: Acts) -> Item:
    """Everything a line of acts can say about an item, as the menu has it after the shop was opened again."""
    said = {
        "item": "Latte", "category": "Coffee", "price": "3.80", "sizes": {"S": "3.60", "M": "3.80"},
        "barcode": "4006381333931", "cost": "0.90",
        "from": "07:00", "until": "11:30", "page": "Everyday", "favourite": True,
    }  # fmt: skip
    acts.last(SHOP | {"menu": []}, act("add_item", **said))
    cafe = Cafe.opened_in(acts.folder)
    (item,) = cafe.shop.menu.items
    cafe.close()
    return item


def test_an_item_is_kept_as_it_was_said(latte: Item) -> None:
    assert latte.sizes == (Size("S", eur("3.60")), Size("M", eur("3.80")))
    assert (latte.barcode, latte.page, latte.favourite) == ("4006381333931", "Everyday", True)
    assert latte.cost == eur("0.90")
    assert (latte.sold_from, latte.sold_until) == (time(7), time(11, 30))


def test_a_size_has_its_own_price_and_the_usual_one_is_the_items(latte: Item) -> None:
    assert (latte.usual_size, latte.price_of("S"), latte.price_of("M")) == ("M", eur("3.60"), eur("3.80"))
    with pytest.raises(Refused, match="Latte does not come in “L” any more"):
        latte.price_of("L")
