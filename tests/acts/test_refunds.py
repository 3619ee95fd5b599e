"""Refunds through lines of text: published cases, each with its source, to the cent until nothing is left."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

PLAIN = SHOP | {"groups": [], "menu": [{"item": "One", "price": "1.00"}, {"item": "Two", "price": "2.00"}]}
COUNT = act("count", amount="0.00")


def amounts(sums: list[dict[str, Any]]) -> dict[str, str]:
    return {each["tender"]: each["amount"] for each in sums}


def test_what_went_back_by_another_tender_is_counted_under_that(acts: Acts) -> None:
    """IS4C#54: a sale of 1.00 in cash, and 2.00 back by another tender: cash 1.00, the other −2.00."""
    answers = acts(
        PLAIN,
        act("ring_up", item="Two"),
        act("pay", tenders=[{"tender": "card"}]),
        act("count", amount="0.00", card="2.00"),
        act("close_day"),
        act("ring_up", item="One"),
        act("pay"),
        act("refund", order="1", all=True, reason="cold"),
        act("x"),
    )
    assert all(answer["ok"] for answer in answers), answers
    x = answers[-1]
    assert (amounts(x["tenders"]), amounts(x["refunds"])) == ({"cash": "1.00"}, {"card": "2.00"})
    assert (x["expected"], x["card"]["expected"], x["sales"]) == ("1.00", "-2.00", "1.00")


def test_no_more_goes_back_than_was_paid_and_nothing_is_lost(acts: Acts) -> None:
    """IS4C#54 with one order: 2.00 of 1.00. And what no café gives back: 1e9, nothing, less than nothing."""
    sold = (PLAIN, act("ring_up", item="One"), act("pay"))
    assert acts.last(*sold)["ok"]
    refusals = acts(
        act("refund", order="1", amount="2.00", tender="card", reason="cold", by="Rosa", at=AT),
        act("refund", order="1", amount="1000000000", reason="cold"),
        act("refund", order="1", amount="1e9", reason="cold"),
        act("refund", order="1", amount="0.00", reason="cold"),
        act("refund", order="1", amount="-1.00", reason="cold"),
        act("refund", order="1", lines=[{"line": 1, "quantity": 2}], reason="cold"),
        act("refund", order="1", all=True, reason="cold", goods="eaten"),
    )
    assert [answer["ok"] for answer in refusals] == [False] * len(refusals)
    assert all(answer["refused"].count(".") >= 1 for answer in refusals)
    assert acts.last(act("order", order="1", at=AT))["refunds"] == []
    assert acts.last(act("refund", order="1", all=True, reason="cold", at=AT))["amount"] == "1.00"


def test_the_same_cents_go_back_and_the_day_closes(acts: Acts) -> None:
    """odoo!288573: 2 × 2.12 and 20%, less 10% (0.51 = 0.42 + 0.09), refunded: the same cents negated."""
    shop = PLAIN | {
        "menu": [{"item": "Tea", "price": "2.12"}],
        "prices": "exclude tax",
        "tax_classes": {"drinks": [{"from": "2026-01-01", "here": "20", "to_go": "20"}]},
    }
    answers = acts(
        shop,
        act("ring_up", item="Tea", quantity=2),
        act("discount", percent="10", reason="regular"),
        act("pay"),
        act("refund", order="1", all=True, reason="cold"),
        act("x"),
        COUNT,
        act("close_day"),
    )
    assert all(answer["ok"] for answer in answers), answers
    paid, refund, x, z = answers[3], answers[4], answers[5], answers[7]
    assert (paid["total"], paid["taxes"][0]["net"], paid["taxes"][0]["tax"]) == ("4.58", "3.82", "0.76")
    assert (refund["amount"], refund["receipt"]) == ("4.58", "T1-000002")
    assert (x["refund_taxes"][0]["net"], x["refund_taxes"][0]["tax"]) == ("-3.82", "-0.76")
    assert (z["z"], z["over_short"], z["expected"], amounts(z["refunds"])) == (1, "0.00", "0.00", {"cash": "4.58"})


@pytest.mark.parametrize("rounding", ["document", "line"])
def test_line_by_line_and_cent_by_cent_it_comes_to_what_was_paid(acts: Acts, rounding: str) -> None:
    """Cash rounded to five cents, two rates, a discount and a service: what goes back in parts is all that was paid."""
    shop = SHOP | {
        "groups": [],
        "tax_rounding": rounding,
        "cash_rounding": {"step": "0.05", "method": "half up"},
        "service": {"percent": "10", "tax_class": "drinks"},
        "menu": [{"item": "Latte", "price": "3.79"}, {"item": "Cake", "price": "2.33", "tax_class": "food"}],
    }
    sale = acts.last(
        shop,
        act("ring_up", item="Latte", quantity=3),
        act("ring_up", item="Cake"),
        act("discount", percent="10", reason="regular"),
        act("pay"),
    )
    parts = acts(
        act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="cold", goods="thrown away", at=AT),
        act("refund", order="1", amount="0.35", reason="waited"),
        act("refund", order="1", lines=[{"line": 2}], reason="stale", goods="sold again"),
        act("refund", order="1", all=True, reason="all of it", by="Rosa"),
        act("refund", order="1", all=True, reason="once more", by="Rosa"),
        act("x"),
    )
    *back, too_much, x = parts
    assert all(each["ok"] for each in back), back
    assert sum(Decimal(each["amount"]) for each in back) == Decimal(sale["paid"])
    assert not too_much["ok"]
    assert [each["receipt"] for each in back] == [f"T1-00000{number}" for number in (2, 3, 4, 5)]
    sold = {tax["percent"]: (Decimal(tax["net"]), Decimal(tax["tax"])) for tax in x["taxes"]}
    went = {tax["percent"]: (-Decimal(tax["net"]), -Decimal(tax["tax"])) for tax in x["refund_taxes"]}
    assert went == sold
    assert (x["sales"], x["expected"]) == (sale["total"], "0.00")


