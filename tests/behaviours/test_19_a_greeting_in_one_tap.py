"""19. A greeting in one tap; no miss without a greeting or a gesture at close."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_a_miss_waits_until_somebody_speaks_and_one_tap_is_enough(cafe_acts: Acts) -> None:
    late = "2026-11-23T09:00:00+00:00"
    *_, waits, greeted, none, report = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1", at=late), act("mishaps"),
        act("greet", order="1"), act("mishaps"), act("report"),
    )  # fmt: skip
    assert "late" in [each["kind"] for each in waits["mishaps"]]
    assert greeted["ok"]
    assert none["mishaps"] == []
    assert (report["mishaps"]["open"], report["mishaps"]["made_right"]) == (0, 1)


def test_who_had_left_before_anybody_spoke_is_neither_open_nor_made_right(cafe_acts: Acts) -> None:
    report = cafe_acts.last(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1", at="2026-11-23T09:00:00+00:00"),
        act("settled", mishap="1a", answer="left"), act("report"),
    )["mishaps"]  # fmt: skip
    assert (report["total"], report["made_right"], report["open"], report["left"]) == (1, 0, 0, 1)
