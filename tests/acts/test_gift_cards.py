"""Gift cards: sold as money that is owed, spent bit by bit, and alive again where money goes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acts.lines import SHOP, Acts, act
from counter.cli.verify import verify_command

LATTE, BEANS = act("ring_up", item="Latte"), act("ring_up", item="Beans")
CASH, CARD = {"tender": "cash"}, {"tender": "card"}
UNKNOWN = "This shop sold no gift card with that code. Read it again, or scan it."


def by_card(code: str, amount: str | None = None) -> dict[str, Any]:
    return {"tender": "gift card", "code": code} | ({} if amount is None else {"amount": amount})


def sold(acts: Acts, amount: str = "50.00") -> str:
    return str(acts.last(act("gift_card", sell=amount, tenders=[CARD]))["code"])


def balance(acts: Acts, code: str) -> str:
    return str(acts.last(act("gift_card", code=code))["balance"])


def test_a_gift_card_is_money_in_and_no_sale(cafe_acts: Acts) -> None:
    card, x, report = cafe_acts(
        act("gift_card", sell="50.00", tenders=[CASH | {"tendered": "60.00"}]), act("x"), act("report")
    )
    assert (card["balance"], card["paid"], card["change"]) == ("50.00", "50.00", "10.00")
    assert (x["sales"], x["taxes"], x["tenders"], x["expected"]) == ("0.00", [], [], "50.00")
    assert x["received"] == [{"for": "gift card", "tender": "cash", "count": 1, "amount": "50.00"}]
    assert (report["sales_minor"], report["takings_minor"]) == (0, 0)
    assert report["gift_cards"] == {"sold": 1, "sold_minor": 5000, "used_minor": 0, "outstanding_minor": 5000}


def test_what_the_card_machine_took_for_a_gift_card_is_expected_of_it(cafe_acts: Acts) -> None:
    sold(cafe_acts)
    assert cafe_acts.last(act("x"))["card"]["expected"] == "50.00"


def test_it_pays_bit_by_bit_beside_others_and_never_more_than_is_on_it(cafe_acts: Acts) -> None:
    code, other = sold(cafe_acts, "5.00"), sold(cafe_acts, "3.00")
    answers = cafe_acts(
        LATTE,
        act("pay", tenders=[by_card(code)]),
        BEANS,
        act("pay", tenders=[by_card(code)]),
        act("pay", tenders=[by_card(code, "1.20"), by_card(other, "3.00"), CASH | {"tendered": "10.00"}]),
        LATTE,
        act("pay", tenders=[by_card(code)]),
        act("x"),
        act("report"),
    )
    assert answers[1]["tenders"][0]["code_end"] == code[-5:]
    assert answers[3]["refused"] == "€1.20 is on that gift card. Take that, and the rest another way."
    assert (answers[4]["paid"], answers[4]["change"]) == ("10.00", "4.20")
    assert answers[6]["refused"] == "That gift card is empty. Choose another way to pay."
    assert {row["tender"]: row["amount"] for row in answers[7]["tenders"]} == {"gift card": "8.00", "cash": "5.80"}
    assert answers[8]["gift_cards"]["outstanding_minor"] == 0


def test_one_card_twice_in_one_payment_pays_no_more_than_is_on_it(cafe_acts: Acts) -> None:
    code = sold(cafe_acts, "6.00")
    refused = cafe_acts(BEANS, act("pay", tenders=[by_card(code, "5.00"), by_card(code, "5.00")]))[-1]
    assert refused["refused"] == "€1.00 is on that gift card. Take that, and the rest another way."
    assert balance(cafe_acts, code) == "6.00"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4111 1111 1111 1111", "That looks like a card number. Counter never keeps one: write something else."),
        ("hello", "That is no gift card code. It has 13 letters and figures: compare it with the card."),
        ("0000-0000-00000", UNKNOWN),
        ("", "Scan the gift card, or type its code."),
    ],
)
def test_a_code_that_is_none_pays_nothing(cafe_acts: Acts, typed: str, said: str) -> None:
    answers = cafe_acts(LATTE, act("pay", tenders=[by_card(typed)]), act("ticket"))
    assert answers[1]["refused"] == said
    assert len(answers[2]["ticket"]["lines"]) == 1


def test_a_card_of_another_shop_is_not_known_here(cafe_acts: Acts, tmp_path: Path) -> None:
    there = Acts(tmp_path / "there")
    there(SHOP)
    assert cafe_acts(LATTE, act("pay", tenders=[by_card(sold(there))]))[-1]["refused"] == UNKNOWN


@pytest.mark.parametrize(
    ("sale", "said"),
    [
        ({"sell": "0"}, "A gift card is sold for something. Say how much is on it."),
        ({"sell": "-5.00"}, "A gift card is sold for something. Say how much is on it."),
        ({"sell": "1000.01"}, "At most €1,000.00 is on a gift card. Sell two, or one for less."),
        ({"sell": "20.00", "tenders": [CASH | {"amount": "10.00"}]}, "That is €10.00 short."),
        ({"sell": "20.00", "tenders": [CARD | {"amount": "30.00"}]}, "€20.00 is to be paid. Take no more than that."),
        ({"sell": "20.00", "tenders": [CARD | {"tip": "1.00"}]}, "A tip comes with an order. Leave it out."),
        ({"sell": "20.00", "tenders": [{"tender": "house", "account": "Acme"}]}, "Only money pays for that."),
        ({"sell": "20.00", "code": "0000-0000-00000"}, "Say which: what it is sold for, or its code."),
        ({}, "Say which: what it is sold for, or its code."),
    ],
)
def test_a_gift_card_is_sold_for_money_alone(cafe_acts: Acts, sale: dict[str, Any], said: str) -> None:
    refused, x = cafe_acts(act("gift_card", **sale), act("x"))
    assert refused["refused"].startswith(said)
    assert (x["received"], x["expected"]) == ([], "0.00")


def test_a_gift_card_buys_no_gift_card(cafe_acts: Acts) -> None:
    code = sold(cafe_acts)
    refused = cafe_acts(act("gift_card", sell="50.00", tenders=[by_card(code)]))[0]
    assert refused["refused"] == "Only money pays for that. Take cash, card, or another way to pay of the shop."


def test_a_discount_on_the_ticket_does_not_touch_a_gift_card(cafe_acts: Acts) -> None:
    answers = cafe_acts(BEANS, act("discount", percent="10", reason="regular"), act("gift_card", sell="20.00"))
    assert (answers[2]["paid"], answers[2]["balance"]) == ("20.00", "20.00")


def test_it_takes_no_tip_and_pays_no_more_than_is_left(cafe_acts: Acts) -> None:
    code = sold(cafe_acts)
    tip, over = cafe_acts(
        LATTE,
        act("pay", tenders=[by_card(code) | {"tip": "1.00"}]),
        act("pay", tenders=[by_card(code, "5.00")]),
    )[1:]
    assert tip["refused"] == "A tip comes by cash or card. Leave it off the gift card."
    assert over["refused"] == "€3.80 is left to pay. Take no more than that from it."
    assert balance(cafe_acts, code) == "50.00"


def test_a_code_beside_another_tender_is_a_slip(cafe_acts: Acts) -> None:
    refused = cafe_acts(LATTE, act("pay", tenders=[CARD | {"code": "4111 1111 1111 1111"}]))[1]
    assert refused["refused"] == "A code is a gift card’s, a name an account’s. Leave it off the card."


def test_what_was_bought_with_a_gift_card_goes_back_on_it(cafe_acts: Acts) -> None:
    """opensourcepos#1620, odoo#135400: what a card paid is on the same card again, and the card is alive."""
    code = sold(cafe_acts, "3.00")
    answers = cafe_acts(
        LATTE,
        act("pay", tenders=[by_card(code, "3.00"), CARD]),
        act("refund", order="1", all=True, reason="cold"),
    )
    assert answers[2]["tenders"] == [{"tender": "gift card", "amount": "3.00"}, {"tender": "card", "amount": "0.80"}]
    assert balance(cafe_acts, code) == "3.00"


