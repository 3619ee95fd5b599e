"""An act that is refused leaves the time as it was."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from acts.lines import AT, SHOP, Acts, act

A_YEAR_BEFORE = "2025-11-24T08:00:00+00:00"
SOON, LATER_THAT_DAY = "2026-11-23T08:01:00+00:00", "2026-11-23T12:00:00+00:00"


def test_a_shop_that_is_refused_lets_the_next_be_made_at_any_time(acts: Acts) -> None:
    refused, made = acts(act("shop", currency="XXQ", menu=[]), SHOP | {"at": A_YEAR_BEFORE})
    assert (refused["ok"], made["ok"]) == (False, True)


def test_time_is_what_it_was_before_an_act_that_is_refused(cafe_acts: Acts) -> None:
    rung_up, refused, paid, order = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("ring_up", item="Nothing", at=LATER_THAT_DAY),
        act("pay", at=SOON),
        act("order", order="1"),
    )
    assert [rung_up["ok"], refused["ok"], paid["ok"]] == [True, False, True]
    assert paid["promise"] is not None
    assert order["story"][0]["at"] == SOON


def test_the_bar_is_seen_as_it_was_before_an_act_that_is_refused(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte", at=AT), act("pay"))
    before, _refused, after = cafe_acts(
        act("bar", at=AT), act("ring_up", item="Nothing", at="2026-11-23T08:02:00+00:00"), act("bar")
    )
    assert after["bar"] == before["bar"]


def test_nothing_is_before_what_was_found_on_the_way_to_an_act_that_is_refused(cafe_acts: Acts) -> None:
    cafe_acts(act("ring_up", item="Latte", at=AT), act("pay"))
    refused, mishaps, too_early = cafe_acts(
        act("ring_up", item="Nothing", at=LATER_THAT_DAY), act("mishaps"), act("ticket", at=SOON)
    )
    (missed,) = mishaps["mishaps"]
    assert (refused["ok"], too_early["ok"]) == (False, False)
    opened = datetime.fromisoformat(missed["opened"]).astimezone(ZoneInfo("Europe/Berlin"))
    assert f"{opened:%-d %b %Y, %-H:%M:%S}" in too_early["refused"]
