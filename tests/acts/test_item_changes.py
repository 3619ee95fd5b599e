"""An item changes, or costs something else from a day on; what was sold stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act
from cafe import Cafe
from counter.menu.model import Combo
from counter.menu.rules import Item, Preset

TOMORROW = "2026-11-24T08:00:00+00:00"


def total(answer: dict[str, Any]) -> str:
    return str(answer["ticket"]["total"])


def test_the_price_of_the_day_counts(cafe_acts: Acts) -> None:
    changed, today, tomorrow, paid = cafe_acts(
        act("change_item", item="Latte", price="4.20", from_date="2026-11-24", at=AT),
        act("ring_up", item="Latte"),
        act("ticket", at=TOMORROW),
        act("pay"),
    )
    assert changed["ok"]
    assert (total(today), total(tomorrow), paid["total"]) == ("3.80", "4.20", "4.20")


def test_a_price_changes_at_once_and_the_last_said_of_a_day_holds(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("change_item", item="Latte", price="4.00"),
        act("ticket"),
        act("change_item", item="Latte", price="4.10", from_date="2026-11-23"),
        act("ticket"),
        act("change_item", item="Latte", price="9.00", from_date="2026-11-25"),
        act("change_item", item="Latte", price="4.30", from_date="2026-11-25"),
        act("ticket", at="2026-11-25T08:00:00+00:00"),
    )
    assert [total(answer) for answer in answers if "ticket" in answer] == ["3.80", "4.00", "4.10", "4.30"]


def test_what_was_sold_stays_as_it_was(cafe_acts: Acts) -> None:
    before, after = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("order", order="1"),
        act("change_item", item="Latte", price="9.90", tax_class="food", category="Other"),
        act("order", order="1"),
    )[2::2]
    assert before == after


def test_prices_are_proved_by_the_facts_of_their_day(cafe_acts: Acts) -> None:
    """The first sale at each price holds the menu against its sealed facts."""
    answers = cafe_acts(
        act("change_item", at=AT, item="Latte", price="4.20", to_go_price="4.40", sizes={"S": "3.90", "M": "4.20"}),
        act("ring_up", item="Latte", size="S", where="here"),
        act("pay"),
        act("change_item", item="Latte", station="brew", deposit="0.50"),
        act("ring_up", item="Latte"),
        act("pay"),
        act("ring_up", item="Latte", at=TOMORROW),
        act("pay"),
    )
    assert [answer["total"] for answer in answers if "tenders" in answer] == ["3.90", "4.90", "4.90"]


def test_an_item_is_on_the_menu_from_its_day_on(cafe_acts: Acts) -> None:
    refused, again, there = cafe_acts(
        act("add_item", item="Stollen", price="3.00", from_date="2026-11-24", at=AT),
        act("ring_up", item="Stollen"),
        act("add_item", item="stollen", price="2.00"),
        act("ring_up", item="Stollen", at=TOMORROW),
    )[1:]
    assert refused["refused"] == "There is no item “Stollen” here."
    assert "two of the item" in again["refused"]
    assert total(there) == "3.00"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"price": "4.00", "from_date": "2026-11-22"}, "a price begins today or later, not on 22 Nov 2026."),
        ({"price": "-1"}, "below nothing"),
        ({"price": "1000000000"}, "is too much"),
        ({}, "Say what changes about Latte."),
        ({"favourite": True, "from_date": "2026-12-01"}, "Only a price begins on a day."),
        ({"barcode": "4006381333931"}, "Two things would have the barcode 4006381333931."),
        ({"tax_class": "gold"}, "There is no tax class “gold”."),
        ({"station": "moon"}, "There is no station “moon”."),
        ({"from": "25:00"}, "is no time of day"),
    ],
)
def test_a_change_that_cannot_be_is_one_sentence(cafe_acts: Acts, fields: dict[str, Any], sentence: str) -> None:
    _cola, refused, after = cafe_acts(
        act("add_item", item="Cola", price="2.00", barcode="4006381333931", at=AT),
        act("change_item", item="Latte", **fields),
        act("ring_up", item="Latte"),
    )
    assert sentence in refused["refused"]
    assert total(after) == "3.80"


def test_two_things_never_have_one_barcode(acts: Acts) -> None:
    twice = [{"item": name, "price": "1.00", "barcode": "4006381333931"} for name in ("A", "B")]
    assert "Two things would have the barcode" in acts(SHOP | {"menu": twice})[0]["refused"]
    _made, refused, unknown = acts(
        SHOP | {"menu": twice[:1]},
        act("add_item", item="C", price="1.00", barcode="4006381333931"),
        act("ring_up", barcode="4006381333930"),
    )
    assert "Two things would have the barcode" in refused["refused"]
    assert unknown["refused"] == "Nothing on the menu has the barcode 4006381333930. Find it by its name."


def test_the_first_page_is_arranged_with_items_combos_and_items_as_somebody_likes_them(acts: Acts) -> None:
    combo = {"combo": "Morning combo", "price": "4.90", "items": ["Filter", "Croissant"]}
    favourites = [{"item": "Latte", "modifiers": ["oat"], "name": "Oat latte"}, "Morning combo", "Croissant"]
    acts.last(SHOP | {"combos": [combo], "favourites": favourites}, act("change_item", item="Filter", favourite=True))
    cafe = Cafe.opened_in(acts.folder)
    tiles = [(type(tile), tile.name, tile.price.minor) for tile in cafe.shop.menu.favourites]
    cafe.close()
    assert tiles == [
        (Preset, "Oat latte", 440),
        (Combo, "Morning combo", 490),
        (Item, "Croissant", 250),
        (Item, "Filter", 280),
    ]
    acts.last(act("set", favourites=["Croissant"], at=AT))
    cafe = Cafe.opened_in(acts.folder)
    assert [tile.name for tile in cafe.shop.menu.favourites] == ["Croissant", "Filter"]
    cafe.close()
