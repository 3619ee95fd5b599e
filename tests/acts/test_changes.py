"""Placed orders that change, through lines of text; other people's published cases each with its source."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import SHOP, Acts, act

TWO_RATES: dict[str, Any] = SHOP | {
    "groups": [],
    "tax_classes": {
        "a": [{"from": "2026-01-01", "here": "7", "to_go": "7"}],
        "b": [{"from": "2026-01-01", "here": "19", "to_go": "19"}],
    },
    "menu": [
        {"item": "A", "price": "10.00", "tax_class": "a"},
        {"item": "B", "price": "10.00", "tax_class": "b"},
        {"item": "C", "price": "3.80", "tax_class": "b"},
        {"item": "Cola", "price": "2.50", "tax_class": "b", "station": "counter", "deposit": "0.25"},
    ],
}


def off(line: int, **fields: Any) -> dict[str, Any]:
    return act("remove_line", order="1", line=line, reason="changed their mind", **fields)


def test_four_of_ten_come_off_one_line(acts: Acts) -> None:
    """odoo!193514: 4 of 10 taken from one line leave 6 of it."""
    changed = acts.last(TWO_RATES, act("ring_up", item="C", quantity=10), act("pay"), off(1, quantity=4))
    assert [(line["line"], line["quantity"], line["total"]) for line in changed["lines"]] == [(1, 6, "22.80")]
    assert (changed["amount"], changed["total"], changed["left"]) == ("15.20", "22.80", "0.00")


def test_fourteen_lines_that_come_one_by_one_are_taxed_as_one_receipt(acts: Acts) -> None:
    """odoo#6224: 14 at 3.80 with 19% are 44.71 and 8.49, however they come to the tab."""
    ring = [act("ring_up", item="C", note="1"), act("pay", later=True, name="Lea")]
    adds = [act("add", order="1", item="C", note=str(place)) for place in range(2, 15)]
    paid = acts.last(TWO_RATES, *ring, *adds, act("pay", order="1"))
    assert (paid["taxes"], paid["total"]) == ([{"name": "", "percent": "19", "net": "44.71", "tax": "8.49"}], "53.20")


def test_no_cent_of_one_rate_lands_under_another(acts: Acts) -> None:
    """FloCafe!295: 10.00 at 7% and 10.00 at 19% are 0.65 and 1.60, whatever came and went before."""
    answers = acts(
        TWO_RATES,
        *(act("ring_up", item=item) for item in ("A", "C", "B")),
        act("pay", later=True, name="Lea"),
        act("add", order="1", item="C", quantity=3),
        off(2),
        off(4, quantity=1),
        off(4),
        act("pay", order="1"),
    )
    assert [answer["ok"] for answer in answers] == [True] * len(answers)
    taxes = [(tax["percent"], tax["tax"]) for tax in answers[-1]["taxes"]]
    assert (taxes, answers[-1]["total"]) == ([("7", "0.65"), ("19", "1.60")], "20.00")


def test_a_change_of_what_was_made_brings_no_second_order(acts: Acts) -> None:
    """odoo!161498: the bar sees one order, with what is new on it, and no second promise where nothing is later."""
    *_, changed, bar = acts(
        TWO_RATES,
        act("ring_up", item="B"),
        act("ring_up", item="C"),
        act("pay"),
        act("made", order="1", line=1),
        off(2),
        act("bar"),
    )
    assert not changed["told"]
    assert [(card["order"], card["first_due"] == card["due"]) for card in bar["bar"]] == [("1", True)]
    assert bar["bar"][0]["off"] == [{"line": 2, "item": "C", "quantity": 1}]


@pytest.mark.parametrize("tenders", [[{"tender": "card"}], [{"tender": "cash", "tendered": "20.00"}]])
def test_what_comes_to_a_paid_order_is_paid_and_has_its_receipt(acts: Acts, tenders: list[dict[str, str]]) -> None:
    *_, paid, added = acts(
        TWO_RATES, act("ring_up", item="C"), act("pay"), act("add", order=1, item="B", reason="more", tenders=tenders)
    )
    assert (paid["receipt"], added["receipt"]) == ("T1-000001", "T1-000002")
    assert (added["paid"], added["total"], added["left"], added["amount"]) == ("10.00", "13.80", "0.00", "0.00")
    assert added["change"] == ("10.00" if "tendered" in tenders[0] else "0.00")


