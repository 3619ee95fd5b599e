"""Cash in coins that there are: other people's published cases, each with its source."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

FIVE = {"step": "0.05", "method": "half up"}
CARD = {"tender": "card"}


def shop_selling(*prices: str, rate: str = "0", **decided: Any) -> dict[str, Any]:
    menu = [{"item": f"I{place}", "price": price} for place, price in enumerate(prices, start=1)]
    taxes = {"drinks": [{"from": "2026-01-01", "here": rate, "to_go": rate}]}
    return SHOP | {"menu": menu, "groups": [], "tax_classes": taxes, "cash_rounding": FIVE} | decided


def sold(acts: Acts, price: str, *tenders: dict[str, str], **decided: Any) -> dict[str, Any]:
    """What paying a price by these tenders answers."""
    return acts.last(shop_selling(price, **decided), act("ring_up", item="I1"), act("pay", tenders=list(tenders)))


@pytest.mark.parametrize(
    ("price", "decided", "tendered", "cash", "rounding", "change"),
    [
        ("15.72", {}, "20.00", "15.70", "-0.02", "4.30"),  # Odoo: 13.67 and 15%
        ("1.97", {}, "2.00", "1.95", "-0.02", "0.05"),  # odoo!115080
        ("230.89", {}, "230.90", "230.90", "0.01", "0.00"),  # erpnext#12926
        ("1.98", {"cash_rounding": {"step": "0.05", "method": "down"}}, "1.95", "1.95", "-0.03", "0.00"),  # odoo!108859
        ("14.68", {}, "15.00", "14.70", "0.02", "0.30"),  # RepairDesk#1248
        ("14.66", {}, "15.00", "14.65", "-0.01", "0.35"),  # RepairDesk#1248
        ("179.00", {"cash_rounding": {"step": "1", "method": "up"}}, "200.00", "179.00", "0.00", "21.00"),  # Odoo
        ("1.25", {"cash_rounding": {"step": "0.50"}}, "2.00", "1.50", "0.25", "0.50"),  # Odoo
        ("20.42", {"currency": "AUD"}, "20.40", "20.40", "-0.02", "0.00"),
        ("0.02", {}, "0.00", "0.00", "-0.02", "0.00"),
    ],
)
def test_published_cases(
    acts: Acts, price: str, decided: dict[str, Any], tendered: str, cash: str, rounding: str, change: str
) -> None:
    paid = sold(acts, price, {"tender": "cash", "tendered": tendered}, **decided)
    assert (paid["total"], paid["paid"], paid["rounding"], paid["change"]) == (price, cash, rounding, change)
    assert paid["left"] == "0.00"
    refund, order = acts(act("refund", order="1", all=True, reason="x", at=AT), act("order", order="1"))
    if cash != "0.00":
        assert refund["tenders"] == [{"tender": "cash", "amount": cash}]
    assert order["total"] == price


def test_tax_is_of_the_exact_total(acts: Acts) -> None:
    """woocommerce#12932: 740.46 at 23%, paid as 740: a rounding outside the tax, which is of 740.46."""
    paid = sold(acts, "740.46", rate="23", cash_rounding={"step": "1"})
    assert (paid["paid"], paid["rounding"], paid["taxes"][0]["tax"]) == ("740.00", "-0.46", "138.46")
    assert paid["taxes"][0]["net"] == "602.00"


def test_only_cash_is_rounded(acts: Acts) -> None:
    """Odoo's counter: 15.72, of it 0.68 by card first: 15.04 are left and 15.05 in cash. By card it is exact."""
    paid = sold(acts, "15.72", CARD | {"amount": "0.68"}, {"tender": "cash"})
    assert [row["amount"] for row in paid["tenders"]] == ["0.68", "15.05"]
    assert (paid["paid"], paid["rounding"], paid["left"]) == ("15.73", "0.01", "0.00")
    by_card = acts.last(act("ring_up", item="I1"), act("pay", tenders=[CARD]))
    assert (by_card["paid"], by_card["rounding"]) == ("15.72", "0.00")


