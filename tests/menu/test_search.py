"""Items are found by part of their name and by their barcode, in a menu of any size."""

from __future__ import annotations

from itertools import product

import pytest

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, new_id
from counter.menu.rules import Item, Menu
from counter.menu.search import MenuIndex, index_of


def item(name: str, barcode: str = "") -> Item:
    return Item(
        item_id=ItemId(new_id()), name=name, category="All", price=eur("1.00"), tax_class="food", station="counter",
        barcode=barcode,
    )  # fmt: skip


def names(items: tuple[Item, ...]) -> list[str]:
    return [each.name for each in items]


MENU = Menu(
    (
        item("Hot chocolate"),
        item("Café crème", "036000291452"),
        item("Cold brew", "4006381333931"),
        item("Iced Colombia"),
        item("Straße", "CUP-01"),
        item("Bagel", "4006381333948"),
    )
)
INDEX = MenuIndex(MENU)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("col", ["Cold brew", "Iced Colombia", "Hot chocolate"]),
        ("COL", ["Cold brew", "Iced Colombia", "Hot chocolate"]),
        ("cafe creme", ["Café crème"]),
        ("brew cold", ["Cold brew"]),
        ("straß", ["Straße"]),
        ("40063813339", ["Cold brew", "Bagel"]),
        ("  ", []),
        ("xyz", []),
    ],
)
def test_what_is_typed_is_found_wherever_it_stands(typed: str, found: list[str]) -> None:
    assert names(INDEX.find(typed, {}, 15).items) == found


def test_the_best_sellers_come_first_and_all_are_counted() -> None:
    sold = {MENU.items[0].item_id: 9}
    found = INDEX.find("col", sold, 2)
    assert (names(found.items), found.count) == (["Hot chocolate", "Cold brew"], 3)


@pytest.mark.parametrize(
    ("scanned", "found"),
    [
        ("4006381333931", ["Cold brew"]),
        (" 4006381333931 ", ["Cold brew"]),
        ("0036000291452", ["Café crème"]),  # a UPC that the scanner sends as an EAN
        ("36000291452", ["Café crème"]),
        ('\'àà-"_&"""ç"&', ["Cold brew"]),  # by a French machine from keys of the US
        ("cup-01", ["Straße"]),
        ("40063813339314006381333948", ["Cold brew", "Bagel"]),
    ],
)
def test_what_is_scanned_is_known(scanned: str, found: list[str]) -> None:
    assert names(INDEX.scanned(scanned)) == found


def test_what_nobody_knows_is_one_sentence() -> None:
    with pytest.raises(Refused, match=r"Nothing on the menu has the barcode 4006381333000\. Find it by its name\."):
        INDEX.scanned("4006381333000")


def test_a_barcode_of_two_things_names_both() -> None:
    index = MenuIndex(Menu((item("Cola", "4001"), item("Cola zero", "4001"))))
    with pytest.raises(Refused, match="Cola and Cola zero have the same barcode 4001"):
        index.scanned("4001")


def test_twenty_thousand_items_are_made_ready_once_and_looked_through_at_each_key() -> None:
    menu = Menu(tuple(item(f"{one} {other} {n}") for n, (one, other) in enumerate(product(WORDS, WORDS))))
    assert len(menu.items) >= 20_000
    assert index_of(menu) is index_of(menu)
    assert index_of(menu).find("wort7x wort1x", {}, 15).count == 2


WORDS = [f"Wort{n}x" for n in range(142)]
