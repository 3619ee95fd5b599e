"""Time that passes between acts: looked at while an order is open, quick however far."""

from __future__ import annotations

from acts.lines import AT, Acts, act

TONIGHT, IN_A_YEAR = "2026-11-23T20:00:00+00:00", "2027-11-23T20:00:00+00:00"


def test_a_miss_is_found_when_it_happened_in_the_same_run_and_in_the_next(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte", at=AT), act("pay"))
    (mishaps,) = cafe_acts(act("mishaps", at=TONIGHT))
    (missed,) = mishaps["mishaps"]
    assert AT < missed["opened"] < "2026-11-23T09:00:00+00:00"


def test_a_year_with_an_order_left_open_passes_and_that_order_is_reached_by_its_day(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("bar", at=IN_A_YEAR),
        act("ready", order="1"),
        act("ready", order="1", day="2026-11-23"),
        act("hand_over", order="1", day="2026-11-23"),
        act("bar"),
    )
    assert [card["cue"] for card in answers[2]["bar"]] == ["late"]
    assert answers[3]["refused"] == "There is no order 1 on 2027-11-23."
    assert (answers[5]["ok"], answers[6]["bar"]) == (True, [])


def test_a_new_promise_is_for_today(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("pay"),
        act("reset_promise", order="1", due=IN_A_YEAR, told=True),
        act("reset_promise", order="1", due="2026-11-23T08:30:00+00:00", told=True),
    )
    assert "more than a day away" in answers[2]["refused"]
    assert answers[3]["ok"]


def test_whoever_looks_first_in_a_run_sees_the_risk(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte", at=AT), act("pay"))
    (bar,) = cafe_acts(act("bar", at=AT))
    assert bar["bar"][0]["miss"] is not None
