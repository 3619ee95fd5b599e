"""27. They checked back: only where they want it, and where to reach them is erased when it is done."""

from __future__ import annotations

from acts.lines import AT, Acts, act

NUMBER = "030 5550 138"


def test_a_follow_up_is_theirs_to_want_and_its_contact_goes(cafe_acts: Acts) -> None:
    *_, promised, done, after = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "apology"}]),
        act("mishap", mishap="1a",
            gestures=[{"gesture": "follow_up", "due": "2026-11-23T15:00:00+00:00", "contact": NUMBER}]),
        act("follow_up_done", mishap="1a"), act("order", order="1"),
    )  # fmt: skip
    assert promised["ok"]
    assert done["ok"]
    assert NUMBER not in str(after)
