"""A bill paid in parts: by several tenders, later, by shares; money given back; a tip afterwards; a wrong tender."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act

TEN = act("ring_up", item="Beans")
CARD = {"tender": "card"}


def amounts(answers: list[dict[str, Any]], field: str) -> list[Any]:
    return [answer[field] for answer in answers]


def test_the_first_payment_places_the_order_and_the_last_one_has_the_receipt(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        TEN,
        act("pay", tenders=[{"tender": "cash", "amount": "4.00", "tendered": "5.00"}]),
        act("ticket"),
        act("pay", order="1", tenders=[CARD | {"amount": "3.50"}]),
        act("pay", order="1", tenders=[CARD]),
        act("pay", order="1", tenders=[CARD]),
        act("report"),
    )
    assert amounts(answers[1:2] + answers[3:5], "left") == ["6.00", "2.50", "0.00"]
    assert amounts(answers[1:2] + answers[3:5], "paid") == ["4.00", "3.50", "2.50"]
    assert (answers[1]["change"], answers[1]["receipt"], answers[4]["receipt"]) == ("1.00", None, "T1-000001")
    assert answers[2]["ticket"]["lines"] == []
    assert answers[5]["refused"] == "Order 1 is paid already. Take nothing for it."
    assert answers[6]["payments"]["card"] == {"count": 2, "amount_minor": 600}


def test_later_opens_a_tab_that_is_paid_by_its_name(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        TEN,
        act("pay", later=True, name="Mia"),
        act("pay", tab="Mia"),
        act("pay", tab="Mia"),
        act("pay", later=True, name="Jo"),
    )
    assert (answers[1]["left"], answers[1]["paid"], answers[1]["tenders"]) == ("10.00", "0.00", [])
    assert (answers[2]["order"], answers[2]["paid"], answers[2]["left"]) == ("1", "10.00", "0.00")
    assert answers[3]["refused"] == "There is no open tab “Mia” here."
    assert answers[4]["refused"] == "There is nothing on the ticket yet."


def test_a_payment_goes_back_with_its_tip_before_all_is_paid(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        TEN,
        act("pay", tenders=[CARD | {"amount": "4.00", "tip": "1.00"}, {"tender": "cash", "amount": "1.00"}]),
        act("give_back", order="1", payment=1),
        act("order", order="1"),
        act("give_back", order="1", payment=2),
        act("pay", order="1"),
        act("give_back", order="1", payment=1),
        act("report"),
    )
    assert (answers[2]["amount"], answers[2]["tip"], answers[2]["left"]) == ("4.00", "1.00", "9.00")
    assert [row["tender"] for row in answers[3]["payments"]] == ["cash"]
    assert answers[4]["refused"] == "Order 1 has no payment 2."
    assert answers[5]["paid"] == "9.00"
    assert answers[6]["refused"] == "Order 1 is paid. Refund it instead."
    report = answers[7]
    assert report["payments"] == {"cash": {"count": 2, "amount_minor": 1000}, "card": {"count": 0, "amount_minor": 0}}
    assert (report["tips_minor"], report["takings_minor"]) == (0, 1000)


def test_what_the_card_took_too_much_after_cash_goes_back(acts: Acts) -> None:
    """FloCafe#214: 5.00, 3.00 in cash, then the terminal took 5.00: 3.00 too much, the cash goes back."""
    shop = SHOP | {"menu": [{"item": "A", "price": "5.00"}], "groups": []}
    answers = acts(
        shop,
        act("ring_up", item="A"),
        act("pay", tenders=[{"tender": "cash", "amount": "3.00"}]),
        act("pay", order="1", tenders=[CARD | {"amount": "5.00"}]),
        act("give_back", order="1", payment=1),
        act("give_back", order="1", payment=1),
    )
    assert (answers[3]["paid"], answers[3]["left"]) == ("5.00", "-3.00")
    assert (answers[4]["tender"], answers[4]["left"]) == ("cash", "0.00")
    assert answers[5]["ok"] is False


def test_a_tip_added_afterwards_is_no_change(acts: Acts) -> None:
    """odoo!217318: 20.00 by card, a tip of 3.00 afterwards: 23.00 on the card, sales 20.00, nothing over or short."""
    answers = acts(
        SHOP | {"menu": [{"item": "A", "price": "20.00"}], "groups": []},
        act("ring_up", item="A"),
        act("pay", tenders=[CARD]),
        act("pay", order="1", tenders=[CARD | {"amount": "0.00", "tip": "3.00", "tip_to": "Ana"}]),
        act("order", order="1"),
        act("report"),
        act("x"),
    )
    tipped, order, report, x = answers[3:]
    assert (tipped["tips"], tipped["change"], tipped["paid"], tipped["left"]) == ("3.00", "0.00", "0.00", "0.00")
    assert sum(Decimal(row["tendered"]) for row in order["payments"]) == Decimal("23.00")
    assert (report["sales_minor"], report["takings_minor"], report["tips_minor"]) == (2000, 2000, 300)
    assert x["tips"] == [{"name": "Ana", "amount": "3.00"}]


