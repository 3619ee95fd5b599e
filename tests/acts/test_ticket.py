"""The ticket in lines of text: what it answers is what will be sold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act


def test_the_same_item_as_it_comes_joins_its_line_and_a_changed_one_does_not(cafe_acts: Acts) -> None:
    ticket = cafe_acts.last(
        act("ring_up", item="Latte"),
        act("ring_up", item="Latte", quantity=2),
        act("ring_up", item="Latte", modifiers=["oat"], note="hot"),
    )["ticket"]
    said = [(line["line"], line["quantity"], line["modifiers"], line["total"]) for line in ticket["lines"]]
    assert said == [(1, 3, ["whole"], "11.40"), (2, 1, ["oat"], "4.40")]
    assert (ticket["subtotal"], ticket["total"], ticket["service"]) == ("15.80", "15.80", "0.00")
    assert ticket["promise"]["minutes"] >= 1


def test_a_line_is_changed_removed_and_put_back(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("change", line=1, quantity=3, modifiers=["oat"]),
        act("remove_line", line=1, quantity=2),
        act("remove_line", line=1),
        act("undo"),
    )
    assert [answer["ticket"]["total"] for answer in answers] == ["3.80", "13.20", "4.40", "0.00", "4.40"]
    assert answers[3]["ticket"]["promise"] is None


def test_reductions_of_lines_and_of_the_order_stand_in_the_lines(cafe_acts: Acts) -> None:
    ticket = cafe_acts.last(
        act("ring_up", item="Latte", quantity=2),
        act("ring_up", item="Croissant"),
        act("discount", line=1, amount="0.60", reason="regular"),
        act("comp", line=2, reason="birthday"),
        act("discount", percent="10", reason="neighbour"),
    )["ticket"]
    assert [(line["total"], line["reductions"]) for line in ticket["lines"]] == [
        (
            "6.30",
            [
                {"kind": "discount", "amount": "0.60", "reason": "regular"},
                {"kind": "discount", "amount": "0.70", "reason": "neighbour"},
            ],
        ),
        ("0.00", [{"kind": "comp", "amount": "2.50", "reason": "birthday"}]),
    ]
    assert (ticket["subtotal"], ticket["reductions"], ticket["total"]) == ("10.10", "3.80", "6.30")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (act("discount", percent="101", reason="x"), "at most 100%"),
        (act("discount", amount="9.00", reason="x"), "more than"),
        (act("discount", percent="10", reason=" "), "why"),
        (act("discount", line=4, percent="10", reason="x"), "The ticket has no line 4."),
        (act("discount", percent="10", amount="1.00", reason="x"), "a percentage or an amount"),
        (act("comp", reason="4111 1111 1111 1111"), "card number"),
    ],
)
def test_a_reduction_that_cannot_be_changes_nothing(cafe_acts: Acts, line: dict[str, Any], sentence: str) -> None:
    _, refused, ticket = cafe_acts(act("ring_up", item="Latte"), line, act("ticket"))
    assert refused["ok"] is False
    assert sentence in refused["refused"]
    assert ticket["ticket"]["total"] == "3.80"


def test_tax_is_reckoned_once_for_the_document_and_its_lines_add_up(acts: Acts) -> None:
    """14 different lines at 3.80 with 19% inside are taxed as 14 of one: 8.49, and 44.71 net [odoo#6224]."""
    menu = [{"item": f"Drink {place}", "price": "3.80"} for place in range(14)]
    lines = [act("ring_up", item=item["item"]) for item in menu]
    ticket = acts.last(SHOP | {"menu": menu, "groups": []}, *lines)["ticket"]
    assert ticket["taxes"] == [{"name": "", "percent": "19", "net": "44.71", "tax": "8.49"}]
    assert sum(Decimal(line["tax"]) for line in ticket["lines"]) == Decimal("8.49")


def test_a_shop_may_round_tax_on_every_line(acts: Acts) -> None:
    menu = [{"item": f"Drink {place}", "price": "3.80"} for place in range(14)]
    lines = [act("ring_up", item=item["item"]) for item in menu]
    shop = SHOP | {"menu": menu, "groups": [], "tax_rounding": "line"}
    assert acts.last(shop, *lines)["ticket"]["taxes"][0]["tax"] == "8.54"


def test_here_and_to_go_are_taxed_each_at_its_rate(cafe_acts: Acts) -> None:
    here = cafe_acts.last(act("ring_up", item="Croissant"), act("serve", where="here"))["ticket"]
    to_go = cafe_acts.last(act("serve", where="to go"))["ticket"]
    assert ([tax["percent"] for tax in here["taxes"]], here["lines"][0]["where"]) == (["19"], "here")
    assert ([tax["percent"] for tax in to_go["taxes"]], to_go["lines"][0]["where"]) == (["7"], "to go")


def test_a_ticket_is_held_in_a_name_and_taken_up_again(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("hold", name="Mia"),
        act("ring_up", item="Filter"),
        act("held"),
        act("take_up", name="Mia"),
        act("held"),
        act("take_up", name="Ben"),
    )
    assert [each["name"] for each in answers[3]["held"]] == ["Mia"]
    assert answers[4]["ticket"]["total"] == "3.80"
    assert [each["name"] for each in answers[5]["held"]] == [""]
    assert answers[6]["refused"] == "There is no held ticket “Ben” here."


def test_what_is_decided_counts_from_the_next_act_on(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("add_item", item="Chai", price="4.20", category="Tea"),
        act("ring_up", item="Chai"),
        act("set", tax_classes={"drinks": [{"from": "2026-01-01", "here": "10", "to_go": "10"}]}),
        act("ticket"),
    )
    assert answers[1]["ticket"]["taxes"][0]["percent"] == "19"
    assert answers[3]["ticket"]["taxes"][0]["percent"] == "10"
