"""Whoever is likely to wait past their promise and is told nothing has something gone wrong before it breaks."""

from __future__ import annotations

from acts.fixtures import acts, cafe_acts, made
from acts.lines import AT, Acts, act

__all__ = ["acts", "cafe_acts", "made"]
RUSH = [line for _ in range(4) for line in (act("ring_up", item="Latte", quantity=2), act("pay"))]
RUSH[0]["at"] = AT


def until_untold(cafe_acts: Acts) -> tuple[str, str]:
    """When the last order is due, and the minute by which its mishap opened itself, while nobody makes anything."""
    cafe_acts(act("on_bar", staff=["Dana"], at=AT), *RUSH)
    for minute in range(1, 30):
        moment = f"2026-11-23T08:{minute:02d}:00+00:00"
        bar, waits = cafe_acts(act("bar", at=moment), act("mishaps"))
        opened = [each["opened"] for each in waits["mishaps"] if each["mishap"].startswith("4")]
        if opened:
            return next(card["first_due"] for card in bar["bar"] if card["order"] == "4"), moment
    raise AssertionError("nothing was opened")


def test_it_opens_half_a_minute_after_the_cue_and_before_the_promise_breaks(cafe_acts: Acts) -> None:
    due, opened = until_untold(cafe_acts)
    assert opened < due


def test_the_miss_is_the_same_mishap(cafe_acts: Acts) -> None:
    until_untold(cafe_acts)
    waits = cafe_acts.last(act("mishaps", at="2026-11-23T08:50:00+00:00"))["mishaps"]
    assert [each["kind"] for each in waits if each["mishap"].startswith("4")] == ["late"]


def test_who_is_told_then_has_nothing_gone_wrong(cafe_acts: Acts) -> None:
    _, opened = until_untold(cafe_acts)
    *_, waits, report = cafe_acts(
        act("reset_promise", order="4", due="2026-11-23T08:59:00+00:00", told=True, at=opened),
        act("mishaps"), act("report"),
    )  # fmt: skip
    assert [each for each in waits["mishaps"] if each["mishap"].startswith("4")] == []
    assert "4" not in [each["order"] for each in report["recovery"]["each"]]


def test_what_is_ready_in_time_after_all_was_nothing(cafe_acts: Acts) -> None:
    _, opened = until_untold(cafe_acts)
    *_, waits, order = cafe_acts(
        act("ready", order="4", unmade="made", at=opened), act("mishaps"), act("order", order="4"),
    )  # fmt: skip
    assert [each for each in waits["mishaps"] if each["mishap"].startswith("4")] == []
    assert order["promise"]["kept"] is True


def test_it_can_be_cancelled_as_one_with_nothing_wrong(cafe_acts: Acts) -> None:
    _, opened = until_untold(cafe_acts)
    assert cafe_acts.last(act("cancel", order="4", reason="they left", refund=False, at=opened))["ok"]
