"""A choice that adds more in a larger size, through lines of text: wherever a line is priced."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pysqlite3
import pytest
from click.testing import CliRunner

from acts.lines import SHOP, Acts, act
from counter.bootstrap import DATABASE
from counter.cli.verify import verify_command

SIZES = {"S": "3.60", "M": "3.80", "L": "4.40"}
SYRUPS = ["light", {"name": "double", "factor": "2"}, {"name": "house", "price": "1.00", "sizes": {"L": "1.50"}}]
OPTIONS = [
    {"name": "whole", "default": True},
    {"name": "oat", "price": "0.60", "sizes": {"S": "0.50", "l": "0.80"}},
    {"name": "own milk", "price": "-0.10", "sizes": {"L": "-0.30"}},
]
CHOSEN: dict[str, Any] = SHOP | {
    "groups": [
        {"name": "Milk", "min": 1, "max": 1, "options": OPTIONS},
        {"name": "Syrup", "options": [{"name": "vanilla", "price": "0.40", "sizes": {"L": "0.55"}, "amounts": SYRUPS}]},
    ],
    "menu": [
        {"item": "Latte", "price": "3.80", "sizes": SIZES, "groups": ["Milk", "Syrup"]},
        {"item": "Filter", "price": "2.80", "groups": ["Milk"]},
        {"item": "Croissant", "price": "2.50", "tax_class": "food", "station": "counter"},
    ],
    "combos": [{"combo": "Morning", "price": "6.00", "items": ["Latte", "Croissant"]}],
    "favourites": [{"item": "Latte", "name": "Large oat", "size": "L", "modifiers": ["oat"]}],
}  # fmt: skip


def prices(answer: dict[str, Any]) -> list[str]:
    return [line["unit_price"] for line in answer["ticket"]["lines"]]


@pytest.fixture
def chosen(acts: Acts) -> Acts:
    assert acts.last(CHOSEN)["ok"]
    return acts


@pytest.mark.parametrize(
    ("modifiers", "small", "usual", "large", "filter_"),
    [
        (["oat"], "4.10", "4.40", "5.20", "3.40"),
        (["own milk"], "3.50", "3.70", "4.10", "2.70"),
        ([], "3.60", "3.80", "4.40", "2.80"),
    ],
)
def test_a_choice_has_its_price_in_each_size_and_its_usual_one_in_others(
    chosen: Acts, modifiers: list[str], small: str, usual: str, large: str, filter_: str
) -> None:
    sizes = [act("ring_up", item="Latte", size=size, modifiers=modifiers) for size in ("S", "M", "L")]
    ticket = chosen.last(*sizes, act("ring_up", item="Filter", modifiers=modifiers))
    assert prices(ticket) == [small, usual, large, filter_]


@pytest.mark.parametrize(
    ("amount", "usual", "large"), [("light", "4.20", "4.95"), ("double", "4.60", "5.50"), ("house", "4.80", "5.90")]
)
def test_so_does_how_much_of_it(chosen: Acts, amount: str, usual: str, large: str) -> None:
    rung = [act("ring_up", item="Latte", size=size, modifiers=[{"vanilla": amount}]) for size in ("M", "L")]
    assert prices(chosen.last(*rung)) == [usual, large]


def test_another_size_prices_the_choice_anew_and_undo_does_too(chosen: Acts) -> None:
    usual, large, back = chosen(
        act("ring_up", item="Latte", modifiers=["oat"]), act("change", line=1, size="L"), act("undo")
    )
    assert [prices(usual), prices(large), prices(back)] == [["4.40"], ["5.20"], ["4.40"]]


def test_same_again_what_is_added_combos_and_refunds_go_by_it(chosen: Acts) -> None:
    """A combo saves 0.30 on its items as they come; the large one and its milk cost on top: 5.20 + 2.50 − 0.30."""
    answers = chosen(
        act("ring_up", item="Latte", size="L", modifiers=["oat"]),
        act("pay"),
        act("same_again"),
        act("pay"),
        act("add", order="2", item="Latte", size="L", modifiers=["oat"], tenders=[]),
        act("remove_line", order="2", line=1, reason="one too many"),
        act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="cold"),
        act("ring_up", combo="Morning", modifiers=["oat"]),
        act("change", line=1, size="L"),
    )
    assert (prices(answers[2]), answers[3]["total"]) == (["5.20"], "5.20")
    assert [answer["ok"] for answer in answers] == [True] * len(answers)
    assert (answers[4]["total"], answers[5]["amount"], answers[6]["amount"]) == ("10.40", "5.20", "5.20")
    assert (answers[7]["ticket"]["total"], answers[8]["ticket"]["total"]) == ("6.60", "7.40")
    assert CliRunner().invoke(verify_command, obj=chosen.folder).exit_code == 0


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"sizes": {"S": "much"}}, "“much” is not an amount"),
        ({"sizes": {"S": "0.10", " s ": "0.20"}}, "two"),
        ({"amounts": [{"name": "double", "factor": "2", "sizes": {"S": "1.00"}}]}, "a price or a factor, not both"),
    ],
)
def test_what_cannot_be_a_price_in_a_size_is_refused(acts: Acts, option: dict[str, Any], said: str) -> None:
    groups = [{"name": "Milk", "options": [{"name": "oat"} | option]}]
    assert said in acts.last(SHOP | {"groups": groups})["refused"]


def test_what_costs_the_same_in_every_size_is_kept_as_in_files_from_before(chosen: Acts) -> None:
    """So that a shop's tables are what a replay of its journal makes, whichever Counter wrote them."""
    with closing(pysqlite3.connect(str(chosen.folder / DATABASE))) as shop:
        kept = [text for (text,) in shop.execute("SELECT modifiers FROM modifier_groups ORDER BY name")]
    assert [text.count('"sizes"') for text in kept] == [2, 4]
