"""Paying in lines of text: several tenders, tips, change; and money that goes back."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

TEN = act("ring_up", item="Beans")


def test_two_tenders_and_a_tip(cafe_acts: Acts) -> None:
    paid = cafe_acts.last(
        TEN,
        act(
            "pay",
            tenders=[
                {"tender": "card", "amount": "4.00", "tip": "1.00", "tip_to": "Ana"},
                {"tender": "cash", "tendered": "10.00"},
            ],
        ),
    )
    assert [(row["tender"], row["amount"], row["tip"]) for row in paid["tenders"]] == [
        ("card", "4.00", "1.00"),
        ("cash", "6.00", "0.00"),
    ]
    assert (paid["total"], paid["paid"], paid["left"], paid["rounding"]) == ("10.00", "10.00", "0.00", "0.00")
    assert (paid["change"], paid["tips"]) == ("4.00", "1.00")


def test_without_tenders_it_is_cash_to_the_cent(cafe_acts: Acts) -> None:
    paid = cafe_acts.last(TEN, act("pay"))
    assert [(row["tender"], row["amount"], row["tendered"]) for row in paid["tenders"]] == [("cash", "10.00", "10.00")]
    assert paid["change"] == "0.00"


@pytest.mark.parametrize(
    ("tenders", "sentence"),
    [
        ([{"tender": "cash", "tendered": "9.99"}], "short"),
        ([{"tender": "cash", "amount": "11.00"}], "is left to pay"),
        ([{"tender": "shells"}], "shells"),
        ([{"tender": "card"}, {"tender": "cash"}], "how much"),
        ([{"tender": "card", "amount": "3.333"}], "finer than"),
        ([{"tender": "card", "amount": "0.00"}], "Nothing is taken"),
        ([{"tender": "card", "tip_to": "Zoe"}], "Zoe"),
    ],
)
def test_money_that_cannot_be_taken_sells_nothing(cafe_acts: Acts, tenders: list[Any], sentence: str) -> None:
    _, refused, ticket = cafe_acts(TEN, act("pay", tenders=tenders), act("ticket"))
    assert refused["ok"] is False
    assert sentence in refused["refused"]
    assert ticket["ticket"]["total"] == "10.00"


def test_all_of_it_on_us_can_be_paid(cafe_acts: Acts) -> None:
    paid = cafe_acts.last(TEN, act("discount", percent="100", reason="our mistake", by="Rosa"), act("pay"))
    assert (paid["total"], paid["paid"], paid["left"], paid["tenders"]) == ("0.00", "0.00", "0.00", [])


def test_lines_an_amount_and_the_rest_go_back_the_way_they_came(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", quantity=3),
        act("discount", percent="10", reason="regular"),
        act("pay", tenders=[{"tender": "card", "amount": "5.00"}, {"tender": "cash"}]),
        act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="cold"),
        act("refund", order="1", amount="1.00", reason="waited"),
        act("refund", order="1", all=True, reason="left"),
        act("refund", order="1", all=True, reason="again"),
        act("order", order="1"),
    )
    assert answers[2]["total"] == "10.26"
    assert [answer.get("amount") for answer in answers[3:6]] == ["3.42", "1.00", "5.84"]
    assert answers[6]["ok"] is False
    assert [refund["amount"] for refund in answers[7]["refunds"]] == ["3.42", "1.00", "5.84"]
    back = {"card": 0, "cash": 0}
    for answer in answers[3:6]:
        for row in answer["tenders"]:
            back[row["tender"]] += round(float(row["amount"]) * 100)
    assert back == {"card": 500, "cash": 526}


def test_an_order_is_cancelled_with_its_money_or_without(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("cancel", order="1", reason="left", refund=True),
        act("ring_up", item="Latte"),
        act("pay"),
        act("cancel", order="2", reason="left", refund=False),
        act("cancel", order="2", reason="left", refund=True),
        act("refund", order="2", all=True, reason="came back"),
    )
    assert (answers[2]["amount"], answers[5]["amount"]) == ("3.80", "0.00")
    assert "cannot be cancelled" in answers[6]["refused"]
    assert answers[7]["amount"] == "3.80"


def test_the_day_counts_it_all(cafe_acts: Acts) -> None:
    report = cafe_acts.last(
        TEN,
        act("discount", percent="10", reason="regular"),
        act("pay", tenders=[{"tender": "card", "amount": "4.00", "tip": "1.00"}, {"tender": "cash"}]),
        act("refund", order="1", amount="2.00", tender="cash", reason="late"),
        act("report"),
    )
    assert (report["orders"], report["sales_minor"], report["takings_minor"]) == (1, 1000, 700)
    assert (report["tips_minor"], report["reductions_minor"]["discount"]) == (100, 100)


def test_a_ticket_of_many_tax_rates_is_paid_and_printed(acts: Acts) -> None:
    """More rates than there are letters: each still has one of its own."""
    rates = [f"{tenth / 10}" for tenth in range(1, 31)]
    day = "2026-01-01"
    acts.last(
        SHOP
        | {
            "tax_classes": {rate: [{"from": day, "here": rate, "to_go": rate}] for rate in rates},
            "menu": [{"item": f"Tea {rate}", "price": "3.00", "tax_class": rate} for rate in rates],
        }
    )
    paid = acts.last(*(act("ring_up", item=f"Tea {rate}") for rate in rates), act("pay"))
    assert [tax["percent"] for tax in paid["taxes"]] == [rate.removesuffix(".0") for rate in rates]


def test_a_tax_class_that_nobody_has_is_refused_by_name(acts: Acts) -> None:
    bun = {"item": "Bun", "price": "2.00", "tax_class": "bread"}
    assert acts(SHOP | {"menu": [bun]})[0]["refused"] == "There is no tax class “bread”. There are drinks, food."
    assert acts.last(SHOP)["ok"]
    assert "There are drinks, food." in acts(act("add_item", **bun))[0]["refused"]


@pytest.mark.parametrize("rate", ["-5", "500"])
def test_a_rate_that_is_none_is_refused(cafe_acts: Acts, rate: str) -> None:
    classes = {"drinks": [{"from": "2026-01-01", "here": rate, "to_go": "19"}]}
    assert "tax rate" in cafe_acts(act("set", tax_classes=classes))[0]["refused"]
    assert cafe_acts.last(act("ring_up", item="Latte"), act("pay"))["total"] == "3.80"


def test_a_shop_without_a_name_is_refused(cafe_acts: Acts) -> None:
    """It stands on every receipt."""
    assert "name is empty" in cafe_acts(act("set", name=" "))[0]["refused"]


def test_an_order_is_found_by_what_the_customer_knows_of_it(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte", at=AT), act("customer", name="Zoë"), act("pay"))
    later = "2026-11-24T08:00:00+00:00"
    cafe_acts(act("ring_up", item="Filter", at=later), act("customer", name="Ben"), act("pay"))
    for find, day, found in (
        ("zoe", None, ["2026-11-23"]),
        ("3,80", None, ["2026-11-23"]),
        ("1", None, ["2026-11-23", "2026-11-24"]),
        ("1", "2026-11-23", ["2026-11-23"]),
        ("9:0", None, ["2026-11-24"]),
        ("T1-000002", None, ["2026-11-24"]),
        ("nobody", None, []),
    ):
        answer = cafe_acts.last(act("orders", find=find, at=later) | ({"day": day} if day else {}))
        assert [each["day"] for each in answer["orders"]] == found, find
    assert [each["name"] for each in cafe_acts.last(act("orders", at=later))["orders"]] == ["Ben"]


def test_the_day_says_what_was_on_us_at_its_cost_or_at_its_price_where_nobody_knows_that(acts: Acts) -> None:
    menu = [{"item": "Latte", "price": "3.80", "cost": "0.90"}, {"item": "Tea", "price": "3.00"}]
    report = acts.last(
        SHOP | {"menu": menu, "groups": []},
        act("ring_up", item="Latte", quantity=2),
        act("ring_up", item="Tea"),
        act("comp", line=1, reason="spilled", by="Rosa"),
        act("comp", line=2, reason="spilled", by="Rosa"),
        act("pay"),
        act("ring_up", item="Latte"),
        act("pay"),
        act("report", day="2026-11-23"),
    )
    assert (report["reductions_minor"]["comp"], report["comps_cost_minor"]) == (1060, 480)


MAILED = act("set", mail={"server": "localhost", "sender": "bar@example.org", "port": 1})


def test_a_receipt_goes_by_e_mail_where_a_server_is_set_up(cafe_acts: Acts) -> None:
    by_mail = act("pay", receipt="e-mail", email="Mara@EXAMPLE.org")
    _, refused, _, wrong, paid, again = cafe_acts(
        TEN,
        by_mail,
        MAILED,
        act("pay", receipt="e-mail", email="mara"),
        by_mail,
        act("print_again", order=1, email="ben@example.org"),
    )
    assert "No mail server is set up" in refused["refused"]
    assert "is no e-mail address" in wrong["refused"]
    assert (paid["receipt"], paid["email"]) == ("T1-000001", "Mara@example.org")
    assert again["email"] == "ben@example.org"


def test_an_address_is_for_a_receipt_by_e_mail(cafe_acts: Acts) -> None:
    assert "by e-mail" in cafe_acts.last(TEN, act("pay", email="mara@example.org"))["refused"]
