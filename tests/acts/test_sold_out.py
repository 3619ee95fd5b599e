"""What is out, what is counted down, and what is not sold at every hour."""

from __future__ import annotations

import pytest

from acts.lines import AT, SHOP, Acts, act

PAY = act("pay", tenders=[{"tender": "card"}])


def test_what_is_sold_out_is_refused_with_what_to_do(cafe_acts: Acts) -> None:
    out, refused, back, rung = cafe_acts(
        act("sold_out", item="Croissant"),
        act("ring_up", item="croissant"),
        act("back", item="Croissant"),
        act("ring_up", item="Croissant"),
    )
    assert (out["left"], back["left"]) == (0, None)
    assert refused["refused"] == ("Croissant is sold out today. Choose another, or bring it back under “Sold out”.")
    assert rung["ticket"]["total"] == "2.50"


def test_what_is_counted_goes_down_as_it_is_sold_and_is_then_out(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Croissant", quantity=2),  # sold before anybody counted
        PAY,
        act("sold_out", item="Croissant", count=3),
        act("ring_up", item="Croissant", quantity=2),
        act("change", line=1, quantity=4),
        PAY,
        act("ring_up", item="Croissant", quantity=2),
        act("ring_up", item="Croissant"),
        act("ring_up", item="Croissant"),
        PAY,
        act("ring_up", item="Croissant"),
    )
    assert [answer["refused"] for answer in answers if not answer["ok"]] == [
        "There are no more than 3 of Croissant left today. Ring up no more.",
        "There are no more than 1 of Croissant left today. Ring up no more.",
        "There are no more than 1 of Croissant left today. Ring up no more.",
        "Croissant is sold out today. Choose another, or bring it back under “Sold out”.",
    ]


def test_a_cancelled_order_gives_back_what_it_took(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("sold_out", item="Latte", count=1),
        act("ring_up", item="Latte"),
        PAY,
        act("cancel", order="1", reason="gone", refund=True),
        act("ring_up", item="Latte"),
    )
    assert all(answer["ok"] for answer in answers), answers


def test_the_ticket_that_was_open_keeps_what_it_has(cafe_acts: Acts) -> None:
    rung, _out, noted, paid = cafe_acts(
        act("ring_up", item="Croissant"),
        act("sold_out", item="Croissant"),
        act("change", line=1, note="warm"),
        PAY,
    )
    assert noted["ticket"]["total"] == rung["ticket"]["total"]
    assert paid["paid"] == "2.50"


def test_the_next_business_day_begins_with_everything_there(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("sold_out", item="Croissant", at=AT),
        act("ring_up", item="Croissant", at="2026-11-24T02:59:00+00:00"),
        act("ring_up", item="Croissant", at="2026-11-24T03:01:00+00:00"),
    )
    assert [answer["ok"] for answer in answers] == [True, False, True]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (act("sold_out", item="Croissant", count=0), "Croissant can be counted down from 1 to 999."),
        (act("sold_out", item="Croissant", count=1000), "Croissant can be counted down from 1 to 999."),
        (act("sold_out", item="Bagel"), "There is no item “Bagel” here."),
        (act("back", item="Croissant"), "Croissant is not sold out, and nobody counts it."),
    ],
)
def test_a_slip_changes_nothing(cafe_acts: Acts, line: dict[str, object], sentence: str) -> None:
    refused, rung = cafe_acts(line, act("ring_up", item="Croissant"))
    assert sentence in refused["refused"]
    assert rung["ok"]


def test_breakfast_is_sold_in_the_morning_alone(acts: Acts) -> None:
    porridge = {"item": "Porridge", "price": "4.50", "tax_class": "food", "from": "07:00", "until": "11:00"}
    soup = {"item": "Soup", "price": "6.00", "tax_class": "food", "from": "22:00", "until": "02:00"}
    answers = acts(
        SHOP | {"menu": [*SHOP["menu"], porridge, soup]},
        act("ring_up", item="Porridge", at="2026-11-23T09:59:59+00:00"),  # 10:59 in Berlin
        act("ring_up", item="Porridge", at="2026-11-23T10:00:00+00:00"),
        act("ring_up", item="Soup", at="2026-11-23T20:59:59+00:00"),
        act("ring_up", item="Soup", at="2026-11-24T00:30:00+00:00"),
    )
    assert [answer.get("refused") for answer in answers] == [
        None,
        None,
        "Porridge is on sale from 07:00 to 11:00. Choose another.",
        "Soup is on sale from 22:00 to 02:00. Choose another.",
        None,
    ]


@pytest.mark.parametrize("hour", ["7", "25:00", "07:00+01:00", "noon"])
def test_an_hour_that_is_none_is_refused(cafe_acts: Acts, hour: str) -> None:
    (refused,) = cafe_acts(act("add_item", item="Porridge", price="4.50", **{"from": hour}))
    assert refused["refused"] == f"“{hour}” is no time of day. Write it like 07:30."


def test_two_tills_never_wait_for_each_other_to_count(cafe_acts: Acts) -> None:
    """What was said last holds: counting again begins again."""
    answers = cafe_acts(
        act("sold_out", item="Croissant", count=1, at=AT),
        act("ring_up", item="Croissant"),
        PAY,
        act("sold_out", item="Croissant", count=2),
        act("ring_up", item="Croissant", quantity=2),
        act("sold_out", item="Croissant"),
        act("sold_out", item="Croissant"),
        act("change", line=1, quantity=3),
    )
    assert [answer["ok"] for answer in answers] == [True] * 7 + [False]


def test_a_barcode_rings_up_and_an_unknown_one_says_what_to_do(acts: Acts) -> None:
    water = {"item": "Water", "price": "2.20", "barcode": "4006381333931"}
    _, rung, unknown, neither = acts(
        SHOP | {"menu": [water]},
        act("ring_up", barcode="4006381333931", quantity=2),
        act("ring_up", barcode="4006381333000"),
        act("ring_up"),
    )
    assert [(line["item"], line["quantity"]) for line in rung["ticket"]["lines"]] == [("Water", 2)]
    assert unknown["refused"] == "Nothing on the menu has the barcode 4006381333000. Find it by its name."
    assert neither["refused"] == "Say which: the item or its barcode."
