"""What is taken off the menu: nobody rings it up any more, what has it keeps it, and it comes back."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from acts.lines import SHOP, Acts, act
from cafe import Cafe
from counter.cli.verify import verify_command
from counter.kernel.errors import Refused
from counter.menu.search import index_of

LATTE, FILTER, CROISSANT, BEANS = SHOP["menu"]
MENU: dict[str, Any] = SHOP | {
    "menu": [LATTE, FILTER, CROISSANT | {"barcode": "4006381333931", "deposit": "0.25"}, BEANS],
    "combos": [{"combo": "Morning", "price": "4.50", "items": ["Filter", "Croissant"]}],
    "favourites": ["Croissant", "Morning", {"item": "Latte", "name": "Oat latte", "modifiers": ["oat"]}],
}
OFF = act("change_item", item="Croissant", off_menu=True)
GONE = "Croissant is not on the menu any more. Choose another."


@pytest.fixture
def menu(acts: Acts) -> Acts:
    assert acts.last(MENU)["ok"]
    return acts


@pytest.mark.parametrize(
    "line",
    [
        act("ring_up", item="Croissant"),
        act("ring_up", barcode="4006381333931"),
        act("ring_up", combo="Morning"),
        act("add", order="1", item="Croissant", tenders=[]),
        act("same_again"),
    ],
)
def test_an_item_off_the_menu_is_rung_up_in_no_way_until_it_is_on_it_again(menu: Acts, line: dict[str, Any]) -> None:
    answers = menu(
        *[act("ring_up", item="Croissant"), act("pay")],
        OFF,
        line,
        act("change_item", item="croissant", off_menu=False),
        line,
    )
    assert (answers[3]["refused"], answers[5]["ok"]) == (GONE, True)


def test_a_ticket_that_has_it_keeps_it_and_takes_no_more_of_it(menu: Acts) -> None:
    answers = menu(
        act("ring_up", item="Croissant"),
        OFF,
        act("change", line=1, note="warm"),
        act("change", line=1, quantity=2),
        act("ring_up", item="Filter"),
        act("pay"),
        act("order", order="1"),
        act("refund", order="1", lines=[{"line": 1}], reason="stale"),
    )
    assert [answer["ok"] for answer in answers] == [True, True, True, False, True, True, True, True]
    assert (answers[3]["refused"], answers[5]["total"]) == (GONE, "5.55")
    assert answers[6]["lines"][0]["item"] == "Croissant"
    assert answers[7]["amount"] == "2.75"
    assert CliRunner().invoke(verify_command, obj=menu.folder).exit_code == 0


def test_what_was_sold_stays_in_the_days_figures(menu: Acts) -> None:
    sold = [act("ring_up", item="Croissant"), act("pay"), act("report", day="2026-11-23"), OFF]
    answers = menu(*sold, act("report", day="2026-11-23"))
    assert answers[2] == answers[4]


def test_a_combo_is_off_the_menu_by_itself(menu: Acts) -> None:
    answers = menu(
        act("ring_up", combo="Morning"),
        act("change_combo", combo="morning", off_menu=True),
        act("ring_up", combo="Morning"),
        act("pay"),
        act("same_again"),
        act("ring_up", item="Croissant"),
        act("change_combo", combo="Morning", off_menu=False),
        act("same_again"),
    )
    gone = "Morning is not on the menu any more. Choose another."
    assert [answer.get("refused") for answer in answers] == [None, None, gone, None, gone, None, None, None]


def test_a_choice_off_the_menu_is_kept_where_it_was_chosen_and_chosen_no_more(menu: Acts) -> None:
    answers = menu(
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("change_option", option="oat", off_menu=True),
        act("change", line=1, quantity=2),
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("pay"),
        act("same_again"),
        act("change_option", option="whole", group="milk", off_menu=True),
        act("change_option", option="Oat", off_menu=False),
        act("same_again"),
    )
    assert answers[2]["ticket"]["total"] == "8.80"
    assert [answer.get("refused") for answer in answers] == [
        *(None, None, None),
        "There is no modifier of Latte “oat” here.",
        None,
        "Latte does not come with “oat” any more. Ring it up anew.",
        "Of “Milk” 1 must be chosen: “whole” cannot leave the menu.",
        *(None, None),
    ]
    assert CliRunner().invoke(verify_command, obj=menu.folder).exit_code == 0


def test_it_has_no_tile_no_search_hit_and_no_place_among_the_favourites(menu: Acts) -> None:
    menu(OFF, act("change_combo", combo="Morning", off_menu=True), act("change_option", option="oat", off_menu=True))
    cafe = Cafe.opened_in(menu.folder)
    on_sale = cafe.shop.menu
    assert [item.name for item in on_sale.items] == ["Latte", "Filter", "Beans"]
    assert (on_sale.combos, on_sale.favourites, on_sale.of("Bakery")) == ((), (), ())
    index = index_of(on_sale)
    assert (index.find("crois", {}, 5).count, index.find("4006381", {}, 5).count) == (0, 0)
    with pytest.raises(Refused, match="Croissant is not on the menu any more"):
        index.scanned("4006381333931")
    cafe.close()


def test_its_name_is_taken_and_its_barcode_is_not(menu: Acts) -> None:
    answers = menu(
        OFF,
        act("add_item", item="croissant", price="2.00"),
        act("add_item", item="Butter croissant", price="2.80", barcode="4006381333931"),
        act("ring_up", barcode="4006381333931"),
        act("change_item", item="Croissant", off_menu=False),
        act("set", combos=[{"combo": "Two", "price": "4.00", "items": ["Filter", "Croissant"]}]),
    )
    assert "two" in answers[1]["refused"]
    assert answers[3]["ticket"]["lines"][0]["item"] == "Butter croissant"
    assert "Butter croissant has the barcode 4006381333931 by now." in answers[4]["refused"]
    assert not answers[5]["ok"]


def test_the_menu_is_an_owners(acts: Acts) -> None:
    people = [{"name": "Ana", "pin": "1111"}, {"name": "Rosa", "role": "owner", "pin": "3333"}]
    lines = [
        act("change_item", item="Croissant", off_menu=True, by="Ana"),
        act("change_combo", combo="Morning", off_menu=True, by="Ana"),
        act("change_option", option="oat", off_menu=True, by="Ana"),
    ]
    asked = acts(MENU | {"staff": people}, *lines)[1:]
    assert not any(answer["ok"] for answer in asked)
    said = acts(*(line | {"approved_by": "Rosa", "pin": "3333"} for line in lines))
    assert [answer["ok"] for answer in said] == [True, True, True]
