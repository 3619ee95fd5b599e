"""Orders for another hour or day, in lines of text: agreed, paid in part, made when they are due."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, Acts, act

CAKES = (act("ring_up", item="Latte", quantity=4, at=AT), act("customer", name="Rosa"))
TOMORROW = act("later", day="2026-11-24", time="10:00", deposit=[{"tender": "cash", "amount": "5.00"}])
NOON_SHARP = act("later", time="12:00")


def bar_at(moment: str) -> dict[str, Any]:
    return act("bar", at=f"2026-11-{moment}+01:00")


def test_an_order_for_tomorrow_waits_and_comes_to_the_bar_with_the_agreed_time_as_its_promise(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *CAKES,
        TOMORROW,
        act("bar"),
        act("held"),
        bar_at("24T09:30:00"),
        bar_at("24T09:59:00"),
        act("ready", order="1", at="2026-11-24T09:59:30+01:00"),
        act("order", order="1"),
        act("pay", tab="Rosa"),
    )
    placed = answers[2]
    assert (placed["order"], placed["day"], placed["total"], placed["left"]) == ("1", "2026-11-24", "15.20", "10.20")
    assert (placed["promise"]["due"], placed["receipt"]) == ("2026-11-24T09:00:00+00:00", None)
    assert answers[3]["bar"] == []
    assert [(tab["name"], tab["left"], tab["wanted_at"]) for tab in answers[4]["tabs"]] == [
        ("Rosa", "10.20", "2026-11-24T09:00:00+00:00")
    ]
    assert [order["order"] for order in answers[4]["later"]] == ["1"]
    assert answers[5]["bar"] == []
    card = answers[6]["bar"][0]
    assert (card["order"], card["due"], card["miss"] is not None) == ("1", "2026-11-24T09:00:00+00:00", True)
    assert answers[8]["promise"]["kept"]
    assert (answers[9]["left"], answers[9]["receipt"]) == ("0.00", "T1-000001")


def test_it_comes_as_early_as_the_bar_needs_for_it(cafe_acts: Acts) -> None:
    many = cafe_acts(act("ring_up", item="Latte", quantity=30, at=AT), NOON_SHARP, bar_at("23T11:30:00"))
    few = cafe_acts(act("ring_up", item="Latte", at="2026-11-23T11:31:00+01:00"), NOON_SHARP, bar_at("23T11:40:00"))
    assert [card["order"] for card in many[-1]["bar"]] == ["1"]
    assert [card["order"] for card in few[-1]["bar"]] == ["1"]


def test_the_forecast_does_not_count_it_before_it_is_due(cafe_acts: Acts) -> None:
    ring = act("ring_up", item="Filter")
    before = cafe_acts(act("ring_up", item="Filter", at=AT), act("undo"))[0]["ticket"]["promise"]
    after = cafe_acts(act("ring_up", item="Latte", quantity=20, at=AT), NOON_SHARP, ring)[-1]["ticket"]["promise"]
    assert after == before


def test_things_from_the_counter_for_later_are_not_handed_over_as_they_are_paid(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Croissant", quantity=10, at=AT),
        act("later", day="2026-11-24", time="08:00", deposit=[{"tender": "card"}]),
        act("order", order="1", day="2026-11-24"),
        bar_at("24T08:00:00"),
        act("ready", order="1"),
        act("hand_over", order="1"),
    )
    assert (answers[1]["left"], answers[1]["receipt"]) == ("0.00", "T1-000001")
    assert answers[2]["state"] == "placed"
    assert [card["order"] for card in answers[3]["bar"]] == ["1"]
    assert answers[5]["ok"]


def test_it_survives_a_close_of_day_and_a_restart(cafe_acts: Acts) -> None:
    before = cafe_acts(*CAKES, TOMORROW, act("drawer_open", float="0.00"), act("count", amount="5.00"))
    closed = cafe_acts(act("close_day", at="2026-11-23T18:00:00+01:00"), act("held"))
    assert [answer["ok"] for answer in (*before, *closed)] == [True] * 7
    assert [order["name"] for order in closed[-1]["later"]] == ["Rosa"]


def test_one_that_nobody_made_is_late_as_any_other(cafe_acts: Acts) -> None:
    answers = cafe_acts(*CAKES, NOON_SHARP, bar_at("23T12:01:00"), act("mishaps"))
    assert answers[3]["bar"][0]["cue"] == "late"
    assert len(answers[4]["mishaps"]) == 1


def test_one_that_is_made_before_it_is_due_is_ready(cafe_acts: Acts) -> None:
    answers = cafe_acts(*CAKES, NOON_SHARP, act("ready", order="1"), act("order", order="1"))
    assert (answers[3]["ok"], answers[4]["state"]) == (True, "ready")


def test_one_that_is_cancelled_never_comes(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        *CAKES, TOMORROW, act("cancel", order="1", day="2026-11-24", reason="x", refund=True), bar_at("24T10:00:00")
    )
    assert answers[3]["amount"] == "5.00"
    assert answers[4]["bar"] == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": "2026-11-22", "time": "10:00"}, "That time is over. Say a day and a time that are still to come."),
        ({"time": "08:59"}, "That time is over."),
        ({"time": "09:01"}, "That is too soon: it can be ready by 9:"),
        ({"day": "2028-01-01", "time": "10:00"}, "That is more than a year from now."),
        ({"day": "soon", "time": "10:00"}, "“soon” is no day."),
        ({"time": "25:00"}, "“25:00” is no time of day. Write it like 07:30."),
        (
            {"time": "12:00", "deposit": [{"tender": "cash", "amount": "99.00"}]},
            "",
        ),
    ],
)
def test_a_time_that_cannot_be_agreed_leaves_the_ticket_as_it_was(
    cafe_acts: Acts, fields: dict[str, Any], sentence: str
) -> None:
    *_, refused, ticket = cafe_acts(*CAKES, act("later", **fields), act("ticket"))
    assert refused["refused"].startswith(sentence)
    assert ticket["ticket"]["total"] == "15.20"


def test_nothing_is_ordered_for_later_from_an_empty_ticket(cafe_acts: Acts) -> None:
    [answer] = cafe_acts(act("later", time="12:00", at=AT))
    assert answer["refused"] == "There is nothing on the ticket yet."
