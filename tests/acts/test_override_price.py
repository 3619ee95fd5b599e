"""Another price than the menu's: for a reason, by whoever may, and seen wherever the money is."""

from __future__ import annotations

from click.testing import CliRunner

from acts.lines import Acts, act
from acts.test_people import DANA, WITH_PINS
from counter.cli.verify import verify_command

DENTED = {"line": 1, "price": "2.30", "reason": "dented"}


def test_a_lead_says_another_price_for_one_with_all_that_is_chosen(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("ring_up", item="Latte", quantity=2, modifiers=["oat"]),
        act("override_price", **DENTED),
        act("override_price", **DENTED, by="Dana"),
        act("override_price", line=1, price="2.50", reason="dented", **DANA),
        act("change", line=1, quantity=3),
        act("undo"),
        act("pay", by="Dana"),
        act("order", order="1"),
        act("x", by="Rosa"),
        act("report", day="2026-11-23"),
    )
    assert answers[2]["refused"] == "Another price needs Dana or Rosa."
    assert answers[3]["ok"] is True
    line = answers[4]["ticket"]["lines"][0]
    assert (line["unit_price"], line["total"]) == ("4.40", "5.00")
    assert line["reductions"] == [{"kind": "price", "amount": "3.80", "reason": "dented"}]
    assert answers[5]["ticket"]["lines"][0]["total"] == "7.50"
    assert answers[7]["total"] == "5.00"
    assert answers[8]["lines"][0]["reductions"][0]["kind"] == "price"
    assert {"kind": "price", "amount": "3.80"}.items() <= next(
        each for each in answers[9]["reductions"] if each["kind"] == "price"
    ).items()
    assert answers[10]["reductions_minor"]["price"] == 380


def test_what_is_taken_off_comes_off_the_price_that_was_said(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("ring_up", item="Beans"),
        act("discount", line=1, percent="10", reason="regular"),
        act("override_price", line=1, price="6.00", reason="dented", by="Dana"),
        act("discount", line=1, amount="6.01", reason="regular", by="Rosa"),
        act("discount", line=1, amount="3.00", reason="regular", by="Dana"),
        act("comp", line=1, reason="spilled"),
    )
    assert answers[3]["ticket"]["total"] == "5.40"
    assert answers[4]["refused"] == "€6.01 is more than the €6.00 it costs. Take off less."
    kinds = [(each["kind"], each["amount"]) for each in answers[5]["ticket"]["lines"][0]["reductions"]]
    assert kinds == [("price", "4.00"), ("discount", "3.00")]
    assert answers[6]["ticket"]["total"] == "0.00"


def test_bad_prices_are_one_sentence_and_change_nothing(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("ring_up", item="Latte"),
        *(
            act("override_price", **(DENTED | bad), by="Dana")
            for bad in (
                {"price": "-1.00"},
                {"price": "3.80"},
                {"price": "5.71"},
                {"price": "1000000000.00"},
                {"price": "1.89"},
                {"reason": " "},
                {"line": 2},
            )
        ),
        act("ticket"),
    )[2:]
    *refused, ticket = answers
    assert [answer["refused"] for answer in refused[:3]] == [
        "A price is not below nothing. Say what one costs.",
        "€3.80 is what it costs already.",
        "50.3% needs Rosa: up to 50% is yours to give.",
    ]
    assert not any(answer["ok"] for answer in refused)
    assert refused[4]["refused"] == "50.3% needs Rosa: up to 50% is yours to give."
    assert ticket["ticket"]["total"] == "3.80"


def test_a_price_that_was_said_is_too_low_by_the_time_it_is_paid(acts: Acts) -> None:
    answers = acts(
        WITH_PINS,
        act("ring_up", item="Latte"),
        act("override_price", line=1, price="2.00", reason="dented", by="Dana"),
        act("change", line=1, modifiers=["oat"]),
        act("pay"),
    )
    assert answers[4]["refused"] == "What comes off this ticket is too much by now: take it back and give it anew."


def test_a_price_above_the_menus_is_what_each_part_of_a_bill_pays(acts: Acts) -> None:
    """odoo#17810: 2 of a list price of 18.00, changed to 20.00, one of them paid: 20.00."""
    shop = WITH_PINS | {"menu": [{"item": "Cake", "price": "18.00"}], "groups": []}
    one = {"lines": [{"line": 1, "quantity": "1"}]}
    answers = acts(
        shop,
        act("ring_up", item="Cake", quantity=2),
        act("override_price", line=1, price="20.00", reason="with candles"),
        act("override_price", line=1, price="20.00", reason="with candles", by="Dana"),
        act("discount", line=1, percent="10", reason="regular"),
        act("undo"),
        act("pay", share=one, tenders=[{"tender": "card"}]),
        act("pay", order="1", share=one),
        act("x", by="Rosa"),
        act("order", order="1"),
        act("report"),
    )
    assert answers[2]["refused"] == "Another price needs Dana or Rosa."
    line = answers[3]["ticket"]["lines"][0]
    assert (line["unit_price"], line["total"], line["reductions"]) == ("20.00", "40.00", [])
    assert line["raised"] == {"amount": "4.00", "reason": "with candles"}
    assert answers[4]["ticket"]["total"] == "36.00"
    assert [answer["share"]["amount"] for answer in answers[6:8]] == ["20.00", "20.00"]
    assert answers[8]["sales"] == "40.00"
    assert answers[8]["raised"] == {"count": 1, "amount": "4.00"}
    order, day = answers[9:]
    assert order["lines"][0]["raised"] == {"amount": "4.00", "reason": "with candles"}
    assert day["raised_minor"] == 400
    assert CliRunner().invoke(verify_command, obj=acts.folder).exit_code == 0