def test_each_item_of_a_combo_goes_back_at_what_it_cost_in_it(acts: Acts) -> None:
    shop = SHOP | {"combos": [{"combo": "Morning", "price": "4.90", "items": ["Filter", "Croissant"]}]}
    sale = acts.last(shop, act("ring_up", combo="Morning"), act("pay"))
    assert sale["total"] == "4.90"
    first, rest = acts(
        act("refund", order="1", lines=[{"line": 1}], reason="cold", at=AT),
        act("refund", order="1", all=True, reason="stale"),
    )
    assert Decimal(first["amount"]) < Decimal("2.80")
    assert Decimal(first["amount"]) + Decimal(rest["amount"]) == Decimal("4.90")


def test_a_refund_opens_a_mishap_where_something_went_wrong(acts: Acts) -> None:
    answers = acts(
        PLAIN,
        act("ring_up", item="One"),
        act("pay"),
        act("refund", order="1", all=True, reason="Wrong item", mishap="wrong_item"),
        act("mishaps"),
        act("refund", order="1", all=True, reason="Wrong item", mishap="eaten"),
    )
    assert (answers[3]["mishap"], [each["kind"] for each in answers[4]["mishaps"]]) == ("1a", ["wrong_item"])
    assert not answers[5]["ok"]


TAB = (
    act("ring_up", item="Two"),
    act("pay", later=True, name="Nora"),
    act("pay", tab="Nora", tenders=[{"tender": "cash", "amount": "0.50"}]),
)


def test_a_tab_half_paid_at_the_close_is_carried_over_and_stands_in_one_z(acts: Acts) -> None:
    """odoo#16151, FloCafe!666: never gone; sales, tax, tenders and all in the Z of the day on which it was paid."""
    answers = acts(
        PLAIN,
        *TAB,
        act("count", amount="0.50"),
        act("close_day"),
        act("pay", tab="Nora", tenders=[{"tender": "card"}]),
        act("count", amount="0.50", card="1.50"),
        act("close_day", reason="0.50 from yesterday"),
    )
    assert all(answer["ok"] for answer in answers), answers
    first, second = answers[5], answers[8]
    assert (first["sales"], amounts(first["tenders"]), first["expected"]) == ("0.00", {}, "0.50")
    assert first["for_open_bills"] == second["carried"] == "0.50"
    assert first["half_paid"] == [{"order": "1", "paid": "0.50", "left": "1.50"}]
    assert first["says"] == ["Order 1 is half paid: €1.50 is left. Take it, or give back what was paid."]
    assert (second["half_paid"], second["says"]) == ([], [])
    assert (second["sales"], amounts(second["tenders"])) == ("2.00", {"cash": "0.50", "card": "1.50"})
    assert second["taxes"][0]["tax"] == "0.32"


def test_what_was_paid_of_a_tab_is_no_refund(acts: Acts) -> None:
    """Before all is paid a payment is given back; cancelled, its payments go back, their tips with them."""
    answers = acts(
        PLAIN,
        *TAB,
        act("refund", order="1", all=True, reason="cold"),
        act("cancel", order="1", reason="had to go", refund=True),
        act("x"),
    )
    assert answers[4]["refused"] == "Order 1 is not paid yet. Give its payments back, or cancel it."
    assert (answers[5]["amount"], answers[5]["receipt"], amounts(answers[5]["tenders"])) == (
        "0.50",
        None,
        {"cash": "0.50"},
    )
    assert (answers[6]["expected"], answers[6]["refunds"]) == ("0.00", [])


def test_a_cash_out_at_two_in_the_night_belongs_to_yesterday(acts: Acts) -> None:
    """FloCafe!772: a day that starts at 4:00. The till closes when somebody closes it, whatever the hour."""
    answers = acts(
        PLAIN,
        act("drawer_open", float="20.00", at="2026-11-23T20:00:00+01:00"),
        act("cash_out", amount="5.00", reason="milk", at="2026-11-24T02:00:00+01:00"),
        act("count", amount="15.00"),
        act("close_day"),
        act("x", at="2026-11-24T08:00:00+01:00"),
    )
    assert all(answer["ok"] for answer in answers), answers
    assert (answers[4]["expected"], answers[5]["expected"]) == ("15.00", "0.00")


def test_a_closed_z_never_changes(acts: Acts) -> None:
    """Close, change the zone and the name, and what is closed is read again: the same figures."""
    before = acts.last(PLAIN, act("ring_up", item="Two"), act("pay"), act("count", amount="2.00"), act("close_day"))
    after = acts.last(act("set", zone="Pacific/Auckland", name="Ben's"), act("x"))
    assert (before["sales"], before["perpetual"], after["sales"], after["perpetual"]) == (
        "2.00",
        "2.00",
        "0.00",
        "2.00",
    )
