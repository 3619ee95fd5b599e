"""How much of a choice, weights, open prices, prices to go, deposits and own cups, through lines of text."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import SHOP, Acts, act

DELI: dict[str, Any] = SHOP | {
    "groups": [
        {
            "name": "Syrup",
            "max": 2,
            "options": [
                {
                    "name": "vanilla",
                    "price": "0.50",
                    "amounts": ["light", {"name": "half", "factor": "0.5"}, {"name": "double", "price": "0.90"}],
                },
                {"name": "own cup", "price": "-0.30"},
            ],
        }
    ],
    "menu": [
        {"item": "Latte", "price": "3.80", "sizes": {"S": "3.60", "M": "3.80"}, "to_go_price": "3.95",
         "groups": ["Syrup"], "cost": "0.90", "making_seconds": 110},
        {"item": "Cheese", "price": "19.90", "by_weight": True, "tax_class": "food", "station": "counter"},
        {"item": "Cola", "price": "2.50", "deposit": "0.25", "deposit_tax_class": "food", "station": "counter"},
        {"item": "Soup", "open_price": True, "tax_class": "food", "station": "kitchen"},
    ],
}  # fmt: skip


@pytest.fixture
def deli(acts: Acts) -> Acts:
    """A shop whose items are all that an item can be; the ticket is for here."""
    assert acts.last(DELI, act("serve", where="here"))["ok"]
    return acts


def lines(answer: dict[str, Any], *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(line[field] for field in fields) for line in answer["ticket"]["lines"]]


@pytest.mark.parametrize(
    ("amount", "unit"), [("", "4.30"), ("light", "4.30"), ("half", "4.05"), ("Double", "4.70")]
)  # fmt: skip
def test_a_choice_costs_what_so_much_of_it_costs(deli: Acts, amount: str, unit: str) -> None:
    answer = deli.last(act("ring_up", item="Latte", modifiers=[{"vanilla": amount}]))
    said = f"vanilla, {amount.lower()}" if amount else "vanilla"
    assert lines(answer, "modifiers", "unit_price") == [([said], unit)]


def test_how_much_is_changed_and_stays_with_the_order(deli: Acts) -> None:
    changed, _paid, order = deli(
        act("ring_up", item="Latte", modifiers=["own cup"]),
        act("change", line=1, modifiers=[{"vanilla": "double"}, "own cup"]),
        act("pay"),
        act("order", order="1"),
    )[1:]
    assert lines(changed, "modifiers", "unit_price") == [(["vanilla, double", "own cup"], "4.40")]
    assert order["lines"][0]["modifiers"] == ["vanilla, double", "own cup"]


def test_an_own_cup_lowers_the_price_and_its_tax(deli: Acts) -> None:
    answer = deli.last(act("ring_up", item="Latte", modifiers=["own cup"]))
    assert lines(answer, "unit_price", "tax") == [("3.50", "0.56")]


def test_what_is_weighed_costs_its_weight_half_a_cent_up(deli: Acts) -> None:
    answer = deli.last(act("ring_up", item="Cheese", weight="0.235"))
    assert lines(answer, "weight", "quantity", "unit_price", "total") == [("0.235", 1, "4.68", "4.68")]
    changed = deli.last(act("change", line=1, weight="1.002"))
    assert lines(changed, "weight", "total") == [("1.002", "19.94")]


def test_a_line_is_had_elsewhere_than_the_rest_at_its_own_price_and_tax(deli: Acts) -> None:
    here, to_go, cheese, back = deli(
        act("ring_up", item="Latte"),
        act("ring_up", item="Latte", size="S", where="to go"),
        act("ring_up", item="Cheese", weight="1", where="to go"),
        act("change", line=2, where="here"),
    )
    assert lines(here, "where", "unit_price") == [("here", "3.80")]
    assert lines(to_go, "where", "unit_price")[1] == ("to go", "3.75")
    assert [(tax["percent"], tax["tax"]) for tax in cheese["ticket"]["taxes"]] == [("7", "1.30"), ("19", "1.21")]
    assert lines(back, "where", "unit_price")[1] == ("here", "3.60")


def test_serving_the_ticket_to_go_changes_its_prices(deli: Acts) -> None:
    assert lines(deli.last(act("ring_up", item="Latte"), act("serve", where="to go")), "unit_price") == [("3.95",)]
    assert lines(deli.last(act("serve", where="delivery")), "unit_price") == [("3.95",)]


def test_an_open_price_is_said_when_it_is_rung_up(deli: Acts) -> None:
    answer = deli.last(act("ring_up", item="Soup", price="4.50"), act("ring_up", item="Soup", price="5.00"))
    assert lines(answer, "item", "unit_price") == [("Soup", "4.50"), ("Soup", "5.00")]


def test_a_deposit_follows_its_line_and_nothing_lowers_it(deli: Acts) -> None:
    two, off, one, gone = deli(
        act("ring_up", item="Cola", quantity=2),
        act("discount", percent="10", reason="neighbour"),
        act("change", line=1, quantity=1),
        act("remove_line", line=1),
    )
    assert lines(two, "item", "quantity", "total", "deposit_of") == [
        ("Cola", 2, "5.00", None),
        ("Deposit", 2, "0.50", 1),
    ]
    assert off["ticket"]["total"] == "5.00"
    assert lines(one, "item", "quantity", "total") == [("Cola", 1, "2.25"), ("Deposit", 1, "0.25")]
    assert lines(gone, "item") == []


def test_a_deposit_has_a_tax_of_its_own(deli: Acts) -> None:
    taxes = deli.last(act("serve", where="to go"), act("ring_up", item="Cola", quantity=4))["ticket"]["taxes"]
    assert [(tax["percent"], tax["net"], tax["tax"]) for tax in taxes] == [
        ("7", "0.93", "0.07"),
        ("19", "8.40", "1.60"),
    ]


def test_a_deposit_goes_back_with_its_line_or_alone_once(deli: Acts) -> None:
    bottle, with_drink, rest = deli(
        act("ring_up", item="Cola", quantity=3),
        act("pay"),
        act("refund", order="1", lines=[{"line": 2, "quantity": 1}], reason="bottle back"),
        act("refund", order="1", lines=[{"line": 1, "quantity": 2}], reason="not opened"),
        act("refund", order="1", all=True, reason="not opened"),
    )[2:]
    assert [answer["amount"] for answer in (bottle, with_drink, rest)] == ["0.25", "5.50", "2.50"]


def test_a_deposit_keeps_nobody_from_calling_the_rest_ready(deli: Acts) -> None:
    made, ready = deli(
        act("ring_up", item="Latte"),
        act("ring_up", item="Cola"),
        act("pay"),
        act("ready", order="1", unmade="made"),
    )[2:]
    assert made["ok"]
    assert ready["ok"], ready


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (act("ring_up", item="Cheese"), "Weigh Cheese: say its kilograms, above 0 and at most 99."),
        (act("ring_up", item="Cheese", weight="0"), "Weigh Cheese: say its kilograms, above 0 and at most 99."),
        (act("ring_up", item="Cheese", weight="-1"), "Weigh Cheese: say its kilograms, above 0 and at most 99."),
        (act("ring_up", item="Cheese", weight="100"), "Weigh Cheese: say its kilograms, above 0 and at most 99."),
        (act("ring_up", item="Cheese", weight="0.0001"), "“0.0001” is no weight. Write kilograms like 0.235."),
        (act("ring_up", item="Latte", weight="0.2"), "Latte is sold by the piece. Ring it up without a weight."),
        (act("ring_up", item="Cola", quantity=0.001), "“quantity” of “ring_up” is a whole number"),
        (act("ring_up", item="Soup"), "Say what Soup costs."),
        (act("ring_up", item="Soup", price="-0.01"), "A price is not below nothing. Say what Soup costs."),
        (act("ring_up", item="Soup", price="1000000000"), "“1000000000” is too much. Write less than 1000000000."),
        (act("ring_up", item="Latte", price="1.00"), "Latte has its price on the menu. A lead can override it."),
        (act("ring_up", item="Latte", modifiers=[{"vanilla": "heaps"}]), "There is no amount of vanilla “heaps” here."),
        (act("ring_up", item="Latte", modifiers=[{"own cup": "half"}]), "There is no amount of own cup “half” here."),
        (act("ring_up", item="Latte", where="moon"), "“where” of “ring_up” cannot be so"),
        (act("remove_line", line=2), "A deposit follows what it is for. Change that line."),
        (act("change", line=2, quantity=2), "A deposit follows what it is for. Change that line."),
        (act("discount", line=2, percent="5", reason="x"), "A deposit follows what it is for. Change that line."),
        (act("add_item", item="Pie", open_price=True, sizes={"S": "1.00"}), "“Pie” has an open price"),
        (act("add_item", item="Pie"), "“Pie” needs a price."),
        (act("add_item", item="Pie", price="1.00", deposit="1", deposit_tax_class="x"), "There is no tax class “x”."),
        (act("change_item", item="Latte", making_seconds=0), "made in 1 second to 60 minutes"),
    ],
)
def test_what_cannot_be_is_one_sentence(deli: Acts, line: dict[str, Any], sentence: str) -> None:
    before, refused, after = deli(act("ring_up", item="Cola"), line, act("ticket"))
    assert refused["ok"] is False
    assert sentence in refused["refused"]
    assert after["ticket"] == before["ticket"]


def test_the_menu_says_how_long_an_item_takes_until_it_says_otherwise(deli: Acts) -> None:
    longer, changed = deli(act("change_item", item="Latte", making_seconds=140), act("changes"))
    assert longer["ok"]
    assert changed["changes"][0]["what"] == [{"setting": "menu.Latte.making_seconds", "before": "110", "after": "140"}]
    assert deli.last(act("change_item", item="Latte", making_seconds=None))["ok"]