def test_each_of_several_cards_gets_back_what_it_paid(cafe_acts: Acts) -> None:
    one, two = sold(cafe_acts, "4.00"), sold(cafe_acts, "6.00")
    answers = cafe_acts(
        BEANS,
        act("pay", tenders=[by_card(one, "4.00"), by_card(two, "6.00")]),
        act("refund", order="1", amount="5.00", reason="cold"),
    )
    assert [row["amount"] for row in answers[2]["tenders"]] == ["2.00", "3.00"]
    assert (balance(cafe_acts, one), balance(cafe_acts, two)) == ("2.00", "3.00")


def test_an_empty_card_cannot_pay_in_a_refund(cafe_acts: Acts) -> None:
    """odoo#135393: money goes back by a card only where the card had paid, and up to that."""
    code = sold(cafe_acts, "3.00")
    answers = cafe_acts(
        BEANS,
        act("pay", tenders=[by_card(code, "3.00"), CASH]),
        act("refund", order="1", all=True, tender="gift card", reason="cold"),
        act("refund", order="1", amount="2.00", tender="gift card", reason="cold"),
        BEANS,
        act("pay", tenders=[CASH]),
        act("refund", order="2", all=True, tender="gift card", reason="cold"),
    )
    assert answers[2]["refused"] == "Only €3.00 can go back by gift card: what it paid."
    assert answers[3]["ok"]
    assert answers[6]["refused"] == "Only €0.00 can go back by gift card: what it paid."
    assert balance(cafe_acts, code) == "2.00"


