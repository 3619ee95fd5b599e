"""The usual: known by a name or a short code, last orders, a punch card, and forgotten when they say so."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import Acts, act

LATTE = act("ring_up", item="Latte")
TENTH = {"every": 4, "categories": ["Coffee"]}


def sell(*lines: dict[str, Any], usual: str = "Mara") -> list[dict[str, Any]]:
    return [*lines, act("customer", usual=usual), act("pay")]


def punches(acts: Acts, name: str = "Mara") -> int:
    return int(acts.last(act("usual", name=name))["punches"])


@pytest.fixture
def regulars(cafe_acts: Acts) -> Acts:
    """A shop whose fourth coffee is on us, and one regular."""
    cafe_acts.last(act("set", punch_card=TENTH), act("usual", name="Mara", code="M7", own_cup=True))
    return cafe_acts


def test_a_regular_is_known_by_name_or_code_with_what_they_had(regulars: Acts) -> None:
    answers = regulars(
        *sell(act("ring_up", item="Latte", modifiers=["oat"])),
        *sell(act("ring_up", item="Croissant"), usual="m7"),
        act("usual", name="MARA"),
    )
    assert answers[1]["ticket"]["usual"] == {"name": "Mara", "code": "M7", "own_cup": True, "punches": 0, "full": 3}
    assert answers[1]["ticket"]["customer"] == "Mara"
    usual = answers[-1]
    assert [(each["order"], each["what"], each["total"]) for each in usual["orders"]] == [
        ("2", "Croissant", "2.50"),
        ("1", "Latte", "4.40"),
    ]
    assert usual["punches"] == 1


def test_the_same_again_is_theirs_while_they_are_on_the_ticket(regulars: Acts) -> None:
    answers = regulars(
        *sell(act("ring_up", item="Latte", modifiers=["oat"])),
        *[act("ring_up", item="Filter"), act("pay")],
        act("customer", usual="Mara"),
        act("same_again"),
    )
    assert [(line["item"], line["modifiers"]) for line in answers[-1]["ticket"]["lines"]] == [("Latte", ["oat"])]
    assert answers[-1]["ticket"]["usual"]["name"] == "Mara"


def test_the_fourth_is_on_us_once_with_its_tax(regulars: Acts) -> None:
    answers = regulars(
        *sell(act("ring_up", item="Latte", quantity=3)),
        *sell(act("ring_up", item="Filter"), act("ring_up", item="Latte"), act("ring_up", item="Croissant")),
        *sell(LATTE),
        act("x"),
    )
    free = answers[6]["ticket"]
    assert [(line["item"], line["total"], line["tax"]) for line in free["lines"]] == [
        ("Filter", "2.80", "0.45"),
        ("Latte", "0.00", "0.00"),
        ("Croissant", "2.50", "0.16"),
    ]
    assert free["lines"][1]["reductions"] == [{"kind": "punch", "amount": "3.80", "reason": ""}]
    assert answers[7]["total"] == "5.30"
    assert answers[9]["ticket"]["total"] == "3.80"
    assert {"kind": "punch", "amount": "3.80"} in answers[-1]["reductions"]
    assert punches(regulars) == 2


def test_two_full_cards_pay_for_two_of_a_line(regulars: Acts) -> None:
    answers = regulars(
        *sell(act("ring_up", item="Latte", quantity=6)),
        *sell(act("ring_up", item="Latte", quantity=3)),
    )
    assert answers[4]["ticket"]["total"] == "3.80"
    assert punches(regulars) == 1


@pytest.mark.parametrize("way", ["refund", "cancel"])
def test_a_card_is_as_before_where_the_money_goes_back(regulars: Acts, way: str) -> None:
    back = {
        "refund": act("refund", order="2", all=True, reason="cold"),
        "cancel": act("cancel", order="2", reason="left", refund=True),
    }
    regulars.last(
        *sell(act("ring_up", item="Latte", quantity=3)),
        *sell(act("ring_up", item="Latte", quantity=2)),
        back[way],
    )
    assert punches(regulars) == 3
    assert [each["order"] for each in regulars.last(act("usual", name="Mara"))["orders"]] == ["1"]
    assert regulars.last(*sell(LATTE))["total"] == "0.00"
    assert punches(regulars) == 0


def test_who_had_it_for_nothing_and_leaves_gets_the_punches_back(regulars: Acts) -> None:
    regulars.last(
        *sell(act("ring_up", item="Latte", quantity=3)),
        *sell(LATTE),
        act("cancel", order="2", reason="left", refund=True),
    )
    assert punches(regulars) == 3


def test_a_discount_comes_first_and_what_is_on_us_is_what_is_left_of_it(regulars: Acts) -> None:
    answers = regulars(
        *sell(act("ring_up", item="Latte", quantity=3)),
        *sell(act("ring_up", item="Latte", quantity=2), act("discount", line=1, percent="10", reason="wet")),
    )
    line = answers[5]["ticket"]["lines"][0]
    assert [(each["kind"], each["amount"]) for each in line["reductions"]] == [("discount", "0.76"), ("punch", "3.42")]
    assert line["total"] == "3.42"


def test_without_a_card_nothing_is_punched_and_without_a_regular_nobody(regulars: Acts) -> None:
    answers = regulars(
        act("set", punch_card=None),
        *sell(act("ring_up", item="Latte", quantity=5)),
        act("set", punch_card=TENTH),
        act("ring_up", item="Latte", quantity=5),
        act("customer", usual="Mara"),
        act("customer", usual=""),
        act("pay"),
    )
    assert answers[6]["ticket"]["usual"]["full"] == 3
    assert answers[7]["ticket"]["usual"] is None
    assert punches(regulars) == 0


def test_a_regular_is_forgotten_and_the_totals_stay(regulars: Acts) -> None:
    before = regulars.last(*sell(LATTE), act("report"))
    forgotten, again, unknown, after = regulars(
        act("usual", name="Mara", forget=True),
        act("usual", name="Mara", forget=True),
        act("customer", usual="M7"),
        act("report"),
    )
    assert forgotten["ok"]
    assert again["refused"] == unknown["refused"].replace("M7", "Mara")
    assert after["sales_minor"] == before["sales_minor"]
    assert punches(regulars) == 0  # whoever is called so now is somebody else


def test_what_is_refused_beside_it_leaves_nobody_on_the_ticket(regulars: Acts) -> None:
    refused, ticket = regulars(act("customer", usual="Mara", table="4111 1111 1111 1111"), act("ticket"))
    assert not refused["ok"]
    assert (ticket["ticket"]["usual"], ticket["ticket"]["customer"]) == (None, "")
    late = regulars(act("customer", usual="Mara", needed_by="00:01"), act("ticket"))
    assert not late[0]["ok"]
    assert late[1]["ticket"]["usual"] is None


def test_what_nobody_is_called(regulars: Acts) -> None:
    answers = regulars(
        act("usual", name="4111 1111 1111 1111"),
        act("usual", name=""),
        act("usual", name="Theo", code="m7"),
        act("usual", name="Theo", code="4111111111111111"),
        act("usual", name="Theo"),
        act("usual", name="Theo", new_name="mara"),
        act("usual", name="Theo", new_name="Theodor", own_cup=True),
        act("customer", usual="Theo"),
        act("usual", name="Nobody", new_name="X"),
        act("set", punch_card={"every": 1}),
    )
    said = [answer.get("refused", "") for answer in answers]
    assert said[0].startswith("That looks like a card number")
    assert said[1] == "Say a name or a short code that they choose."
    assert said[2] == "“m7” is somebody else already. Add a letter, or choose another."
    assert said[3].startswith("That looks like a card number")
    assert said[5] == "“mara” is somebody else already. Add a letter, or choose another."
    assert answers[6]["own_cup"]
    assert said[7] == "Nobody is known here as “Theo”. Note them first."
    assert said[8] == "Nobody is known here as “Nobody”. Note them first."
    assert said[9] == "A punch card is full after 2 to 50. Choose a number between."