def test_a_wrong_tender_is_put_right_by_a_lead_without_a_refund(acts: Acts) -> None:
    wrong = {"order": "1", "from": "cash", "to": "card", "reason": "tapped the wrong one"}
    staff = [{"name": "Ana", "pin": "1111"}, {"name": "Dana", "role": "lead", "pin": "2222"}]
    answers = acts(
        SHOP | {"staff": staff, "cash_rounding": {"step": "0.05"}},
        act("ring_up", item="Latte"),
        act("discount", amount="0.02", reason="x"),
        act("pay"),
        act("change_tender", **wrong),
        act("change_tender", approved_by="Dana", pin="2222", **wrong),
        act("change_tender", by="Dana", **wrong),
        act("report"),
        act("refund", order="1", all=True, reason="x"),
    )
    assert (answers[3]["paid"], answers[3]["rounding"]) == ("3.80", "0.02")
    assert "Dana" in answers[4]["refused"]
    assert [(row["tender"], row["amount"]) for row in answers[5]["payments"]] == [("card", "3.78")]
    assert answers[6]["ok"] is False
    assert answers[7]["payments"] == {
        "cash": {"count": 0, "amount_minor": 0},
        "card": {"count": 1, "amount_minor": 378},
    }
    assert (answers[7]["rounding_minor"], answers[7]["refunds"]["cash"]["count"]) == (0, 0)
    assert answers[8]["tenders"] == [{"tender": "card", "amount": "3.78"}]


def test_the_shops_own_tenders(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        TEN,
        act("pay", tenders=[{"tender": "twint"}]),
        act("set", tenders=["twint", "lunch card"]),
        act("pay", tenders=[{"tender": "twint", "amount": "4.00"}, {"tender": "lunch card"}]),
        act("refund", order="1", amount="1.00", tender="twint", reason="x"),
        act("report"),
        act("set", tenders=["Cash"]),
    )
    assert answers[1]["refused"] == "Nobody can pay by “twint” here. Choose cash, card, gift card, house."
    assert (answers[3]["left"], answers[4]["amount"]) == ("0.00", "1.00")
    assert answers[5]["payments"]["lunch card"] == {"count": 1, "amount_minor": 600}
    assert answers[6]["refused"] == "“Cash” is a way to pay already. Give this one another name."


def share(order: str | None, of: dict[str, Any], *tenders: dict[str, str]) -> dict[str, Any]:
    return act("pay", share=of, tenders=list(tenders), **({"order": order} if order else {}))


@pytest.mark.parametrize(
    ("currency", "price", "shares"),
    [
        ("EUR", "10.00", ["3.34", "3.33", "3.33"]),
        ("KWD", "1.000", ["0.334", "0.333", "0.333"]),
        ("JPY", "1000", ["334", "333", "333"]),
    ],
)
def test_even_shares_add_up(acts: Acts, currency: str, price: str, shares: list[str]) -> None:
    """CASES, Splits: 10.00 over 3; Sizes of money: 1.000 KWD over 3."""
    shop = SHOP | {"currency": currency, "menu": [{"item": "A", "price": price}], "groups": []}
    answers = acts(
        shop,
        act("ring_up", item="A"),
        share(None, {"of": 3}, CARD),
        share("1", {"of": 4}, CARD),
        share("1", {"of": 3}),
        share("1", {"of": 3}, CARD),
    )
    paid = [answers[2], *answers[4:]]
    assert [answer["share"]["amount"] for answer in paid] == shares
    assert amounts(paid, "receipt") == ["T1-000001", "T1-000002", "T1-000003"]
    assert answers[3]["refused"] == "This bill is split in 3 already. Pay the next of them."
    assert Decimal(paid[-1]["left"]) == 0


def test_no_cent_of_one_rate_lands_under_another(acts: Acts) -> None:
    """FloCafe!295: 10.00 at 7% and 10.00 at 19%, split in 3: the shares' tax adds up to 0.65 and 1.60."""
    shop = SHOP | {
        "menu": [{"item": "A", "price": "10.00", "tax_class": "food"}, {"item": "B", "price": "10.00"}],
        "groups": [],
    }
    answers = acts(
        shop,
        act("ring_up", item="A"),
        act("ring_up", item="B"),
        *(share("1" if nth else None, {"of": 3}, CARD) for nth in range(3)),
    )
    sums: dict[str, list[Decimal]] = {"7": [], "19": []}
    for answer in answers[3:]:
        for row in answer["share"]["taxes"]:
            sums[row["percent"]].append(Decimal(row["net"]) + Decimal(row["tax"]))
            sums[row["percent"] + "t"] = [*sums.get(row["percent"] + "t", []), Decimal(row["tax"])]
    assert (sum(sums["7t"]), sum(sums["19t"])) == (Decimal("0.65"), Decimal("1.60"))
    assert (sum(sums["7"]), sum(sums["19"])) == (10, 10)


