"""Other people's published cases, each with its source, through lines of text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act


def shop_with(rate: str, *prices: str, **decided: Any) -> dict[str, Any]:
    """A shop that sells I1, I2 … at these prices, all taxed at one rate."""
    menu = [{"item": f"I{place}", "price": price} for place, price in enumerate(prices, start=1)]
    taxes = {"drinks": [{"from": "2026-01-01", "here": rate, "to_go": rate}]}
    return SHOP | {"menu": menu, "groups": [], "tax_classes": taxes} | decided


@pytest.mark.parametrize(
    ("price", "rate", "net", "tax"),
    [
        ("124.40", "8", "115.19", "9.21"),
        ("52.50", "12", "46.87", "5.63"),
        ("11.90", "21", "9.83", "2.07"),
        ("2.80", "21", "2.31", "0.49"),
    ],
)
def test_tax_within_a_price(acts: Acts, price: str, rate: str, net: str, tax: str) -> None:
    """Odoo's account tests and SambaPOS' TaxTests."""
    shop = shop_with(rate, price, tax_rounding="line")
    paid = acts.last(shop, act("ring_up", item="I1"), act("pay"))
    assert paid["taxes"] == [{"name": "", "percent": rate, "net": net, "tax": tax}]


def test_tax_in_a_currency_without_decimals(acts: Acts) -> None:
    """Odoo's account tests: 10920 with 19% within is 9176 and 1744."""
    paid = acts.last(shop_with("19", "10920", currency="JPY"), act("ring_up", item="I1"), act("pay"))
    assert (paid["total"], paid["taxes"][0]["net"], paid["taxes"][0]["tax"]) == ("10920", "9176", "1744")


@pytest.mark.parametrize(("rounding", "tax"), [("line", "1.17"), ("document", "1.18")])
def test_tax_per_line_or_per_receipt(acts: Acts, rounding: str, tax: str) -> None:
    """HMRC's example: 3 × 2.35 with 20% within."""
    shop = shop_with("20", "2.35", "2.35", "2.35", tax_rounding=rounding)
    ticket = acts.last(shop, *(act("ring_up", item=f"I{place}") for place in (1, 2, 3)))["ticket"]
    assert ticket["taxes"][0]["tax"] == tax


@pytest.mark.parametrize(
    ("price", "quantity", "percent", "total"),
    [("2.30", 1, "5", "2.18"), ("1.19", 5, "30", "4.16"), ("58.95", 1, "10", "53.05")],
)
def test_a_discount_is_one_figure_everywhere(acts: Acts, price: str, quantity: int, percent: str, total: str) -> None:
    """odoo#36732, odoo!3220."""
    answers = acts(
        shop_with("19", price),
        act("ring_up", item="I1", quantity=quantity),
        act("discount", line=1, percent=percent, reason="x", by="Rosa"),
        act("pay"),
        act("order", order="1"),
    )
    ticket, paid, order = answers[2]["ticket"], answers[3], answers[4]
    shown = {ticket["lines"][0]["total"], ticket["total"], paid["total"], paid["paid"], order["lines"][0]["total"]}
    assert shown == {total}


def test_all_of_a_large_sum_off_leaves_nothing_and_can_be_paid(acts: Acts) -> None:
    """invoiceninja#3195, erpnext#52001: 100% off 1300."""
    shop = shop_with("19", "1300.00")
    paid = acts.last(shop, act("ring_up", item="I1"), act("discount", percent="100", reason="x", by="Rosa"), act("pay"))
    assert (paid["total"], paid["taxes"][0]["net"], paid["taxes"][0]["tax"]) == ("0.00", "0.00", "0.00")


@pytest.mark.parametrize(
    ("price", "off", "back"),
    [
        ("80.00", {"amount": "15.00"}, "65.00"),  # odoo!281958
        ("5.09", {"percent": "10"}, "4.58"),  # odoo!288573: 2 × 2.12 and 20% less 10%
        ("457.13", None, "457.13"),  # POS-Awesome#476: 375.00 and 82.13 tax
    ],
)
def test_a_refund_of_all_is_what_was_paid(acts: Acts, price: str, off: dict[str, str] | None, back: str) -> None:
    shop = shop_with("20", price)
    off_it = [act("discount", reason="x", by="Rosa", **off)] if off else []
    *_, refund, report = acts(
        shop, act("ring_up", item="I1"), *off_it, act("pay"), act("refund", order="1", all=True, reason="x"),
        act("report"),
    )  # fmt: skip
    assert refund["amount"] == back
    assert report["takings_minor"] == 0


def test_keep_the_change(acts: Acts) -> None:
    """odoo!207030: 3.80, 5.00 in cash, the rest is a tip."""
    answers = acts(
        shop_with("19", "3.80"),
        act("ring_up", item="I1"),
        act("pay", tenders=[{"tender": "cash", "tendered": "5.00", "tip": "1.20"}]),
        act("report"),
    )
    paid, report = answers[2:]
    assert (paid["total"], paid["tips"], paid["change"]) == ("3.80", "1.20", "0.00")
    assert (report["sales_minor"], report["tips_minor"]) == (380, 120)


def test_a_tip_is_in_no_tax_base(acts: Acts) -> None:
    """odoo#25362: 8.00 and a tip of 2.00."""
    paid = acts.last(
        shop_with("19", "8.00"), act("ring_up", item="I1"), act("pay", tenders=[{"tender": "card", "tip": "2.00"}])
    )
    assert (paid["tenders"][0]["tendered"], paid["taxes"][0]["tax"]) == ("10.00", "1.28")


