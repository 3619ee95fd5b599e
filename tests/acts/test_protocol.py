"""One JSON object in, one out: refusals go on, a line that is none ends it, time never goes back."""

from __future__ import annotations

import json

import pytest

from acts.lines import AT, SHOP, Acts, act


def test_a_latte_from_nothing_to_handed_over(acts: Acts) -> None:
    answers = acts(
        SHOP,
        act("sign_in", name="Ana"),
        act("ring_up", item="Latte", modifiers=["oat"]),
        act("pay", tenders=[{"tender": "cash", "tendered": "10.00"}]),
        act("ready", order="1"),
        act("hand_over", order=1),
        act("order", order="1"),
    )
    assert all(answer["ok"] for answer in answers), answers
    assert [answer["act"] for answer in answers][:3] == ["shop", "sign_in", "ring_up"]
    paid = answers[3]
    assert (paid["order"], paid["total"], paid["change"], paid["receipt"]) == ("1", "4.40", "5.60", "T1-000001")
    assert answers[-1]["state"] == "handed over"
    assert acts.code == 0


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (act("dance"), "There is no act “dance”."),
        (act("ring_up", item="Latte", colour="blue"), "“ring_up” has no field “colour”."),
        (act("ring_up", combo="Morning"), "There is no combo “Morning” here."),
        (act("ring_up"), "Say which: the item or its barcode."),
        (act("remove_line"), "“remove_line” needs the field “line”."),
        (act("ring_up", item="Mocha"), "There is no item “Mocha” here."),
        (act("ring_up", item="Latte", modifiers=["soy"]), "There is no modifier of Latte “soy” here."),
        (
            act("ring_up", item="Latte", quantity="two"),
            "“quantity” of “ring_up” is a whole number, not a text. Write it so.",
        ),
        (act("ring_up", item="Latte", quantity=0.001), "“quantity” of “ring_up” is a whole number, not a number with"),
        (act("discount", percent=5, reason="x"), "“percent” of “discount” is a text, not a whole number. Write it so."),
        (act("ring_up", item="Latte", quantity=0), "Ring up one or more."),
        (act("pay"), "There is nothing on the ticket yet."),
        (act("ready", order="7"), "There is no order 7 on 2026-11-23."),
        (act("sign_in", name="Zoe"), "There is no staff member “Zoe” here."),
        (act("pay", by="Zoe"), "There is no staff member “Zoe” here."),
        (act("ticket", pin="1111"), "“ticket” has no field “pin”."),
        (
            act("mishap", kind="late", cause="moon"),
            "write “machine”, “ours”, “payment firm”, or “supplier”.",
        ),
        (act("mishap", gestures=[{"gesture": "remake", "kind": "x"}]), "write “call”, “message”, or “visit”."),
        (act("ticket", at="2026-11-23T07:59:59+00:00"), "It is 23 Nov 2026, 9:00:00 here already; an act cannot go"),
        (act("ticket", at="2026-11-23T09:00"), "says no offset"),
        (act("ticket", at="noon"), "is no time"),
        (SHOP, "There is a shop here already."),
    ],
)
def test_what_cannot_be_is_one_sentence_and_the_next_line_goes_on(
    cafe_acts: Acts, line: dict[str, object], sentence: str
) -> None:
    refused, after = cafe_acts({"at": AT} | line, act("ring_up", item="Latte"))
    assert refused["ok"] is False
    assert sentence in refused["refused"]
    assert after["ticket"]["total"] == "3.80"
    assert cafe_acts.code == 0


def test_a_line_that_is_no_object_ends_it_and_what_came_before_stays(
    cafe_acts: Acts, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = cafe_acts(act("ring_up", item="Latte"), "", "[1, 2]", act("pay"))
    assert len(answers) == 1
    assert cafe_acts.code == 2
    assert capsys.readouterr().err == "Line 3 is no JSON object.\n"
    assert cafe_acts.last(act("ticket"))["ticket"]["total"] == "3.80"


def test_without_a_shop_the_first_line_makes_one(acts: Acts, capsys: pytest.CaptureFixture[str]) -> None:
    assert acts(act("ticket")) == []
    assert acts.code == 1
    assert "There is no shop" in capsys.readouterr().err


def test_time_stands_where_the_last_act_left_it(cafe_acts: Acts) -> None:
    later = "2026-11-23T08:30:00+00:00"
    _, paid, order = cafe_acts(act("ring_up", item="Latte", at=later), act("pay"), act("order", order="1"))
    assert paid["promise"]["due"] > later
    assert order["story"][0] == {"at": later, "by": "Ana", "what": "placed"}


def test_time_that_passes_looks_at_the_bar_and_opens_a_miss_by_itself(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("ticket", at="2026-11-23T09:00:00+00:00"),
        act("mishaps"),
        act("ready", order="1"),
        act("order", order="1"),
    )
    assert [(each["mishap"], each["kind"]) for each in answers[3]["mishaps"]] == [("1a", "late")]
    assert answers[-1]["promise"]["kept"] is False
    assert answers[-1]["mishaps"] == ["1a"]


def test_every_answer_is_one_line_of_json(cafe_acts: Acts) -> None:
    (answer,) = cafe_acts(json.dumps(act("bar")))
    assert answer == {"act": "bar", "ok": True, "bar": []}