def test_lines_and_parts_of_lines(acts: Acts) -> None:
    """odoo!193514: 4 of 10 of one line; odoo#17810: one of two; a line in thirds."""
    shop = SHOP | {"menu": [{"item": "A", "price": "2.00"}, {"item": "B", "price": "10.00"}], "groups": []}
    third = {"lines": [{"line": 2, "quantity": "1/3"}]}
    answers = acts(
        shop,
        act("ring_up", item="A", quantity=10),
        act("ring_up", item="B"),
        share(None, {"lines": [{"line": 1, "quantity": "4"}]}, CARD),
        *(share("1", third, CARD) for _ in range(3)),
        share("1", third, CARD),
        share("1", {"lines": [{"line": 1, "quantity": "7"}]}, CARD),
        act("pay", order="1", tenders=[CARD]),
    )
    assert [answer["share"]["amount"] for answer in answers[3:7]] == ["8.00", "3.34", "3.33", "3.33"]
    assert answers[7]["refused"] == "Of B 0 is left to pay."
    assert answers[8]["refused"] == "Of A 6 is left to pay."
    assert (answers[9]["paid"], answers[9]["left"], answers[9]["receipt"]) == ("12.00", "0.00", "T1-000005")


def test_a_share_is_paid_whole(acts: Acts) -> None:
    shop = SHOP | {"menu": [{"item": "A", "price": "10.00"}], "groups": []}
    answers = acts(
        shop,
        act("ring_up", item="A"),
        share(None, {"amount": "6.00"}, CARD | {"amount": "5.99"}),
        share(None, {"amount": "10.01"}, CARD),
        share(None, {"of": 2, "amount": "1.00"}, CARD),
        act("ticket"),
        share(None, {"amount": "6.00"}, CARD),
    )
    assert answers[2]["refused"] == "This share is €0.01 short. Take the rest, or choose a smaller share."
    assert answers[3]["refused"] == "Only €10.00 is left to pay. Choose a smaller share."
    assert answers[4]["ok"] is False
    assert answers[5]["ticket"]["total"] == "10.00"
    assert (answers[6]["left"], answers[6]["receipt"]) == ("4.00", "T1-000001")


def test_the_bar_gets_one_order_however_it_is_split(cafe_acts: Acts) -> None:
    """odoo!161498: split after the drinks were made: no second order and no new promise."""
    answers = cafe_acts(
        act("ring_up", item="Latte", quantity=2),
        act("pay", later=True, name="Mia"),
        act("ready", order="1"),
        act("pay", tab="Mia", share={"of": 2}, tenders=[CARD]),
        act("pay", tab="Mia", share={"of": 2}, tenders=[CARD]),
        act("orders"),
    )
    assert [answer["ok"] for answer in answers] == [True] * 6
    assert [order["order"] for order in answers[5]["orders"]] == ["1"]
    assert answers[3]["promise"] == answers[1]["promise"]


def test_cash_shares_are_rounded_each(acts: Acts) -> None:
    shop = SHOP | {"menu": [{"item": "A", "price": "10.00"}], "groups": [], "cash_rounding": {"step": "0.05"}}
    answers = acts(
        shop,
        act("ring_up", item="A"),
        *(share("1" if nth else None, {"of": 3}) for nth in range(3)),
        act("refund", order="1", all=True, reason="x", at=AT),
    )
    assert amounts(answers[2:5], "paid") == ["3.35", "3.35", "3.35"]
    assert amounts(answers[2:5], "rounding") == ["0.01", "0.02", "0.02"]
    assert answers[4]["left"] == "0.00"
    assert answers[5]["amount"] == "10.05"


def test_a_declined_card_is_our_mishap_and_another_way_pays(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        TEN,
        act("card_declined"),
        act("card_declined"),
        act("pay", tenders=[{"tender": "cash", "amount": "4.00"}]),
        act("card_declined", order="1"),
        act("pay", order="1"),
        act("mishaps"),
    )
    assert amounts(answers[1:3] + answers[4:5], "mishap") == ["m1", "m1", "1a"]
    assert answers[5]["left"] == "0.00"
    assert {each["kind"] for each in answers[6]["mishaps"]} == {"card_or_printer"}


def test_a_receipt_as_a_code_says_what_stands_on_it_and_is_not_printed(cafe_acts: Acts) -> None:
    answers = cafe_acts(TEN, act("pay", receipt="qr"), TEN, act("pay", receipt="none"))
    assert "Receipt T1-000001" in answers[1]["qr"].splitlines()
    assert "qr" not in answers[3]


def test_a_tip_comes_by_what_the_shop_decided_and_nothing_else_can_be_decided(cafe_acts: Acts) -> None:
    answers = cafe_acts(act("set", tip_tenders=["card"]), act("set", tip_tenders=["shells"]))
    assert answers[0]["ok"]
    assert answers[1]["refused"] == "Nobody can pay by “shells” here, so no tip comes by it. Leave it out."
