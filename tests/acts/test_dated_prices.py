"""A choice or a combo costs something else from a day on: what is sold then, what was sold, and what is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from acts.lines import AT, SHOP, Acts, act
from counter.cli.verify import verify_command

DAY, NEXT = "2026-11-24", "2026-11-25"
ON_THE_DAY, THE_DAY_AFTER = f"{DAY}T08:00:00+00:00", f"{NEXT}T08:00:00+00:00"
CAFE: dict[str, Any] = SHOP | {
    "groups": [
        {
            "name": "Milk", "min": 1, "max": 1,
            "options": [{"name": "whole", "default": True}, {"name": "oat", "price": "0.60", "sizes": {"L": "0.80"}}],
        }
    ],
    "menu": [
        {"item": "Latte", "price": "3.80", "sizes": {"M": "3.80", "L": "4.40"}, "groups": ["Milk"]},
        {"item": "Croissant", "price": "2.50", "tax_class": "food", "station": "counter"},
    ],
    "combos": [{"combo": "Morning", "price": "5.00", "items": ["Latte", "Croissant"]}],
}  # fmt: skip
OAT = {"item": "Latte", "modifiers": ["oat"]}


@pytest.fixture
def cafe(acts: Acts) -> Acts:
    assert acts.last(CAFE)["ok"]
    return acts


def units(answer: dict[str, Any]) -> list[str]:
    return [line["unit_price"] for line in answer["ticket"]["lines"]]


def test_a_choice_costs_in_each_size_what_it_does_on_the_day(cafe: Acts) -> None:
    """What is rung up and held costs what it does when it is paid, as an item of another price does."""
    answers = cafe(
        act("change_option", at=AT, option="oat", price="0.70", sizes={"L": "1.00"}, from_date=DAY),
        act("change_option", option="oat", price="0.90", from_date=NEXT),
        act("ring_up", **OAT),
        act("ring_up", **OAT, size="L"),
        act("pay"),
        act("ring_up", **OAT),
        act("ring_up", **OAT, size="L"),
        act("ticket", at=ON_THE_DAY),
        act("pay"),
        act("ring_up", **OAT, at=THE_DAY_AFTER),
        act("ring_up", **OAT, size="L"),
        act("pay"),
        act("order", order="1", day="2026-11-23"),
    )
    assert [answer.get("refused") for answer in answers] == [None] * len(answers)
    assert units(answers[3]) == ["4.40", "5.20"]
    assert units(answers[7]) == ["4.50", "5.40"]
    assert units(answers[10]) == ["4.70", "5.40"]
    assert [answers[at]["total"] for at in (4, 8, 11)] == ["9.60", "9.90", "10.10"]
    assert [line["unit_price"] for line in answers[12]["lines"]] == ["4.40", "5.20"]
    assert CliRunner().invoke(verify_command, obj=cafe.folder).output.startswith("OK")


def test_a_combo_costs_what_it_does_on_the_day_and_on_an_open_ticket_too(cafe: Acts) -> None:
    answers = cafe(
        act("change_combo", at=AT, combo="Morning", price="5.50", from_date=DAY),
        act("ring_up", combo="Morning"),
        act("ticket", at=ON_THE_DAY),
        act("pay"),
        act("change_combo", combo="Morning", favourite=True),
        act("ring_up", combo="Morning"),
    )
    assert [answers[at]["ticket"]["total"] for at in (1, 2, 5)] == ["5.00", "5.50", "5.50"]
    assert answers[3]["total"] == "5.50"
    assert CliRunner().invoke(verify_command, obj=cafe.folder).output.startswith("OK")


def test_a_held_ticket_costs_what_it_does_when_it_is_paid_and_a_tab_what_was_agreed(cafe: Acts) -> None:
    """As with an item of another price: what is not placed yet costs the price of its day, what is placed is agreed."""
    answers = cafe(
        act("change_option", at=AT, option="oat", price="0.70", from_date=DAY),
        act("change_combo", combo="Morning", price="5.50", from_date=DAY),
        act("change_item", item="Croissant", price="2.60", from_date=DAY),
        *(act("ring_up", **said) for said in (OAT, {"combo": "Morning"}, {"item": "Croissant"})),
        act("pay", later=True, name="Mia"),
        *(act("ring_up", **said) for said in (OAT, {"combo": "Morning"}, {"item": "Croissant"})),
        act("hold", name="Theo"),
        act("take_up", name="Theo", at=ON_THE_DAY),
        act("pay"),
        act("pay", tab="Mia"),
    )
    assert [answer.get("refused") for answer in answers] == [None] * len(answers)
    assert answers[11]["ticket"]["total"] == "12.60"
    assert (answers[12]["total"], answers[13]["total"]) == ("12.60", "11.90")


def test_what_is_said_last_of_a_day_holds_also_at_once(cafe: Acts) -> None:
    """A price that is said without a day counts from today on, also where another had begun."""
    answers = cafe(
        act("change_option", at=AT, option="oat", price="0.70", from_date="2026-11-23"),
        act("change_combo", combo="Morning", price="4.80", from_date="2026-11-23"),
        act("change_option", option="oat", price="0.50"),
        act("change_combo", combo="Morning", price="4.60", name="Early"),
        act("ring_up", **OAT),
        act("throw_away", reason="a try"),
        act("ring_up", combo="Early"),
    )
    assert units(answers[4]) == ["4.30"]
    assert answers[6]["ticket"]["total"] == "4.60"


def test_another_name_keeps_what_was_decided_for_later(cafe: Acts) -> None:
    answers = cafe(
        act("change_option", at=AT, option="oat", price="0.70", from_date=DAY),
        act("change_option", option="oat", name="oat drink"),
        act("ring_up", item="Latte", modifiers=["oat drink"]),
        act("ticket", at=ON_THE_DAY),
    )
    assert (units(answers[2]), units(answers[3])) == (["4.40"], ["4.50"])


def test_undo_takes_a_price_of_a_day_back_and_nothing_else(cafe: Acts) -> None:
    answers = cafe(
        act("change_option", at=AT, option="oat", price="0.70", from_date=DAY),
        act("change_combo", combo="Morning", price="5.50", from_date=DAY),
        act("set", groups=[{"name": "Syrup", "max": 1, "options": [{"name": "vanilla", "price": "0.50"}]}]),
        act("changes"),
        act("undo_change", change=3),
        act("undo_change", change=3),
        act("ring_up", **OAT, at=ON_THE_DAY),
        act("throw_away", reason="a try"),
        act("ring_up", combo="Morning"),
    )
    told = [part for change in answers[3]["changes"] for part in change["what"]]
    assert [part for part in told if "price_from" in str(part)] != []
    assert units(answers[6]) == ["4.40"]
    assert answers[8]["ticket"]["total"] == "5.00"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            act("change_option", option="oat", price="0.70", from_date="2026-11-22"),
            "What was sold stays as it was: a price begins today or later, not on 22 Nov 2026.",
        ),
        (
            act("change_combo", combo="Morning", name="Early", from_date=DAY),
            "Only a price begins on a day. Leave “from_date” out: the rest changes at once.",
        ),
        (
            act("change_option", option="oat", default=True, from_date=DAY),
            "Only a price begins on a day. Leave “from_date” out: the rest changes at once.",
        ),
        (
            act("change_combo", combo="Morning", price="6.50", from_date=DAY),
            "“Morning” costs more than its items do, which is €6.30. Lower its price.",
        ),
        (
            act("change_combo", combo="Morning", price="-1", from_date=DAY),
            "“-1” is below nothing. Write what it costs.",
        ),
    ],
)
def test_what_cannot_begin_on_a_day_is_one_sentence(cafe: Acts, line: dict[str, Any], sentence: str) -> None:
    assert cafe.last(line | {"at": AT})["refused"] == sentence


def test_a_combo_is_held_against_what_its_items_cost_on_its_day(cafe: Acts) -> None:
    answers = cafe(
        act("change_item", at=AT, item="Croissant", price="3.50", from_date=DAY),
        act("change_combo", combo="Morning", price="6.80", from_date=DAY),
        act("ring_up", combo="Morning", at=ON_THE_DAY),
    )
    assert answers[2]["ticket"]["total"] == "6.80"
