"""14. Being chased is a failure: "asked again" is one tap and is counted."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_each_time_somebody_asks_is_counted_on_its_order_and_on_its_day(cafe_acts: Acts) -> None:
    *_, first, second, report = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("asked_again", order="1"), act("asked_again", order="1"),
        act("report"),
    )  # fmt: skip
    assert (first["times"], second["times"]) == (1, 2)
    assert report["recovery"]["asked_again"] == 2