def test_lines_never_renumber(acts: Acts) -> None:
    rung = [act("ring_up", item=item) for item in ("A", "B", "C")]
    *_, first, added, again, order = acts(
        TWO_RATES, *rung, act("pay"), off(2), act("add", order="1", item="B"), off(2), act("order", order="1")
    )
    assert [line["line"] for line in first["lines"]] == [1, 3]
    assert [line["line"] for line in added["lines"]] == [line["line"] for line in order["lines"]] == [1, 3, 4]
    assert again["refused"] == "Line 2 of order 1 was taken off."


def test_a_deposit_comes_and_goes_with_its_line(acts: Acts) -> None:
    *_, added, removed = acts(
        TWO_RATES,
        act("ring_up", item="A"),
        act("pay"),
        act("add", order="1", item="Cola", quantity=2, tenders=[]),
        off(2, quantity=1),
    )
    assert (added["paid"], added["total"]) == ("5.50", "15.50")
    assert (removed["amount"], removed["total"]) == ("2.75", "12.75")
    assert [line["quantity"] for line in removed["lines"]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"order": "1", "line": 1}, "Say why it comes off order 1."),
        ({"order": "1", "line": 1, "reason": ""}, "Say why in a few words."),
        ({"order": "1", "line": 7, "reason": "x"}, "Order 1 has no line 7."),
        ({"order": "1", "line": 1, "quantity": 3, "reason": "x"}, "Line 1 holds 2. Take off no more."),
        ({"order": "1", "line": 1, "quantity": 0, "reason": "x"}, "Take off one or more."),
        ({"order": "1", "line": 1, "reason": "x"}, "That is all of order 1. Cancel it instead."),
        ({"line": 1, "reason": "x"}, "A reason is for a placed order. Say which, or leave it out."),
    ],
)
def test_what_cannot_come_off_is_one_sentence(acts: Acts, fields: dict[str, Any], said: str) -> None:
    *_, answer = acts(TWO_RATES, act("ring_up", item="C", quantity=2), act("pay"), act("remove_line", **fields))
    assert answer["refused"] == said


def test_nothing_comes_to_an_order_that_was_cancelled(acts: Acts) -> None:
    *_, answer = acts(
        TWO_RATES,
        act("ring_up", item="C"),
        act("pay"),
        act("cancel", order="1", reason="x", refund=True),
        act("add", order="1", item="C"),
    )
    assert answer["refused"] == "Order 1 cannot be changed any more: it is cancelled."


def test_a_barista_gives_back_for_a_line_what_is_theirs_to_give(acts: Acts) -> None:
    """Money back is money back: above one's limit a lead says yes."""
    staff = [{"name": "Ana", "role": "barista", "pin": "1111"}, {"name": "Dana", "role": "lead", "pin": "2222"}]
    rung = [act("ring_up", item="A", quantity=4), act("ring_up", item="C")]
    *_, refused, approved = acts(
        TWO_RATES | {"staff": staff},
        act("sign_in", name="Ana", pin="1111"),
        *rung,
        act("pay"),
        off(1),
        off(1, approved_by="Dana", pin="2222"),
    )
    assert "needs Dana" in refused["refused"]
    assert approved["amount"] == "40.00"


def test_a_combo_joins_a_placed_order_at_its_price(acts: Acts) -> None:
    shop = TWO_RATES | {"combos": [{"combo": "Both", "price": "12.00", "items": ["A", "C"]}]}
    *_, added, removed = acts(
        shop, act("ring_up", item="B"), act("pay"), act("add", order="1", combo="Both", tenders=[]), off(3)
    )
    assert (added["paid"], added["total"]) == ("12.00", "22.00")
    assert [line["item"] for line in added["lines"]] == ["B", "A", "C"]
    assert float(removed["amount"]) + float(removed["total"]) == 22.00