def test_a_payment_by_card_that_is_given_back_restores_it(cafe_acts: Acts) -> None:
    code = sold(cafe_acts, "5.00")
    cafe_acts.last(
        BEANS,
        act("pay", tenders=[by_card(code, "5.00")]),
        act("give_back", order="1", payment=1),
    )
    assert balance(cafe_acts, code) == "5.00"


def test_a_cancelled_order_gives_the_card_back_what_it_paid(cafe_acts: Acts) -> None:
    code = sold(cafe_acts, "5.00")
    cafe_acts.last(LATTE, act("pay", tenders=[by_card(code)]), act("cancel", order="1", reason="left", refund=True))
    assert balance(cafe_acts, code) == "5.00"


def test_one_that_was_sold_by_mistake_is_taken_back_and_the_money_goes_as_it_came(cafe_acts: Acts) -> None:
    code = str(cafe_acts.last(act("gift_card", sell="30.00", tenders=[CARD | {"amount": "20.00"}, CASH]))["code"])
    back = cafe_acts.last(act("gift_card", code=code, back=True, reason="wrong amount"))
    assert (back["balance"], back["back"]) == ("0.00", "30.00")
    x, report = cafe_acts(act("x"), act("report"))
    assert (x["expected"], x["card"]["expected"], x["sales"]) == ("0.00", "0.00", "0.00")
    assert [(row["tender"], row["count"], row["amount"]) for row in x["received"]] == [
        ("card", 0, "0.00"),
        ("cash", 0, "0.00"),
    ]
    assert "gift_cards" not in report
    refused = cafe_acts(LATTE, act("pay", tenders=[by_card(code)]))[-1]
    assert refused["refused"] == "That gift card is empty. Choose another way to pay."
    assert CliRunner().invoke(verify_command, obj=cafe_acts.folder).exit_code == 0


def test_what_is_spent_in_part_or_was_taken_back_is_not_taken_back(cafe_acts: Acts) -> None:
    code = sold(cafe_acts, "5.00")
    back = act("gift_card", code=code, back=True, reason="wrong amount")
    answers = cafe_acts(
        act("gift_card", code=code, back=True),
        LATTE,
        act("pay", tenders=[by_card(code)]),
        back,
        act("refund", order="1", all=True, reason="cold"),
        back,
        back,
    )
    assert answers[0]["refused"] == "Say why in a few words."
    assert answers[3]["refused"].startswith("€1.20 of €5.00 is on that gift card.")
    assert answers[5]["ok"]
    assert answers[6]["refused"].startswith("€0.00 of €5.00 is on that gift card.")


def test_a_card_sold_the_day_before_leaves_the_figures_of_that_day(cafe_acts: Acts) -> None:
    card = cafe_acts.last(act("gift_card", sell="5.00", at="2030-01-01T09:00:00+00:00"))
    answers = cafe_acts(
        act("gift_card", code=card["code"], back=True, reason="wrong amount", at="2030-01-02T09:00:00+00:00"),
        act("report", day="2030-01-01"),
        act("report"),
    )
    before, after = answers[1]["gift_cards"], answers[2]["gift_cards"]
    assert before == {"sold": 1, "sold_minor": 500, "used_minor": 0, "outstanding_minor": 500}
    assert after == {"sold": -1, "sold_minor": -500, "used_minor": 0, "outstanding_minor": 0}


def test_nothing_is_put_down_to_a_gift_card_afterwards(cafe_acts: Acts) -> None:
    code = sold(cafe_acts)
    answers = cafe_acts(
        LATTE,
        act("pay", tenders=[by_card(code)]),
        act("change_tender", order="1", **{"from": "gift card", "to": "cash"}, reason="wrong", by="Dana"),
        act("pay", order="1", tenders=[by_card(code, "0.00") | {"tip": "1.00"}]),
    )
    assert answers[2]["refused"] == "Nothing is put down to a gift card afterwards. Refund it, and take it anew."
    assert answers[3]["refused"] == "A tip comes by cash or card. Leave it off the gift card."


def test_cash_for_a_gift_card_is_rounded_and_the_card_is_not(cafe_acts: Acts) -> None:
    answers = cafe_acts(act("set", cash_rounding={"step": "0.05"}), act("gift_card", sell="19.98"))
    assert (answers[1]["paid"], answers[1]["rounding"], answers[1]["balance"]) == ("20.00", "0.02", "19.98")
