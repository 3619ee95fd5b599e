"""Taxes through lines of text: inside prices and on top, several at once, compound, exempt; published cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act
from counter.bootstrap import open_shop
from counter.reports.books import money_faults

FROM = "2026-01-01"


def taxed(taxes: Any, *prices: str, **decided: Any) -> dict[str, Any]:
    """A shop that sells I1, I2 … at these prices, all taxed so."""
    menu = [{"item": f"I{place}", "price": price} for place, price in enumerate(prices, start=1)]
    classes = {"drinks": [{"from": FROM, "here": taxes, "to_go": taxes}]}
    return SHOP | {"menu": menu, "groups": [], "tax_classes": classes} | decided


def tax(name: str, percent: str, *, compound: bool = False) -> dict[str, Any]:
    return {"name": name, "percent": percent} | ({"compound": True} if compound else {})


def ring(*items: str) -> list[dict[str, Any]]:
    return [act("ring_up", item=item) for item in items]


def row(name: str, percent: str, net: str, tax: str) -> dict[str, str]:
    return {"name": name, "percent": percent, "net": net, "tax": tax}


def test_two_taxes_on_one_base(acts: Acts) -> None:
    """odoo#40644: 36 + 34 + 3 × 14 with 18% and 8% inside the price."""
    shop = taxed([tax("service", "18"), tax("state", "8")], "36.00", "34.00", "14.00")
    paid = acts.last(shop, *ring("I1", "I2"), act("ring_up", item="I3", quantity=3), act("pay"))
    assert (paid["total"], paid["taxes"]) == (
        "112.00",
        [row("state", "8", "88.89", "7.11"), row("service", "18", "88.89", "16.00")],
    )


def test_tax_on_top(acts: Acts) -> None:
    """A café's own export: 7.75% on top of 2 × 7.00 is 1.09."""
    answers = acts(taxed("7.75", "7.00", "7.00", prices="exclude tax"), *ring("I1", "I2"), act("pay"))
    ticket, paid = answers[2]["ticket"], answers[3]
    assert (ticket["subtotal"], ticket["total"], paid["total"], paid["left"]) == ("14.00", "15.09", "15.09", "0.00")
    assert paid["taxes"] == [row("", "7.75", "14.00", "1.09")]
    assert [line["total"] for line in ticket["lines"]] == ["7.00", "7.00"]
    assert sorted(line["tax"] for line in ticket["lines"]) == ["0.54", "0.55"]


@pytest.mark.parametrize(("rounding", "total", "tax_in_all"), [("line", "36.64", 486), ("document", "36.67", 489)])
def test_compound_per_line_and_per_document(acts: Acts, rounding: str, total: str, tax_in_all: int) -> None:
    """Odoo's account tests: two lines of 15.89, 6% and 6%, then 3% on the taxed base."""
    taxes = [tax("A", "6"), tax("B", "6"), tax("C", "3", compound=True)]
    shop = taxed(taxes, "15.89", "15.89", prices="exclude tax", tax_rounding=rounding)
    paid = acts.last(shop, *ring("I1", "I2"), act("pay"))
    minor = sum(int(each["tax"].replace(".", "")) for each in paid["taxes"])
    assert (paid["total"], minor) == (total, tax_in_all)


@pytest.mark.parametrize(
    ("off", "total", "taxes"),
    [(None, "10.00", ["0.23", "1.95"]), ("10", "9.00", ["0.21", "1.76"])],
)
def test_two_taxes_inside_and_a_discount(acts: Acts, off: str | None, total: str, taxes: list[str]) -> None:
    """Odoo's account tests: 10 incl 25% + 3%, and the same less 10%."""
    less = [act("discount", percent=off, reason="x")] if off else []
    paid = acts.last(taxed([tax("a", "25"), tax("b", "3")], "10.00"), *ring("I1"), *less, act("pay"))
    assert (paid["total"], [each["tax"] for each in paid["taxes"]]) == (total, taxes)


@pytest.mark.parametrize(
    ("price", "percent", "off", "total"), [("8.95", "5", None, "9.40"), ("10.00", "25", "10", "11.25")]
)
def test_one_tax_on_top_and_a_discount(acts: Acts, price: str, percent: str, off: str | None, total: str) -> None:
    """Odoo's account tests: 8.95 excl 5%; 10 excl 25% less 10%."""
    less = [act("discount", percent=off, reason="x")] if off else []
    paid = acts.last(taxed(percent, price, prices="exclude tax"), *ring("I1"), *less, act("pay"))
    assert paid["total"] == total