def test_cash_yields_to_the_card(acts: Acts) -> None:
    """Odoo's counter: 100 due, 50 by card and 80 in cash give 30 back."""
    paid = acts.last(
        shop_with("19", "100.00"),
        act("ring_up", item="I1"),
        act("pay", tenders=[{"tender": "card", "amount": "50.00"}, {"tender": "cash", "tendered": "80.00"}]),
    )
    assert (paid["change"], paid["left"]) == ("30.00", "0.00")


def test_what_a_card_took_too_much_is_shown(acts: Acts) -> None:
    """FloCafe#214: never cut to what was left."""
    paid = acts.last(
        shop_with("19", "5.00"), act("ring_up", item="I1"), act("pay", tenders=[{"tender": "card", "amount": "7.00"}])
    )
    assert (paid["paid"], paid["left"], paid["change"]) == ("7.00", "-2.00", "0.00")


def test_each_tender_is_counted_with_its_orders(acts: Acts) -> None:
    """restaurant-pos#24: 500 in cash, 300 otherwise."""
    report = acts.last(
        shop_with("19", "500.00", "300.00"),
        act("ring_up", item="I1"),
        act("pay"),
        act("ring_up", item="I2"),
        act("pay", tenders=[{"tender": "card"}]),
        act("report"),
    )
    assert report["payments"] == {
        "cash": {"count": 1, "amount_minor": 50000},
        "card": {"count": 1, "amount_minor": 30000},
    }
    assert report["takings_minor"] == 80000


def test_with_a_voucher_what_the_card_paid_goes_back_to_it(acts: Acts) -> None:
    """opensourcepos#1620, odoo#135400: 7.60 with a voucher of 3.00 and 4.60 by card."""
    given = acts.last(
        shop_with("19", "7.60"),
        act("ring_up", item="I1"),
        act("pay"),
        act("mishap", order="1", kind="late", gestures=[{"gesture": "voucher", "amount": "3.00"}]),
    )
    refund = acts.last(
        act("ring_up", item="I1", at=SHOP["at"]),
        act("attach_voucher", code=given["vouchers"][0]["code"]),
        act("pay", tenders=[{"tender": "card"}]),
        act("refund", order="2", all=True, reason="x"),
    )
    assert refund["tenders"] == [{"tender": "card", "amount": "4.60"}]
    assert refund["vouchers_restored"] == [given["vouchers"][0]["code"]]
    assert acts.last(act("look_up", code=given["vouchers"][0]["code"]))["ok"]


@pytest.mark.parametrize(
    ("currency", "price", "step", "given", "cash", "change"),
    [
        ("JPY", "483", "10", "500", "480", "20"),
        ("KWD", "1.002", "0.005", "2.000", "1.000", "1.000"),
        ("IDR", "35020.00", "100.00", "100000.00", "35000.00", "65000.00"),
    ],
)
def test_money_of_every_size(
    acts: Acts, currency: str, price: str, step: str, given: str, cash: str, change: str
) -> None:
    """CASES, Sizes of money: rounded in cash, a tip, and a share in three, in coins that there are."""
    shop = shop_with("10", price, currency=currency, cash_rounding={"step": step, "method": "half up"})
    tip = step
    answers = acts(
        shop,
        act("ring_up", item="I1"),
        act("pay", tenders=[{"tender": "cash", "tendered": given}]),
        act("ring_up", item="I1"),
        act("pay", tenders=[{"tender": "card", "tip": tip}]),
        act("ring_up", item="I1"),
        act("pay", share={"of": 3}, tenders=[{"tender": "card"}]),
        act("pay", order="3", share={"of": 3}, tenders=[{"tender": "card"}]),
        act("pay", order="3", share={"of": 3}, tenders=[{"tender": "card"}]),
        act("refund", order="1", all=True, reason="x", by="Rosa"),
        act("x"),
    )
    assert all(each["ok"] for each in answers), answers
    in_cash, tipped, *shares, back, x = (answers[place] for place in (2, 4, 6, 7, 8, 9, 10))
    assert (in_cash["paid"], in_cash["change"], Decimal(in_cash["left"])) == (cash, change, Decimal(0))
    assert tipped["tips"] == tip
    assert Decimal(tipped["tenders"][0]["tendered"]) == Decimal(price) + Decimal(tip)
    assert sum(Decimal(each["share"]["amount"]) for each in shares) == Decimal(price)
    assert Decimal(shares[-1]["left"]) == 0
    assert (back["amount"], Decimal(x["expected"])) == (cash, Decimal(0))


@pytest.mark.parametrize(
    ("currency", "price", "worth"), [("JPY", "480", 300), ("KWD", "1.500", 1_500), ("IDR", "35000.00", 30_000_00)]
)
def test_a_missed_latte_is_worth_something(acts: Acts, currency: str, price: str, worth: int) -> None:
    """CASES, Sizes of money: a latte of ¥480 missed prints a voucher that buys something; it was ¥3 once."""
    shop = shop_with("10", price, currency=currency)
    acts.last(shop, act("ring_up", item="I1"), act("pay"))
    report = acts.last(act("ready", order="1", unmade="made", at="2026-11-23T10:00:00+00:00"), act("report"))
    assert report["vouchers"] == {"issued": 1, "redeemed": 0, "outstanding_minor": worth}
