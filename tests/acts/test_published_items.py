"""Weights, prices to go, deposits and price lists as they went wrong elsewhere; the sources stand in brackets."""

from __future__ import annotations

from typing import Any

from acts.lines import SHOP, Acts, act

RATES = {
    "hot": [{"from": "2026-01-01", "here": "20", "to_go": "20"}],
    "cold": [{"from": "2026-01-01", "here": "20", "to_go": "0"}],
}


def items(*menu: dict[str, Any], **shop: Any) -> dict[str, Any]:
    return SHOP | {"groups": [], "menu": [{"category": "All", "station": "counter"} | each for each in menu]} | shop


def test_all_off_a_weighed_line_is_nothing_and_can_be_paid(acts: Acts) -> None:
    """2.25 × 64.22 at 100% off: 0.00, tax 0.00, no 0.01 and no −0.01 [invoiceninja#3195, erpnext#52001]."""
    shop = items({"item": "Ham", "price": "64.22", "by_weight": True})
    acts.last(shop)
    rung, off, paid = acts(
        act("ring_up", item="Ham", weight="2.25", by="Rosa"),
        act("discount", percent="100", reason="gone off", by="Rosa"),
        act("pay", by="Rosa"),
    )
    assert rung["ticket"]["total"] == "144.50"
    assert (off["ticket"]["total"], off["ticket"]["taxes"][0]["tax"]) == ("0.00", "0.00")
    assert (paid["ok"], paid["total"], paid["left"]) == (True, "0.00", "0.00")


def test_one_thing_at_two_prices_is_two_lines(acts: Acts) -> None:
    """1 coke at 5.00 and 1 at 4.00: two lines, 9.00 [odoo!162231]."""
    shop = items({"item": "Coke", "open_price": True})
    answer = acts.last(shop, act("ring_up", item="Coke", price="5.00"), act("ring_up", item="Coke", price="4.00"))
    assert [(line["quantity"], line["total"]) for line in answer["ticket"]["lines"]] == [(1, "5.00"), (1, "4.00")]
    assert answer["ticket"]["total"] == "9.00"


def test_tabs_that_have_one_thing_at_two_prices_keep_both(acts: Acts) -> None:
    """1 coke at 5.00 on tab A joined with 1 at 4.00 on tab B: two lines, 9.00 [odoo!162231]."""
    answers = acts(
        items({"item": "Coke", "open_price": True}),
        act("ring_up", item="Coke", price="5.00"),
        act("pay", later=True, name="A"),
        act("ring_up", item="Coke", price="4.00"),
        act("pay", later=True, name="B"),
        act("merge", name="B", to="A"),
        act("order", order="1"),
        act("pay", tab="A"),
        act("held"),
    )
    assert [line["total"] for line in answers[6]["lines"]] == ["5.00", "4.00"]
    assert (answers[7]["paid"], answers[7]["left"], answers[8]["tabs"]) == ("9.00", "0.00", [])


def test_cold_food_to_go_is_zero_rated_beside_a_hot_drink(acts: Acts) -> None:
    """UK: hot drinks are standard-rated even to go, cold take-away food is not taxed [HMRC, VAT Notice 709/1]."""
    shop = items(
        {"item": "Tea", "price": "2.40", "tax_class": "hot"},
        {"item": "Sandwich", "price": "4.80", "tax_class": "cold"},
        currency="GBP",
        tax_classes=RATES,
    )
    answer = acts.last(
        shop,
        act("serve", where="here"),
        act("ring_up", item="Tea"),
        act("ring_up", item="Sandwich", where="to go"),
        act("ring_up", item="Sandwich"),
    )
    assert [(line["where"], line["tax"]) for line in answer["ticket"]["lines"]] == [
        ("here", "0.40"), ("to go", "0.00"), ("here", "0.80"),
    ]  # fmt: skip


def test_a_price_and_a_rate_to_go_belong_to_the_item(acts: Acts) -> None:
    """A price list with prices and rates for here and to go per item [SumUp items export]."""
    rates = {"food": [{"from": "2026-01-01", "here": "19", "to_go": "7"}]}
    shop = items({"item": "Bowl", "price": "11.90", "to_go_price": "10.70", "tax_class": "food"}, tax_classes=rates)
    acts.last(shop, act("serve", where="here"))
    here, to_go = acts(act("ring_up", item="Bowl"), act("serve", where="to go"))
    assert [(t["percent"], t["net"], t["tax"]) for t in here["ticket"]["taxes"]] == [("19", "10.00", "1.90")]
    assert [(t["percent"], t["net"], t["tax"]) for t in to_go["ticket"]["taxes"]] == [("7", "10.00", "0.70")]


def test_a_price_changed_after_the_sale_changes_no_refund(acts: Acts) -> None:
    """Sold at one price, refunded after the list changed: what was paid goes back, not the price of today."""
    shop = items({"item": "Bottle", "price": "2.50", "deposit": "0.25"})
    acts.last(shop)
    sold, _changed, back = acts(
        act("ring_up", item="Bottle", quantity=2),
        act("pay"),
        act("change_item", item="Bottle", price="3.00", deposit="0.50"),
        act("refund", order="1", all=True, reason="not opened"),
    )[1:]
    assert (sold["total"], back["amount"]) == ("5.50", "5.50")