def test_with_tax_on_top_a_refund_is_what_was_paid(acts: Acts) -> None:
    """POS-Awesome#476: 375.00 and 82.13 of tax."""
    shop = taxed("21.9", "375.00", prices="exclude tax")
    refund, report = acts(
        shop, *ring("I1"), act("pay"), act("refund", order="1", all=True, reason="x"), act("report")
    )[-2:]  # fmt: skip
    assert (refund["amount"], report["takings_minor"], report["sales_minor"]) == ("457.13", 0, 45713)


def test_pieces_of_a_line_taxed_on_top_go_back_to_the_cent(acts: Acts) -> None:
    shop = taxed("7.75", "7.00", prices="exclude tax")
    one, rest = acts(
        shop,
        act("ring_up", item="I1", quantity=3),
        act("pay"),
        act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="x"),
        act("refund", order="1", lines=[{"line": 1}], reason="x"),
    )[-2:]
    assert (one["amount"], rest["amount"]) == ("7.55", "15.08")


@pytest.mark.parametrize(
    ("prices", "total"), [("include tax", "10.00"), ("exclude tax", "11.90")]
)  # 11.90 as the shop says its price
def test_who_is_exempt_pays_the_net(acts: Acts, prices: str, total: str) -> None:
    shop = taxed("19", "11.90", prices=prices)
    exempt, paid, order, refund = acts(
        shop, *ring("I1"), act("customer", name="Consul", tax_exempt="embassy"), act("pay"), act("order", order="1"),
        act("refund", order="1", all=True, reason="x"),
    )[2:]  # fmt: skip
    assert exempt["ticket"]["total"] == paid["total"] == paid["paid"] == order["total"] == refund["amount"] == total
    assert paid["taxes"] == [row("", "0", total, "0.00")]
    assert exempt["ticket"]["lines"][0]["total"] == "11.90"


def test_exempt_is_taken_back_with_an_empty_reason_and_needs_no_name(cafe_acts: Acts) -> None:
    exempt, owed = cafe_acts(*ring("Latte"), act("customer", tax_exempt="embassy"), act("customer", tax_exempt=""))[1:]
    assert (exempt["ticket"]["total"], owed["ticket"]["total"]) == ("3.19", "3.80")
    assert "Say whose" in cafe_acts(act("customer"))[0]["refused"]
    assert "card number" in cafe_acts(act("customer", tax_exempt="4111 1111 1111 1111"))[0]["refused"]


def test_delivery_has_rates_of_its_own(acts: Acts) -> None:
    rates = [{"from": FROM, "here": "19", "to_go": "7", "delivery": "21"}]
    served = [act("serve", where=where) for where in ("here", "to go", "delivery")]
    shop = SHOP | {"tax_classes": {"drinks": rates, "food": rates}}
    tickets = [answer["ticket"] for answer in acts(shop, *ring("Latte"), *served)[2:]]
    assert [each["taxes"][0]["percent"] for each in tickets] == ["19", "7", "21"]
    paid, order = acts(act("pay"), act("order", order="1"))
    assert (paid["taxes"][0]["percent"], order["lines"][0]["where"]) == ("21", "delivery")


def test_a_shop_that_changes_its_mind_leaves_what_was_sold(acts: Acts, tmp_path: Path) -> None:
    """The stored result is the truth: the books hold every order against its own way of reckoning."""
    ways: list[dict[str, Any]] = [
        {"prices": "exclude tax"}, {"tax_rounding": "line"}, {"prices": "include tax"}, {"tax_rounding": "document"}
    ]  # fmt: skip
    acts.last(taxed([tax("GST", "5"), tax("QST", "9.975", compound=True)], "2.35", "3.17"))
    before = None
    for way in ways:
        answers = acts(
            *ring("I1", "I2", "I2"), act("discount", percent="15", reason="x", by="Rosa"), act("pay"),
            act("order", order="1"),
            act("set", **way), *ring("I1"), act("customer", tax_exempt="embassy"), act("pay"),
        )  # fmt: skip
        assert all(answer["ok"] for answer in answers), answers
        before = before or answers[5]
        assert answers[5]["lines"] == before["lines"]
    shop = open_shop(tmp_path / "shop")
    try:
        assert shop.read(lambda connection: list(money_faults(connection))) == []
    finally:
        shop.store.close()


@pytest.mark.parametrize(
    ("here", "sentence"),
    [
        ([], "how many percent"),
        ([tax("GST", "5"), tax("GST", "7")], "cannot be told apart"),
        ([tax("GST", "101")], "from 0 to 100"),
        ([tax("", "5")], "A name is empty"),
    ],
)
def test_taxes_that_are_none_are_refused(cafe_acts: Acts, here: Any, sentence: str) -> None:
    classes = {"drinks": [{"from": FROM, "here": here, "to_go": "19"}]}
    assert sentence in cafe_acts(act("set", tax_classes=classes))[0]["refused"]
