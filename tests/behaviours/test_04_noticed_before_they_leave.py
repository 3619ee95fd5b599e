"""4. What was forgotten is noticed before the customer leaves: an unmade line blocks until made or explained."""

from __future__ import annotations

from acts.lines import AT, Acts, act

TWO = (act("ring_up", item="Latte", at=AT), act("ring_up", item="Filter"), act("pay"), act("made", order="1", line=1))


def test_a_line_that_is_not_made_keeps_the_order_from_being_ready_and_handed_over(cafe_acts: Acts) -> None:
    *_, ready, handed = cafe_acts(*TWO, act("ready", order="1"), act("hand_over", order="1"))
    assert "1 of 2" in ready["refused"]
    assert not handed["ok"]


def test_explained_it_is_put_right_with_what_went_wrong_at_its_station(cafe_acts: Acts) -> None:
    *_, ready, report = cafe_acts(
        *TWO, act("ready", order="1", unmade="explained", why="sold out"), act("report"),
    )  # fmt: skip
    assert ready["ok"]
    assert [(each["kind"], each["station"]) for each in report["recovery"]["each"]] == [("sold_out", "brew")]


def test_what_waits_for_whoever_does_not_see_it_opens_by_itself(cafe_acts: Acts) -> None:
    """Nobody took it: that is seen while the customer is still in the shop."""
    *_, before, after = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1", at="2026-11-23T08:02:00+00:00"),
        act("mishaps", at="2026-11-23T08:11:50+00:00"), act("mishaps", at="2026-11-23T08:30:00+00:00"),
    )  # fmt: skip
    assert before["mishaps"] == []
    (waits,) = after["mishaps"]
    assert (waits["mishap"], waits["kind"], waits["opened"][:16]) == ("1a", "not_good", "2026-11-23T08:12")
