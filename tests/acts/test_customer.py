"""What a customer asks of the whole ticket, in lines of text: by when, for which table, with care for what."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

CARD = "4111 1111 1111 1111"
AT_NINE = datetime.fromisoformat(AT)


@pytest.fixture
def with_allergens(acts: Acts) -> Acts:
    """The small café, which says what its things contain."""
    shop: dict[str, Any] = copy.deepcopy(SHOP)
    shop["menu"][0] |= {"allergens": ["milk"], "may_contain": ["hazelnuts"]}
    shop["menu"][2] |= {"allergens": ["wheat", "milk", "eggs"]}
    shop["groups"][0]["options"][1] |= {"allergens": ["oats"], "free_of": ["milk"]}
    assert acts.last(shop)["ok"]
    return acts


def test_what_is_needed_sooner_than_promised_warns_and_says_what_would_make_it_in_time(cafe_acts: Acts) -> None:
    soon = (AT_NINE + timedelta(minutes=4)).isoformat()
    answers = cafe_acts(
        act("ring_up", item="Croissant", at=AT),
        act("ring_up", item="Latte", quantity=8),
        act("customer", name="Theo", needed_by=soon),
        act("customer", told_late=True),
        act("pay"),
        act("order", order="1"),
    )
    warning = answers[2]["ticket"]["warnings"][0]
    due = datetime.fromisoformat(warning["due"])
    assert (warning["warning"], warning["told"], warning["in_time_without"]) == ("needed_by", False, 2)
    assert warning["minutes"] == (due - AT_NINE).seconds // 60 - 4 > 0
    assert AT_NINE < datetime.fromisoformat(warning["then"]) <= AT_NINE + timedelta(minutes=4)
    assert warning["says"].startswith(f"{warning['minutes']} min too late. Without Latte: 9:0")
    assert answers[3]["ticket"]["warnings"][0]["told"]
    assert answers[4]["ok"]  # nothing is blocked
    story = [step["what"] for step in answers[5]["story"]]
    assert any(what == f"needed by {soon}" for what in story)


def test_who_was_told_a_time_is_told_again_of_a_later_one(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", quantity=6, at=AT),
        act("customer", needed_by="09:02"),
        act("customer", told_late=True),
        act("ring_up", item="Filter", quantity=20),
    )
    assert [answer["ticket"]["warnings"][0]["told"] for answer in answers[1:]] == [False, True, False]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"needed_by": "2026-11-22T08:00:00+00:00"}, "That time is over. Say when they need it, or that"),
        ({"needed_by": "08:59"}, "That time is over."),
        ({"needed_by": "2026-11-25T08:00:00+00:00"}, "That is another day. Make it an order for later instead."),
        ({"needed_by": "soon"}, "“soon” is no time."),
        ({"table": "T" * 200}, "That has 200 characters, and at most 30 are kept. Say it shorter."),
        ({"allergy": ["n" * 200]}, "That has 200 characters"),
        ({"allergy": [str(each) for each in range(15)]}, "That is more than the bar can read."),
        *(({name: CARD}, "That looks like a card number.") for name in ("name", "table", "tax_exempt", "note")),
        ({"allergy": [CARD]}, "That looks like a card number."),
        ({"note": "n" * 200}, "That has 200 characters, and at most 80 are kept."),
        ({"told_late": True}, "The ticket is not later than they need it."),
        ({}, "Say whose ticket it is, by when they need it"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(cafe_acts: Acts, fields: dict[str, Any], sentence: str) -> None:
    *_, refused, ticket = cafe_acts(act("ring_up", item="Latte", at=AT), act("customer", **fields), act("ticket"))
    assert refused["refused"].startswith(sentence)
    assert (ticket["ticket"]["table"], ticket["ticket"]["allergies"]) == ("", [])


def test_an_allergy_marks_the_lines_that_contain_it_and_a_choice_changes_that(with_allergens: Acts) -> None:
    answers = with_allergens(
        act("customer", allergy=["Milk", "nuts"]),
        act("ring_up", item="Latte"),
        act("ring_up", item="Croissant"),
        act("change", line=1, modifiers=["oat"]),
        act("customer", allergy=["gluten"]),
    )
    said = [
        [(each["line"], each["contains"], each["may_contain"]) for each in answer["ticket"]["warnings"]]
        for answer in answers
    ]
    assert said == [
        [],
        [(1, ["milk"], ["nuts"])],
        [(1, ["milk"], ["nuts"]), (2, ["milk"], [])],
        [(1, [], ["nuts"]), (2, ["milk"], [])],
        [(1, ["gluten"], []), (2, ["gluten"], [])],
    ]


def test_the_bar_confirms_an_allergy_before_an_order_is_ready(with_allergens: Acts) -> None:
    answers = with_allergens(
        act("ring_up", item="Latte"),
        act("customer", name="Mia", allergy=["nuts"], table="Table 4"),
        act("pay"),
        act("bar"),
        act("ready", order="1"),
        act("ready", order="1", allergy_confirmed=True, by="Ana"),
        act("order", order="1"),
    )
    card = answers[3]["bar"][0]
    assert (card["customer"], card["allergies"], card["table"]) == ("Mia", ["nuts"], "Table 4")
    sentence = "Order 1 is for somebody with an allergy: nuts. Confirm that it is safe, then it is ready."
    assert answers[4]["refused"] == sentence
    assert answers[5]["ok"]
    assert answers[6]["state"] == "ready"
    assert [step["what"] for step in answers[6]["story"] if "llergy" in step["what"]] == [
        "allergy: nuts",
        "allergy confirmed",
    ]


def test_what_is_taken_from_the_counter_waits_for_the_word_on_an_allergy_too(with_allergens: Acts) -> None:
    answers = with_allergens(
        act("ring_up", item="Croissant"),
        act("pay"),
        act("ring_up", item="Croissant"),
        act("customer", allergy=["eggs"]),
        act("pay"),
        act("bar"),
    )
    assert [card["order"] for card in answers[-1]["bar"]] == ["2"]


def test_a_recalled_order_has_to_be_confirmed_again(with_allergens: Acts) -> None:
    answers = with_allergens(
        act("ring_up", item="Latte"),
        act("customer", allergy=["nuts"]),
        act("pay"),
        act("ready", order="1", allergy_confirmed=True),
        act("recall", order="1"),
        act("ready", order="1"),
    )
    assert not answers[-1]["ok"]


def test_a_remake_of_an_order_with_an_allergy_has_to_be_confirmed_as_well(with_allergens: Acts) -> None:
    answers = with_allergens(
        act("ring_up", item="Latte"),
        act("customer", allergy=["nuts"]),
        act("pay"),
        act("ready", order="1", allergy_confirmed=True),
        act("hand_over", order="1"),
        act("mishap", order="1", kind="wrong_item", gestures=[{"gesture": "remake"}]),
        act("ready", order="1R"),
    )
    assert answers[-2]["ok"]
    assert answers[-1]["refused"].startswith("Order 1R is for somebody with an allergy: nuts.")


@pytest.mark.parametrize("name", ["gluten", "oats", "Soya", "egg", "tree nuts", "Almonds", "sulphites", "molluscs"])
def test_an_item_names_its_allergens_as_people_do(cafe_acts: Acts, name: str) -> None:
    assert cafe_acts.last(act("add_item", item="Bun", price="2.00", allergens=[name]))["ok"]


def test_an_allergen_that_is_none_is_refused_with_the_fourteen(cafe_acts: Acts) -> None:
    [answer] = cafe_acts(act("add_item", item="Bun", price="2.00", allergens=["plutonium"]))
    assert answer["refused"].startswith("“plutonium” is none of the allergens: gluten, crustaceans, eggs,")


def test_a_note_for_the_whole_order_is_on_the_ticket_and_in_its_story(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("customer", note="wrong"),
        act("customer", note="two bags,\n one candle"),
        act("pay"),
        act("order", order="1"),
    )
    assert [answer["ticket"]["note"] for answer in answers[:3]] == ["", "wrong", "two bags, one candle"]
    assert "note: two bags, one candle" in [step["what"] for step in answers[4]["story"]]