def test_cash_before_the_card_is_no_last_cash(acts: Acts) -> None:
    paid = sold(acts, "15.72", {"tender": "cash", "amount": "10.00"}, CARD)
    assert ([row["amount"] for row in paid["tenders"]], paid["rounding"]) == (["10.00", "5.72"], "0.00")


@pytest.mark.parametrize("said", [{"amount": "15.72"}, {"amount": "15.70"}, {"tendered": "15.70"}, {}])
def test_whoever_names_all_of_it_pays_all_of_it(acts: Acts, said: dict[str, str]) -> None:
    paid = sold(acts, "15.72", {"tender": "cash", **said})
    assert (paid["paid"], paid["rounding"], paid["left"]) == ("15.70", "-0.02", "0.00")


def test_a_part_that_no_coins_make_is_refused(acts: Acts) -> None:
    tenders = [{"tender": "cash", "amount": "5.02"}, CARD]
    *_, refused = acts(shop_selling("15.72"), act("ring_up", item="I1"), act("pay", tenders=tenders))
    assert refused["refused"] == "No coins make €5.02: cash comes in steps of €0.05."


def test_all_off_with_rounding_up_is_nothing(acts: Acts) -> None:
    """odoo!278291: 0.00, not 0.05."""
    shop = shop_selling("1.98", cash_rounding={"step": "0.05", "method": "up"})
    paid = acts.last(shop, act("ring_up", item="I1"), act("discount", percent="100", reason="x", by="Rosa"), act("pay"))
    assert (paid["total"], paid["paid"], paid["rounding"]) == ("0.00", "0.00", "0.00")


def test_the_day_shows_the_roundings_on_a_line_of_their_own(acts: Acts) -> None:
    """RepairDesk#1248: 14.68 and 14.66 in cash, and once by card."""
    report = acts.last(
        shop_selling("14.68", "14.66"),
        act("ring_up", item="I1"),
        act("pay"),
        act("ring_up", item="I2"),
        act("pay"),
        act("ring_up", item="I2"),
        act("pay", tenders=[CARD]),
        act("report"),
    )
    assert report["sales_minor"] == 1468 + 1466 + 1466
    assert report["payments"]["cash"] == {"count": 2, "amount_minor": 1470 + 1465}
    assert report["rounding_minor"] == 2 - 1


def test_lines_of_a_rounded_order_go_back_in_coins_and_come_to_what_was_paid(acts: Acts) -> None:
    """3 × 3.32 = 9.96, paid as 9.95: a piece at a time, each in coins, and all of it in the end."""
    answers = acts(
        shop_selling("3.32"),
        act("ring_up", item="I1", quantity=3),
        act("pay"),
        *(act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="x") for _ in range(3)),
        act("refund", order="1", all=True, reason="x"),
        act("report"),
    )
    assert [answer["amount"] for answer in answers[3:6]] == ["3.30", "3.30", "3.35"]
    assert answers[6]["ok"] is False
    assert answers[7]["takings_minor"] == 0


def test_a_card_sale_goes_back_to_the_card_to_the_cent(acts: Acts) -> None:
    sold(acts, "14.68", CARD)
    back = acts.last(act("refund", order="1", all=True, reason="x", at=AT))
    assert back["tenders"] == [{"tender": "card", "amount": "14.68"}]


def test_no_rounding_any_more(acts: Acts) -> None:
    sold(acts, "15.72")
    exact = acts.last(act("set", cash_rounding=None), act("ring_up", item="I1"), act("pay"))
    assert (exact["paid"], exact["rounding"]) == ("15.72", "0.00")


def test_a_step_that_no_coin_has_is_refused(acts: Acts) -> None:
    sold(acts, "15.72")
    (refused,) = acts(act("set", cash_rounding={"step": "0.001"}))
    assert "Choose a coin" in refused["refused"]
