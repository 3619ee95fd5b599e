"""Combos as priced bundles that are taxed, reported and refunded as their items, through lines of text."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import SHOP, Acts, act

COMBOS: list[dict[str, Any]] = [
    {"combo": "Morning combo", "price": "4.90", "items": ["Filter", "Croissant"]},
    {"combo": "Two lattes", "price": "7.00", "items": ["Latte", "Latte"]},
    {"combo": "Trio", "price": "8.00", "items": ["Filter", "Croissant", "Toast"]},
]


@pytest.fixture
def combos(acts: Acts) -> Acts:
    """A shop with combos, one of which needs a choice."""
    menu = [*SHOP["menu"], {"item": "Toast", "price": "4.10", "tax_class": "food", "groups": ["Bread"]}]
    bread = {"name": "Bread", "min": 1, "max": 1, "options": [{"name": "rye"}, {"name": "white", "price": "0.10"}]}
    assert acts.last(SHOP | {"menu": menu, "groups": [*SHOP["groups"], bread], "combos": COMBOS})["ok"]
    return acts


def lines(answer: dict[str, Any], *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(line[field] for field in fields) for line in answer["ticket"]["lines"]]


def test_a_combo_is_a_line_for_each_item_at_the_price_of_the_whole(combos: Acts) -> None:
    answer = combos.last(act("ring_up", combo="morning combo"))
    assert lines(answer, "item", "combo", "unit_price", "total") == [
        ("Filter", "Morning combo", "2.80", "2.59"),
        ("Croissant", "Morning combo", "2.50", "2.31"),
    ]
    ticket = answer["ticket"]
    assert (ticket["subtotal"], ticket["reductions"], ticket["total"]) == ("5.30", "0.40", "4.90")
    assert [(tax["percent"], tax["net"], tax["tax"]) for tax in ticket["taxes"]] == [
        ("7", "2.16", "0.15"),
        ("19", "2.18", "0.41"),
    ]


def test_the_same_combo_joins_and_its_lines_change_together(combos: Acts) -> None:
    twice, fewer, gone = combos(
        act("ring_up", combo="Morning combo"),
        act("ring_up", combo="Morning combo", quantity=2),
        act("change", line=2, quantity=2),
        act("remove_line", line=1),
    )[1:]
    assert lines(twice, "quantity") == [(3,), (3,)]
    assert twice["ticket"]["total"] == "14.70"
    assert (lines(fewer, "quantity"), fewer["ticket"]["total"]) == ([(2,), (2,)], "9.80")
    assert lines(gone, "item") == []


def test_an_item_of_a_combo_does_not_join_the_same_item_alone(combos: Acts) -> None:
    answer = combos.last(act("ring_up", item="Filter"), act("ring_up", combo="Morning combo"))
    assert lines(answer, "item", "combo", "total")[0] == ("Filter", None, "2.80")
    assert answer["ticket"]["total"] == "7.70"


def test_what_is_chosen_costs_on_top_of_the_combo(combos: Acts) -> None:
    answer = combos.last(act("ring_up", combo="Two lattes", modifiers=["oat"]))
    assert lines(answer, "modifiers", "unit_price", "total") == [(["oat"], "4.40", "4.10")] * 2
    answer = combos.last(act("change", line=2, modifiers=["whole"]))
    assert answer["ticket"]["total"] == "7.60"


def test_a_choice_that_an_item_of_it_lacks_keeps_it_from_being_paid(combos: Acts) -> None:
    rung, refused, _changed, paid = combos(
        act("ring_up", combo="Trio"),
        act("pay"),
        act("change", line=3, modifiers=["white"]),
        act("pay"),
    )
    assert rung["ticket"]["missing"] == [{"line": 3, "group": "Bread"}]
    assert refused["refused"] == "Choose first: Bread of Toast."
    assert paid["total"] == "8.10"


def test_discounts_come_after_the_combo(combos: Acts) -> None:
    answer = combos.last(act("ring_up", combo="Morning combo"), act("discount", percent="10", reason="neighbour"))
    assert answer["ticket"]["total"] == "4.41"
    assert [[each["kind"] for each in line["reductions"]] for line in answer["ticket"]["lines"]] == [
        ["combo", "discount"]
    ] * 2


def test_a_combo_is_refunded_by_its_items_to_the_cent(combos: Acts) -> None:
    _rung, paid, one, rest = combos(
        act("ring_up", combo="Trio", modifiers=["rye"]),
        act("pay"),
        act("refund", order="1", lines=[{"line": 2}], reason="burnt"),
        act("refund", order="1", all=True, reason="all of it"),
    )
    assert paid["total"] == "8.00"
    assert (one["amount"], rest["amount"]) == ("2.13", "5.87")


def test_the_day_reports_the_items_and_what_combos_took_off(combos: Acts) -> None:
    report = combos.last(act("ring_up", combo="Morning combo", quantity=3), act("pay"), act("x"))
    assert {"kind": "combo", "amount": "1.20"} in report["reductions"]


@pytest.mark.parametrize(
    ("combo", "sentence"),
    [
        (
            {"combo": "Dear", "price": "5.31", "items": ["Filter", "Croissant"]},
            "costs more than its items do, which is €5.30",
        ),
        ({"combo": "One", "price": "1.00", "items": ["Filter"]}, "“One” needs two items or more."),
        ({"combo": "Two", "price": "1.00", "items": ["Filter", "Nothing"]}, "There is no item “Nothing” here."),
        ({"combo": "filter", "price": "1.00", "items": ["Filter", "Latte"]}, "“filter” is on the menu already."),
        ({"combo": "TRIO", "price": "1.00", "items": ["Filter", "Latte"]}, "“TRIO” is on the menu already."),
        ({"combo": "Neg", "price": "-1.00", "items": ["Filter", "Latte"]}, "“-1.00” is below nothing."),
        ({"combo": "Big", "price": "1000000000", "items": ["Filter", "Latte"]}, "is too much."),
    ],
)
def test_a_combo_that_cannot_be_is_one_sentence(combos: Acts, combo: dict[str, Any], sentence: str) -> None:
    refused, rung = combos(act("set", combos=[combo]), act("ring_up", combo=combo["combo"]))
    assert sentence in refused["refused"]
    assert rung["ok"] is (combo["combo"] == "TRIO")


def test_a_shop_with_a_combo_that_cannot_be_is_not_made(acts: Acts) -> None:
    assert not acts(SHOP | {"combos": [{"combo": "Dear", "price": "9.00", "items": ["Filter", "Croissant"]}]})[0]["ok"]
    assert acts.last(SHOP)["ok"]


def test_a_combo_has_no_size_price_or_weight(combos: Acts) -> None:
    assert "ring it up, then change its lines" in combos(act("ring_up", combo="Trio", price="1.00"))[0]["refused"]
    assert combos(act("ring_up", combo="Trio", quantity=100))[0]["refused"].startswith("A line holds at most 99.")
    assert combos(act("ring_up", combo="Morning combo", modifiers=["oat"]))[0]["refused"] == (
        "There is no modifier “oat” here."
    )


def test_a_combo_joins_a_placed_order_at_its_price(combos: Acts) -> None:
    added, order = combos(
        act("ring_up", item="Filter"),
        act("pay"),
        act("add", order="1", combo="Morning combo", quantity=2, tenders=[{"tender": "cash"}]),
        act("order", order="1"),
    )[2:]
    assert (added["ok"], added["total"], added["paid"]) == (True, "12.60", "9.80")
    assert [line["combo"] for line in order["lines"]] == [None, "Morning combo", "Morning combo"]
